import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCOUNT_UNITS, type LandAccount } from '../../../shared/land/accounts.ts'
import type { LandEntry } from '../../../shared/land/balance.ts'
import { landEntry } from '../../../shared/land/tables.ts'
import { pinnedLandRows } from '../../../shared/land/totals.ts'
import { readSettings } from '../../../shared/policy/settings.ts'
import type { Row } from '../../../shared/table/table.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { SheetRow } from '../../grid/contract.ts'
import { unitTitle } from '../../text/titles.ts'
import { useMirror, useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { FilterBox } from '../sheet/filter-box.tsx'
import { useFocusTown, useFocusYear, useTextFilter, useTownForNew } from '../sheet/focus.ts'
import { totalRows } from '../sheet/rows.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
import { Balances } from './balances.tsx'

const TABLES = ['land_entry']

/** Grain capacity is counted in kilograms and says so in its cell; all other accounts are land, as the heading says. */
function unitsIn(account: unknown, language: Language): SheetRow['units'] {
  const unit =
    typeof account === 'string' && account in ACCOUNT_UNITS ? ACCOUNT_UNITS[account as LandAccount] : '亩'
  return unit === '亩' ? undefined : { amount: { unit, title: unitTitle(unit, language) } }
}

/** 用地台账: the entries, and beside them the balances that follow from them. */
export function LandPage() {
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const rows = useRows()
  const entries = useTable('land_entry')
  const projects = useTable('project')
  const town = useFocusTown()
  const year = useFocusYear()
  const newTown = useTownForNew()
  const county = useMirror((state) => state.rows.get('region', newTown)?.['parent'] ?? null)
  const columns = useMemo(
    () =>
      sheetColumns(landEntry, language, {
        units,
        pinned: ['date'],
        hidden: year === null ? [] : ['year'],
        // Some amounts have their own unit beside them.
        widths: { amount: 140 },
      }),
    [language, units, year],
  )
  const inFocus = useMemo(() => {
    const holders = new Set([town, ...projects.filter((row) => row['region'] === town).map(({ id }) => id)])
    return entries.filter(
      (row) =>
        (year === null || row['year'] === year) &&
        (town === null ||
          holders.has(row['from_holder'] as string | null) ||
          holders.has(row['to_holder'] as string | null)),
    )
  }, [entries, projects, town, year])
  const filter = useTextFilter(inFocus, columns)
  const findings = useFindings(TABLES)
  const totalsOf = useCallback(
    (of: readonly Row[]) => {
      // Rows of the mirror fit their declaration.
      const pinned = pinnedLandRows(of as readonly LandEntry[])
      const title = { field: 'date', words: t('land.netInflow') }
      return totalRows(pinned, title, ({ account }) => unitsIn(account, language))
    },
    [t, language],
  )
  const unitsOf = useCallback((row: Row) => unitsIn(row['account'], language), [language])
  const blank = useMemo(() => {
    const quotaYear = year ?? readSettings(rows).baseYear + 1
    return {
      date: `${quotaYear}-01-01`,
      year: quotaYear,
      account: 'quota',
      event: 'issue',
      to_holder: county ?? newTown,
      amount: '1亩',
    }
  }, [year, rows, county, newTown])
  return (
    <TableSheet
      table={landEntry}
      rows={filter.rows}
      columns={columns}
      findings={findings}
      totalsOf={totalsOf}
      blank={blank}
      unitsOf={unitsOf}
      hint={t('land.hint')}
      tools={<FilterBox text={filter.text} onChange={filter.setText} />}
      empty={{ title: t('land.emptyTitle'), hint: t('land.emptyHint') }}
      panel={{ title: t('land.balances'), content: <Balances town={town} year={year} /> }}
    />
  )
}
