import { quotedName, sourceColumns } from '../../../../shared/calculation/names.ts'
import { ROW_UNIT, type FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { yearField, yearOfField } from '../../../../shared/indicators/years.ts'
import type { Within } from '../../../../shared/calculation/within.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { ColumnDraft } from './changes.ts'

// Ready-made formulas over a column: what most people want of a calculated column, written out so that it can be read
// and changed.

/** What a ready-made formula computes. */
export interface Preset {
  readonly what: 'share' | 'total' | 'mean' | 'change'
  /** Over which rows its total goes; null if it has none. */
  readonly within: Within | null
  readonly draft: Pick<ColumnDraft, 'unit' | 'decimals' | 'formula'>
}

/** A column of figures that ready-made formulas can be about. */
export interface PresetColumn {
  readonly field: string
  /** As formulas write it. */
  readonly name: string
  /** Empty for a bare number, `ROW_UNIT` for that of each row. */
  readonly unit: string
}

/** The columns of figures of a sheet that add up, the most usual first. */
export function presetColumns(sheet: FormulaSheet, language: Language): readonly PresetColumn[] {
  const columns = sourceColumns(sheet.table, sheet.hanging).flatMap(({ field, names, unit }) => {
    const { kind } = sheet.table.columns[field] ?? {}
    const adds = kind === 'quantity' || kind === 'number' || (kind === 'integer' && unit?.text !== '')
    if (!adds || unit?.kind === 'percent') return []
    const name = language === 'zh-CN' ? sheet.write(names[0] ?? field) : field
    return [{ field, name, unit: unit === null ? ROW_UNIT : unit.text }]
  })
  // Of figures that hang on their row the newest are wanted most, and the last one of each row before all.
  const latest = columns.filter(({ field }) => field === 'latest')
  const others = columns.filter(({ field }) => field !== 'latest')
  return sheet.hanging.size > 1 ? [...latest, ...others.toReversed()] : columns
}

/** The ready-made formulas over a column, in the words of the language. */
export function presetsOf(sheet: FormulaSheet, column: PresetColumn, language: Language): readonly Preset[] {
  const chinese = language === 'zh-CN'
  const [share, total, mean] = chinese ? ['占比', '合计', '平均'] : ['SHARE', 'SUM', 'AVERAGE']
  const over = (within: Within): string => `${column.name}, ${written(sheet, within, chinese)}`
  const { within, unitBy, units } = sheet
  const wider = within.filter((field) => field !== 'region')
  const ranges = [within, ...(wider.length < within.length && wider.length > 0 ? [wider] : []), []]
  const possible = [...new Map(ranges.map((range) => [range.join(' '), range])).values()].filter(
    (range) => column.unit !== ROW_UNIT || units.length === 1 || range.some((field) => unitBy.has(field)),
  )
  const [first = []] = possible
  const own = { unit: column.unit, decimals: column.unit === ROW_UNIT ? null : 2 }
  const shares = possible.map((range): Preset => {
    return {
      what: 'share',
      within: range,
      draft: { unit: '%', decimals: 1, formula: `${share}(${over(range)})` },
    }
  })
  return [
    ...shares,
    { what: 'total', within: first, draft: { ...own, formula: `${total}(${over(first)})` } },
    {
      what: 'mean',
      within: first,
      draft: { ...own, formula: `${column.name} - ${mean}(${over(first)})` },
    },
    ...growth(sheet, column, chinese),
  ]
}

/** A formula over the sheet's own columns, to show how one is written; null where none of them adds up. */
export function exampleOf(sheet: FormulaSheet, language: Language): string | null {
  const [first, ...others] = presetColumns(sheet, language)
  if (!first) return null
  const second = others.find(({ unit }) => unit === first.unit)
  return second ? `(${second.name} - ${first.name}) / ${first.name}` : `${first.name} * 2`
}

/** What a year's figure has grown by on the year before, where the sheet has years. */
function growth(sheet: FormulaSheet, { field, name }: PresetColumn, chinese: boolean): readonly Preset[] {
  const year = yearOfField(field)
  const before = field === 'latest' ? 'before_latest' : year === null ? '' : yearField(year - 1, 'value')
  if (!(before in sheet.table.columns)) return []
  const looksBack = chinese ? '最新[上年]' : 'latest[-1]'
  const last = field === 'latest' ? looksBack : chinese ? `${(year ?? 0) - 1}年` : before
  return [
    { what: 'change', within: null, draft: { unit: '%', decimals: 1, formula: `${name} / ${last} - 1` } },
  ]
}

/** The words of a formula that say which rows a total counts. */
function written(sheet: FormulaSheet, within: Within, chinese: boolean): string {
  if (within.length === 0) return chinese ? '全表' : 'ALL'
  const names = within.map((field) => {
    const name = sheet.groups.find((group) => group.field === field)?.names[0]
    return chinese && name !== undefined ? quotedName(name) : field
  })
  return `${chinese ? '同' : 'SAME'}(${names.join(', ')})`
}

/** Which words of `range` name the rows of a total; `own` if only its columns do. */
export function rangeOf(within: Within): 'own' | 'townYear' | 'town' | 'townsYear' | 'indicator' | 'whole' {
  if (within.length === 0) return 'whole'
  if (within.includes('indicator') && !within.includes('year')) return 'indicator'
  if (within.includes('account')) return 'own'
  if (within.includes('region')) return within.includes('year') ? 'townYear' : 'town'
  return within.includes('year') && !within.includes('indicator') ? 'townsYear' : 'own'
}
