import { readDate, readPeriod } from '../../shared/units/dates.ts'
import { addMonths, dayNumber, fromDayNumber, monthNumber, ofPeriod } from './series-days.ts'

// Days and periods as their editors offer them. The day of today is handed in; nothing here knows the clock.

/** Six weeks from Monday to Sunday in which a day's month lies, so that the sheet of days never jumps. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = dayNumber(`${day.slice(0, 7)}-01`)
  // 1970-01-01 was a Thursday.
  const monday = first - ((((first + 3) % 7) + 7) % 7)
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => fromDayNumber(monday + week * 7 + weekday)),
  )
}

/** The same day so many months later. */
export function monthLater(day: string, by: number): string {
  return addMonths(monthNumber(day), by, Number(day.slice(8)))
}

/**
 * A day that was typed without its year, 3月1日, 3-1 or 6月底, in this year as in Excel, and one whose year has two digits
 * in this century; any other text as it is.
 */
export function inThisYear(text: string, today: string): string {
  const written = text.normalize('NFKC').trim()
  const year = today.slice(0, 4)
  const found = /^(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?前?$/.exec(written)
  if (found) return `${year}-${found[1]}-${found[2]}`
  if (/^(\d{1,2}月|年)[底末]前?$/.test(written))
    return written.startsWith('年') ? `${year}${written}` : `${year}年${written}`
  const short = /^([0-4]\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?前?$/.exec(written)
  return short ? `20${short[1]}-${short[2]}-${short[3]}` : text
}

/** What a person means by a text in a column of days: the day itself, or today while it says none. */
export function dayIn(text: string, today: string): string {
  return readDate(inThisYear(text, today)) ?? today
}

/**
 * The day or period that a step leads to: a day, a week (`far`) or a period of its kind. A text that says none starts
 * with today, or with the period of this year.
 */
export function stepped(
  kind: 'date' | 'period',
  text: string,
  { by, far, today }: { readonly by: 1 | -1; readonly far: boolean; readonly today: string },
): string {
  if (kind === 'date') {
    const day = readDate(inThisYear(text, today))
    return day === null ? today : fromDayNumber(dayNumber(day) + by * (far ? 7 : 1))
  }
  const period = readPeriod(text)
  if (period === null) return today.slice(0, 4)
  const { ordinal, perYear, write } = ofPeriod(period)
  return write(ordinal + by * (far ? perYear : 1))
}

/** The periods of one year: the year, its halves, quarters and months. */
export function periodsIn(text: string, today: string): readonly string[] {
  const year = (readPeriod(text) ?? /^\d{4}/.exec(text)?.[0] ?? today).slice(0, 4)
  return [
    year,
    ...['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => `${year}${part}`),
    ...Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
  ]
}
