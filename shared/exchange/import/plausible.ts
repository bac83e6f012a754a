import type { Cell, Column } from '../../table/column.ts'
import type { Row } from '../../table/table.ts'
import { readNumberText } from '../../units/number-text.ts'
import { UNIT_TARGET, type FileColumn, type Problem } from './contract.ts'
import type { MatchedRow } from './match-rows.ts'
import { problemAt } from './read-rows.ts'
import type { ImportRequest, Place } from './reading.ts'
import { isInUnits } from './unit-looks.ts'
import { between, SHARE, unitChoices } from './units.ts'

// Figures that differ from what the table holds of the same thing by as much as two units do: read in 亿元 what is in 万元.

/** A figure of the file as it was read, and what the table holds of the same thing, in the same steps. */
export interface Pair {
  readonly figure: number
  readonly before: number
}

/** Units less than so far apart are not told by their figures. */
const LEAST_FACTOR = 10
/** From here on a single figure is told, for nothing grows so much. */
const SURE_FACTOR = 1000
/** Share of figures that must be off alike for all of them to be doubted. */
const MOST_ALIKE = 0.6

/** The unit, of those that figures may be in, by which a pair is off; null if by none. `read` is the one they were read in. */
export function offBy({ figure, before }: Pair, read: string, units: readonly string[]): string | null {
  if (figure === 0 || before === 0 || figure < 0 !== before < 0) return null
  const times = Math.log10(figure / before)
  const off = (unit: string): number => {
    const factor = Math.log10(factorBetween(read, unit))
    return Math.abs(factor) < Math.log10(LEAST_FACTOR)
      ? Number.POSITIVE_INFINITY
      : Math.abs(times - factor) / Math.min(0.5, Math.abs(factor) / 4)
  }
  const [best] = units.filter((unit) => off(unit) <= 1).toSorted((a, b) => off(a) - off(b))
  return best ?? null
}

/** The unit that most of some figures seem to be in instead of the one they were read in; null if they seem right. */
export function unitSuspected(pairs: readonly Pair[], read: string, units: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const pair of pairs) {
    const unit = offBy(pair, read, units)
    if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!most || most[1] < pairs.length * MOST_ALIKE) return null
  return pairs.length >= leastPairs(read, most[0]) ? most[0] : null
}

/** How many times larger a figure comes out that is in `unit` and was read in `read`. */
function factorBetween(read: string, unit: string): number {
  if (read === SHARE || unit === SHARE) return read === unit ? 1 : unit === SHARE ? 0.01 : 100
  return between(1, read, unit) ?? 1
}

function isFar(read: string, unit: string): boolean {
  return leastPairs(read, unit) === 1
}

/** As many figures as must be there to be doubted: the more, the less far two units are apart. */
function leastPairs(read: string, unit: string): number {
  const factor = factorBetween(read, unit)
  const times = Math.max(factor, 1 / factor)
  return times >= SURE_FACTOR ? 1 : times >= 100 ? 2 : 3
}

interface Found extends Pair {
  readonly row: number
}

interface Group {
  readonly column: FileColumn
  readonly read: string
  readonly units: readonly string[]
  readonly pairs: Found[]
}

/** Doubts in the units of figures: one for a column of them that are off alike, else one at each that is far off. */
export function unitDoubts(
  request: ImportRequest,
  place: Place,
  columns: readonly FileColumn[],
  rows: readonly MatchedRow[],
): Problem[] {
  return groupsOf(request, place, columns, rows).flatMap(({ column: { at, target }, read, units, pairs }) => {
    const all = unitSuspected(pairs, read, units)
    const off = pairs.flatMap((pair) => {
      const unit = offBy(pair, read, units)
      return unit === null || (all === null ? !isFar(read, unit) : unit !== all) ? [] : [{ ...pair, unit }]
    })
    return off.slice(0, all === null ? off.length : 1).map(({ row, unit }): Problem => {
      const factor = factorBetween(read, unit)
      const times = Math.round(Math.max(factor, 1 / factor))
      const count = all === null ? 1 : off.length
      return problemAt(place, row, at, target, 'look', {
        code: 'perhaps-unit',
        unit: read,
        perhaps: unit,
        times,
        count,
        of: all === null ? 1 : pairs.length,
      })
    })
  })
}

