import type { Rows } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import type { Row, Table } from '../table/table.ts'
import { normaliseText } from '../units/number-text.ts'
import { outColumns, type OutColumn, type Source } from './out-columns.ts'
import { outWords } from './out-words.ts'
import { rowsShown, titleOf, townOf, yearOf } from './rows-shown.ts'
import { templateTotals } from './template-totals.ts'
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
  /** What the filled sheet says of made-up rows; null if there are none. */
  readonly madeUp: string | null
  /** A name that has one value for the whole sheet; undefined if there is none of that name. */
  readonly single: (name: string) => TemplateValue | undefined
  /** Names of which one may be meant by a name that fits several, such as that of one of the table's totals; else empty. */
  readonly instead: (name: string) => readonly string[]
  /** A name that has a value per row of the table; undefined if there is none of that name. */
  readonly perRow: (name: string) => ((row: Row, at: number) => TemplateValue) | undefined
  /** The column that a heading names, with its unit where the heading has one. */
  readonly headed: (heading: string) => ((row: Row, at: number) => TemplateValue) | undefined
}

const ROW_NUMBER = new Set(['序号', 'No.'])

/**
 * The names of a table in a template: 镇, 年度, 表名, 单位, 行数, 日期; 合计.总投资, and where the table has several sums
 * 合计.支出.预算数 with as much of what the sum is of as tells it from the others; and for the
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
  const totals = templateTotals(table, shown, rows, meaning)
  return {
    rows: shown,
    madeUp: shown.some((row) => row['demo'] === 1)
      ? outWords(view.language).note([outWords(view.language).madeUpFilled])
      : null,
    perRow,
    single: (name) => {
      const { path, unit } = nameParts(name)
      if (Object.hasOwn(fixed, path)) return { value: fixed[path] ?? null, day: null }
      const named = totals.named(path)
      const out = named && columnNamed(table, columns(unit), named.column)
      if (!out) return undefined
      // A table without rows has no sums; a template of it is filled all the same.
      if (named.all.length === 0) return { value: null, day: null }
      const [line, ...others] = named.fitting
      const figure = out.field === null ? undefined : line?.figures[out.field]
      if (!figure || others.length > 0) return undefined
      return { value: inUnit(out, figure.sum.sum), day: null }
    },
    instead: (name) => {
      const { path, unit } = nameParts(name)
      const named = totals.named(path)
      if (!named || !columnNamed(table, columns(unit), named.column)) return []
      return totals.names(named).map((one) => (unit === null ? one : `${one}|${unit}`))
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
