import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { EntryHead } from '../../shared/api/compare.ts'
import { Differences } from '../../shared/snapshots/differences.ts'
import type { Store } from './contract.ts'

/** Entries that are read between two pauses in which others may work. */
const PAGE = 200

/** From the point after an entry to the point after a later one, of all tables or of one. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly table?: string | undefined
}

/** What differs between two points of the journal. */
export interface Compared {
  readonly differences: Differences
  /** The entries in between, by number. */
  readonly entries: ReadonlyMap<number, EntryHead>
}

/** Compares two points of the journal by the entries in between; others may work meanwhile. */
export async function compare(store: Store, { from, to, table }: Stretch): Promise<Compared> {
  const differences = new Differences()
  const entries = new Map<number, EntryHead>()
  let before = to + 1
  while (before > from + 1) {
    const commits = await store.history({ before, limit: PAGE, ...(table === undefined ? {} : { table }) })
    for (const commit of commits) {
      if (commit.seq <= from) break
      differences.take(commit)
      const { seq, at, who, label } = commit
      entries.set(seq, { seq, at, who, label })
    }
    before = commits.at(-1)?.seq ?? 0
    await yieldToOthers()
  }
  return { differences, entries }
}
