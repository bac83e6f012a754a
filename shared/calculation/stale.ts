import type { Row } from '../table/table.ts'

/** Rows whose values are to be computed again: all of them, or these. */
export type Stale = 'all' | readonly number[] | Int32Array

/** Rows of any of the lists. */
export function anyOf(lists: readonly Stale[]): Stale {
  if (lists.includes('all')) return 'all'
  const some = lists.filter(({ length }) => length > 0)
  const [first = [], ...others] = some
  if (others.every((list) => list === first)) return first
  const rows = new Set<number>()
  for (const list of some) eachOf(list, 0, (index) => rows.add(index))
  return [...rows]
}

/** Does the work for each of these rows of `count`. */
export function eachOf(stale: Stale, count: number, work: (index: number) => void): void {
  if (stale !== 'all') for (const index of stale) work(index)
  else for (let index = 0; index < count; index += 1) work(index)
}

/** The rows that differ, if the same rows stand in the same places. */
export function changedRows(before: readonly Row[], after: readonly Row[]): Stale {
  if (before.length !== after.length || after.length === 0) return 'all'
  const changed: number[] = []
  for (let index = 0; index < after.length; index += 1) {
    const [row, old] = [after[index], before[index]]
    if (row === old) continue
    if (row?.id !== old?.id) return 'all'
    changed.push(index)
  }
  return changed
}
