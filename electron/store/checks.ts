import type { RowChange, Rows } from '../../shared/table/change.ts'
import type { ReferenceColumn } from '../../shared/table/column.ts'
import { labelOf } from '../../shared/table/reference.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import type { HardRule } from '../../shared/table/rule.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import type { TableStatements } from './statements.ts'

/** Columns of a locked row that may still change: the lock itself, and remarks about the figure. */
const FREE_OF_LOCK: ReadonlySet<string> = new Set(['locked', 'note'])

/** Refuses a change to a row whose flag `locked` is set; a locked figure is corrected by a new row that supersedes it. */
export function checkLocks(changes: readonly RowChange[], tables: ReadonlyMap<string, Table>): Rejection[] {
  return changes.flatMap(({ table: name, id, before, after }) => {
    const table = tables.get(name)
    if (!table || before?.['locked'] !== 1) return []
    if (!after) return [{ at: { table: name, id }, code: 'locked-observation' } as const]
    return Object.keys(table.columns)
      .filter((column) => !FREE_OF_LOCK.has(column) && before[column] !== after[column])
      .map((column) => ({ at: { table: name, id, column }, code: 'locked-observation' }) as const)
  })
}

/** Refuses references to rows that are not there, and deletions of rows that others still point at. */
export function checkReferences(
  rows: Rows,
  changes: readonly RowChange[],
  tables: ReadonlyMap<string, Table>,
): Rejection[] {
  const dangling: (Rejection & { readonly text: string })[] = []
  for (const { table: name, id, before, after } of changes)
    for (const [column, { to }] of referenceColumns(tables.get(name))) {
      const target = after?.[column]
      // One that stays can only lose its row by this commit, and then that row is named below.
      if (typeof target !== 'string' || target === before?.[column]) continue
      if (to.some((one) => rows.get(one, target))) continue
      const at = { table: name, id, column }
      dangling.push({ at, code: 'no-such-reference', text: target, tables: to })
    }
  // A row that is still pointed at is named once, as what cannot be deleted, not again at each row that points at it.
  const deleted = new Set(changes.filter(({ after }) => !after).map(({ id }) => id))
  const { rejections, named } = stillReferenced(rows, changes, tables)
  return [...dangling.filter(({ text }) => !(deleted.has(text) && named.has(text))), ...rejections]
}

function stillReferenced(
  rows: Rows,
  changes: readonly RowChange[],
  tables: ReadonlyMap<string, Table>,
): { readonly rejections: Rejection[]; readonly named: ReadonlySet<string> } {
  const deleted = new Map(changes.filter(({ after }) => !after).map(({ table, id }) => [id, table]))
  const users = new Map<string, { readonly by: string; readonly first: string; count: number }>()
  if (deleted.size > 0) {
    for (const table of tables.values()) {
      const columns = referenceColumns(table).filter(([, { to }]) =>
        changes.some((one) => to.includes(one.table)),
      )
      if (columns.length === 0) continue
      for (const row of rows.all(table.name)) {
        for (const [column] of columns) {
          const target = row[column]
          if (typeof target !== 'string' || !deleted.has(target)) continue
          const user = users.get(target)
          if (user) user.count += 1
          else users.set(target, { by: table.name, first: row.id, count: 1 })
        }
      }
    }
  }
  const rejections = Array.from(users, ([id, { by, first, count }]): Rejection => {
    const at = { table: deleted.get(id) ?? '', id }
    return { at, code: 'still-referenced', by, label: labelOf(rows, by, first), count }
  })
  return { rejections, named: new Set(users.keys()) }
}

/** Refuses rows that agree with another in a set of columns that must be unique, after all changes are made. */
export function checkUnique(
  rows: Rows,
  changes: readonly RowChange[],
  tables: ReadonlyMap<string, Table>,
  statements: ReadonlyMap<string, TableStatements>,
): Rejection[] {
  const changed = new Set(changes.map(({ table, id }) => `${table}\n${id}`))
  const seen = new Map<string, string>()
  return changes.flatMap(({ table: name, id, before, after }) => {
    const table = tables.get(name)
    if (!table || !after) return []
    return table.unique.flatMap((columns, index): Rejection[] => {
      const key = JSON.stringify([name, index, ...columns.map((column) => after[column])])
      const twin = seen.get(key) ?? storedTwin(index, after, before, columns)
      seen.set(key, id)
      if (twin === undefined) return []
      const at = { table: name, id, column: columns.at(-1) ?? '' }
      return [{ at, code: 'duplicate', columns, label: labelOf(rows, name, twin) }]
    })

    /** A stored row that agrees and is not itself changed in this commit; those are compared among themselves. */
    function storedTwin(
      index: number,
      row: Row,
      was: Row | null,
      columns: readonly string[],
    ): string | undefined {
      if (was && columns.every((column) => was[column] === row[column])) return undefined
      const twins = statements.get(name)?.idsLike(index, row) ?? []
      return twins.find((twin) => !changed.has(`${name}\n${twin}`))
    }
  })
}

/** Lets every rule look at the rows whose tables were touched. */
export function checkRules(
  rows: Rows,
  changes: readonly RowChange[],
  rules: readonly HardRule[],
): Rejection[] {
  const touched = new Set(changes.map(({ table }) => table))
  return rules
    .filter(({ tables }) => tables.some((table) => touched.has(table)))
    .flatMap(({ check }) => check(rows, changes))
}

/** Whether a change touches a column of a unique set, so that it must not meet another row half way. */
export function movesUnique(table: Table, before: Row, after: Row): boolean {
  return table.unique.some((columns) => columns.some((column) => before[column] !== after[column]))
}

type ReferenceColumns = readonly (readonly [string, ReferenceColumn])[]

const referencesOf = new WeakMap<Table, ReferenceColumns>()

function referenceColumns(table: Table | undefined): ReferenceColumns {
  if (!table) return []
  const known = referencesOf.get(table)
  if (known) return known
  const columns = Object.entries(table.columns).flatMap(([name, column]) =>
    column.kind === 'reference' ? [[name, column] as const] : [],
  )
  referencesOf.set(table, columns)
  return columns
}
