import type { Standing, TargetState } from '../../../shared/scenarios/target-state.ts'
import type { Row } from '../../../shared/table/table.ts'

/** One line of the board: the same aim for several towns, or a joint one. */
export interface BoardLine {
  readonly key: string
  readonly indicator: string
  /** State by region. */
  readonly states: ReadonlyMap<string, TargetState>
  /** The first state: what all of them share, such as the aim. */
  readonly first: TargetState
}

/** The lines under one clause, with how many targets stand how. */
export interface BoardGroup {
  readonly clause: string
  readonly lines: readonly BoardLine[]
  readonly counts: ReadonlyMap<Standing, number>
}

/** Standings in the order in which they are counted out. */
export const STANDINGS: readonly Standing[] = ['reached', 'on-path', 'gap', 'no-data', 'incomparable']

/** How many states stand how. */
export function countStandings(states: readonly TargetState[]): ReadonlyMap<Standing, number> {
  const groups = Map.groupBy(states, ({ standing }) => standing)
  return new Map(
    STANDINGS.flatMap((standing) => {
      const n = groups.get(standing)?.length ?? 0
      return n === 0 ? [] : [[standing, n] as const]
    }),
  )
}

/** States under their clauses in the order of the document; the same aim of several towns is one line. */
export function boardOf(states: readonly TargetState[], clauses: readonly Row[]): readonly BoardGroup[] {
  const byClause = Map.groupBy(states, ({ clause }) => clause)
  const order = [...clauses.map(({ id }) => id), ...byClause.keys()]
  return [...new Set(order)].flatMap((clause) => {
    const own = byClause.get(clause)
    return own ? [{ clause, lines: linesOf(own), counts: countStandings(own) }] : []
  })
}

function linesOf(states: readonly TargetState[]): readonly BoardLine[] {
  const lines = Map.groupBy(states, ({ indicator, basis, year }) => `${indicator} ${basis} ${year}`)
  return [...lines].flatMap(([key, own]) => {
    const [first] = own
    if (!first) return []
    return [
      { key, indicator: first.indicator, states: new Map(own.map((state) => [state.region, state])), first },
    ]
  })
}

/** Lines in which every town falls short. */
export function allShort(groups: readonly BoardGroup[], towns: number): readonly BoardLine[] {
  return groups
    .flatMap(({ lines }) => lines)
    .filter(
      ({ states }) =>
        states.size === towns && [...states.values()].every(({ standing }) => standing === 'gap'),
    )
}
