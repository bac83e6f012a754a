import type { FileColumn, Problem } from './contract.ts'
import type { MatchedRow } from './match-rows.ts'
import { problemAt } from './read-rows.ts'
import type { Place } from './reading.ts'
import { columnLetters } from './source.ts'

/** Runs of cells that are named; further ones are counted. */
const MOST_RUNS = 20

/**
 * Formulas of which the import writes only the results: one look per column, at its first, that names all of them. What
 * changes nothing is not spoken of.
 */
export function formulaNotes(
  place: Place,
  columns: readonly Pick<FileColumn, 'at' | 'target'>[],
  rows: readonly MatchedRow[],
): Problem[] {
  return columns.flatMap(({ at, target }) => {
    if (target === null) return []
    const lost = rows.filter(
      (row) =>
        !row.stopped &&
        (row.values.get(target) ?? null) !== null &&
        (row.stored === null || row.changed.includes(target)) &&
        !row.typed.has(target) &&
        place.grid.formula(row.at, at) !== undefined,
    )
    const [first] = lost
    if (!first) return []
    const numbers = lost.map((row) => row.at)
    const reason = {
      code: 'formula-results',
      text: place.grid.formula(first.at, at) ?? '',
      cells: runsOf(numbers, columnLetters(at)),
      count: lost.length,
    } as const
    return [problemAt(place, first.at, at, target, 'look', reason)]
  })
}

/** Rows as a person writes them: C5:C9、C12. */
function runsOf(rows: readonly number[], letters: string): string {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  const named = runs
    .slice(0, MOST_RUNS)
    .map(([from, to]) =>
      from === to ? `${letters}${from + 1}` : `${letters}${from + 1}:${letters}${to + 1}`,
    )
  return [...named, ...(runs.length > MOST_RUNS ? ['…'] : [])].join(', ')
}
