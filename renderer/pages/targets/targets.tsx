import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { target } from '../../../shared/indicators/tables.ts'
import { membersOf } from '../../../shared/indicators/regions.ts'
import type { Row } from '../../../shared/table/table.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { SheetRow } from '../../grid/contract.ts'
import { unitTitle } from '../../text/titles.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { FilterBox } from '../sheet/filter-box.tsx'
import { useFocusTown, useTextFilter, useTownForNew } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
import { readSettings } from '../../../shared/policy/settings.ts'

const TABLES = ['target']

/** A figure to be reached says its indicator's unit in the cell, as every row has another; a yes or no has none. */
function unitsOfTarget({ basis }: Row, indicator: Row | undefined, language: Language): SheetRow['units'] {
  const unit = String(indicator?.['unit'] ?? '')
  if (basis !== 'absolute' || unit === '' || unit === '是否') return undefined
  return { value: { unit, title: unitTitle(unit, language) } }
}

/** 目标: every quantified aim of the policy as a sheet; a town in focus shows its own and those it shares. */
export function TargetsPage() {
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const rows = useRows()
  const targets = useTable('target')
  const clauses = useTable('clause')
  const indicators = useTable('indicator')
  const town = useFocusTown()
  const newTown = useTownForNew()
  const columns = useMemo(
    () => sheetColumns(target, language, { units, pinned: ['indicator', 'region'] }),
    [language, units],
  )
  const inFocus = useMemo(() => {
    if (town === null) return targets
    return targets.filter(({ region }) => {
      const members = membersOf(rows, String(region))
      return region === town || members.some(({ id }) => id === town)
    })
  }, [targets, rows, town])
  const unitsOf = useCallback(
    (row: Row) => unitsOfTarget(row, rows.get('indicator', String(row['indicator'])), language),
    [rows, language],
  )
  const filter = useTextFilter(inFocus, columns)
  const findings = useFindings(TABLES)
  const blank = useMemo(() => {
    const [clause, indicator] = [clauses[0], indicators[0]]
    const year = readSettings(rows).horizon
    return (
      clause &&
      indicator && {
        clause: clause.id,
        region: newTown,
        indicator: indicator.id,
        year,
        basis: 'absolute',
        operator: 'at-least',
      }
    )
  }, [clauses, indicators, rows, newTown])
  return (
    <TableSheet
      table={target}
      rows={filter.rows}
      columns={columns}
      findings={findings}
      unitsOf={unitsOf}
      hint={t('targets.hint')}
      tools={<FilterBox text={filter.text} onChange={filter.setText} />}
      empty={{ title: t('targets.emptyTitle'), hint: t('targets.emptyHint') }}
      {...(blank ? { blank } : {})}
    />
  )
}
