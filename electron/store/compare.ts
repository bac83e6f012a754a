import type { EntryHead } from '../../shared/api/compare.ts'
import { Differences } from '../../shared/snapshots/differences.ts'
import type { Store } from './contract.ts'
import type { Stretch } from './stretch.ts'

/** What differs between two points of the journal. */
export interface Compared {
  readonly differences: Differences
  /** The entries in between, by number. */
  readonly entries: ReadonlyMap<number, EntryHead>
}

/** Compares two points of the journal by the entries in between; others may work meanwhile. */
export async function compare(store: Store, stretch: Stretch): Promise<Compared> {
  const differences = new Differences()
  const entries = new Map<number, EntryHead>()
  for await (const commit of store.stretch(stretch)) {
    differences.take(commit)
    const { seq, at, who, label } = commit
    entries.set(seq, { seq, at, who, label })
  }
  return { differences, entries }
}
