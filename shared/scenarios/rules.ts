import type { RowChange, Rows } from '../table/change.ts'
import type { Rejection } from '../table/rejection.ts'
import type { HardRule } from '../table/rule.ts'
import { scenario } from './tables.ts'
import { scenariosOf } from './tree.ts'

/** Rules of scenarios that no commit may break (RULES 情景-1, 情景-3). */
export const SCENARIO_HARD_RULES: readonly HardRule[] = [
  { tables: [scenario.name], check: rings },
  { tables: [scenario.name], check: orphans },
]

/** 情景-1: nobody is their own ancestor. Only scenarios that this commit moved are named. */
function rings(rows: Rows, changes: readonly RowChange[]): readonly Rejection[] {
  const byId = new Map(scenariosOf(rows).map((row) => [row.id, row]))
  return changes
    .filter(({ table, after }) => table === scenario.name && after !== null)
    .flatMap(({ id }) => {
      const start = byId.get(id)
      let at = byId.get(start?.parent ?? '')
      for (let left = byId.size; at && at.id !== id && left > 0; left -= 1) at = byId.get(at.parent ?? '')
      return start && at?.id === id
        ? [{ at: { table: scenario.name, id, column: 'parent' }, code: 'scenario-cycle', label: start.name }]
        : []
    })
}

/** 情景-3: a scenario with children stays, because they hold only what differs from it. */
function orphans(rows: Rows, changes: readonly RowChange[]): readonly Rejection[] {
  return changes
    .filter(({ table, after }) => table === scenario.name && after === null)
    .flatMap(({ id }) => {
      const children = scenariosOf(rows).filter(({ parent }) => parent === id)
      const [first] = children
      return first
        ? [
            {
              at: { table: scenario.name, id },
              code: 'still-referenced',
              by: scenario.name,
              label: first.name,
              count: children.length,
            },
          ]
        : []
    })
}
