import { normaliseText } from './number-text.ts'

// Days and periods as offices write them. Pure calendar arithmetic: no clock, no time zone.

const DAYS_PER_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 }

/** Days of a month (1–12). */
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS_PER_MONTH[month - 1] ?? 0)
}

/** `2025-03-31` from a written day, 年底 or 月底, or a spreadsheet's day number; null if it is none. */
export function readDate(raw: string | number): string | null {
  if (typeof raw === 'number') return fromSpreadsheetDay(raw)
  const text = inDigits(normaliseText(raw)).replace(MIDNIGHT, '')
  // A spreadsheet copies a day in a cell without a format as its number.
  if (/^\d{5}$/.test(text)) return fromSpreadsheetDay(Number(text))
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?前?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full) return day(Number(full[1]), Number(full[2]), Number(full[3]))
  const yearEnd = /^(\d{4})年(底|末)(前)?$/.exec(text)
  if (yearEnd) return day(Number(yearEnd[1]), 12, 31)
  const monthEnd = /^(\d{4})年(\d{1,2})月(底|末)(前)?$/.exec(text)
  if (!monthEnd) return null
  const [year, month] = [Number(monthEnd[1]), Number(monthEnd[2])]
  return day(year, month, daysInMonth(year, month))
}

/** Spreadsheets write a day with a time of noughts where the cell's format wants one. */
const MIDNIGHT = /[ T]0?0:00(:00(\.0+)?)?$/

const NUMERALS = '〇一二三四五六七八九'

/** 二〇二四年三月二十一日 as 2024年3月21日; other texts as they are. */
export function inDigits(text: string): string {
  if (!/^[〇○零一二三四五六七八九]{4}年/.test(text)) return text
  return text
    .replaceAll(/[○零]/g, '〇')
    .replaceAll(/([二三]?)十([一二三四五六七八九]?)(?=[月日])/g, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : NUMERALS.indexOf(tens)) * 10 + (ones === '' ? 0 : NUMERALS.indexOf(ones))),
    )
    .replaceAll(/[〇一二三四五六七八九]/g, (numeral) => String(NUMERALS.indexOf(numeral)))
}

function day(year: number, month: number, date: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month))
    return null
  return `${year}-${pad(month)}-${pad(date)}`
}

/** Spreadsheets count days from 1899-12-30; only the span 1954–2119 is read, other numbers are no days. */
function fromSpreadsheetDay(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < 20_000 || serial > 80_000) return null
  let [year, left] = [1899, serial + 364 - 1]
  for (let length = 365; left >= length; length = daysInMonth(year, 2) + 337) {
    left -= length
    year += 1
  }
  let month = 1
  while (left >= daysInMonth(year, month)) {
    left -= daysInMonth(year, month)
    month += 1
  }
  return day(year, month, left + 1)
}

/** A spreadsheet's number of a stored day; null outside the span in which such numbers are read back as days. */
export function spreadsheetDay(date: string): number | null {
  const serial = Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 25_569
  return serial >= 20_000 && serial <= 80_000 ? serial : null
}

/** `2025`, `2025H1`, `2025Q3` or `2025-06` from a written period; null if it is none. */
export function readPeriod(raw: string | number): string | null {
  const text = inDigits(normaliseText(String(raw))).toUpperCase()
  const year = /^(\d{4})年?(度|全年)?$/.exec(text)
  if (year) return sane(year[1]) ? (year[1] ?? null) : null
  const half = /^(\d{4})年?(?:H([12])|([上下])半年)$/.exec(text)
  if (half) return sane(half[1]) ? `${half[1]}H${half[2] ?? (half[3] === '上' ? 1 : 2)}` : null
  const quarter = /^(\d{4})年?第?(?:Q([1-4])|([1-4一二三四])季度?)$/.exec(text)
  if (quarter && sane(quarter[1])) {
    const number = quarter[2] ?? quarter[3] ?? ''
    return `${quarter[1]}Q${DIGITS[number] ?? number}`
  }
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text)
  const number = Number(month?.[2])
  return month && sane(month[1]) && number >= 1 && number <= 12 ? `${month[1]}-${pad(number)}` : null
}

function sane(year: string | undefined): boolean {
  return Number(year) >= 1900 && Number(year) <= 2200
}

/** The year that a period lies in. */
export function yearOf(period: string): number {
  return Number(period.slice(0, 4))
}

/** Whether a period is a whole year. */
export function isYear(period: string): boolean {
  return /^\d{4}$/.test(period)
}

/** A period in words: 2025年, 2025年上半年, 2025年三季度, 2025年6月; in English 2025, 2025 H1, 2025 Q3, 2025-06. */
export function periodText(period: string, language: 'zh-CN' | 'en-US' = 'zh-CN'): string {
  const year = period.slice(0, 4)
  const rest = period.slice(4)
  if (language === 'en-US') return /^[HQ]/.test(rest) ? `${year} ${rest}` : period
  if (rest === '') return `${year}年`
  if (rest.startsWith('H')) return `${year}年${rest === 'H1' ? '上' : '下'}半年`
  if (rest.startsWith('Q')) return `${year}年${'一二三四'[Number(rest[1]) - 1]}季度`
  return `${year}年${Number(rest.slice(1))}月`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
