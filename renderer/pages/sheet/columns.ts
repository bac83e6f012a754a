import type { Column, Options } from '../../../shared/table/column.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { TableName } from '../../../shared/tables.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { groupTitle, optionTitle, titleIn, unitTitle } from '../../text/titles.ts'

/** How a page wants a table's columns shown. */
export interface ColumnChoice {
  /** Columns left out, such as those that the page's own filter fixes. */
  readonly hidden?: readonly string[]
  /** Columns that stay at the left. */
  readonly pinned?: readonly string[]
  /** Widths that differ from those of the kind, px. */
  readonly widths?: Readonly<Record<string, number>>
  /** Units in which amounts are shown. */
  readonly units: { readonly money: string; readonly land: string }
}

/** The columns of a table as a sheet shows them, in the language of the window. The demo mark is a hatch, no column. */
export function sheetColumns(table: Table, language: Language, choice: ColumnChoice): SheetColumn[] {
  const hidden = new Set(['demo', ...(choice.hidden ?? [])])
  const pinned = new Set(choice.pinned)
  return Object.entries(table.columns)
    .filter(([field]) => !hidden.has(field))
    .map(([field, column]) => {
      const group = groupTitle(table.name as TableName, column, language)
      const unit = unitOf(column, choice.units)
      return {
        field,
        table: table.name,
        column: inLanguage(table.name, field, column, language),
        title: titleIn(table, field, language),
        pinned: pinned.has(field),
        readOnly: column.derived === true,
        ...(group === null ? {} : { group }),
        ...(unit === undefined ? {} : { unit, unitTitle: unitTitle(unit, language) }),
        width:
          choice.widths?.[field] ??
          widthOf(inLanguage(table.name, field, column, language), titleIn(table, field, language), language),
      }
    })
}

function unitOf(column: Column, units: ColumnChoice['units']): string | undefined {
  if (column.kind === 'quantity') return units[column.measure]
  return 'unit' in column ? column.unit : undefined
}

/** Widths of kinds of column that declare none, px. */
const WIDTHS: Readonly<Record<Column['kind'], number>> = {
  text: 140,
  choice: 104,
  integer: 72,
  number: 96,
  quantity: 112,
  date: 100,
  period: 88,
  flag: 72,
  reference: 144,
}

/** Width of a region's name, px: 丽水市, The three towns. */
const REGION: Readonly<Record<Language, number>> = { 'zh-CN': 96, 'en-US': 132 }

/** px of a text of the grid. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 13 : 7.2), 0)
}

/** Width of the longest choice up to which a column grows, px. */
const LONGEST_CHOICE = 176

/** Wide enough for the kind of figure, the choices, and the longest word of the heading, which may break at spaces. */
function widthOf(column: Column, title: string, language: Language): number {
  const isRegion = column.kind === 'reference' && column.to.length === 1 && column.to[0] === 'region'
  const usual = column.width ?? (isRegion ? REGION[language] : WIDTHS[column.kind])
  const choices = column.kind === 'choice' ? Object.values(column.options) : []
  const widest = Math.min(LONGEST_CHOICE, Math.max(0, ...choices.map(lengthOf)) + 18)
  return Math.ceil(Math.max(usual, widest, ...title.split(' ').map((word) => lengthOf(word) * 1.1 + 18)))
}

/** The column with its choices in words of the language; what is stored stays the code. */
function inLanguage(table: string, field: string, column: Column, language: Language): Column {
  if (column.kind !== 'choice' || language === 'zh-CN') return column
  const options: Options = Object.fromEntries(
    Object.keys(column.options).map((code) => [code, optionTitle(table, field, code, language)]),
  )
  return { ...column, options }
}
