import type { Rows } from '../table/change.ts'
import type { Command } from '../table/rule.ts'
import type { RowOf } from '../table/table.ts'
import { allRows, rowById } from '../table/typed.ts'
import { snapshot } from './tables.ts'

/** A row of the table of snapshots. */
export type Snapshot = RowOf<typeof snapshot>

/** What a person says of a snapshot that they take. */
export interface AskedSnapshot {
  readonly name: string
  readonly stage: Snapshot['stage']
  readonly note?: string | undefined
}

/** Arguments of `takeSnapshot`; the entry is the journal's newest, and known to the store alone. */
export interface TakeSnapshot extends AskedSnapshot {
  readonly journal: { readonly seq: number; readonly hash: string }
}

/** 存稿: names the point at which the journal stands (存稿-1). The store stamps who and when. */
export const takeSnapshot: Command<TakeSnapshot> = (_rows, { name, stage, note, journal }) => ({
  ok: true,
  value: [
    {
      kind: 'insert',
      table: snapshot.name,
      values: {
        name: name.trim(),
        stage,
        note: note?.trim() || null,
        journal_seq: journal.seq,
        journal_hash: journal.hash,
      },
    },
  ],
})

/** Arguments of `deleteSnapshot`. */
export interface DeleteSnapshot {
  readonly id: string
}

/** Deletes a snapshot: the name goes, the rows of that point stay in the journal. */
export const deleteSnapshot: Command<DeleteSnapshot> = (rows, { id }) => {
  const edit = { kind: 'delete', table: snapshot.name, id } as const
  if (rowById(rows, snapshot, id)) return { ok: true, value: [edit] }
  return { ok: false, rejections: [{ at: { table: snapshot.name, id }, code: 'no-such-row' }] }
}

/** All snapshots, that of the newest point first; of one point the one taken last first. */
export function snapshotsOf(rows: Rows): readonly Snapshot[] {
  return allRows(rows, snapshot).toSorted(
    (a, b) => b.journal_seq - a.journal_seq || b.at.localeCompare(a.at) || b.position - a.position,
  )
}
