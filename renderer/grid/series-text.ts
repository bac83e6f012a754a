// What counts on in a text, as Excel's fill handle sees it: names of days, months and quarters, periods with their year,
// and numbers at the end, at the beginning or behind 第. Pure.

/** A text as a number that can be counted on, and how another number is written. Texts of one `key` are one series. */
export interface Countable {
  readonly key: string
  readonly ordinal: number
  /** Names begin again after the last one; without it numbers go on for ever. */
  readonly length?: number
  readonly write: (ordinal: number) => string
}

const TENS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const FOUR = TENS.slice(0, 4)
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const WEEK = ['日', '一', '二', '三', '四', '五', '六']
const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1))

/** Parts of a year; after a year's number the year counts on with them. */
const PARTS: readonly (readonly string[])[] = [
  TENS.map((name) => `${name}月`),
  TENS.map((name) => `${name}月份`),
  numbers(12).map((name) => `${name}月`),
  numbers(12).map((name) => `${name.padStart(2, '0')}月`),
  numbers(12).map((name) => `${name}月份`),
  ...[FOUR, numbers(4)].flatMap((four) => [
    four.map((name) => `第${name}季度`),
    four.map((name) => `第${name}季`),
    four.map((name) => `${name}季度`),
    four.map((name) => `${name}季`),
  ]),
  numbers(4).map((name) => `Q${name}`),
  ['上半年', '下半年'],
  ['H1', 'H2'],
]

/** Names that begin again after the last, as Excel's lists do. */
const NAMES: readonly (readonly string[])[] = [
  ...PARTS,
  WEEK.map((name) => `星期${name}`),
  WEEK.map((name) => `周${name}`),
  WEEK,
  MONTHS.map((name) => name.slice(0, 3)),
  MONTHS,
  DAYS.map((name) => name.slice(0, 3)),
  DAYS,
  numbers(4).map((name) => `Qtr ${name}`),
  numbers(4).map((name) => `Quarter ${name}`),
  [...'甲乙丙丁戊己庚辛壬癸'],
  [...'子丑寅卯辰巳午未申酉戌亥'],
]

/** What counts on in a text; null if nothing does and the fill handle copies it. */
export function countableIn(text: string): Countable | null {
  return named(text) ?? yearAndPart(text) ?? numberAtEnd(text) ?? numberAtStart(text) ?? numberOfOrder(text)
}

function named(text: string): Countable | null {
  for (const [at, names] of NAMES.entries()) {
    const found = positionIn(names, text)
    if (!found) continue
    const { ordinal, spell } = found
    return {
      key: `name ${at}`,
      ordinal,
      length: names.length,
      write: (next) => spell(names[modulo(next, names.length)] ?? ''),
    }
  }
  return null
}

/** English names are found in any case, and written in the one that was found. */
function positionIn(
  names: readonly string[],
  text: string,
): { ordinal: number; spell: (name: string) => string } | null {
  const ordinal = names.indexOf(text)
  if (ordinal >= 0) return { ordinal, spell: (name) => name }
  const cases = [(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()]
  for (const spell of cases) {
    const at = names.findIndex((name) => spell(name) === text)
    if (at >= 0) return { ordinal: at, spell }
  }
  return null
}

function yearAndPart(text: string): Countable | null {
  const form = /^(\d{4})(年度?|[-/. ]?)(\D.*|\d{1,2}(?:月份?|季度?))$/.exec(text)
  const [, year, between = '', rest = ''] = form ?? []
  if (year === undefined) return null
  for (const [at, names] of PARTS.entries()) {
    const found = positionIn(names, rest)
    if (!found) continue
    const { length } = names
    return {
      key: `year ${between} ${at}`,
      ordinal: Number(year) * length + found.ordinal,
      write: (next) =>
        `${String(Math.floor(next / length)).padStart(4, '0')}${between}${found.spell(names[modulo(next, length)] ?? '')}`,
    }
  }
  return null
}

/** No more digits than a float64 counts exactly. */
const MOST_DIGITS = 15

function numberAtEnd(text: string): Countable | null {
  const [, before = '', digits = ''] = /^(.*?)(\d+)$/s.exec(text) ?? []
  if (digits === '' || digits.length > MOST_DIGITS) return null
  return {
    key: `end ${before}`,
    ordinal: Number(digits),
    write: (next) => `${before}${padded(next, digits)}`,
  }
}

function numberAtStart(text: string): Countable | null {
  const [, digits = '', after = ''] = /^(\d+)(\D.*)$/s.exec(text) ?? []
  // 3.5公顷 and 1,200人 are amounts in words, no numbered names.
  if (digits === '' || digits.length > MOST_DIGITS || /^[.,]\d/.test(after)) return null
  return {
    key: `start ${after}`,
    ordinal: Number(digits),
    write: (next) => `${padded(next, digits)}${after}`,
  }
}

/** 第1标段, 第3组: the sign before the number says that it counts. */
function numberOfOrder(text: string): Countable | null {
  const [, before = '', digits = '', after = ''] = /^(\D*第)(\d+)(\D+)$/s.exec(text) ?? []
  if (digits === '' || digits.length > MOST_DIGITS) return null
  return {
    key: `order ${before} ${after}`,
    ordinal: Number(digits),
    write: (next) => `${before}${padded(next, digits)}${after}`,
  }
}

/** Below 0 Excel counts up again: 项目1, 项目0, 项目1. */
function padded(next: number, like: string): string {
  return String(Math.abs(next)).padStart(like.startsWith('0') ? like.length : 0, '0')
}

function modulo(value: number, length: number): number {
  return ((value % length) + length) % length
}
