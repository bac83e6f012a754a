/**
 * Spreads an integer amount over shares in proportion to integer weights, losing nothing: the parts sum to the total.
 * What is left after rounding towards nought goes one step each to the largest remainders, the earlier first. Weights
 * that are all 0 count as equal. Empty for no weights. Throws a RangeError for a weight below 0 or a broken number.
 */
export function spread(total: number, weights: readonly number[]): readonly number[] {
  if (![total, ...weights].every(Number.isSafeInteger) || weights.some((weight) => weight < 0))
    throw new RangeError('spread takes whole numbers, and weights not below 0')
  const even = weights.every((weight) => weight === 0)
  const shares = weights.map((weight) => BigInt(even ? 1 : weight))
  const whole = shares.reduce((sum, share) => sum + share, 0n)
  if (whole === 0n) return []
  const sign = total < 0 ? -1 : 1
  const amount = BigInt(Math.abs(total))
  const parts = shares.map((share, index) => ({
    index,
    part: Number((amount * share) / whole),
    remainder: (amount * share) % whole,
  }))
  const left = Math.abs(total) - parts.reduce((sum, { part }) => sum + part, 0)
  const first = parts
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
    .slice(0, left)
  const raised = new Set(first.map(({ index }) => index))
  return parts.map(({ index, part }) => sign * (part + (raised.has(index) ? 1 : 0)) + 0)
}

/**
 * Spreads a total while some parts are held: held parts stay, the rest of the total goes to the others by weight.
 * Null if nothing is free to take a rest that is not nought.
 */
export function spreadHolding(
  total: number,
  parts: readonly { readonly weight: number; readonly held: number | null }[],
): readonly number[] | null {
  const rest = total - parts.reduce((sum, { held }) => sum + (held ?? 0), 0)
  const free = parts.filter(({ held }) => held === null)
  if (free.length === 0 && rest !== 0) return null
  const spreadParts = spread(
    rest,
    free.map(({ weight }) => weight),
  ).values()
  return parts.map(({ held }) => held ?? spreadParts.next().value ?? 0)
}
