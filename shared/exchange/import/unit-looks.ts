import type { Column } from '../../table/column.ts'
import type { Table } from '../../table/table.ts'
import type { FileColumn, Problem } from './contract.ts'
import { bareUnit, unitIn, unitMentioned } from './heading-text.ts'
import { problemAt } from './read-rows.ts'
import type { Place } from './reading.ts'
import type { SourceCell } from './source.ts'

/** Kinds of column whose values are figures in a unit. */
export function isInUnits({ kind }: Column): boolean {
  return kind === 'quantity' || kind === 'number' || kind === 'integer'
}

/** Whether cells are those of a column that names the unit of each row: of words that fill a column of offices none is a unit. */
export function areUnits(cells: readonly SourceCell[]): boolean {
  const units = cells.filter((cell) => {
    const text = String(cell)
    return unitIn(text) !== null || bareUnit(text) !== null
  })
  return units.length > 0 && units.length * 2 >= cells.length
}

/**
 * Columns whose headings speak of a unit in which their figures are not read: 亿元以上项目总投资 may be in 万元, and what is
 * headed in 亩 may not be the money that it was taken for.
 */
export function unitLooks(place: Place, columns: readonly FileColumn[], table: Table): Problem[] {
  const { headings } = place.block
  return columns.flatMap(({ at, heading, target, by, unit, unitFrom }) => {
    const column = target === null ? undefined : table.columns[target]
    if (!column || !isInUnits(column) || by === 'own' || unitFrom === 'heading' || unitFrom === 'chosen')
      return []
    const text = heading
      .split(' / ')
      .flatMap((one) => unitMentioned(one) ?? [])
      .at(-1)
    if (text === undefined || text === unit) return []
    const reason = { code: 'unit-unclear', text, unit: unit ?? '' } as const
    return [problemAt(place, Math.max(0, headings.last), at, target, 'look', reason)]
  })
}
