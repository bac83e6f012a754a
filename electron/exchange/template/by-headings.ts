import type { TemplateValue } from '../../../shared/exchange/template-values.ts'
import type { Row } from '../../../shared/table/table.ts'
import { repeated, valued, withFormula, type FilledSheet, type Filling } from './fill-sheet.ts'
import { movedFormula, movedRow } from './references.ts'
import { columnOf, type PartCell, type PartRow, type SheetPart } from './sheet-part.ts'

/** Headings stand near the top. */
const SEARCHED = 20
/** One word alone may be anything; two that are columns of the table are its heading. */
const FEWEST = 2

type ValueOf = (row: Row, at: number) => TemplateValue

/** A heading found in a sheet without placeholders: which column holds what, and the row below it. */
interface Headings {
  readonly columns: ReadonlyMap<string, ValueOf>
  readonly last: number
}

/** Fills the rows below the headings that name columns of the table: blank ones first, then as many more as it takes. */
export function fillByHeadings(part: SheetPart, filling: Filling): FilledSheet | null {
  const headings = headingsOf(part, filling)
  if (!headings) return null
  const { rows } = filling.values
  const blanks = blankRows(part, headings)
  if (blanks.length === 0) return insertedBelow(part, headings, filling)
  const fill = (own: PartRow) => (row: Row, at: number) =>
    cellsWith(own, headings.columns, (cell, valueOf) => valued(cell, valueOf(row, at), part.prefix, filling))
  // All but the last that is needed are filled where they are; the last one stands for what is left.
  const before = blanks.slice(0, Math.max(0, Math.min(blanks.length, rows.length) - 1))
  const last = blanks[before.length]
  const filledBefore = {
    ...part,
    rows: part.rows.map((row) => {
      const at = before.indexOf(row)
      const record = rows[at]
      return at < 0 || !record ? row : { ...row, cells: fill(row)(record, at) }
    }),
  }
  const left = rows.slice(before.length)
  const repeating = last ? { pattern: last, fill: fill(last), rows: left, from: before.length } : null
  return { ...repeated(filledBefore, filling, repeating), unknown: [] }
}

/** Where something else stands right below the heading it moves down, and the table's rows come between. */
function insertedBelow(part: SheetPart, { columns, last }: Headings, filling: Filling): FilledSheet {
  const { rows } = filling.values
  // Between two rows: nothing grows, and all that stands below moves.
  const insertion = { sheet: filling.sheet, row: last + 0.5, count: rows.length + 1 }
  const moved = part.rows.map((row) => ({
    ...row,
    number: movedRow(row.number, insertion),
    cells: row.cells.map((cell) =>
      withFormula(cell, (formula) => movedFormula(formula, filling.sheet, insertion)),
    ),
  }))
  const fresh = rows.map((row, at) => ({
    number: last + 1 + at,
    attributes: '',
    cells: cellsWith(BLANK, columns, (cell, valueOf) => valued(cell, valueOf(row, at), part.prefix, filling)),
  }))
  const all = [...moved, ...fresh].toSorted((a, b) => a.number - b.number)
  return { part: { ...part, rows: all }, insertion, unknown: [] }
}

const BLANK: PartRow = { number: 0, attributes: '', cells: [] }

function headingsOf(part: SheetPart, { values }: Filling): Headings | null {
  const found = part.rows.slice(0, SEARCHED).map((row) => ({ row, columns: columnsIn(row, values) }))
  const best = found.reduce<(typeof found)[number] | null>(
    (sofar, one) => (one.columns.size > (sofar?.columns.size ?? 0) ? one : sofar),
    null,
  )
  if (!best || best.columns.size < FEWEST) return null
  // A heading in two rows names some columns in the one above and some in the one below.
  const beside = found.filter(
    ({ row, columns }) => Math.abs(row.number - best.row.number) === 1 && columns.size > 0,
  )
  const columns = new Map([...beside.flatMap((one) => [...one.columns]), ...best.columns])
  return { columns, last: Math.max(best.row.number, ...beside.map(({ row }) => row.number)) }
}

function columnsIn(row: PartRow, values: Filling['values']): ReadonlyMap<string, ValueOf> {
  return new Map(
    row.cells.flatMap(({ letters, text }) => {
      const valueOf = text === null ? undefined : values.headed(text)
      return valueOf ? [[letters, valueOf] as const] : []
    }),
  )
}

/** Rows below the heading that are there, one under the other, and hold nothing where the table's columns are. */
function blankRows(part: SheetPart, { columns, last }: Headings): readonly PartRow[] {
  const blanks: PartRow[] = []
  for (const row of part.rows) {
    if (row.number <= last) continue
    const isNext = row.number === last + blanks.length + 1
    if (!isNext || row.cells.some(({ letters, inner }) => columns.has(letters) && inner !== '')) break
    blanks.push(row)
  }
  return blanks
}

function cellsWith(
  row: PartRow,
  columns: ReadonlyMap<string, ValueOf>,
  fill: (cell: PartCell, valueOf: ValueOf) => PartCell,
): readonly PartCell[] {
  const there = new Map(row.cells.map((cell) => [cell.letters, cell]))
  const blank = { attributes: '', type: null, inner: '', text: null }
  for (const letters of columns.keys()) if (!there.has(letters)) there.set(letters, { letters, ...blank })
  return [...there.values()]
    .toSorted((a, b) => columnOf(a.letters) - columnOf(b.letters))
    .map((cell) => {
      const valueOf = columns.get(cell.letters)
      return valueOf ? fill(cell, valueOf) : cell
    })
}
