import { Decimal } from 'decimal.js'
import type { Cell } from '../../shared/table/column.ts'
import { countableIn } from './series-text.ts'
import { addMonths, dayNumber, fromDayNumber, monthNumber, ofPeriod } from './series-days.ts'

// How a line of cells goes on when the fill handle is dragged, as in Excel. Pure: values in, values out.

/** A value as the fill handle sees it. */
export type FillValue =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'number'
      readonly amount: Decimal
      /** Unit of `amount`; amounts of unlike units are no series. */
      readonly unit: string
      /** What counting on from a single amount adds: one of the unit that is shown. */
      readonly one: Decimal
      /** Decimals that the cell can hold; all that there are if null. */
      readonly decimals: number | null
    }
  /** `2025-03-31` */
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'period'; readonly period: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What never counts on: a choice, a reference, a flag. `text` is what is shown. */
  | { readonly kind: 'other'; readonly raw: Cell; readonly text: string }

/** Whether a line is to go on other than usual (Ctrl is held), or one way whatever it holds. */
export type FillWay = boolean | 'copy' | 'series'

/** How a run of like values goes on: its value at any place, counted from its first one. */
type Continuation = (at: number) => FillValue

/**
 * The values that follow a line, nearest first; `backwards` those before it. Several values go on in runs of like kind:
 * numbers by their step or, if there are three or more with unequal steps, by their linear trend; days by days, months or
 * years; periods, names and numbered texts by their count; all else repeats. A single number is copied. `toggled` (Ctrl)
 * swaps copying and counting on.
 */
export function continued(
  line: readonly FillValue[],
  count: number,
  { backwards, toggled }: { readonly backwards: boolean; readonly toggled: FillWay },
): readonly FillValue[] {
  const [single] = line
  if (!single) return []
  const counts = line.length > 1 || single.kind !== 'number'
  const goesOn = typeof toggled === 'string' ? toggled === 'series' : counts !== toggled
  const at = goesOn ? inRuns(line) : repeating(line)
  return Array.from({ length: count }, (_, index) => at(backwards ? -1 - index : line.length + index))
}

function repeating(line: readonly FillValue[]): Continuation {
  return (at) => line[modulo(at, line.length)] ?? { kind: 'empty' }
}

/** Every run of like values goes on by itself, each time the whole line comes round again. */
function inRuns(line: readonly FillValue[]): Continuation {
  const runs: FillValue[][] = []
  for (const value of line) {
    const run = runs.at(-1)
    if (run?.[0] && keyOf(run[0]) === keyOf(value)) run.push(value)
    else runs.push([value])
  }
  const places = runs.flatMap((values) => {
    const go = continuation(values)
    return values.map((_, index) => ({ go, at: index, length: values.length }))
  })
  return (at) => {
    const place = places[modulo(at, line.length)]
    if (!place) return { kind: 'empty' }
    return place.go(place.at + Math.floor(at / line.length) * place.length)
  }
}

/** Values of one key are one series. */
function keyOf(value: FillValue): string {
  if (value.kind === 'number') return `number ${value.unit}`
  if (value.kind === 'period') return `period ${ofPeriod(value.period).perYear}`
  if (value.kind !== 'text') return value.kind
  return countableIn(value.text)?.key ?? 'words'
}

function continuation(values: readonly FillValue[]): Continuation {
  const [first] = values
  const copied = repeating(values)
  switch (first?.kind) {
    case 'number':
      return numbers(
        first,
        values.flatMap((value) => (value.kind === 'number' ? [value.amount] : [])),
      )
    case 'date':
      return days(values.flatMap((value) => (value.kind === 'date' ? [value.day] : [])))
    case 'period': {
      const periods = values.flatMap((value) => (value.kind === 'period' ? [ofPeriod(value.period)] : []))
      const count = counting(periods.map(({ ordinal }) => ordinal))
      const write = periods[0]?.write
      return count && write ? (at) => ({ kind: 'period', period: write(count(at)) }) : copied
    }
    case 'text': {
      const texts = values.flatMap((value) => (value.kind === 'text' ? [countableIn(value.text)] : []))
      const known = texts.flatMap((text) => text ?? [])
      const ordinals = known.map(({ ordinal }) => ordinal)
      const count = known.length === values.length ? counting(ordinals, known[0]?.length) : null
      const write = known[0]?.write
      return count && write ? (at) => ({ kind: 'text', text: write(count(at)) }) : copied
    }
    default:
      return copied
  }
}

/** Whole numbers of one step, or of one step round a circle of names; null if the steps are unlike. */
function counting(ordinals: readonly number[], length?: number): ((at: number) => number) | null {
  const [first = 0, second] = ordinals
  if (second === undefined) return (at) => first + at
  const round = (step: number): number => {
    if (length === undefined) return step
    const forward = modulo(step, length)
    return forward > length / 2 ? forward - length : forward
  }
  const step = round(second - first)
  const even = ordinals.every((ordinal, at) => at === 0 || round(ordinal - (ordinals[at - 1] ?? 0)) === step)
  return even ? (at) => first + at * step : null
}

function numbers(like: Extract<FillValue, { kind: 'number' }>, amounts: readonly Decimal[]): Continuation {
  const line = trend(amounts, like.one)
  return (at) => {
    const amount = line(at)
    return { ...like, amount: like.decimals === null ? amount : amount.toDecimalPlaces(like.decimals) }
  }
}

/** Digits of a trend that are kept: what a float64 holds. */
const DIGITS = 15

/** The straight line through numbers: by their step where it is even, else the one of least squares. */
function trend(amounts: readonly Decimal[], one: Decimal): (at: number) => Decimal {
  const [first = new Decimal(0), second] = amounts
  const step = second ? second.minus(first) : one
  const even = amounts.every((amount, at) => amount.equals(first.plus(step.times(at))))
  if (even) return (at) => first.plus(step.times(at))
  const count = amounts.length
  const middle = new Decimal(count - 1).div(2)
  const mean = amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).div(count)
  const [above, below] = amounts.reduce<[Decimal, Decimal]>(
    ([upper, lower], amount, at) => {
      const from = new Decimal(at).minus(middle)
      return [upper.plus(from.times(amount.minus(mean))), lower.plus(from.times(from))]
    },
    [new Decimal(0), new Decimal(0)],
  )
  const slope = above.div(below)
  return (at) => mean.plus(slope.times(new Decimal(at).minus(middle))).toSignificantDigits(DIGITS)
}

/** Days of one day of the month go on by months, others by days; unlike steps by their trend. */
function days(all: readonly string[]): Continuation {
  const [first = '', second] = all
  const months = all.map(monthNumber)
  const ofMonth = Math.max(...all.map((day) => Number(day.slice(8))))
  const step = (months[1] ?? 0) - (months[0] ?? 0)
  const inMonths =
    second !== undefined &&
    step !== 0 &&
    all.every((day, at) => day === addMonths(months[0] ?? 0, at * step, ofMonth))
  if (inMonths) return (at) => ({ kind: 'date', day: addMonths(months[0] ?? 0, at * step, ofMonth) })
  const line = trend(
    (second === undefined ? [first] : all).map((day) => new Decimal(dayNumber(day))),
    new Decimal(1),
  )
  return (at) => ({ kind: 'date', day: fromDayNumber(line(at).round().toNumber()) })
}

function modulo(value: number, length: number): number {
  return ((value % length) + length) % length
}
