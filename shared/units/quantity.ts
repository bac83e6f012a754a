import { Decimal } from 'decimal.js'
import { inUnit, readNumberText, scaleFactor } from './number-text.ts'
import { unitAlias } from './unit-words.ts'
import { parseUnit, sameDimensions, type Unit } from './unit.ts'

// Exact amounts of the ledgers. Money is an integer of 分. Land is an integer of 0.0001 亩: 1 m² = 0.0001 公顷 is 15
// steps, so 亩 and 公顷 are both exact, while 1 亩 is no whole number of m².

/** What a ledger counts. */
export type Measure = 'money' | 'land'

/** Units of the ledgers in their stored steps. */
export const STEPS_PER_UNIT = {
  money: { 分: 1, 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 },
  // Grain capacity is kept in the ledger of land in steps of 0.0001 公斤; it is never taken for an area.
  land: {
    亩: 10_000,
    公顷: 150_000,
    平方米: 15,
    平方公里: 15_000_000,
    万亩: 100_000_000,
    公斤: 10_000,
    吨: 10_000_000,
  },
} as const

const GRAIN = parseUnit('吨')

/** Whether a unit is one of the grain that the ledger of land keeps. */
function isGrain(unit: string): boolean {
  const read = parseUnit(unitAlias(unit))
  return read !== null && GRAIN !== null && sameDimensions(read, GRAIN)
}

/** The largest amount that is stored. 2^51 and not 2^53: sums of a few such amounts are still exact integers. */
export const MAX_STEPS = 2 ** 51

/** Smallest step of a measure, in words for a refusal. */
export const STEP_NAMES = { money: '0.01元', land: '0.0001亩' } as const

/** Why an amount cannot be stored. */
export type QuantityFault = 'not-a-number' | 'wrong-unit' | 'too-precise' | 'too-large'

/** What each measure counts, with the stored steps of one of it; a unit of other dimensions is none of the measure's. */
const BASES: Readonly<Record<Measure, readonly { readonly of: Unit | null; readonly steps: number }[]>> = {
  money: [{ of: parseUnit('元'), steps: STEPS_PER_UNIT.money.元 }],
  land: [
    { of: parseUnit('平方米'), steps: STEPS_PER_UNIT.land.平方米 },
    { of: parseUnit('吨'), steps: STEPS_PER_UNIT.land.吨 },
  ],
}

/**
 * Stored steps of one unit of a measure; undefined if the measure has no such unit. Besides the ledgers' own, any unit of
 * the same thing that comes to whole steps: 千元, 百万元, 万平方米 of other people's tables.
 */
export function stepsPerUnit(measure: Measure, unit: string): number | undefined {
  const known: Readonly<Record<string, number>> = STEPS_PER_UNIT[measure]
  if (Object.hasOwn(known, unit)) return known[unit]
  const read = parseUnit(unitAlias(unit))
  if (!read) return undefined
  const base = BASES[measure].find(({ of }) => of !== null && sameDimensions(of, read))
  if (!base) return undefined
  const steps = (base.steps * read.numerator) / read.denominator
  return Number.isSafeInteger(steps) ? steps : undefined
}

/**
 * Stored steps of a text or number in the shown unit; a text may name its own unit (1.2亿元, 3.5公顷). `rounded` takes
 * the nearest step instead of refusing what lies between two.
 */
export function readQuantity(
  raw: string | number,
  measure: Measure,
  unit: string,
  rounded = false,
): { readonly steps: number } | { readonly fault: QuantityFault } {
  const perShown = stepsPerUnit(measure, unit)
  if (perShown === undefined) return { fault: 'wrong-unit' }
  if (typeof raw === 'number')
    return Number.isFinite(raw) ? toSteps(new Decimal(raw), perShown, rounded) : { fault: 'not-a-number' }
  const read = readNumberText(raw)
  if (!read) return { fault: 'not-a-number' }
  const named = read.unit === '' ? unit : read.unit
  if (named !== unit && isGrain(named) !== isGrain(unit)) return { fault: 'wrong-unit' }
  const whole = stepsPerUnit(measure, `${read.scale}${read.unit}`)
  if (whole !== undefined) return toSteps(read.value, whole, rounded)
  const base = stepsPerUnit(measure, read.unit)
  if (base !== undefined) return toSteps(read.value.times(scaleFactor(read.scale)), base, rounded)
  const shown = inUnit(read, unit)
  return shown ? toSteps(shown, perShown, rounded) : { fault: 'wrong-unit' }
}

function toSteps(
  amount: Decimal,
  stepsPer: number,
  rounded: boolean,
): { readonly steps: number } | { readonly fault: QuantityFault } {
  const exact = amount.times(stepsPer)
  const steps = exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  if (steps.abs().greaterThan(MAX_STEPS)) return { fault: 'too-large' }
  if (!rounded && !exact.equals(steps) && !isAsNearAsDigitsGo(amount, steps, stepsPer))
    return { fault: 'too-precise' }
  // Adding 0 turns -0 into 0.
  return { steps: steps.toNumber() + 0 }
}

/** Digits that a spreadsheet keeps of a figure. */
const SHEET_DIGITS = 15

/** Whether a figure is what steps without an end of decimals come to: 86亩 are 5.73333333333333公顷. */
function isAsNearAsDigitsGo(amount: Decimal, steps: Decimal, stepsPer: number): boolean {
  if (amount.precision() < SHEET_DIGITS) return false
  const whole = steps.div(stepsPer)
  const isEndless = whole.precision() === Decimal.precision
  return isEndless && whole.toPrecision(SHEET_DIGITS) === amount.toPrecision(SHEET_DIGITS)
}

/**
 * Text of stored steps in a unit: thousands separators, at least `decimals` decimals and as many more as the amount
 * needs, so that what is shown is what is stored.
 */
export function formatQuantity(steps: number, measure: Measure, unit: string, decimals = 2): string {
  const per = stepsPerUnit(measure, unit)
  if (per === undefined) throw new Error(`no unit ${unit} for ${measure}`)
  const amount = new Decimal(steps).div(per)
  const shown = amount.toFixed(Math.max(decimals, Math.min(amount.decimalPlaces(), 10)))
  return withSeparators(shown)
}

/** Puts thousands separators into a plain decimal text. */
export function withSeparators(plain: string): string {
  const [whole = '', fraction] = plain.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
