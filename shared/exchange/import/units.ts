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

/**
 * The unit that a heading or a line means for a column: itself, or with the column's own base where it is a mere scale, as
 * 亿 is 亿元 of money. Null if the column's figures cannot be in it.
 */
export function unitMeant(column: Column, named: string): string | null {
  if (convertible(column, named)) return named
  const own = 'unit' in column ? (column.unit ?? '') : ''
  const scaled = SCALE.test(named) ? named + own.replace(/^[亿万]/, '') : named
  return scaled !== named && convertible(column, scaled) ? scaled : null
}

/** Whether a unit that a column cannot be in is of its kind, as 万美元 is of money: then its own must not be taken instead. */
export function isStrange(column: Column, named: string): boolean {
  if (SCALE.test(named)) return column.kind === 'quantity'
  return column.kind === 'quantity' && column.measure === 'money' && named.endsWith('元')
}

const SCALE = /^(?:百|千|百万|千万|万|亿)$/

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
