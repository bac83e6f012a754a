import type { RowChange, Rows } from '../table/change.ts'
import { packRows, unpackRows, type PackedRows } from '../table/packed.ts'
import type { Row } from '../table/table.ts'
import type { Commit, Reply } from './reply.ts'

// A large commit on its way to a window. The window has the rows as they were before it, so of rows that were there only
// the cells that have changed travel, column by column.

/** Changed rows up to which a commit travels as it is, and is told to every window. */
export const MOST_CHANGES = 100

/** Changes of one table that follow one another and are of one kind. */
type PackedChanges =
  /** Rows with the columns in which any of them has changed. */
  | { readonly kind: 'cells'; readonly table: string; readonly rows: PackedRows }
  | { readonly kind: 'added'; readonly table: string; readonly rows: PackedRows }
  | { readonly kind: 'removed'; readonly table: string; readonly ids: readonly string[] }

/** A commit without what the window knows already. */
interface PackedCommit extends Omit<Commit, 'changes'> {
  readonly packed: readonly PackedChanges[]
}

/** A commit as it comes to a window. */
export type SentCommit = Commit | PackedCommit

/** What a verb answers to a window: a commit may come packed. */
export type Sent<T> = T extends Commit ? SentCommit : T

/**
 * The commit as it is sent: packed if it is large. It changes no row twice, and the rows of a table have the same columns,
 * as the store makes them.
 */
export function packCommit(commit: Commit): SentCommit {
  const { changes, ...head } = commit
  if (changes.length <= MOST_CHANGES) return commit
  return { ...head, packed: runsOf(changes).map(packRun) }
}

/** Whether a reply holds typed arrays in place of the changes of commits. */
export function isPacked(reply: Reply<unknown>): boolean {
  if (reply.kind !== 'done') return false
  const values: readonly unknown[] = Array.isArray(reply.value) ? reply.value : [reply.value]
  return values.some((value) => typeof value === 'object' && value !== null && 'packed' in value)
}

/** The commit with its changes, given the rows as they were just before it. Throws where one of them is not there. */
export function openCommit(sent: SentCommit, rows: Rows): Commit {
  if (!('packed' in sent)) return sent
  const { packed, ...head } = sent
  return { ...head, changes: packed.flatMap((run) => openRun(run, rows)) }
}

function kindOf({ before, after }: RowChange): PackedChanges['kind'] {
  return before === null ? 'added' : after === null ? 'removed' : 'cells'
}

/** Changes that follow one another, by table and kind. */
function runsOf(changes: readonly RowChange[]): readonly (readonly RowChange[])[] {
  const runs: RowChange[][] = []
  let same = ''
  for (const change of changes) {
    const key = `${kindOf(change)} ${change.table}`
    if (key !== same) runs.push([])
    same = key
    runs.at(-1)?.push(change)
  }
  return runs
}

function packRun(run: readonly RowChange[]): PackedChanges {
  const [first] = run
  if (!first) throw new Error('a run of changes is empty')
  const { table } = first
  const kind = kindOf(first)
  if (kind === 'removed') return { kind, table, ids: run.map(({ id }) => id) }
  const after = run.flatMap((change) => change.after ?? [])
  return { kind, table, rows: packRows(kind === 'added' ? after : onlyColumns(after, changedColumns(run))) }
}

/** Columns in which any of the rows has changed. Row by row, for rows lie far apart in memory. */
function changedColumns(run: readonly RowChange[]): readonly string[] {
  const changed: string[] = []
  let same = Object.keys(run[0]?.after ?? {})
  for (const { before, after } of run) {
    const differs = (column: string): boolean => before?.[column] !== after?.[column]
    if (!same.some(differs)) continue
    changed.push(...same.filter(differs))
    same = same.filter((column) => !differs(column))
  }
  return changed
}

function onlyColumns(rows: readonly Row[], columns: readonly string[]): readonly Row[] {
  return rows.map((row) => {
    const cells: Record<string, Row[string]> = { id: row.id }
    for (const column of columns) cells[column] = row[column] ?? null
    return cells as Row
  })
}

function openRun(run: PackedChanges, rows: Rows): readonly RowChange[] {
  const { table } = run
  const known = (id: string): Row => {
    const row = rows.get(table, id)
    if (!row) throw new Error(`a packed commit changes the row ${id} of ${table}, which is not known`)
    return row
  }
  if (run.kind === 'removed') return run.ids.map((id) => ({ table, id, before: known(id), after: null }))
  if (run.kind === 'added')
    return unpackRows(run.rows).map((after) => ({ table, id: after.id, before: null, after }))
  return unpackRows(run.rows).map((cells) => {
    const before = known(cells.id)
    return { table, id: cells.id, before, after: { ...before, ...cells } }
  })
}
