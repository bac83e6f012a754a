import type { Input } from '../../../shared/api/verbs.ts'
import { calculatedField } from '../../../shared/calculation/extended.ts'
import type { FormulaSheet } from '../../../shared/calculation/sheet.ts'
import { YEARS_SHEET } from '../../../shared/indicators/years.ts'
import { outWords } from '../../../shared/exchange/out-words.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { Shown } from '../../grid/arrange/contract.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { tableTitle } from '../../text/titles.ts'
import { sheetColumns, type ColumnChoice } from './columns.ts'

/** Rows and columns that are wanted. */
export type Range = 'shown' | 'everything'
/** Kinds of file as a person chooses them. */
export type Format = 'xlsx' | 'csv' | 'csvGb'

/** What a person chose of an export. */
export interface ExportChoice {
  readonly sheet: FormulaSheet
  readonly range: Range
  readonly format: Format
  /** Empty for none. */
  readonly subtotalBy: string
  /** Name of a saved template; empty for our own form. */
  readonly template: string
  readonly language: Language
  readonly units: ColumnChoice['units']
}

/** Fields of columns that a user has added begin so. */
const CALCULATED = calculatedField('')

type Request = Omit<Input<'export'>, 'id'>
type ViewUnits = NonNullable<Request['view']['units']>

/** What the backend is asked for. Data is never translated, so that the file can come back; headings are. */
export function requestOf(
  { sheet, range, format, subtotalBy, template, language, units }: ExportChoice,
  shown: Pick<Shown, 'rows' | 'columns'>,
  focus: { readonly town: string; readonly year: number | null },
): Request {
  const { table, computed } = sheet
  const wanted =
    range === 'shown' ? shown.columns : sheetColumns(table, language, { units, hidden: [...computed] })
  const place = range === 'shown' ? focus : { town: '', year: null }
  // A sheet of years is of no single one.
  const year = table.name === YEARS_SHEET ? null : place.year
  // Without a place or a year the backend looks whether the rows have one in common.
  const about = {
    ...(place.town === '' ? {} : { town: place.town }),
    ...(year === null ? {} : { year }),
    ...(language === 'en-US'
      ? { title: outWords(language).titleOf(place.town, year, tableTitle(table.name, language)) }
      : {}),
  }
  const columns = wanted
    .filter(({ field }) => Object.hasOwn(table.columns, field) || field.startsWith(CALCULATED))
    .map((column) => (language === 'en-US' ? titled(column) : { field: column.field }))
  return {
    view: {
      table: table.name,
      ...(range === 'shown' ? { rows: [...shown.rows] } : {}),
      // Without a list the backend takes all columns, those that a user has added among them.
      ...(range === 'everything' && language === 'zh-CN' ? {} : { columns }),
      // The settings hold no other units.
      units: { money: units.money, land: units.land } as ViewUnits,
      ...about,
      ...(subtotalBy === '' ? {} : { subtotalBy }),
      language,
    },
    format: format === 'xlsx' ? 'xlsx' : 'csv',
    ...(format === 'xlsx' && template !== '' ? { template } : {}),
    encoding: format === 'csvGb' ? 'gb18030' : 'utf-8',
  }
}

function titled({ field, title, group, unitTitle }: SheetColumn) {
  return { field, title, ...(group ? { group } : {}), ...(unitTitle ? { unitTitle } : {}) }
}
