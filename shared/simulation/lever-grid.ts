import { evaluateAll, type Evaluate, type Stepwise } from './stepwise.ts'

/** Outcomes over the values of two drivers: `outcomes[row][column]` is at `ys[row]` and `xs[column]`. */
export interface LeverGrid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly outcomes: readonly (readonly (number | null)[])[]
}

/** A piece of a line on which the outcome is the level: two points as [x, y]. */
export type Segment = readonly [readonly [number, number], readonly [number, number]]

/** Evenly spaced values with both ends. */
export function axisOf([min, max]: readonly [number, number], count: number): readonly number[] {
  if (count < 2 || !(max > min)) return [min]
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? max : Number((min + ((max - min) * index) / (count - 1)).toPrecision(12)),
  )
}

/** Evaluates every combination of the values of two drivers. */
export function* leverGrid(
  xs: readonly number[],
  ys: readonly number[],
  evaluate: Evaluate<readonly [number, number]>,
): Stepwise<LeverGrid> {
  const outcomes = yield* evaluateAll(
    ys.flatMap((y) => xs.map((x) => [x, y] as const)),
    evaluate,
  )
  return { xs, ys, outcomes: ys.map((_, row) => outcomes.slice(row * xs.length, (row + 1) * xs.length)) }
}

type Corner = readonly [x: number, y: number, outcome: number]

/** The line on which the outcome is a level, by marching squares; squares with a missing corner have none. */
export function levelLine({ xs, ys, outcomes }: LeverGrid, level: number): readonly Segment[] {
  const corner = (row: number, column: number): Corner | null => {
    const [x, y, outcome] = [xs[column], ys[row], outcomes[row]?.[column] ?? null]
    return x === undefined || y === undefined || outcome === null ? null : [x, y, outcome]
  }
  return ys.slice(1).flatMap((_, row) =>
    xs.slice(1).flatMap((_, column) => {
      const corners = [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ]
      const known = corners.filter((one) => one !== null)
      return known.length < 4 ? [] : segmentsIn(known, level)
    }),
  )
}

/** Segments inside one square: from the edge where the outcome passes the level to the next such edge. */
function segmentsIn(corners: readonly Corner[], level: number): readonly Segment[] {
  const crossings = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from
    if (from[2] >= level === to[2] >= level) return []
    const share = (level - from[2]) / (to[2] - from[2])
    return [[from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share] as const]
  })
  const pairs: Segment[] = []
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [a, b] = [crossings[index], crossings[index + 1]]
    if (a && b) pairs.push([a, b])
  }
  return pairs
}
