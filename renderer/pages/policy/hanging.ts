import { project, task } from '../../../shared/plans/tables.ts'
import { clause } from '../../../shared/policy/tables.ts'
import { target } from '../../../shared/indicators/tables.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { RowOf } from '../../../shared/table/table.ts'
import { allRows } from '../../../shared/table/typed.ts'
import { sumOf } from '../../../shared/units/sum.ts'

/** A row of the table of clauses. */
type Clause = RowOf<typeof clause>

/** What hangs on a clause: its tasks and targets, and through the tasks its projects with their money in 分. */
export interface Hanging {
  readonly clause: Clause
  /** Levels above it: 0 for a part. */
  readonly depth: number
  readonly tasks: readonly RowOf<typeof task>[]
  readonly targets: readonly RowOf<typeof target>[]
  readonly projects: readonly RowOf<typeof project>[]
  readonly investment: number | null
  /** Whether it asks for something that no task answers; parts only hold other clauses. */
  readonly orphan: boolean
}

function depthOf(clauses: ReadonlyMap<string, Clause>, one: Clause): number {
  let depth = 0
  // A ring of parents cannot be longer than the table.
  for (let at = one.parent; at !== null && depth < clauses.size; depth += 1)
    at = clauses.get(at)?.parent ?? null
  return depth
}

/** Every clause in the order of the document with what hangs on it. */
export function hangings(rows: Rows): readonly Hanging[] {
  const clauses = allRows(rows, clause)
  const byId = new Map(clauses.map((row) => [row.id, row]))
  const tasks = Map.groupBy(allRows(rows, task), (row) => row.clause)
  const targets = Map.groupBy(allRows(rows, target), (row) => row.clause)
  const projects = Map.groupBy(allRows(rows, project), (row) => row.task)
  const hasChildren = new Set(clauses.map((row) => row.parent))
  return clauses.map((row) => {
    const own = tasks.get(row.id) ?? []
    const ownProjects = own.flatMap(({ id }) => projects.get(id) ?? [])
    return {
      clause: row,
      depth: depthOf(byId, row),
      tasks: own,
      targets: targets.get(row.id) ?? [],
      projects: ownProjects,
      investment: sumOf(ownProjects.map((one) => one.total_investment)).sum,
      orphan: own.length === 0 && !hasChildren.has(row.id),
    }
  })
}
