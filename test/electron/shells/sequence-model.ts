import type { Cell } from '../../../shared/table/column.ts'

// What a sheet of five columns holds after any sequence of actions, said as simply as it can be: rows of cells, every
// action a function from rows to rows, undo a list of former rows. Nothing of the program is used here.

/** Columns of the sheet: a required name, money in steps of 0.01 元 shown in 万元, a whole number, a number, a text. */
export const KINDS = ['name', 'money', 'whole', 'number', 'text'] as const
type Kind = (typeof KINDS)[number]

/** Values in the order of KINDS. */
export type Line = readonly Cell[]

/** Texts that are pasted, with the number that each stands for; `undefined` is none, `null` a missing one. */
export const TEXTS: readonly { readonly text: string; readonly number: number | null | undefined }[] = [
  { text: '12', number: 12 },
  { text: '3.5', number: 3.5 },
  { text: '1,200', number: 1200 },
  { text: '(4)', number: -4 },
  { text: '７', number: 7 },
  { text: '约8', number: 8 },
  { text: '—', number: null },
  { text: '', number: null },
  { text: '山', number: undefined },
]

const MONEY = 1_000_000

/** What a text becomes in a column; `undefined` is refused. */
function read(at: number, text: (typeof TEXTS)[number]): Cell | undefined {
  const kind: Kind = KINDS[at] ?? 'text'
  if (kind === 'name') return text.text === '' ? undefined : text.text
  if (kind === 'text') return text.text === '' ? null : text.text
  return fits(at, kind === 'money' && typeof text.number === 'number' ? text.number * MONEY : text.number)
}

/** A value as it may stand in a column; `undefined` if it may not. */
function fits(at: number, value: Cell | undefined): Cell | undefined {
  const kind = KINDS[at]
  if (value === undefined || (value === null && kind === 'name')) return undefined
  if (typeof value !== 'number') return value
  if (value < 0) return undefined
  return (kind === 'whole' || kind === 'money') && !Number.isInteger(value) ? undefined : value
}

/** Row and column from 0. */
interface Place {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells, all four inclusive. */
export interface Block {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** How a person answers when part of a block cannot be written. */
export type Answer = 'rest' | 'rows' | 'drop'

/** A cell that shall hold a value; `undefined` is one that is refused. */
interface Wish extends Place {
  readonly value: Cell | undefined
}

export const BLANK: Line = ['新项目', null, null, null, null]

/** The rows, and those before and after them. */
export class SequenceModel {
  rows: readonly Line[]
  #past: (readonly Line[])[] = []
  #future: (readonly Line[])[] = []

  constructor(rows: readonly Line[]) {
    this.rows = rows
  }

  #commit(rows: readonly Line[]): void {
    if (JSON.stringify(rows) !== JSON.stringify(this.rows)) this.#push(rows)
  }

  #push(rows: readonly Line[]): void {
    this.#past.push(this.rows)
    this.#future = []
    this.rows = rows
  }

  undo(): void {
    const before = this.#past.pop()
    if (!before) return
    this.#future.push(this.rows)
    this.rows = before
  }

  redo(): void {
    const after = this.#future.pop()
    if (!after) return
    this.#past.push(this.rows)
    this.rows = after
  }

  insert(after: number): void {
    this.#commit(this.rows.toSpliced(after + 1, 0, BLANK))
  }

  duplicate(from: number, to: number): void {
    this.#commit(this.rows.toSpliced(to + 1, 0, ...this.rows.slice(from, to + 1)))
  }

  /** Rows put behind another; where they stand already they stay. Rows that look the same still change places. */
  shift(from: number, to: number, after: number): void {
    if (after >= from - 1 && after <= to) return
    const block = this.rows.slice(from, to + 1)
    const rest = this.rows.toSpliced(from, block.length)
    this.#push(rest.toSpliced(after < from ? after + 1 : after + 1 - block.length, 0, ...block))
  }

  remove(from: number, to: number): void {
    this.#commit(this.rows.toSpliced(from, to - from + 1))
  }

