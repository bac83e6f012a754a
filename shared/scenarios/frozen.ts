import type { FrozenFigure } from './adoption.ts'

/** The columns of a frozen figure that hold numbers. */
const NUMBERS = ['aim', 'mean', 'p5', 'p25', 'median', 'p75', 'p95', 'probability', 'standard_error'] as const

/** A frozen figure beside the one that comes out now; null where there is none any more, or none yet. */
interface Difference {
  readonly region: string
  readonly indicator: string
  readonly target: string | null
  readonly year: number
  readonly frozen: FrozenFigure | null
  readonly now: FrozenFigure | null
}

/** The chance of all targets together, in %. */
interface Together {
  readonly together: number | null
  readonly together_error: number | null
}

/** Frozen figures against others. */
export interface Compared {
  /** Figures compared. */
  readonly figures: number
  /** Those in which at least one number is not the very same. */
  readonly differences: readonly Difference[]
  readonly together: { readonly frozen: Together; readonly now: Together; readonly same: boolean }
}

/** Compares number by number: the same means the same bytes, and missing is the same as missing only. */
export function compareFrozen(
  frozen: readonly FrozenFigure[],
  frozenTogether: Together,
  now: readonly FrozenFigure[],
  nowTogether: Together,
): Compared {
  const before = new Map(frozen.map((figure) => [keyOf(figure), figure]))
  const after = new Map(now.map((figure) => [keyOf(figure), figure]))
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const differences = keys.flatMap((key): readonly Difference[] => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null]
    const any = was ?? is
    if (!any || (was && is && NUMBERS.every((column) => Object.is(was[column], is[column])))) return []
    const { region, indicator, target, year } = any
    return [{ region, indicator, target, year, frozen: was, now: is }]
  })
  const same =
    Object.is(frozenTogether.together, nowTogether.together) &&
    Object.is(frozenTogether.together_error, nowTogether.together_error)
  return {
    figures: keys.length,
    differences,
    together: { frozen: frozenTogether, now: nowTogether, same },
  }
}

function keyOf({ region, indicator, target, year }: FrozenFigure): string {
  return [region, indicator, target ?? '', year].join('\n')
}
