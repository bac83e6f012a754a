import type { Cell } from '../table/column.ts'
import type { Row } from '../table/table.ts'
import type { Stale } from './stale.ts'

/**
 * What totals make of a row: `repeats` what others say, so that it is passed over; `counts` in a mean or an extreme, though
 * its figures have no sum, as those of rates have none; `adds` to any total.
 */
export type RowFit = 'repeats' | 'counts' | 'adds'

const FITS = { repeats: 0, counts: 1, adds: 2 } as const satisfies Readonly<Record<RowFit, number>>

/** Pairs of small numbers as one; a workbook has fewer rows than this. */
const MOST = 2 ** 24

/**
 * Puts the rows of a table into groups that agree in some fields, such as town and year; without fields all rows are one
 * group. An empty cell agrees with an empty one, as in a pivot table. Groups are made once, and again only when a row
 * goes over to another group or there are other rows.
 */
export class Grouping {
  readonly #fields: readonly string[]
  readonly #fits: (row: Row) => RowFit
  /** Of each level the numbers of values, and of pairs of a group so far and a value. */
  #values: readonly Map<Cell, number>[] = []
  #pairs: readonly Map<number, number>[] = []
  #groups = new Int32Array(0)
  #fit = new Uint8Array(0)
  /** Rows by group, and within a group in their order. */
  #order = new Int32Array(0)
  /** Of each row, where it stands in that order. */
  #places = new Int32Array(0)
  /** Where each group begins in that order; one entry more than there are groups. */
  #starts = new Int32Array(1)

  /** `fits` says which rows totals count; the others only read the total of their group. */
  constructor(fields: readonly string[], fits: (row: Row) => RowFit) {
    this.#fields = fields
    this.#fits = fits
  }

  /** How many groups there are. */
  get size(): number {
    return this.#starts.length - 1
  }

  /** The group of a row. */
  groupOf(index: number): number {
    return this.#groups[index] ?? 0
  }

  /** Where a row stands among those of its group. */
  placeOf(index: number): number {
    return (this.#places[index] ?? 0) - (this.#starts[this.groupOf(index)] ?? 0)
  }

  /** The rows of a group, also those that are not counted. */
  rowsOf(group: number): Int32Array {
    return this.#order.subarray(this.#starts[group] ?? 0, this.#starts[group + 1] ?? 0)
  }

  /** Whether totals count a row; `added` asks whether its figures add up with others, too. */
  isCounted(index: number, added: boolean): boolean {
    return (this.#fit[index] ?? 0) >= (added ? FITS.adds : FITS.counts)
  }

  /** Takes over the rows of which some have changed; true if the groups are others than before. */
  update(rows: readonly Row[], stale: Stale): boolean {
    if (stale !== 'all') {
      const same = stale.every((index) => {
        const row = rows[index]
        return (
          row && this.#numberOf(row) === this.#groups[index] && FITS[this.#fits(row)] === this.#fit[index]
        )
      })
      if (same) return false
    }
    this.#values = this.#fields.map(() => new Map())
    this.#pairs = this.#fields.map(() => new Map())
    this.#groups = Int32Array.from(rows, (row) => this.#numberOf(row))
    this.#fit = Uint8Array.from(rows, (row) => FITS[this.#fits(row)])
    this.#sort()
    return true
  }

  #numberOf(row: Row): number {
    let group = 0
    this.#fields.forEach((field, level) => {
      const value = numberIn(this.#values[level], row[field] ?? null)
      group = numberIn(this.#pairs[level], group * MOST + value)
    })
    return group
  }

  #sort(): void {
    const count = this.#groups.length
    const size = count === 0 ? 0 : this.#groups.reduce((most, group) => Math.max(most, group), 0) + 1
    this.#starts = new Int32Array(size + 1)
    for (const group of this.#groups) this.#starts[group + 1] = (this.#starts[group + 1] ?? 0) + 1
    for (let group = 0; group < size; group += 1)
      this.#starts[group + 1] = (this.#starts[group + 1] ?? 0) + (this.#starts[group] ?? 0)
    const next = this.#starts.slice()
    this.#order = new Int32Array(count)
    this.#places = new Int32Array(count)
    this.#groups.forEach((group, index) => {
      const place = next[group] ?? 0
      next[group] = place + 1
      this.#order[place] = index
      this.#places[index] = place
    })
  }
}

/** The number of a key, the next one for a key that is new. */
function numberIn<Key>(numbers: Map<Key, number> | undefined, key: Key): number {
  const known = numbers?.get(key)
  if (known !== undefined) return known
  const number = numbers?.size ?? 0
  numbers?.set(key, number)
  return number
}
