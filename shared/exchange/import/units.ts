import { Decimal } from 'decimal.js'
import type { Column } from '../../table/column.ts'
import { STEPS_PER_UNIT, stepsPerUnit } from '../../units/quantity.ts'
import { convert, parseUnit, sameDimensions } from '../../units/unit.ts'

/** Unit of figures that are written as shares: 0.125 for 12.5 %. */
export const SHARE = 'share'

/** A number in another unit; null if the two do not measure the same. Decimal, so that 万元 and 亿元 lose no digit. */
export function between(value: number, from: string, to: string): number | null {
  const [one, other] = [parseUnit(from), parseUnit(to)]
  if (!one || !other) return null
  const factor = convert(1, one, other)
  if (factor === null) return null
  const exact = new Decimal(value).times(one.numerator).times(other.denominator)
  return exact.div(one.denominator).div(other.numerator).toSignificantDigits(15).toNumber()
}

/** Whether figures in a unit can be read into a column; a column whose unit hangs on the row takes any. */
export function convertible(column: Column, unit: string): boolean {
  if (column.kind === 'quantity') return stepsPerUnit(column.measure, unit) !== undefined
  if (column.kind !== 'number' && column.kind !== 'integer') return false
  if (unit === SHARE) return column.unit === '%'
  const read = parseUnit(unit)
  if (!read) return false
  const own = column.unit === undefined ? null : parseUnit(column.unit)
  return own === null
    ? column.kind === 'number'
    : sameDimensions(own, read) && (own.kind === read.kind || own.text === '')
}

/** Units that a person may choose for the figures of a column; the column's own first. */
export function unitChoices(column: Column): readonly string[] {
  if (column.kind === 'quantity') {
    const grain = new Set(['公斤', '吨'])
    const all = Object.keys(STEPS_PER_UNIT[column.measure]).filter((unit) => !grain.has(unit))
    return [column.unit, ...all.filter((unit) => unit !== column.unit)]
  }
  if (column.kind !== 'number' && column.kind !== 'integer') return []
  const own = column.unit
  if (own === undefined)
    return column.kind === 'number' ? ['亿元', '万元', '元', '%', '万人', '人', '亩', '公顷'] : []
  if (own === '%') return ['%', SHARE]
  const scaled = ['亿', '万', ''].map((scale) => scale + own.replace(/^[亿万]/, ''))
  return [own, ...scaled.filter((unit) => unit !== own && parseUnit(unit) !== null)]
}
