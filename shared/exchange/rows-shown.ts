import type { Rows } from '../table/change.ts'
import type { Row, Table } from '../table/table.ts'
import { outWords } from './out-words.ts'
import type { ExportView } from './view.ts'

/** The rows that a view shows, in its order. */
export function rowsShown(table: Table, view: ExportView, rows: Rows): readonly Row[] {
  if (!view.rows) return rows.all(table.name)
  return view.rows.flatMap((id) => rows.get(table.name, id) ?? [])
}

/** The title of a sheet: the one asked for, else place, year and the table's own. */
export function titleOf(table: Table, view: ExportView, shown: readonly Row[], rows: Rows): string {
  if (view.title !== undefined) return view.title
  return outWords(view.language).titleOf(townOf(view, shown, rows), yearOf(view, shown), table.title)
}

/** The place that the view names, else the one that all rows belong to, or nothing. */
export function townOf({ town }: ExportView, shown: readonly Row[], rows: Rows): string {
  if (town !== undefined) return town
  const ids = new Set(shown.map((row) => row['region']))
  const id = ids.size === 1 ? [...ids][0] : null
  const name = typeof id === 'string' ? rows.get('region', id)?.['name'] : null
  return typeof name === 'string' ? name : ''
}

/** The year that the view names, else the one that all rows belong to; null if there is none. */
export function yearOf({ year }: ExportView, shown: readonly Row[]): number | null {
  if (year !== undefined) return year
  const years = new Set(shown.map((row) => row['year']))
  const own = years.size === 1 ? [...years][0] : null
  return typeof own === 'number' ? own : null
}
