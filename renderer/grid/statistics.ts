import { Decimal } from 'decimal.js'
import { stepsPerUnit } from '../../shared/units/quantity.ts'
import type { SheetColumn, SheetRow, Statistics } from './contract.ts'
import { sizeOf, type Range } from './range.ts'
import { disjoint } from './ranges.ts'
import { cellOf, isFigure, unitOf } from './values.ts'

/** Units whose figures have an average but no sum. */
export const RATES: ReadonlySet<string> = new Set(['%', '‰', '百分点', '倍'])

/** Nothing selected, or nothing to say. */
const NO_STATISTICS: Statistics = {
  cells: 0,
  filled: 0,
  numbers: 0,
  unit: null,
  mixed: false,
  sum: null,
  average: null,
  smallest: null,
  largest: null,
}

/** Figures of one unit; money and land are counted in their stored steps, so that the sum is exact. */
interface Tally {
  readonly unit: string
  readonly per: number
  numbers: number
  sum: number
  /** What rounding took from `sum` (Neumaier), put back at the end. */
  lost: number
  smallest: number
  largest: number
}

/**
 * Counts ranges of a sheet, a cell in several of them once. Amounts of one measure are added as the integers they are
 * stored as, even if one column shows 万元 and another 亿元; other figures of unlike units are not added.
 */
export function statisticsOf(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  ranges: readonly Range[],
): Statistics {
  const tallies = new Map<string, Tally>()
  const apart = disjoint(ranges)
  const filled = apart.reduce((sum, range) => sum + countRange(tallies, rows, columns, range), 0)
  const cells = apart.reduce((sum, range) => sum + sizeOf(range).rows * sizeOf(range).columns, 0)
  return summed([...tallies.values()], cells, filled)
}

/** Adds a range to the tallies; answers how many of its cells have a value. */
function countRange(
  tallies: Map<string, Tally>,
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  range: Range,
): number {
  let filled = 0
  for (let at = range.left; at <= range.right; at += 1) {
    const column = columns[at]
    if (!column) continue
    for (let index = range.top; index <= range.bottom; index += 1) {
      const row = rows[index]
      // What a group comes to is counted with its rows.
      const value = row && row.kind !== 'group' ? cellOf(row, column.field) : null
      if (!row || value === null) continue
      filled += 1
      if (typeof value === 'number' && isFigure(column.column)) count(tallies, row, column, value)
    }
  }
  return filled
}

function count(tallies: Map<string, Tally>, row: SheetRow, column: SheetColumn, value: number): void {
  const unit = unitOf(row, column)
  const measure = column.column.kind === 'quantity' ? column.column.measure : undefined
  // A row's own unit, such as 公斤 in a ledger of land, is none of the measure and has the digits of the column's.
  const own = row.units?.[column.field]?.unit
  const key = own === undefined ? (measure ?? `unit ${unit}`) : `unit ${own}`
  let tally = tallies.get(key)
  if (!tally) {
    const per = measure === undefined ? 1 : (stepsPerUnit(measure, unit) ?? declaredSteps(column))
    tally = { unit, per, numbers: 0, sum: 0, lost: 0, smallest: value, largest: value }
    tallies.set(key, tally)
  }
  const sum = tally.sum + value
  tally.lost += Math.abs(tally.sum) >= Math.abs(value) ? tally.sum - sum + value : value - sum + tally.sum
  tally.sum = sum
  tally.numbers += 1
  tally.smallest = Math.min(tally.smallest, value)
  tally.largest = Math.max(tally.largest, value)
}

function declaredSteps({ column }: SheetColumn): number {
  return column.kind === 'quantity' ? (stepsPerUnit(column.measure, column.unit) ?? 1) : 1
}

function summed(tallies: readonly Tally[], cells: number, filled: number): Statistics {
  const numbers = tallies.reduce((sum, tally) => sum + tally.numbers, 0)
  const [tally] = tallies
  if (!tally || tallies.length > 1)
    return { ...NO_STATISTICS, cells, filled, numbers, mixed: tallies.length > 1 }
  const sum = new Decimal(tally.sum + tally.lost)
  const inUnit = (steps: Decimal.Value): number =>
    new Decimal(steps).div(tally.per).toSignificantDigits(15).toNumber()
  return {
    cells,
    filled,
    numbers,
    unit: tally.unit,
    mixed: false,
    sum: RATES.has(tally.unit) ? null : inUnit(sum),
    average: inUnit(sum.div(tally.numbers)),
    smallest: inUnit(tally.smallest),
    largest: inUnit(tally.largest),
  }
}
