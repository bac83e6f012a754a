import { compareIds } from './tornado.ts'

/** Numbers between 0 and 1 by place: the same place gives the same number on every machine. */
export type Uniform = (draw: number, dimension: number) => number

/** One player's part of the difference. */
interface Part {
  readonly id: string
  /** Its part of the difference; all parts add up to it. */
  readonly part: number
  /** What it brings alone, everything else being as in the first case. */
  readonly alone: number
  /** Standard error of the part where permutations were sampled; null where the part is exact. */
  readonly error: number | null
}

/** A difference split over what was changed. */
export interface Contribution {
  /** Outcome with nothing changed, and with everything changed. */
  readonly from: number | null
  readonly to: number | null
  /** Largest part first; null if an outcome that the split needs is missing. */
  readonly parts: readonly Part[] | null
  /** What the players bring only together: the difference less all that they bring alone. */
  readonly together: number | null
  readonly exact: boolean
  /** Cases that were run. */
  readonly evaluations: number
}

/** Up to this many players every set of them is run: 1,024 cases. */
export const EXACT_PLAYERS = 10

/** Pairs of a permutation and its reverse that are sampled where there are more. */
const PAIRS = 64

/** Which cases a split takes, and what follows from their outcomes. */
export interface ContributionPlan {
  /** Every case as the set of players that are changed in it. */
  readonly sets: readonly ReadonlySet<string>[]
  /** The split from the outcomes of the cases, in their order; a missing outcome is null. */
  readonly split: (outcomes: readonly (number | null)[]) => Contribution
}

/**
 * Shapley values: the average, over all orders in which the changes could be made, of what each change adds when its
 * turn comes. The parts add up to the difference, equal players get equal parts, and who changes nothing gets nothing.
 * With more than ten players the average is over sampled orders, each with its reverse. Ids must be unique.
 */
export function planContribution(ids: readonly string[], uniform: Uniform): ContributionPlan {
  // In the order of their ids, so that the order in which players are given changes nothing.
  const players = ids.toSorted(compareIds)
  return players.length <= EXACT_PLAYERS ? planSubsets(players) : planOrders(players, uniform)
}

function planSubsets(players: readonly string[]): ContributionPlan {
  const sets = Array.from(
    { length: 2 ** players.length },
    (_, mask) => new Set(players.filter((_, player) => mask & (1 << player))),
  )
  return { sets, split: (outcomes) => bySubsets(players, outcomes) }
}

function bySubsets(players: readonly string[], outcomes: readonly (number | null)[]): Contribution {
  const count = players.length
  const head = {
    from: outcomes[0] ?? null,
    to: outcomes.at(-1) ?? null,
    exact: true,
    evaluations: outcomes.length,
  }
  const known = outcomes.filter((outcome) => outcome !== null)
  if (known.length < outcomes.length) return { ...head, parts: null, together: null }
  const weights = Array.from({ length: count }, (_, size) => 1 / (count * choose(count - 1, size)))
  const parts = players.map((id, player): Part => {
    let part = 0
    for (const [mask, before] of known.entries()) {
      if (mask & (1 << player)) continue
      const after = known[mask | (1 << player)] ?? before
      part += (weights[bits(mask)] ?? 0) * (after - before)
    }
    return { id, part, alone: (known[1 << player] ?? 0) - (known[0] ?? 0), error: null }
  })
  return { ...head, ...sorted(parts, head) }
}

function planOrders(players: readonly string[], uniform: Uniform): ContributionPlan {
  const orders = Array.from({ length: PAIRS }, (_, draw) => permuted(players, draw, uniform))
  const both = orders.flatMap((order) => [order, order.toReversed()])
  const sets = new Map<string, ReadonlySet<string>>()
  for (const set of [...both.flatMap(prefixes), ...players.map((id) => new Set([id]))])
    sets.set(keyOf(set), set)
  const keys = [...sets.keys()]
  return { sets: [...sets.values()], split: (outcomes) => byOrders(players, both, keys, outcomes) }
}

function byOrders(
  players: readonly string[],
  both: readonly (readonly string[])[],
  keys: readonly string[],
  outcomes: readonly (number | null)[],
): Contribution {
  const byKey = new Map(keys.map((key, index) => [key, outcomes[index] ?? null]))
  const value = (set: ReadonlySet<string>) => byKey.get(keyOf(set)) ?? null
  const head = {
    from: value(new Set()),
    to: value(new Set(players)),
    exact: false,
    evaluations: outcomes.length,
  }
  if (outcomes.some((outcome) => outcome === null)) return { ...head, parts: null, together: null }
  const added = new Map(players.map((id) => [id, new Float64Array(PAIRS)]))
  for (const [index, order] of both.entries()) {
    const steps = prefixes(order).map((set) => value(set) ?? 0)
    for (const [at, id] of order.entries()) {
      const sums = added.get(id)
      const pair = index >> 1
      if (sums) sums[pair] = (sums[pair] ?? 0) + ((steps[at + 1] ?? 0) - (steps[at] ?? 0)) / 2
    }
  }
  const parts = players.map((id): Part => {
    const sums = added.get(id) ?? new Float64Array(PAIRS)
    const part = sums.reduce((sum, one) => sum + one, 0) / PAIRS
    const variance = sums.reduce((sum, one) => sum + (one - part) ** 2, 0) / (PAIRS - 1)
    const alone = (value(new Set([id])) ?? 0) - (head.from ?? 0)
    return { id, part, alone, error: Math.sqrt(variance / PAIRS) }
  })
  return { ...head, ...sorted(parts, head) }
}

/** Parts by size, and what is left of the difference after all that is brought alone. */
function sorted(
  parts: readonly Part[],
  { from, to }: Pick<Contribution, 'from' | 'to'>,
): Pick<Contribution, 'parts' | 'together'> {
  const alone = parts.reduce((sum, one) => sum + one.alone, 0)
  const left = (to ?? 0) - (from ?? 0) - alone
  // What rounding leaves of sums of such numbers is not something that comes jointly.
  const rounding = 1e-15 * (parts.length + 1) * (Math.abs(to ?? 0) + Math.abs(from ?? 0))
  return {
    parts: parts.toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part) || compareIds(a.id, b.id)),
    together: Math.abs(left) <= rounding ? 0 : left,
  }
}

/** Sets that an order passes through, from none to all. */
function prefixes(order: readonly string[]): readonly ReadonlySet<string>[] {
  return Array.from({ length: order.length + 1 }, (_, size) => new Set(order.slice(0, size)))
}

function keyOf(set: ReadonlySet<string>): string {
  return [...set].toSorted(compareIds).join('\n')
}

/** Fisher and Yates, with numbers by place. */
function permuted(players: readonly string[], draw: number, uniform: Uniform): readonly string[] {
  const order = [...players]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.min(last, Math.floor(uniform(draw, last) * (last + 1)))
    const [a, b] = [order[last], order[other]]
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a]
  }
  return order
}

function choose(n: number, k: number): number {
  let product = 1
  for (let i = 1; i <= k; i += 1) product = (product * (n - k + i)) / i
  return product
}

function bits(mask: number): number {
  let count = 0
  for (let left = mask; left > 0; left >>= 1) count += left & 1
  return count
}
