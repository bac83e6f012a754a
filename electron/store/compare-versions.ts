import { TABLES } from '../../shared/tables.ts'
import type { EntryHead } from '../../shared/api/compare.ts'
import type { RowDifference } from '../../shared/snapshots/differences.ts'
import type { GoneRow } from '../../shared/snapshots/words.ts'
import { compare, type Stretches } from './compare.ts'

/** Two versions beside each other. */
export interface Versions {
  /** Entries after which the versions stand, the earlier one first. */
  readonly from: number
  readonly to: number
  readonly rows: readonly RowDifference[]
  /** The entries in between, by number. */
  readonly entries: ReadonlyMap<number, EntryHead>
  /** Rows of either version that are no longer there today, by id: they still have to be called by their names. */
  readonly gone: ReadonlyMap<string, GoneRow>
}

/** How long versions are kept for who reads page by page: they may be as large as the tables. */
const KEPT_MS = 60_000

/** The versions that were compared last: whoever reads page by page asks for the same ones again. */
const last = new WeakMap<Stretches, { readonly key: string; readonly versions: Promise<Versions> }>()

/**
 * Compares the rows after one entry with those after another; entries behind the newest, whose number is `head`, count
 * as the newest.
 */
export function compareVersions(
  journal: Stretches,
  one: number,
  other: number,
  head: number,
): Promise<Versions> {
  const [from, to] = [Math.min(one, other, head), Math.min(Math.max(one, other), head)]
  const key = `${from} ${to} ${head}`
  const known = last.get(journal)
  if (known?.key === key) return known.versions
  const versions = read(journal, from, to, head)
  last.set(journal, { key, versions })
  const forget = (): void => {
    if (last.get(journal)?.versions === versions) last.delete(journal)
  }
  setTimeout(forget, KEPT_MS).unref()
  // What failed is not kept; whoever asked is told.
  versions.catch(forget)
  return versions
}

async function read(journal: Stretches, from: number, to: number, head: number): Promise<Versions> {
  const { differences, entries } = await compare(journal, { from, to })
  const rows = differences.rows(TABLES)
  const since = await compare(journal, { from: to, to: head })
  const gone = [...rows, ...since.differences.rows(TABLES)].flatMap(({ table, id, before, after }) =>
    before && !after ? [[id, { table, row: before }] as const] : [],
  )
  return { from, to, rows, entries, gone: new Map(gone) }
}
