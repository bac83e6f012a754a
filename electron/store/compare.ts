import type { EntryHead } from '../../shared/api/compare.ts'
import type { Commit } from '../../shared/api/reply.ts'
import { Differences } from '../../shared/snapshots/differences.ts'
import type { Stretch } from './stretch.ts'

/** Whatever a journal can be read from: an open workbook, or a connection of a thread. */
export interface Stretches {
  stretch(stretch: Stretch): AsyncIterable<Commit>
}

/** What differs between two points of the journal. */
export interface Compared {
  readonly differences: Differences
  /** The entries in between, by number. */
  readonly entries: ReadonlyMap<number, EntryHead>
}

/** Compares two points of the journal by the entries in between; others may work meanwhile. */
export async function compare(journal: Stretches, stretch: Stretch): Promise<Compared> {
  const differences = new Differences()
  const entries = new Map<number, EntryHead>()
  for await (const commit of journal.stretch(stretch)) {
    differences.take(commit)
    const { seq, at, who, label } = commit
    entries.set(seq, { seq, at, who, label })
  }
  return { differences, entries }
}
