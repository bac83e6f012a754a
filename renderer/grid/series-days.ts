// Days and periods as numbers that can be counted on. Calendar arithmetic only: UTC, no clock.

const DAY = 86_400_000

/** Days since 1970-01-01 of `2025-03-31`. */
export function dayNumber(day: string): number {
  return Math.round(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY,
  )
}

/** `2025-03-31` of a number of days since 1970-01-01; what no calendar reaches is written as the day that is none. */
export function fromDayNumber(number: number): string {
  if (Math.abs(number) > 3_000_000) return '0000-00-00'
  return new Date(number * DAY).toISOString().slice(0, 10)
}

/** Months since the year 0. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

/** A day of the month so many months later; in a shorter month its last day. */
export function addMonths(from: number, months: number, ofMonth: number): string {
  const year = Math.floor((from + months) / 12)
  const month = from + months - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(Math.min(ofMonth, last))}`
}

/** A period (`2025`, `2025H1`, `2025Q3`, `2025-06`) as a number among periods of its kind. */
export function ofPeriod(period: string): {
  readonly ordinal: number
  readonly perYear: number
  readonly write: (ordinal: number) => string
} {
  const year = Number(period.slice(0, 4))
  const sign = period[4] ?? ''
  const perYear = { H: 2, Q: 4, '-': 12 }[sign] ?? 1
  const part = perYear === 1 ? 1 : Number(period.slice(5))
  return {
    perYear,
    ordinal: year * perYear + part - 1,
    write: (ordinal) => {
      const at = Math.floor(ordinal / perYear)
      const number = ordinal - at * perYear + 1
      return `${at}${perYear === 1 ? '' : sign === '-' ? `-${two(number)}` : `${sign}${number}`}`
    },
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
