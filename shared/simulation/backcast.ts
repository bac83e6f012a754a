import { evaluateAll, type Evaluate, type Stepwise } from './stepwise.ts'

/** Where a value is looked for. */
export interface Search {
  readonly present: number
  readonly min: number
  readonly max: number
}

/** What counts as reached: a margin (outcome beyond the aim in the good direction) of at least, or of more than, 0. */
export interface Goal {
  readonly strict: boolean
}

/** What it takes to reach a goal with one driver; margins are in the outcome's unit. */
export type BackCast =
  /** The present value reaches it already. */
  | { readonly kind: 'met'; readonly margin: number; readonly monotone: boolean }
  /** The value nearest to the present one that reaches it, and the nearest round one that does. */
  | {
      readonly kind: 'reached'
      readonly value: number
      readonly margin: number
      readonly rounded: number
      readonly monotone: boolean
    }
  /** No value reaches it; the margin comes closest at this one. */
  | {
      readonly kind: 'out-of-reach'
      readonly value: number
      readonly margin: number
      readonly monotone: boolean
    }
  /** The outcome does not move with the driver; null if it is missing throughout. */
  | { readonly kind: 'no-effect'; readonly margin: number | null }

/** Values of the first, coarse look over the range. */
const COARSE = 32

/** Halvings of a bracket: 2^-44 of its width is far below what anybody enters. */
const HALVINGS = 44

/** Steps of the golden section that sharpens a best value. */
const SECTIONS = 40

/** Round values are multiples of 1, 2 or 5 × 10^k of about a thousandth of the range. */
const ROUNDING = 1000

/** How far a search is once the coarse look is over: how long closing in takes is not known before. */
const CLOSING_IN = { done: 1, total: 1 }

interface Tried {
  readonly value: number
  readonly margin: number | null
}

/**
 * The smallest change of one driver that reaches a goal. A coarse look over the whole range shows whether the outcome
 * moves one way, and every place where it crosses the goal; the nearest crossing is halved to the end. A goal that is
 * reached only between two neighbouring values of the coarse look (1/32 of the range apart) and lost again can be missed.
 */
export function* backCast(
  { present, min, max }: Search,
  { strict }: Goal,
  evaluate: Evaluate<number>,
): Stepwise<BackCast> {
  const at = (value: number): Tried => ({ value, margin: evaluate([value])[0] ?? null })
  const meets = ({ margin }: Tried) => margin !== null && (strict ? margin > 0 : margin >= 0)
  const values = coarseValues(present, min, max)
  const margins = yield* evaluateAll(values, evaluate)
  const tried = values.map((value, index): Tried => ({ value, margin: margins[index] ?? null }))
  const known = tried.flatMap(({ margin }) => (margin === null ? [] : [margin]))
  const start = tried.findIndex(({ value }) => value === present)
  const monotone = isMonotone(known)
  const now = tried[start]
  if (now && now.margin !== null && meets(now)) return { kind: 'met', margin: now.margin, monotone }
  if (known.length === 0) return { kind: 'no-effect', margin: null }
  const crossings: Tried[] = []
  for (const way of [-1, 1]) {
    const end = firstThat(meets, tried, start, way)
    const before = tried[end - way]
    const first = tried[end]
    if (before && first) crossings.push(yield* narrow(before, first, meets, at))
  }
  const nearest = crossings.toSorted((a, b) => Math.abs(a.value - present) - Math.abs(b.value - present))[0]
  if (nearest && nearest.margin !== null) {
    const round = roundValues(nearest.value, { present, min, max }).find((value) => meets(at(value)))
    return {
      kind: 'reached',
      value: nearest.value,
      margin: nearest.margin,
      rounded: round ?? nearest.value,
      monotone,
    }
  }
  const same = Math.max(...known) - Math.min(...known)
  if (known.length === tried.length && same <= 1e-12 * Math.max(...known.map(Math.abs)))
    return { kind: 'no-effect', margin: now?.margin ?? null }
  const best = yield* sharpen(tried, start, at)
  // What only the golden section finds is a crossing that the coarse look stepped over.
  if (meets(best) && best.margin !== null)
    return { kind: 'reached', value: best.value, margin: best.margin, rounded: best.value, monotone }
  return { kind: 'out-of-reach', value: best.value, margin: best.margin ?? NaN, monotone }
}

/** Evenly spaced values with both ends and the present one, in order. */
function coarseValues(present: number, min: number, max: number): readonly number[] {
  const even = Array.from({ length: COARSE + 1 }, (_, index) =>
    index === COARSE ? max : min + ((max - min) * index) / COARSE,
  )
  return [...new Set([...even, present])].toSorted((a, b) => a - b)
}

function isMonotone(margins: readonly number[]): boolean {
  const noise = 1e-12 * Math.max(...margins.map(Math.abs), 0)
  const steps = margins.slice(1).map((margin, index) => margin - (margins[index] ?? margin))
  return steps.every((step) => step >= -noise) || steps.every((step) => step <= noise)
}

function firstThat(
  meets: (one: Tried) => boolean,
  tried: readonly Tried[],
  from: number,
  way: number,
): number {
  for (let index = from + way; index >= 0 && index < tried.length; index += way) {
    const one = tried[index]
    if (one && meets(one)) return index
  }
  return -2
}

/** Halves between a value that misses the goal and one that reaches it; answers the one that reaches it. */
function* narrow(
  missing: Tried,
  reaching: Tried,
  meets: (one: Tried) => boolean,
  at: (value: number) => Tried,
): Stepwise<Tried> {
  let [out, within] = [missing, reaching]
  for (let count = 0; count < HALVINGS; count += 1) {
    yield CLOSING_IN
    const middle = at((out.value + within.value) / 2)
    if (middle.value === out.value || middle.value === within.value) break
    if (meets(middle)) within = middle
    else out = middle
  }
  return within
}

/** Golden section around the best value of the coarse look; of equally good ones around the nearest to the present. */
function* sharpen(tried: readonly Tried[], start: number, at: (value: number) => Tried): Stepwise<Tried> {
  const height = ({ margin }: Tried) => margin ?? -Infinity
  const away = (index: number) => Math.abs((tried[index]?.value ?? NaN) - (tried[start]?.value ?? NaN))
  let top = 0
  for (const [index, one] of tried.entries()) {
    const gain = height(one) - height(tried[top] ?? one)
    if (gain > 0 || (gain === 0 && away(index) < away(top))) top = index
  }
  let best = tried[top] ?? { value: NaN, margin: null }
  let left = (tried[top - 1] ?? best).value
  let right = (tried[top + 1] ?? best).value
  const golden = (Math.sqrt(5) - 1) / 2
  for (let count = 0; count < SECTIONS && right > left; count += 1) {
    yield CLOSING_IN
    const [a, b] = [at(right - (right - left) * golden), at(left + (right - left) * golden)]
    if (height(a) >= height(b)) right = b.value
    else left = a.value
    for (const one of [a, b]) if (height(one) > height(best)) best = one
  }
  return best
}

/** The nearest round value and the next one away from the present one, inside the range. */
function roundValues(value: number, { present, min, max }: Search): readonly number[] {
  const step = niceStep((max - min) / ROUNDING)
  const count = value / step
  return [Math.round(count), value < present ? Math.floor(count) : Math.ceil(count)].map((whole) =>
    Math.min(max, Math.max(min, Number((whole * step).toPrecision(12)))),
  )
}

/** The next of 1, 2, 5 × 10^k that is not smaller. */
function niceStep(raw: number): number {
  if (!(raw > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw * 0.999) ?? 10
  return Number((factor * power).toPrecision(3))
}
