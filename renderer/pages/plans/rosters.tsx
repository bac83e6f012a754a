import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { office, person, plan } from '../../../shared/plans/tables.ts'
import { readSettings } from '../../../shared/policy/settings.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { FilterBox } from '../sheet/filter-box.tsx'
import { useFocusYear, useTextFilter } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'

const ROSTERS = { plan, office, person } as const

/** A plan is held up by its tasks, so that F8 leads from it to them. */
const FOUND: Readonly<Record<Roster, readonly string[]>> = {
  plan: ['plan', 'task'],
  office: ['office'],
  person: ['person'],
}

/** What tasks hang on. */
export type Roster = keyof typeof ROSTERS

/** What a new row begins with, besides its name. */
function blankOf(roster: Roster, rows: Rows, year: number | null): Readonly<Record<string, Cell>> {
  if (roster === 'office') return { type: 'department' }
  if (roster === 'person') return {}
  return { term: 'year', year: year ?? readSettings(rows).baseYear + 1, state: 'draft' }
}

/** A sheet of plans, offices or people: short lists that hold for all towns. */
export function RosterSheet({ roster, switcher }: { readonly roster: Roster; readonly switcher: ReactNode }) {
  const table = ROSTERS[roster]
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const all = useRows()
  const year = useFocusYear()
  const stored = useTable(roster)
  const columns = useMemo(
    () => sheetColumns(table, language, { units, pinned: [table.label] }),
    [table, language, units],
  )
  const filter = useTextFilter(stored, columns)
  const findings = useFindings(FOUND[roster])
  const blank = useMemo(
    () => ({
      [table.label]: freshName(stored, table.label, t(`${roster}.fresh`)),
      ...blankOf(roster, all, year),
    }),
    [table, stored, roster, all, year, t],
  )
  return (
    <TableSheet
      table={table}
      rows={filter.rows}
      columns={columns}
      findings={findings}
      blank={blank}
      hint={t(`${roster}.hint`)}
      tools={
        <>
          {switcher}
          <FilterBox text={filter.text} onChange={filter.setText} />
        </>
      }
      empty={{ title: t(`${roster}.emptyTitle`), hint: t(`${roster}.emptyHint`) }}
    />
  )
}

/** A name that no row has yet: offices may not share one. */
function freshName(
  rows: readonly { readonly [column: string]: Cell }[],
  label: string,
  name: string,
): string {
  const taken = new Set(rows.map((row) => row[label]))
  for (let count = 2, free = name; ; count += 1) {
    if (!taken.has(free)) return free
    free = `${name}${count}`
  }
}
