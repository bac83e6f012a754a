import type { Row } from '../table/table.ts'

/** One thing that somebody has said about a cell. */
interface Comment {
  readonly id: string
  readonly text: string
  readonly author: string
  /** UTC, ISO 8601. */
  readonly at: string
}

/** All that was said about one cell, the first first. */
export interface Thread {
  readonly rowId: string
  readonly field: string
  readonly comments: readonly Comment[]
  /** True once somebody has settled it; a new comment opens it again. */
  readonly resolved: boolean
}

/** Key of a cell in `threadsOf`. */
export function threadKey(rowId: string, field: string): string {
  return `${rowId}\t${field}`
}

/** The threads on cells of one table, by `threadKey`. `rows` are those of `cell_comment` in order. */
export function threadsOf(rows: readonly Row[], table: string): ReadonlyMap<string, Thread> {
  const own = rows.filter((row) => row['table_name'] === table)
  const cells = Map.groupBy(own, (row) => threadKey(String(row['row_id']), String(row['column_name'])))
  return new Map(
    Array.from(cells, ([key, said]): [string, Thread] => [
      key,
      {
        rowId: String(said[0]?.['row_id']),
        field: String(said[0]?.['column_name']),
        comments: said.map((row) => ({
          id: row.id,
          text: String(row['text']),
          author: String(row['author']),
          at: String(row['at']),
        })),
        resolved: said.every((row) => row['resolved'] === 1),
      },
    ]),
  )
}

/** A cell by where it stands on a sheet. */
interface Place {
  readonly row: number
  readonly column: number
}

/**
 * The commented cell that comes after (`by` 1) or before (-1) a place, row by row, going around at the ends; null if
 * there is none. The cell at the place itself comes last.
 */
export function nextPlace(places: readonly Place[], from: Place | null, by: 1 | -1): Place | null {
  const sorted = places.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const order = by === 1 ? sorted : sorted.toReversed()
  const after = ({ row, column }: Place): boolean =>
    from === null || (row - from.row || column - from.column) * by > 0
  return order.find(after) ?? order[0] ?? null
}
