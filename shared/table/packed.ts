// Rows as columns of typed arrays: many rows travel from the store to the window in a fraction of the time that their
// JSON takes. What goes in comes out, cell for cell.
import type { Cell } from './column.ts'
import type { Row } from './table.ts'

/** Figures; a missing one is NaN, which no cell ever is. */
interface Numbers {
  readonly kind: 'numbers'
  readonly values: Float64Array
}

/** Texts that repeat: the different ones, and for each row the place of its own; the first place means missing. */
interface Words {
  readonly kind: 'words'
  readonly words: Texts
  readonly places: Uint32Array
}

/** Texts that hardly repeat: all of them as one, and the length of each in UTF-16 units. */
interface Texts {
  readonly kind: 'texts'
  readonly text: string
  /** `MISSING` where there is none. */
  readonly lengths: Uint32Array
}

/** One column of a packed table; where it holds both figures and texts, as it is. */
type PackedColumn = Numbers | Words | Texts | { readonly kind: 'cells'; readonly cells: readonly Cell[] }

/** The rows of one table, column by column. */
export interface PackedRows {
  readonly count: number
  readonly columns: readonly (PackedColumn & { readonly name: string })[]
}

const MISSING = 0xffff_ffff
/** Columns are looked at in a sample of so many rows to see whether their texts repeat. */
const SAMPLE = 512
/** Rows are taken by blocks, so that those that one column reads are still near when the next one does. */
const BLOCK = 256

/** Packs rows, which must all have the columns of the first. */
export function packRows(rows: readonly Row[]): PackedRows {
  const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name, packing: packingOf(rows, name) }))
  for (let from = 0; from < rows.length; from += BLOCK) {
    const block = rows.slice(from, from + BLOCK)
    for (const { name, packing } of columns) packing.take(block, name, from)
  }
  return {
    count: rows.length,
    columns: columns.map(({ name, packing }) => ({
      name,
      ...(packing.done() ?? { kind: 'cells', cells: rows.map((row) => row[name] ?? null) }),
    })),
  }
}

/** The rows that were packed. */
export function unpackRows({ count, columns }: PackedRows): Row[] {
  // All rows have one shape from the start, and each loop below writes one column: both matter with 100,000 of them.
  const blank = Object.fromEntries(columns.map(({ name }) => [name, null]))
  const rows = Array.from({ length: count }, () => ({ ...blank }) as Record<string, Cell>)
  for (const column of columns) fill(rows, column.name, column)
  return rows as Row[]
}

/** A column that is being packed. */
interface Packing {
  take(rows: readonly Row[], name: string, from: number): void
  /** Null if its cells cannot be packed this way. */
  done(): PackedColumn | null
}

function packingOf(rows: readonly Row[], name: string): Packing {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE))
  const sample = Array.from(
    { length: Math.ceil(rows.length / step) },
    (_, at) => rows[at * step]?.[name] ?? null,
  )
  const some = sample.find((cell) => cell !== null) ?? rows.find((row) => row[name] !== null)?.[name]
  if (typeof some !== 'string') return new NumberPacking(rows.length)
  return new Set(sample).size * 2 <= sample.length ? new WordPacking(rows.length) : new TextPacking()
}

class NumberPacking implements Packing {
  readonly #values: Float64Array
  #sound = true

  constructor(count: number) {
    this.#values = new Float64Array(count)
  }

  take(rows: readonly Row[], name: string, from: number): void {
    const values = this.#values
    for (let at = 0; at < rows.length; at += 1) {
      const value = rows[at]?.[name] ?? Number.NaN
      if (typeof value === 'number') values[from + at] = value
      else this.#sound = false
    }
  }

  done(): PackedColumn | null {
    return this.#sound ? { kind: 'numbers', values: this.#values } : null
  }
}

class WordPacking implements Packing {
  readonly #places: Uint32Array
  readonly #known = new Map<Cell, number>([[null, 0]])

  constructor(count: number) {
    this.#places = new Uint32Array(count)
  }

  take(rows: readonly Row[], name: string, from: number): void {
    const [known, places] = [this.#known, this.#places]
    for (let at = 0; at < rows.length; at += 1) {
      const value = rows[at]?.[name] ?? null
      let place = known.get(value)
      if (place === undefined) known.set(value, (place = known.size))
      places[from + at] = place
    }
  }

  done(): PackedColumn | null {
    const words = textsOf([...this.#known.keys()].slice(1))
    return words && { kind: 'words', words, places: this.#places }
  }
}

class TextPacking implements Packing {
  readonly #cells: Cell[] = []

  take(rows: readonly Row[], name: string): void {
    for (const row of rows) this.#cells.push(row[name] ?? null)
  }

  done(): PackedColumn | null {
    return textsOf(this.#cells)
  }
}

/** Null if one is a number. */
function textsOf(cells: readonly Cell[]): Texts | null {
  const lengths = new Uint32Array(cells.length)
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? null
    if (typeof cell === 'number') return null
    lengths[at] = cell === null ? MISSING : cell.length
  }
  return { kind: 'texts', text: cells.join(''), lengths }
}

/** The texts again; parts of one long text, which costs next to nothing. */
function readTexts({ text, lengths }: Texts): (string | null)[] {
  const cells: (string | null)[] = []
  let at = 0
  for (const length of lengths) {
    if (length === MISSING) cells.push(null)
    else cells.push(text.slice(at, (at += length)))
  }
  return cells
}

function fill(rows: readonly Record<string, Cell>[], name: string, column: PackedColumn): void {
  switch (column.kind) {
    case 'numbers':
      return fillNumbers(rows, name, column.values)
    case 'words':
      return fillWords(rows, name, [null, ...readTexts(column.words)], column.places)
    case 'texts':
      return fillCells(rows, name, readTexts(column))
    case 'cells':
      return fillCells(rows, name, column.cells)
  }
}

// Plain loops: iterators cost as much as the work itself here.

function fillNumbers(rows: readonly Record<string, Cell>[], name: string, values: Float64Array): void {
  for (let at = 0; at < values.length; at += 1) {
    const [row, value] = [rows[at], values[at] ?? Number.NaN]
    if (row && !Number.isNaN(value)) row[name] = value
  }
}

function fillWords(
  rows: readonly Record<string, Cell>[],
  name: string,
  words: readonly (string | null)[],
  places: Uint32Array,
): void {
  for (let at = 0; at < places.length; at += 1) {
    const [row, place] = [rows[at], places[at] ?? 0]
    if (row && place > 0) row[name] = words[place] ?? null
  }
}

function fillCells(rows: readonly Record<string, Cell>[], name: string, cells: readonly Cell[]): void {
  for (let at = 0; at < cells.length; at += 1) {
    const row = rows[at]
    if (row) row[name] = cells[at] ?? null
  }
}
