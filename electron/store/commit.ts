import type { Edit, RowChange, Rows } from '../../shared/table/change.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import type { Table } from '../../shared/table/table.ts'
import { checkLocks, checkReferences, checkRules, checkUnique, movesUnique } from './checks.ts'
import { Draft } from './draft.ts'
import { applyEdits } from './edits.ts'
import type { Schema } from './schema.ts'
import { sameRow, storedRow, type TableStatements } from './statements.ts'

/** What turning edits into written rows needs. */
export interface Commitment {
  readonly schema: Schema
  readonly tables: ReadonlyMap<string, Table>
  readonly statements: ReadonlyMap<string, TableStatements>
  readonly rows: Rows
  readonly who: string
}

/** The row changes that edits come to, or everything that is wrong with their cells. */
export function changesOfEdits(
  edits: readonly Edit[],
  { tables, rows, who }: Commitment,
  writesDerived: boolean,
): Result<readonly RowChange[]> {
  const draft = new Draft(rows)
  const stamp = { who, at: new Date().toISOString() }
  const rejections = applyEdits(edits, { tables, draft, writesDerived, stamp })
  const changes = draft.changes(tables)
  const locked = checkLocks(changes, tables)
  const all = [...rejections, ...locked]
  return all.length > 0 ? { ok: false, rejections: all } : { ok: true, value: changes }
}

/** The changes of an old entry as they apply now; rows that have become different since are refused. */
export function changesOfReversal(
  changes: readonly RowChange[],
  { tables, rows }: Commitment,
): Result<readonly RowChange[]> {
  const rejections: Rejection[] = []
  const draft = new Draft(rows)
  for (const { table: name, id, before, after } of changes) {
    const table = tables.get(name)
    const now = rows.get(name, id) ?? null
    const same = before && now ? table && sameRow(table, storedRow(table, before), now) : before === now
    if (table && same) draft.put(name, id, after && storedRow(table, after))
    else rejections.push({ at: { table: name, id }, code: 'changed-meanwhile' })
  }
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, value: draft.changes(tables) }
}

/** Everything that is wrong with the rows as they would be: relations first, and only on sound relations the rules. */
export function refusals(changes: readonly RowChange[], commitment: Commitment): readonly Rejection[] {
  const { schema, tables, statements, rows } = commitment
  const after = new Draft(rows)
  for (const change of changes) after.put(change.table, change.id, change.after)
  const relations = [
    ...checkReferences(after, changes, tables),
    ...checkUnique(after, changes, tables, statements),
  ]
  return relations.length > 0 ? relations : checkRules(after, changes, schema.rules)
}

/**
 * Writes changes within the caller's transaction. A stored row that is not exactly `before` is refused. Rows whose
 * unique columns change are taken out first and put back last, so that two rows can trade names.
 */
export function writeChanges(
  changes: readonly RowChange[],
  { tables, statements }: Commitment,
): readonly Rejection[] {
  const rejections: Rejection[] = []
  const expect = (written: boolean, { table, id }: RowChange): void => {
    if (!written) rejections.push({ at: { table, id }, code: 'changed-meanwhile' })
  }
  const works = changes.map((change) => {
    const [table, sql] = [tables.get(change.table), statements.get(change.table)]
    if (!table || !sql) throw new Error(`a change names ${change.table}, which is no table`)
    const { before, after } = change
    return { change, sql, before, after, inPlace: before && after && !movesUnique(table, before, after) }
  })
  for (const { change, sql, before, inPlace } of works)
    if (before && !inPlace) expect(sql.remove(before), change)
  for (const { change, sql, before, after, inPlace } of works)
    if (before && after && inPlace) expect(sql.update(before, after), change)
  for (const { change, sql, after, inPlace } of works)
    if (after && !inPlace) expect(sql.insert(after), change)
  return rejections
}
