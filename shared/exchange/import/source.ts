// What a file of another program holds, whatever its format. Rows and columns count from 0.

/**
 * A cell as the other program shows it: a percentage is the text 12.5%, a day 2025-03-31, true 是. A formula is its
 * stored result. An error is its text behind a sign that no text holds, so that a text #REF! is not taken for one. Empty
 * is null.
 */
export type SourceCell = string | number | null

/** A row that holds something. */
export interface SourceRow {
  /** Its number in the sheet. */
  readonly at: number
  readonly cells: readonly SourceCell[]
}

/** Cells joined into one; only the first holds a value. */
export interface SourceMerge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet; rows without content are left out. */
export interface SourceSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SourceRow[]
  /** One more than the last column that holds something. */
  readonly width: number
  readonly merges: readonly SourceMerge[]
  /** Formulas without the sign =, by row and column; empty where the text is not known, or only points at other cells. */
  readonly formulas: ReadonlyMap<number, ReadonlyMap<number, string>>
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
}

/** Formats that are taken in. */
type SourceFormat = 'xlsx' | 'xls' | 'ods' | 'text' | 'html' | 'xml'

/** A file of another program. */
export interface SourceBook {
  readonly format: SourceFormat
  /** Of a text: how its characters are written, and what stands between its cells. */
  readonly encoding: 'utf-8' | 'utf-16' | 'gb18030' | null
  readonly delimiter: string | null
  readonly sheets: readonly SourceSheet[]
}

/** A sheet, as it is offered. */
interface SheetSummary {
  readonly name: string
  readonly hidden: boolean
  readonly rows: number
  readonly columns: number
}

/** What a file holds, before it is looked at with a table in mind. */
export interface BookSummary {
  readonly format: SourceFormat
  /** The file's ending where it promises another format; null if it does not. */
  readonly ending: string | null
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly SheetSummary[]
  /** Tables that its headings speak of most; several if they are as likely, none if no table is. */
  readonly likely: readonly string[]
}

/** Stands before an error: readers take control characters out of texts. */
const ERROR_SIGN = '\u0001'

/** The cell of an error that the other program shows as such a text. */
export function errorCell(text: string): string {
  return `${ERROR_SIGN}${text}`
}

/** A formula whose result was not stored, as programs write that do not compute. */
export const NO_RESULT = errorCell('#NO-RESULT!')

const ERRORS =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|NO-RESULT!|SPILL!|CALC!|GETTING_DATA|[A-Z]+[!?])$/

/** Whether a cell is an error instead of a result, and no text of that form. */
export function isError(cell: SourceCell): boolean {
  return typeof cell === 'string' && cell.startsWith(ERROR_SIGN)
}

/** Whether a cell looks like an error; of formats that know texts alone it may be either. */
export function looksLikeError(cell: SourceCell): boolean {
  return isError(cell) || (typeof cell === 'string' && cell.startsWith('#') && ERRORS.test(cell))
}

/** A cell as a person sees it. */
export function shownCell<C extends SourceCell>(cell: C): C {
  // A text stays a text.
  return typeof cell === 'string' && isError(cell) ? (cell.slice(ERROR_SIGN.length) as C) : cell
}

/** Letters of a column: A, Z, AA. */
export function columnLetters(column: number): string {
  let [left, letters] = [column + 1, '']
  while (left > 0) {
    letters = String.fromCodePoint(65 + ((left - 1) % 26)) + letters
    left = Math.floor((left - 1) / 26)
  }
  return letters
}

/** Address of a cell as a spreadsheet writes it: Sheet1!C7; a name that needs it stands in quotes. */
export function cellAddress(sheet: string, row: number, column: number): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`
  return `${name}!${columnLetters(column)}${row + 1}`
}
