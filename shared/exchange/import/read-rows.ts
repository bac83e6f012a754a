import type { Cell, Column } from '../../table/column.ts'
import type { Row } from '../../table/table.ts'
import { normaliseText } from '../../units/number-text.ts'
import { unitIn } from './heading-text.ts'
import { UNIT_TARGET, type FileColumn, type Problem } from './contract.ts'
import type { ProblemReason } from './problem-reason.ts'
import { isLeftOut } from '../cell-out.ts'
import { withFormula } from './read-arithmetic.ts'
import { asTyped, isBlank, readCell } from './read-cell.ts'
import type { ColumnReading, ReadCell } from './cell-reading.ts'
import { isFalling } from './remarks.ts'
import { isStrange, SHARE, unitMeant } from './units.ts'
import type { ImportRequest, Place } from './reading.ts'
import { cellAddress, type SourceCell } from './source.ts'

/** A row of the file as the table would hold it. */
export interface ReadRow {
  readonly at: number
  /** Stored values of the columns that the file fills; empty cells are null. */
  readonly values: ReadonlyMap<string, Cell>
  /** Arithmetic that is kept with the values it comes to, as it is typed into the table. */
  readonly typed: ReadonlyMap<string, string>
  readonly stopped: boolean
  /** By column of the table: the column of the file that a value stands in, where that differs from row to row. */
  readonly places?: ReadonlyMap<string, number>
}

/** All rows of the table in the file. */
export interface ReadRows {
  readonly rows: readonly ReadRow[]
  readonly problems: readonly Problem[]
  /** Cells that took the value of the joined or empty cells above. */
  readonly unfolded: number
}

interface Reader extends ColumnReading {
  readonly at: number
  /** Whether a column of units beside it says what its figures are in. */
  readonly unitsBeside: boolean
  /** Repeats the value above where a cell is empty: the row cannot be without it. */
  readonly fillsDown: boolean
  readonly figure: boolean
  readonly known: Map<SourceCell, ReadCell>
  last: Cell
}

const REPORT_EVERY = 1000
/** Distinct texts of a column that are kept; a column of names has few, a column of figures is not kept at all. */
const MOST_KNOWN = 20_000

/** Reads the rows below the headings. */
export function readRows(
  request: ImportRequest,
  place: Place,
  columns: readonly FileColumn[],
  body: readonly number[],
): ReadRows {
  const readers = readersOf(request, place, columns, body)
  const unitAt = columns.find(({ target }) => target === UNIT_TARGET)?.at ?? null
  const problems: Problem[] = []
  let unfolded = 0
  const rows = body.map((at, index): ReadRow => {
    if (index % REPORT_EVERY === 0) request.progress(index / body.length)
    const values = new Map<string, Cell>()
    const typed = new Map<string, string>()
    let stopped = false
    const written = unitAt === null ? null : unitWritten(place.grid.shown(at, unitAt))
    // References first: the unit of a figure may hang on one of them.
    for (const reader of readers) {
      const cell = sourceOf(reader, at, place)
      const own = reader.column.kind === 'number' ? ownUnit(request, values, reader.column) : null
      const reading = written === null ? reader : inUnitWritten(reader, written)
      // A text that was too long for a cell of our export is still in the table.
      if (typeof cell.raw === 'string' && isLeftOut(cell.raw)) continue
      const plain = reader.figure ? readCell(cell.raw, reading, own) : readKnown(cell.raw, reader)
      const read = withFormula(plain, cell.raw, place.grid.formula(at, reader.at), reading, own)
      if (read.typed !== undefined) typed.set(reader.name, read.typed)
      let { value } = read
      if (value === null && reader.fillsDown && isBlank(cell.raw) && reader.last !== null) {
        value = reader.last
        unfolded += 1
      } else if (cell.unfolded && value !== null) unfolded += 1
      values.set(reader.name, value)
      if (value !== null) reader.last = value
      const add = (severity: Problem['severity'], reason: ProblemReason): void =>
        void problems.push(problemAt(place, at, reader.at, reader.name, severity, reason))
      if (read.stop) add('stop', read.stop)
      else if (read.look) add('look', read.look)
      if (cell.joinedFigure) add('look', { code: 'merged-figure' })
      stopped ||= read.stop !== undefined
    }
    return { at, values, typed, stopped }
  })
  return { rows, problems: [...problems, ...perhapsShares(readers, rows, place)], unfolded }
}