function groupsOf(
  request: ImportRequest,
  place: Place,
  columns: readonly FileColumn[],
  rows: readonly MatchedRow[],
): Group[] {
  const { table, wide } = request
  const { grid } = place
  const unitAt = columns.find(({ target }) => target === UNIT_TARGET)?.at ?? null
  const near = wide && new Neighbours(request, wide.value)
  const groups = new Map<string, Group>()
  for (const column of columns) {
    const declared = column.target === null ? undefined : table.columns[column.target]
    if (!declared || column.target === null || !isInUnits(declared)) continue
    for (const row of rows) {
      const figure = row.values.get(column.target)
      if (row.stopped || typeof figure !== 'number' || namesUnit(grid.cell(row.at, column.at))) continue
      const before = row.stored ? row.stored[column.target] : near?.valueOf(column.target, row)
      if (typeof before !== 'number') continue
      const stored = unitStored(request, declared, row)
      const written = unitAt === null ? null : grid.shown(row.at, unitAt)
      const read = fitting(written, stored) ?? column.unit ?? stored
      const key = `${column.at}/${read}/${stored}`
      const group = groups.get(key) ?? {
        column,
        read,
        units: unitChoices(inUnit(declared, stored)),
        pairs: [],
      }
      group.pairs.push({ figure, before, row: row.at })
      groups.set(key, group)
    }
  }
  return [...groups.values()]
}

function fitting(written: Cell, stored: string): string | null {
  return typeof written === 'string' && between(1, written, stored) !== null ? written : null
}

function unitStored({ unitOf }: ImportRequest, column: Column, { values }: MatchedRow): string {
  const declared = 'unit' in column ? column.unit : undefined
  return declared ?? unitOf({ id: '', position: 0, ...Object.fromEntries(values) }) ?? ''
}

function inUnit(column: Column, unit: string): Column {
  return column.kind === 'number' ? { ...column, unit } : column
}

/** 3500万元 says itself what it is. */
export function namesUnit(cell: Cell): boolean {
  const read = typeof cell === 'string' ? readNumberText(cell) : null
  return read !== null && `${read.scale}${read.unit}` !== ''
}

/** What the table holds of other periods, for figures of a period that it does not have yet. */
class Neighbours {
  readonly #request: ImportRequest
  readonly #value: string
  readonly #series = new Map<string, Row[]>()

  constructor(request: ImportRequest, value: string) {
    this.#request = request
    this.#value = value
    for (const row of request.rows.all(request.table.name)) {
      if (typeof row[value] !== 'number') continue
      const key = this.#key(row)
      const known = this.#series.get(key)
      if (known) known.push(row)
      else this.#series.set(key, [row])
    }
  }

  /** The figure of the nearest period of the same length. */
  valueOf(target: string, { values }: MatchedRow): Cell | undefined {
    const { wide } = this.#request
    if (!wide || target !== this.#value) return undefined
    const period = String(values.get(wide.period) ?? '')
    const apart = (row: Row): number =>
      Math.abs(Number(String(row[wide.period]).slice(0, 4)) - Number(period.slice(0, 4)))
    const [nearest] = (this.#series.get(this.#key(Object.fromEntries(values))) ?? [])
      .filter((row) => lengthOf(String(row[wide.period])) === lengthOf(period))
      .toSorted((a, b) => apart(a) - apart(b))
    return nearest?.[target]
  }

  #key(row: Readonly<Record<string, Cell>>): string {
    return JSON.stringify(this.#request.wide?.references.map((name) => row[name] ?? null))
  }
}

/** Whether a period is a year, a half, a quarter or a month. */
function lengthOf(period: string): string {
  return period.slice(4).replaceAll(/\d/g, '')
}
