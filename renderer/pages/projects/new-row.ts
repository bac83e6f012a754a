import { FUND_SOURCES } from '../../../shared/plans/tables.ts'
import { readSettings } from '../../../shared/policy/settings.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Row } from '../../../shared/table/table.ts'

/** Where a new row of a project's years or funds is asked for. */
interface Place {
  /** The project that the sheet shows, or null for all. */
  readonly project: string | null
  /** The row that the new one follows. */
  readonly near: Row | undefined
  /** The year in focus, or null for all. */
  readonly year: number | null
}

type Values = Readonly<Record<string, Cell>>

/** The project shown, else that of the row followed, else the last one: it has most likely just been entered. */
function ownerOf(rows: Rows, { project, near }: Place): string {
  return project ?? String(near?.['project'] ?? rows.all('project').at(-1)?.id ?? '')
}

/** A year that a project has no row for yet: the one in focus, else the one after its last. Investment is still 0. */
export function newProjectYear(rows: Rows, place: Place): Values {
  const project = ownerOf(rows, place)
  const years = rows
    .all('project_year')
    .filter((row) => row['project'] === project)
    .map((row) => Number(row['year']))
  const first = place.year ?? readSettings(rows).baseYear + 1
  const isFree = years.length === 0 || (place.year !== null && !years.includes(place.year))
  return { project, year: isFree ? first : Math.max(...years) + 1, investment: 0 }
}

/** A source that a project has no row for yet in the year in focus, else of the row followed. Its amount is still 0. */
export function newProjectFund(rows: Rows, place: Place): Values {
  const project = ownerOf(rows, place)
  const follows = place.near?.['project'] === project ? place.near['year'] : undefined
  const year = place.year ?? Number(follows ?? readSettings(rows).baseYear + 1)
  const taken = new Set(
    rows
      .all('project_fund')
      .filter((row) => row['project'] === project && row['year'] === year)
      .map((row) => row['source']),
  )
  const source = Object.keys(FUND_SOURCES).find((code) => !taken.has(code)) ?? 'other'
  return { project, year, source, planned: 0 }
}
