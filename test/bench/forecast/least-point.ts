/** The point at which a cost is least, by Nelder and Mead's simplex, after so many evaluations. */
export function leastPoint(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  evaluations: number,
): readonly number[] {
  const tried = { times: 0 }
  const made = (point: readonly number[]) => {
    tried.times += 1
    return { point, cost: cost(point) }
  }
  const simplex = [
    made(start),
    ...start.map((_, axis) => made(start.map((x, i) => (i === axis ? x + 0.7 : x)))),
  ]
  while (tried.times < evaluations) {
    simplex.sort((a, b) => a.cost - b.cost)
    const [best] = simplex
    const worst = simplex.at(-1)
    const second = simplex.at(-2)
    if (!best || !worst || !second) break
    const others = simplex.slice(0, -1)
    const centre = start.map(
      (_, i) => others.reduce((sum, { point }) => sum + (point[i] ?? 0), 0) / others.length,
    )
    const along = (step: number) => made(centre.map((x, i) => x + step * (x - (worst.point[i] ?? 0))))
    const reflected = along(1)
    if (reflected.cost < best.cost) {
      const expanded = along(2)
      simplex[simplex.length - 1] = expanded.cost < reflected.cost ? expanded : reflected
    } else if (reflected.cost < second.cost) simplex[simplex.length - 1] = reflected
    else {
      const contracted = along(reflected.cost < worst.cost ? 0.5 : -0.5)
      if (contracted.cost < Math.min(reflected.cost, worst.cost)) simplex[simplex.length - 1] = contracted
      else
        for (const [index, { point }] of simplex.entries())
          if (index > 0) simplex[index] = made(point.map((x, i) => ((best.point[i] ?? 0) + x) / 2))
    }
  }
  return simplex.reduce((least, one) => (one.cost < least.cost ? one : least)).point
}
