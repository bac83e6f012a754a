// Arithmetic with a bound of the rounding error, to judge how near two computations of one figure must be.

/** A number with a bound of its error; a missing one is NaN, one of which nothing can be said has the bound Infinity. */
export interface Approximate {
  readonly value: number
  readonly error: number
}

/** Certainly missing. */
export const MISSING: Approximate = { value: NaN, error: 0 }
const UNKNOWN: Approximate = { value: 0, error: Infinity }
const ROUNDING = 1e-15

/** A number without error. */
export function exact(value: number): Approximate {
  return { value, error: 0 }
}

/** A computed number with the errors of its operands. */
export function rounded(value: number, error: number): Approximate {
  return { value, error: error + Math.abs(value) * ROUNDING }
}

/** Missing operands make missing, unknown ones unknown; else `compute`. */
export function lift(parts: readonly Approximate[], compute: () => Approximate): Approximate {
  if (parts.some(({ error }) => error === Infinity)) return UNKNOWN
  if (parts.some(({ value }) => Number.isNaN(value))) return MISSING
  return compute()
}

/** Product. */
export function times(a: Approximate, b: Approximate): Approximate {
  return lift([a, b], () =>
    rounded(a.value * b.value, Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error),
  )
}

/** Sum. */
export function plus(a: Approximate, b: Approximate): Approximate {
  return lift([a, b], () => rounded(a.value + b.value, a.error + b.error))
}

/** Quotient; missing for a divisor that is certainly 0, unknown for one that may be. */
export function over(a: Approximate, b: Approximate): Approximate {
  return lift([a, b], () => {
    if (b.value === 0 && b.error === 0) return MISSING
    if (Math.abs(b.value) <= 2 * b.error) return UNKNOWN
    const value = a.value / b.value
    return rounded(value, (a.error + Math.abs(value) * b.error) / (Math.abs(b.value) - b.error))
  })
}

/** Product with an exact number. */
export function scaled(a: Approximate, by: number): Approximate {
  return times(a, exact(by))
}
