/** A value and its slope in every direction. */
export interface Slope {
  readonly value: number
  readonly slope: readonly number[]
}

const STEPS = 40
/** A step is halved at most so often until it descends. */
const HALVINGS = 12
/** The part of the descent that the slope promises which a step must keep. */
const KEPT = 1e-4

/** The point at which a cost is least, by quasi-Newton steps (Broyden, Fletcher, Goldfarb and Shanno). */
export function leastPoint(
  cost: (point: readonly number[]) => Slope,
  start: readonly number[],
): readonly number[] {
  let point = start
  let now = cost(point)
  const steepness = Math.hypot(...now.slope)
  if (steepness === 0) return point
  // The first step is short; its outcome gives the scale of the next ones.
  let inverse = start.map((_, row) => start.map((__, column) => (row === column ? 0.1 / steepness : 0)))
  for (let step = 0; step < STEPS; step += 1) {
    const direction = inverse.map((row) => -dot(row, now.slope))
    const promised = dot(direction, now.slope)
    if (promised > -1e-9 * Math.abs(now.value)) break
    const found = descend(cost, point, now, direction, promised)
    if (!found) break
    const moved = direction.map((one) => one * found.length)
    const turned = found.reached.slope.map((one, index) => one - (now.slope[index] ?? 0))
    inverse = updated(inverse, moved, turned)
    point = point.map((one, index) => one + (moved[index] ?? 0))
    now = found.reached
  }
  return point
}

function descend(
  cost: (point: readonly number[]) => Slope,
  point: readonly number[],
  { value }: Slope,
  direction: readonly number[],
  promised: number,
): { readonly length: number; readonly reached: Slope } | null {
  for (let halved = 0, length = 1; halved < HALVINGS; halved += 1, length /= 2) {
    const reached = cost(point.map((one, index) => one + length * (direction[index] ?? 0)))
    if (reached.value <= value + KEPT * length * promised) return { length, reached }
  }
  return null
}

function updated(
  inverse: readonly (readonly number[])[],
  moved: readonly number[],
  turned: readonly number[],
): number[][] {
  const curvature = dot(moved, turned)
  if (curvature <= 1e-12) return inverse.map((row) => [...row])
  const towards = inverse.map((row) => dot(row, turned))
  const scale = (1 + dot(towards, turned) / curvature) / curvature
  return inverse.map((row, i) =>
    row.map((one, j) => {
      const [mi = 0, mj = 0, ti = 0, tj = 0] = [moved[i], moved[j], towards[i], towards[j]]
      return one + scale * mi * mj - (ti * mj + mi * tj) / curvature
    }),
  )
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, index) => sum + one * (b[index] ?? 0), 0)
}
