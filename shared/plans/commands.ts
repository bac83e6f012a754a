import type { Edit } from '../table/change.ts'
import type { Command } from '../table/rule.ts'
import { rowById } from '../table/typed.ts'
import { formatQuantity } from '../units/quantity.ts'
import { spread, spreadHolding } from '../units/spread.ts'
import { projectYear, QUARTER_COLUMNS } from './tables.ts'

/**
 * 分解到季度: quarters that are filled stay and the empty ones share the rest of the year's investment evenly. If none is
 * empty, or the filled ones already exceed the year, all four are scaled in their proportion. Nothing is lost to
 * rounding (计划-3 holds afterwards, to the 分). Rejected: a row that is not there.
 */
export const spreadQuarters: Command<{ readonly id: string }> = (rows, { id }) => {
  const at = { table: projectYear.name, id }
  const row = rowById(rows, projectYear, id)
  if (!row) return { ok: false, rejections: [{ at, code: 'no-such-row' }] }
  const quarters = QUARTER_COLUMNS.map((column) => row[column])
  const filled = quarters.reduce<number>((sum, quarter) => sum + (quarter ?? 0), 0)
  const rest = quarters.includes(null) && filled <= row.investment
  const held = quarters.map((quarter) => ({ weight: 1, held: quarter }))
  const weights = quarters.map((quarter) => quarter ?? 0)
  const parts = (rest ? spreadHolding(row.investment, held) : null) ?? spread(row.investment, weights)
  return {
    ok: true,
    value: QUARTER_COLUMNS.flatMap((column, index): Edit[] => {
      const part = parts[index] ?? 0
      const value = `${formatQuantity(part, 'money', '元')}元`
      return part === row[column] ? [] : [{ kind: 'set', table: projectYear.name, id, column, value }]
    }),
  }
}
