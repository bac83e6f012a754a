import type { TFunction } from 'i18next'
import type { Pivot, PivotCell, PivotRow } from '../../../shared/indicators/pivot.ts'
import { yearField } from '../../../shared/indicators/years.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Mark, SheetColumn, SheetRow } from '../../grid/contract.ts'

/** Which figure of an observation the sheet shows. */
export type Measure = 'value' | 'growth'

/** Field of a year's column, whichever figure it shows. */
export function shownField(year: number): string {
  return yearField(year, 'value')
}

/** Columns: region, indicator, scope and unit stay at the left, then a column per year. */
export function pivotColumns(
  years: readonly number[],
  measure: Measure,
  t: TFunction<'indicators'>,
  withScope: boolean,
  /** Names of indicators are longer in English. */
  nameWidth: number,
): SheetColumn[] {
  const fixed: SheetColumn[] = [
    {
      field: 'region',
      column: { kind: 'reference', to: ['region'], title: '地区' },
      title: t('region'),
      width: 80,
      pinned: true,
      readOnly: true,
    },
    {
      field: 'indicator',
      column: { kind: 'reference', to: ['indicator'], title: '指标' },
      title: t('indicator'),
      width: nameWidth,
      pinned: true,
      readOnly: true,
    },
    {
      field: 'unit',
      column: { kind: 'text', title: '单位' },
      title: t('unit'),
      width: 88,
      pinned: true,
      readOnly: true,
    },
  ]
  const scope: SheetColumn = {
    field: 'scope',
    column: { kind: 'text', title: '口径' },
    title: t('scope'),
    width: 84,
    readOnly: true,
  }
  const perYear = years.map((year): SheetColumn => ({
    field: shownField(year),
    column: { kind: 'number', title: String(year) },
    title: t('year', { year }),
    width: 76,
    ...(measure === 'growth' ? { unit: '%', decimals: 1 } : {}),
  }))
  return [...fixed, ...(withScope ? [scope] : []), ...perYear]
}

const PRELIMINARY = new Set(['flash', 'preliminary'])

function marksOf(cell: PivotCell, measure: Measure): Mark[] {
  const marks: Mark[] = []
  if (measure === 'value' && cell.value === null) marks.push('missing')
  if (PRELIMINARY.has(cell.vintage)) marks.push('preliminary')
  if (cell.demo) marks.push('demo')
  if (cell.locked) marks.push('locked')
  return marks
}

function noteOf(cell: PivotCell, measure: Measure, t: TFunction<'indicators'>): string {
  const notes: string[] = []
  if (measure === 'value' && cell.absence) notes.push(t(`absence.${cell.absence}`))
  if (PRELIMINARY.has(cell.vintage)) notes.push(t('preliminaryNote'))
  if (cell.others > 0) notes.push(t('othersNote', { n: cell.others }))
  return notes.join('\n')
}

interface Words {
  readonly t: TFunction<'indicators'>
  readonly unitWords: (unit: string) => string
  /** What a row of a table is called. */
  readonly labelOf: (table: 'region' | 'indicator', id: string) => string
}

/** Calculated cells of a row, by field. */
type CalculatedOf = (rowId: string) => Readonly<Record<string, Cell>>

/** Makes sheet rows of pivot rows; rows that say the same as before are the same objects again. */
export function pivotRowMaker(): (
  pivot: Pivot,
  measure: Measure,
  words: Words,
  calculatedOf: CalculatedOf,
) => SheetRow[] {
  let before = new Map<string, { text: string; row: SheetRow }>()
  return (pivot, measure, words, calculatedOf) => {
    const made = new Map<string, { text: string; row: SheetRow }>()
    for (const one of pivot.rows) {
      const row = sheetRow(one, measure, words, calculatedOf(one.key))
      const text = JSON.stringify(row)
      const old = before.get(one.key)
      made.set(one.key, old?.text === text ? old : { text, row })
    }
    before = made
    return [...made.values()].map(({ row }) => row)
  }
}

function sheetRow(
  row: PivotRow,
  measure: Measure,
  { t, unitWords, labelOf }: Words,
  calculated: Readonly<Record<string, Cell>>,
): SheetRow {
  const cells = [...row.cells].map(([year, cell]) => [shownField(year), cell] as const)
  const madeUp = cells.some(([, cell]) => cell.demo)
  const locked = cells.filter(([, cell]) => cell.locked)
  const decimals = measure === 'growth' ? 1 : row.decimals
  return {
    id: row.key,
    label: `${labelOf('region', row.region)} ${labelOf('indicator', row.indicator)}`,
    cells: {
      region: row.region,
      indicator: row.indicator,
      scope: row.scope,
      unit: unitWords(measure === 'growth' ? '%' : row.unit),
      ...Object.fromEntries(cells.map(([field, cell]) => [field, cell[measure]])),
      ...calculated,
    },
    ...(row.unit === '' ? {} : { unit: row.unit }),
    ...(decimals === null ? {} : { decimals }),
    marks: {
      ...Object.fromEntries(cells.map(([field, cell]) => [field, marksOf(cell, measure)])),
      // What is computed from made-up figures is made up.
      ...Object.fromEntries(Object.keys(calculated).map((field) => [field, madeUp ? ['demo'] : []])),
    },
    notes: Object.fromEntries(cells.map(([field, cell]) => [field, noteOf(cell, measure, t)])),
    ...(locked.length > 0
      ? { readOnlyReason: Object.fromEntries(locked.map(([field]) => [field, t('lockedNote')])) }
      : {}),
  }
}