function readersOf(
  { table, rows, choices, calculate, book }: ImportRequest,
  { grid }: Place,
  columns: readonly FileColumn[],
  body: readonly number[],
): Reader[] {
  const textsOnly = book.format === 'text' || book.format === 'html'
  const readers = columns.flatMap(({ at, target, unit, unitFrom }): Reader[] => {
    const column = target === null ? undefined : table.columns[target]
    if (!column || target === null) return []
    const figure = column.kind === 'quantity' || column.kind === 'number'
    const own = 'unit' in column ? column.unit : undefined
    return [
      {
        at,
        name: target,
        column,
        rows,
        calculate,
        textsOnly,
        unit: unit === own ? null : unit,
        unitsBeside: unitFrom === 'row' || (column.kind === 'number' && own === undefined),
        round: choices.round ?? false,
        figure,
        rises: figure && body.some((row) => isFalling(grid.cell(row, at))),
        fillsDown: column.required === true && repeats(column) && target !== table.label,
        known: new Map(),
        last: null,
      },
    ]
  })
  return readers.toSorted((a, b) => Number(a.figure) - Number(b.figure))
}

/** A column read in the unit beside the row, if it speaks of the column's figures and not only of others in the row. */
function inUnitWritten(reader: Reader, written: string): Reader {
  const { column, unitsBeside } = reader
  if (!unitsBeside) return reader
  if (!('unit' in column) || column.unit === undefined) return { ...reader, unit: written }
  const unit = unitMeant(column, written) ?? (isStrange(column, written) ? written : reader.unit)
  return { ...reader, unit: unit === column.unit ? null : unit }
}

/** The unit in a cell beside figures; what is no unit of ours stays, so that its figures are refused and not taken in another. */
function unitWritten(cell: SourceCell): string | null {
  const text = String(cell ?? '')
  return isBlank(cell) ? null : (unitIn(text) ?? normaliseText(text))
}

/** Kinds whose value a person writes once for several rows. */
function repeats({ kind }: Column): boolean {
  return (
    kind === 'reference' || kind === 'choice' || kind === 'integer' || kind === 'period' || kind === 'date'
  )
}

function sourceOf(
  { at, figure }: Reader,
  row: number,
  { grid }: Place,
): { readonly raw: SourceCell; readonly unfolded: boolean; readonly joinedFigure: boolean } {
  const merge = grid.mergeAt(row, at)
  const raw = grid.cell(row, at)
  if (!merge || merge.bottom === merge.top) return { raw, unfolded: false, joinedFigure: false }
  const first = merge.top === row && merge.left === at
  // A figure that stands for several rows counts once; a word holds for all of them.
  if (figure) return { raw, unfolded: false, joinedFigure: first && raw !== null }
  return { raw: merge.left === at ? grid.cell(merge.top, at) : raw, unfolded: !first, joinedFigure: false }
}

/** Words repeat down a column; each is looked up once. */
function readKnown(raw: SourceCell, reader: Reader): ReadCell {
  const known = reader.known.get(raw)
  if (known) return known
  const read = readCell(raw, reader)
  if (reader.known.size < MOST_KNOWN) reader.known.set(raw, read)
  return read
}

/** Unit of a figure that declares none: that of what the row points at. */
function ownUnit(
  { unitOf }: ImportRequest,
  values: ReadonlyMap<string, Cell>,
  column: Column,
): string | null {
  if (column.kind !== 'number' || column.unit !== undefined) return null
  return unitOf(asRow(values))
}

function asRow(values: ReadonlyMap<string, Cell>): Row {
  return { id: '', position: 0, ...Object.fromEntries(values) }
}

/** A problem at a cell. */
export function problemAt(
  { grid, sheet }: Place,
  row: number,
  column: number,
  target: string | null,
  severity: Problem['severity'],
  reason: ProblemReason,
): Problem {
  return { sheet, severity, address: cellAddress(grid.sheet.name, row, column), row, column, target, reason }
}

/** Columns in % of which no figure passes 1 may hold shares; one look, at the first of them. */
function perhapsShares(readers: readonly Reader[], rows: readonly ReadRow[], place: Place): Problem[] {
  return readers.flatMap(({ at, name, column, unit }) => {
    if (column.kind !== 'number' || column.unit !== '%' || unit === SHARE) return []
    const bare = rows.filter(({ at: row }) => typeof place.grid.cell(row, at) === 'number')
    const all = bare.every(({ values }) => Math.abs(Number(values.get(name) ?? 0)) <= 1)
    const some = bare.some(({ values }) => Number(values.get(name) ?? 0) % 1 !== 0)
    const [first] = bare
    if (!first || bare.length < 3 || !all || !some) return []
    return [problemAt(place, first.at, at, name, 'look', { code: 'perhaps-share' })]
  })
}

/** Values of a row as one would type them; what is empty is left out. */
export function typedValues(columns: Readonly<Record<string, Column>>, row: ReadRow): Record<string, Cell> {
  const values: Record<string, Cell> = {}
  for (const [name, value] of row.values) {
    const column = columns[name]
    if (column && value !== null) values[name] = row.typed.get(name) ?? asTyped(column, value)
  }
  return values
}
