import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BudgetLine } from '../../../shared/budget/lines.ts'
import { comparisonsOf } from '../../../shared/budget/comparison.ts'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { pinnedBudgetRows } from '../../../shared/budget/totals.ts'
import type { Row } from '../../../shared/table/table.ts'
import { readSettings } from '../../../shared/policy/settings.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { useFormulaSheet } from '../sheet/calculated/use-formula-sheet.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { FilterBox } from '../sheet/filter-box.tsx'
import { useFocusTown, useFocusYear, useTextFilter, useTownForNew } from '../sheet/focus.ts'
import { totalRows } from '../sheet/rows.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
import { BudgetTotals } from './totals.tsx'

const TABLES = ['budget_line']

const FIRST = new Set(['subject', 'region', 'year', 'book', 'side', 'budget', 'adjusted', 'final'])

/** Totals that stand below the sheet; more would hide it, and stand in the panel alone. */
const MOST_TOTALS = 6

/** 预算: the lines of the four budgets with last year's final figures beside them, and totals by book and side. */
export function BudgetPage() {
  const { t } = useTranslation('plans')
  const { t: words } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const units = useUnits()
  const rows = useRows()
  const lines = useTable('budget_line')
  const town = useFocusTown()
  const year = useFocusYear()
  const newTown = useTownForNew()
  const sheet = useFormulaSheet(budgetLine)
  const columns = useMemo(() => {
    // What the focus fixes needs no column, and the amounts stand before what merely classifies them.
    const hidden = [...(town === null ? [] : ['region']), ...(year === null ? [] : ['year'])]
    const own = sheetColumns(sheet.table, language, { units, pinned: ['subject'], hidden })
    const first = own.filter(({ field }) => FIRST.has(field))
    const computed = own.filter(({ field }) => sheet.computed.has(field))
    return [
      ...first,
      ...computed,
      ...own.filter((column) => !first.includes(column) && !computed.includes(column)),
    ]
  }, [language, units, sheet, town, year])
  const inFocus = useMemo(
    () =>
      lines.filter(
        (row) => (town === null || row['region'] === town) && (year === null || row['year'] === year),
      ),
    [lines, town, year],
  )
  const filter = useTextFilter(inFocus, columns)
  const findings = useFindings(TABLES)
  const extra = useMemo(() => comparisonsOf(rows), [rows])
  // Rows of the mirror fit their declaration.
  const pinned = useMemo(() => pinnedBudgetRows(filter.rows as readonly BudgetLine[]), [filter.rows])
  const totalsOf = useCallback(
    (of: readonly Row[]) => {
      const totals = pinnedBudgetRows(of as readonly BudgetLine[])
      return totals.length > MOST_TOTALS ? [] : totalRows(totals, { field: 'subject', words: words('total') })
    },
    [words],
  )
  const blank = useMemo(
    () => ({
      region: newTown,
      year: year ?? readSettings(rows).baseYear + 1,
      book: 'general',
      side: 'expenditure',
      subject: t('budget.fresh'),
    }),
    [newTown, year, rows, t],
  )
  return (
    <TableSheet
      table={budgetLine}
      rows={filter.rows}
      columns={columns}
      findings={findings}
      totalsOf={totalsOf}
      extra={extra}
      blank={blank}
      panel={{ title: t('budget.totals'), content: <BudgetTotals totals={pinned} unit={units.money} /> }}
      hint={t('budget.hint')}
      tools={<FilterBox text={filter.text} onChange={filter.setText} />}
      empty={{ title: t('budget.emptyTitle'), hint: t('budget.emptyHint') }}
    />
  )
}