  /** Writes what is not refused, or nothing at all. */
  #write(
    wishes: readonly Wish[],
    answer: Answer,
    more: { readonly outside: boolean; readonly fresh: readonly Line[] },
  ) {
    const refused = wishes.some(({ value }) => value === undefined)
    const asked = refused || more.outside || more.fresh.length > 0
    const alone = wishes.length === 1 && !more.outside && more.fresh.length === 0
    if (asked && (alone || answer === 'drop')) return
    const rows = this.rows.map((line) => [...line])
    for (const { row, column, value } of wishes) if (value !== undefined) rows[row]?.splice(column, 1, value)
    this.#commit(answer === 'rows' ? [...rows, ...more.fresh] : rows)
  }

  /** A block of texts at a place, repeated over a selection that is a multiple of it. */
  paste(texts: readonly (readonly (typeof TEXTS)[number][])[], selected: Block, answer: Answer): void {
    const [high, wide] = [texts.length, texts[0]?.length ?? 0]
    const [rows, columns] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1]
    const down = rows % high === 0 ? rows : high
    const across = columns % wide === 0 ? columns : wide
    const wishes: Wish[] = []
    const fresh: Cell[][] = []
    let outside = selected.left + across > KINDS.length
    for (let y = 0; y < down; y += 1) {
      const line = [...BLANK]
      let given = false
      for (let x = 0; x < across; x += 1) {
        const place = { row: selected.top + y, column: selected.left + x }
        const text = texts[y % high]?.[x % wide]
        if (!text || place.column >= KINDS.length) continue
        const value = read(place.column, text)
        if (place.row < this.rows.length) wishes.push({ ...place, value })
        else if (value !== undefined && value !== null) {
          line[place.column] = value
          given = true
        } else if (value === undefined && text.text !== '') outside = true
      }
      if (selected.top + y >= this.rows.length && given) fresh.push(line)
    }
    this.#write(wishes, answer, { outside, fresh })
  }

  clear(blocks: readonly Block[], answer: Answer): void {
    const places = new Map<string, Place>()
    for (const { top, left, bottom, right } of blocks) {
      for (let row = top; row <= bottom; row += 1)
        for (let column = left; column <= right; column += 1) places.set(`${row},${column}`, { row, column })
    }
    const filled = [...places.values()].filter(
      ({ row, column }) => (this.rows[row]?.[column] ?? null) !== null,
    )
    const wishes = filled.map((place) => ({ ...place, value: fits(place.column, null) }))
    this.#write(wishes, answer, { outside: false, fresh: [] })
  }

  /** Ctrl+D: the first row into the rest; a single row takes the one above. */
  copyDown({ top, left, bottom, right }: Block, answer: Answer): void {
    const from = top === bottom ? top - 1 : top
    if (from < 0) return
    const wishes: Wish[] = []
    for (let row = from + 1; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        wishes.push({ row, column, value: this.rows[from]?.[column] ?? null })
    this.#write(wishes, answer, { outside: false, fresh: [] })
  }

  /** Whether the handle would count on in a text, which this model leaves to the tests of series. */
  countsText({ top, left, bottom, right }: Block): boolean {
    return this.rows
      .slice(top, bottom + 1)
      .some((line) =>
        line.slice(left, right + 1).some((value) => typeof value === 'string' && /[\d７]/.test(value)),
      )
  }

  /** The handle of one or two rows dragged down to a row. */
  drag({ top, left, bottom, right }: Block, to: number, toggled: boolean, answer: Answer): void {
    const wishes: Wish[] = []
    for (let column = left; column <= right; column += 1) {
      const first = this.rows[top]?.[column] ?? null
      const second = this.rows[bottom]?.[column] ?? null
      const one = column === 1 ? MONEY : 1
      for (let row = bottom + 1; row <= to; row += 1) {
        const at = row - top
        const value = top === bottom ? single(first, at, one, toggled) : pair(first, second, at, one, toggled)
        wishes.push({ row, column, value: fits(column, value) })
      }
    }
    this.#write(wishes, answer, { outside: false, fresh: [] })
  }

  /** Rows that are cut and pasted in the same columns; whole or not at all. */
  move({ top, left, bottom, right }: Block, to: number): void {
    if (to === top || to + bottom - top >= this.rows.length) return
    const rows = this.rows.map((line) => [...line])
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) rows[row]?.splice(column, 1, null)
      for (let row = top; row <= bottom; row += 1)
        rows[to + row - top]?.splice(column, 1, this.rows[row]?.[column] ?? null)
    }
    if (rows.some(([name]) => name === null)) return
    this.#commit(rows)
  }
}

function single(value: Cell, at: number, one: number, toggled: boolean): Cell {
  return typeof value === 'number' && toggled ? value + at * one : value
}

function pair(first: Cell, second: Cell, at: number, one: number, toggled: boolean): Cell {
  const own = at % 2 === 0 ? first : second
  if (toggled) return own
  if (typeof first === 'number' && typeof second === 'number') return first + at * (second - first)
  // Beside an empty cell a number counts on by one each time round.
  return typeof own === 'number' ? own + Math.floor(at / 2) * one : own
}
