import type { Rows } from '../../shared/table/change.ts'
import type { Draft } from './draft.ts'

/** Gives inserted and moved rows their place: at the end at once, elsewhere when the whole commit is known. */
export class Placement {
  readonly #draft: Draft
  readonly #last = new Map<string, number>()
  /** By table: new row and the row that it follows; null is the beginning. */
  readonly #anchored = new Map<string, Map<string, string | null>>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** Position of a row appended to a table. */
  atEnd(table: string): number {
    const last = this.#last.get(table) ?? lastPosition(this.#draft, table)
    this.#last.set(table, last + 1)
    return last + 1
  }

  /** Remembers that a row, new or moved, is to follow another; until `settle` it stands where it is. The last word counts. */
  follow(table: string, id: string, after: string | null): void {
    const anchors = this.#anchored.get(table) ?? new Map<string, string | null>()
    anchors.delete(id)
    anchors.set(id, after)
    this.#anchored.set(table, anchors)
  }

  /** Whether a row stands, over others perhaps, behind another by what has been remembered; then that one cannot follow it. */
  hangsOn(table: string, id: string, on: string): boolean {
    const anchors = this.#anchored.get(table)
    let at: string | null = id
    while (at !== null && at !== on) at = anchors?.get(at) ?? null
    return at === on
  }

  /** Puts the remembered rows between their neighbours. */
  settle(): void {
    for (const [table, anchors] of this.#anchored) {
      const fresh: ReadonlySet<string> = new Set(anchors.keys())
      const ids = ordered(
        this.#draft.all(table).map(({ id }) => id),
        fresh,
        anchors,
      )
      for (const [id, position] of spread(ids, fresh, (one) => this.#draft.get(table, one)?.position ?? 0)) {
        const row = this.#draft.get(table, id)
        if (row) this.#draft.put(table, id, { ...row, position })
      }
    }
  }
}

function lastPosition(rows: Rows, table: string): number {
  return Math.max(0, Math.floor(rows.all(table).at(-1)?.position ?? 0))
}

/** Ids in the order wanted: each new one behind its anchor, later ones with the same anchor behind earlier ones. */
function ordered(
  ids: readonly string[],
  fresh: ReadonlySet<string>,
  anchors: ReadonlyMap<string, string | null>,
): string[] {
  const followers = new Map<string | null, string[]>()
  for (const [id, after] of anchors) {
    const behind = followers.get(after)
    if (behind) behind.push(id)
    else followers.set(after, [id])
  }
  const result: string[] = []
  const stack = [
    ...ids.filter((id) => !fresh.has(id)).toReversed(),
    ...(followers.get(null) ?? []).toReversed(),
  ]
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    result.push(id)
    stack.push(...(followers.get(id) ?? []).toReversed())
  }
  return result
}

/**
 * New positions: runs of new rows are spread evenly between their neighbours. Where doubles are too close for that, a
 * neighbour is taken into the run and moved, too.
 */
function spread(
  ids: readonly string[],
  fresh: ReadonlySet<string>,
  positionOf: (id: string) => number,
): Map<string, number> {
  const positions = new Map<string, number>()
  const at = (index: number): number => positions.get(ids[index] ?? '') ?? positionOf(ids[index] ?? '')
  for (let start = 0; start < ids.length; start += 1) {
    if (!fresh.has(ids[start] ?? '')) continue
    let end = start
    while (fresh.has(ids[end + 1] ?? '')) end += 1
    let first = start
    let run = evenly(at, first, end, ids.length)
    while (run === null) {
      if (first > 0) first -= 1
      else end += 1
      while (fresh.has(ids[end + 1] ?? '')) end += 1
      run = evenly(at, first, end, ids.length)
    }
    run.forEach((position, offset) => positions.set(ids[first + offset] ?? '', position))
    start = end
  }
  return positions
}

/** Positions from index `first` to `end` strictly between the neighbours, or null if doubles leave no room. */
function evenly(at: (index: number) => number, first: number, end: number, length: number): number[] | null {
  const count = end - first + 1
  const low = first > 0 ? at(first - 1) : null
  const high = end + 1 < length ? at(end + 1) : null
  const [from, to] = [low ?? (high ?? 1) - count - 1, high ?? (low ?? 0) + count + 1]
  const run = Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 1)) / (count + 1))
  const rising = [from, ...run, to].every(
    (value, index, all) => index === 0 || value > (all[index - 1] ?? value),
  )
  return rising ? run : null
}
