import type { Rows } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import type { Row, Table } from '../table/table.ts'
import { normaliseText } from '../units/number-text.ts'
import { outColumns, type OutColumn, type Source } from './out-columns.ts'
import { outWords } from './out-words.ts'
import { rowsShown, titleOf, townOf, yearOf } from './rows-shown.ts'
import type { Meaning } from './totals.ts'
import { perUnit } from './cell-out.ts'
import type { ExportView } from './view.ts'

/** A value for a template's cell; a day is told apart, because a cell without a day's format would show its number. */
export interface TemplateValue {
  readonly value: Cell
  /** The stored day, where the value is its number. */
  readonly day: string | null
}

/** What the names in a template stand for. */
export interface TemplateValues {
  readonly rows: readonly Row[]
  /** A name that has one value for the whole sheet; undefined if there is none of that name. */
  readonly single: (name: string) => TemplateValue | undefined
  /** A name that has a value per row of the table; undefined if there is none of that name. */
  readonly perRow: (name: string) => ((row: Row, at: number) => TemplateValue) | undefined
  /** The column that a heading names, with its unit where the heading has one. */
  readonly headed: (heading: string) => ((row: Row, at: number) => TemplateValue) | undefined
}

const ROW_NUMBER = new Set(['序号', 'No.'])

/**
 * The names of a table in a template: 镇, 年度, 表名, 单位, 行数, 日期; 合计.总投资 where the table has one sum; and for the
 * row that repeats 序号 and 项目.名称, by title, shortened title or field. `|亿元` behind a name sets its unit.
 */
export function templateValues(
  table: Table,
  view: ExportView,
  rows: Rows,
  meaning: Meaning,
  today: string,
): TemplateValues {
  const source: Source = { table, shown: rowsShown(table, view, rows), view, rows, meaning }
  const { shown } = source
  const fixed: Readonly<Record<string, Cell>> = {
    镇: townOf(view, shown, rows),
    地区: townOf(view, shown, rows),
    年度: yearOf(view, shown),
    标题: titleOf(table, view, shown, rows),
    表名: table.title,
    单位: view.units?.money ?? '万元',
    行数: shown.length,
    日期: today,
    签名: outWords(view.language).signers.join('    '),
  }
  const columns = (unit: string | null): readonly OutColumn[] =>
    outColumns(unit === null ? source : { ...source, view: { ...view, units: unitsWith(view, unit) } })
  const perRow = (name: string): ((row: Row, at: number) => TemplateValue) | undefined => {
    const { path, unit } = nameParts(name)
    if (ROW_NUMBER.has(path)) return (_row, at) => ({ value: at + 1, day: null })
    const [first = '', ...rest] = path.split('.')
    const own = first === table.title || first === table.name ? rest.join('.') : path
    const out = columnNamed(table, columns(unit), own)
    return out && ((row, at) => valueOf(out, row, at))
  }
  return {
    rows: shown,
    perRow,
    single: (name) => {
      const { path, unit } = nameParts(name)
      if (Object.hasOwn(fixed, path)) return { value: fixed[path] ?? null, day: null }
      if (!path.startsWith('合计.')) return undefined
      const out = columnNamed(table, columns(unit), path.slice('合计.'.length))
      const lines = meaning.totals(table.name, shown)
      const figure = out?.field ? lines[0]?.figures[out.field] : undefined
      if (!out || lines.length > 1 || (lines.length === 1 && !figure)) return undefined
      return { value: inUnit(out, figure?.sum.sum ?? null), day: null }
    },
    headed: (heading) =>
      perRow(heading.replaceAll(/\s+/g, '').replace(/[(（](.+)[)）]$/, '|$1')) ?? perRow(heading),
  }
}

function nameParts(name: string): { readonly path: string; readonly unit: string | null } {
  const [path = '', unit] = normaliseText(name).split('|')
  return { path: path.trim(), unit: unit?.trim() ?? null }
}

function unitsWith(view: ExportView, unit: string): NonNullable<ExportView['units']> {
  return unit.endsWith('元') ? { ...view.units, money: unit } : { ...view.units, land: unit }
}

function columnNamed(table: Table, columns: readonly OutColumn[], name: string): OutColumn | undefined {
  const short = (title: string): string =>
    title.startsWith(table.title) && title !== table.title ? title.slice(table.title.length) : title
  return (
    columns.find(({ field, title }) => field === name || title === name) ??
    columns.find(({ title }) => short(title) === name)
  )
}

function valueOf(out: OutColumn, row: Row, at: number): TemplateValue {
  const stored = out.field === null ? null : row[out.field]
  return {
    value: out.valueOf(row, at),
    day: out.column?.kind === 'date' && typeof stored === 'string' ? stored : null,
  }
}

function inUnit({ column, unit }: OutColumn, sum: number | null): number | null {
  if (sum === null || column?.kind !== 'quantity') return sum
  return sum / perUnit(column.measure, unit ?? column.unit)
}
