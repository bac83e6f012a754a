import type { Column } from '../../table/column.ts'
import { STEPS_PER_UNIT, stepsPerUnit } from '../../units/quantity.ts'
import { parseUnit, sameDimensions } from '../../units/unit.ts'
import { SHARE } from './read-cell.ts'

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
