// Orders variables so that each comes after what it needs, and names the members of a circle where there is none.

/** What each name needs in the same year. */
export type Needs = ReadonlyMap<string, readonly string[]>

/** Names in an order of computation, or circles that forbid one, each as its members in order: each needs the next. */
export type Ordering =
  | { readonly ok: true; readonly order: readonly string[] }
  | { readonly ok: false; readonly cycles: readonly (readonly string[])[] }

/** More circles than this are not worth reading; the first ones must be mended anyway. */
const MAX_CYCLES = 20

/** The shortest way from one name to another along their needs, both included. */
function shortestWay(needs: Needs, from: string, to: string): readonly string[] {
  const cameFrom = new Map<string, string | null>([[from, null]])
  const queue = [from]
  for (let i = 0; i < queue.length && !cameFrom.has(to); i += 1) {
    const name = queue[i] ?? from
    for (const need of needs.get(name) ?? []) {
      if (!needs.has(need) || cameFrom.has(need)) continue
      cameFrom.set(need, name)
      queue.push(need)
    }
  }
  const way: string[] = []
  for (let name: string | null = to; name !== null; name = cameFrom.get(name) ?? null) way.unshift(name)
  return way
}

/** Orders names by their needs, otherwise as given. A loop with its own stack: chains may be thousands long. */
export function orderOf(needs: Needs): Ordering {
  const state = new Map<string, 'open' | 'done'>()
  const order: string[] = []
  const cycles: (readonly string[])[] = []
  const inCycle = new Set<string>()
  const foundCycle = (closing: string, back: string): void => {
    if (inCycle.has(closing) || inCycle.has(back) || cycles.length >= MAX_CYCLES) return
    const members = shortestWay(needs, back, closing)
    cycles.push(members)
    for (const member of members) inCycle.add(member)
  }
  for (const start of needs.keys()) {
    if (state.has(start)) continue
    const path: { name: string; next: number }[] = [{ name: start, next: 0 }]
    state.set(start, 'open')
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const need = needs.get(top.name)?.[top.next]
      top.next += 1
      if (need === undefined) {
        path.pop()
        state.set(top.name, 'done')
        order.push(top.name)
      } else if (state.get(need) === 'open') {
        foundCycle(top.name, need)
      } else if (!state.has(need) && needs.has(need)) {
        path.push({ name: need, next: 0 })
        state.set(need, 'open')
      }
    }
  }
  return cycles.length === 0 ? { ok: true, order } : { ok: false, cycles }
}
