import { Decimal } from 'decimal.js'
import { unitIn } from '../../../shared/exchange/import/heading-text.ts'
import type { SourceCell } from '../../../shared/exchange/import/source.ts'

/**
 * How a number is shown: as it is, with noughts in front up to so many digits, as a percentage, divided and with a unit
 * behind it (`scaled 10000 万元`), or as a day, a month, a
 * year, a moment or a time of day.
 */
export type Shown =
  | 'number'
  | `digits ${number}`
  | `scaled ${number} ${string}`
  | 'percent'
  | 'day'
  | 'month'
  | 'year'
  | 'moment'
  | 'time'

/** Shown as a time of the calendar or of the day. */
type Moment = 'day' | 'month' | 'year' | 'moment' | 'time'

const MOST_DIGITS = 30

/** Formats that every workbook knows by number (ECMA-376 18.8.30), Chinese ones included. */
const BUILT_IN: ReadonlyMap<number, Shown> = new Map<number, Shown>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 58].map((id) => [id, 'day'] as const),
  ...[16].map((id) => [id, 'day'] as const),
  [17, 'month'],
  [57, 'month'],
  [22, 'moment'],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
])

/** What a number format shows; `code` is null for the ones known by number alone. */
export function shownBy(id: number, code: string | null): Shown {
  if (code === null) return BUILT_IN.get(id) ?? 'number'
  // Quoted words, escaped signs, colours and locales are no letters of a date.
  const [positive = ''] = code.split(';')
  const bare = positive
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, (quoted) => (/[年月日时分秒]/.test(quoted) ? quoted : ''))
    .replaceAll(/\[[^\]]*\]/g, (bracket) => (/^\[[hms]+\]$/i.test(bracket) ? 'h' : ''))
    .toLowerCase()
    .replaceAll(/general|通用格式/g, '0')
  if (/^0+$/.test(positive) && positive.length > 1 && positive.length <= MOST_DIGITS)
    return `digits ${positive.length}`
  if (/[0#?]/.test(bare)) return bare.includes('%') ? 'percent' : numberBy(positive)
  const [year, day, hour] = [/[ye]/.test(bare), /[da]/.test(bare), /[hs]/.test(bare)]
  const month = bare.includes('m')
  if (hour) return year || day ? 'moment' : 'time'
  if (day) return 'day'
  if (month) return 'month'
  return year ? 'year' : 'number'
}

/** Units that change what a figure means; 人 and 项 behind one do not. */
const UNIT = /(?:元|亩|公顷|平方米|平方公里|m2|km2)$/

/**
 * A number that its format divides or names a unit of: `0.00,` shows thousands, `0!.0,"万元"` ten thousands by a point that
 * is only painted. What a person sees is what the heading above speaks of.
 */
function numberBy(code: string): Shown {
  const painted = /[!\\]\.([0#]+),/.exec(code)?.[1]?.length ?? 0
  const tail = /[0#?][^0#?]*$/.exec(code)?.[0].slice(1) ?? ''
  const words = tail.replaceAll(/["\\!]|_.|\*.|\[[^\]]*\]/g, '').replace(/^[,.\s]+/, '')
  const unit = unitIn(words)
  const named = unit !== null && UNIT.test(unit) ? unit : ''
  const plain = code.replaceAll(/"[^"]*"|[\\!_*]./g, '')
  const commas = /[0#?](,+)(?=\.|[^0#?,.]|$)/.exec(plain)?.[1]?.length ?? 0
  const divisor = 1000 ** Math.min(commas, 4) * 10 ** Math.min(painted, 9)
  return divisor === 1 && named === '' ? 'number' : `scaled ${divisor} ${named}`
}

/** Longest plain digits that a spreadsheet itself keeps; the rest is noise of binary fractions. */
const DIGITS = 15

/** A number without the noise behind its fifteenth digit. */
function withoutNoise(number: number): number {
  return Number.isInteger(number) ? number : Number(number.toPrecision(DIGITS))
}

/**
 * A number as it is shown. `epoch` is the day number of 1899-12-30 in the workbook's count: 0, or -1462 from 1904;
 * `plain` says that the number was written with so few digits that it cannot hold noise.
 */
export function showNumber(number: number, shown: Shown, epoch = 0, plain = false): SourceCell {
  if (!Number.isFinite(number)) return null
  if (shown === 'number') return plain ? number : withoutNoise(number)
  if (shown.startsWith('digits ')) return padded(number, Number(shown.slice('digits '.length)))
  if (shown.startsWith('scaled ')) return scaled(withoutNoise(number), shown)
  if (shown === 'percent') return `${new Decimal(withoutNoise(number)).times(100).toFixed()}%`
  return showMoment(number - epoch, shown as Moment) ?? withoutNoise(number)
}

function scaled(number: number, shown: Shown): SourceCell {
  const [, divisor = '1', unit = ''] = shown.split(' ')
  const amount = new Decimal(number).div(divisor)
  return unit === '' ? amount.toNumber() : `${amount.toFixed()}${unit}`
}

/** A code with its noughts in front is a text; a number that fills its digits is one like others. */
function padded(number: number, digits: number): SourceCell {
  const text = String(number)
  const isShort = Number.isInteger(number) && number >= 0 && text.length < digits
  return isShort ? text.padStart(digits, '0') : withoutNoise(number)
}

const DAY_MS = 86_400_000
const FIRST_MS = Date.UTC(1899, 11, 30)

/** Sheets repeat few days many times. */
const moments = new Map<string, string | null>()
const MOST_MOMENTS = 10_000

function showMoment(serial: number, shown: Moment): string | null {
  const key = `${serial}${shown}`
  const known = moments.get(key)
  if (known !== undefined) return known
  if (moments.size >= MOST_MOMENTS) moments.clear()
  const made = makeMoment(serial, shown)
  moments.set(key, made)
  return made
}

function makeMoment(serial: number, shown: Moment): string | null {
  if (serial < 0 || serial > 2_958_465) return null
  // To the second, because a time of day is a binary fraction.
  const moment = new Date(FIRST_MS + Math.round((serial * DAY_MS) / 1000) * 1000).toISOString()
  const [day, time] = [moment.slice(0, 10), moment.slice(11, 16)]
  // 0 to 1 is a time of day without a day.
  if (serial < 1 || shown === 'time') return serial < 1 ? time : `${day} ${time}`
  if (shown === 'month') return day.slice(0, 7)
  if (shown === 'year') return day.slice(0, 4)
  return time === '00:00' ? day : `${day} ${time}`
}
