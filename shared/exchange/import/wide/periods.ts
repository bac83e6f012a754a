import { readPeriod } from '../../../units/dates.ts'
import { normaliseText } from '../../../units/number-text.ts'

// Parts of years as headings and titles name them: 一季度, 上半年, 1-6月 beside the year or below it.

/** Behind the year of a period: Q1, H2, or nothing for the whole year; null for what no period holds, such as 1-9月. */
export type PartOfYear = string | null

const PART = /^(?:第?[一二三四1-4]季度?|Q[1-4]|[上下]半年|前三季度|前三季|全年|年度)/i
const MONTHS = /^(\d{1,2})月?[-—–~至到](\d{1,2})月(?:份|底|末)?/
const MONTH = /^\d{1,2}月(?:份|底|末)?/
/** What may stand behind a part and says no more of it. */
const BEHIND = /^(?:累计|合计|实绩|实际|完成|数|值|情况)*$/
/** A document's number and a day name years that no figure is of. */
const NUMBERED = /[〔[(【〈<]\s*(?:19|20|21)\d{2}\s*[〕\])】〉>]\s*(?:第?\d+号|\d+)/g
const DAY = /\d{4}(?:年\d{1,2}月\d{1,2}日?|([./-])\d{1,2}\1\d{1,2}(?!\d))/g
const RANGE = /\d{4}年?\s*[-—–~至到]\s*\d{4}/

/** The part of a year that a heading is; undefined if it is none. */
export function partOf(text: string): PartOfYear | undefined {
  const plain = normaliseText(text).replaceAll(' ', '')
  const found = beginning(plain)
  return found && BEHIND.test(plain.slice(found.length)) ? found.part : undefined
}

/** The period of a year and a part of it. */
export function periodOf(year: string, part: string): string | null {
  return part === '' ? year : readPeriod(`${year}${part}`)
}

/** The period that a title names; null if it names one that cannot be told or held, undefined if it names none. */
export function periodInTitle(text: string): string | null | undefined {
  const plain = normaliseText(text).replaceAll(' ', '').replaceAll(NUMBERED, '').replaceAll(DAY, '')
  if (RANGE.test(plain)) return undefined
  const years = [...plain.matchAll(/(?<!\d)((?:19|20|21)\d{2})(?=年|\D|$)(年度?[末底]?)?/g)]
  const [first] = years
  const year = first?.[1]
  if (first === undefined || year === undefined || new Set(years.map(([, one]) => one)).size > 1)
    return undefined
  const behind = plain.slice(first.index + first[0].length).replace(/^[./-](?=\d)/, '')
  const found = beginning(behind)
  if (found) return found.part === null ? null : periodOf(year, found.part)
  // 2024.9 names a month; and a part that does not stand behind the year may be of it or not.
  if (/^\d/.test(behind) || /[一二三四1-4]季度|[上下]半年|前三季|\d月/.test(plain)) return null
  return year
}

function beginning(text: string): { readonly part: PartOfYear; readonly length: number } | null {
  const months = MONTHS.exec(text)
  if (months) {
    const [whole, from, to] = months
    return { part: from === '1' ? (CUMULATED[Number(to)] ?? null) : null, length: whole.length }
  }
  // A single month is as often all months up to it: whoever knows says which.
  const month = MONTH.exec(text)
  if (month) return { part: null, length: month[0].length }
  const [named] = PART.exec(text) ?? []
  if (named === undefined) return null
  if (named.startsWith('前三')) return { part: null, length: named.length }
  const part = readPeriod(`2000年${named}`)
  return { part: part?.slice(4) ?? '', length: named.length }
}

/** From January to the end of a month. */
const CUMULATED: Readonly<Record<number, string>> = { 3: 'Q1', 6: 'H1', 12: '' }
