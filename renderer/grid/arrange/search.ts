import { isFigure, shownText, editText, type Setting } from '../values.ts'
import type { SheetColumn, SheetRow } from '../contract.ts'
import type { Speller } from '../editors.ts'
import { foldedText } from './filter.ts'

// Which cells hold what is looked for, and what they hold when it has been replaced.

/** What is looked for. */
export interface Quest {
  readonly text: string
  /** The whole cell, not a part of it. */
  readonly whole: boolean
  /** Only this column; null for all. */
  readonly field: string | null
  /** Initials and syllables in pinyin find Chinese words, too. Not where something is to be replaced. */
  readonly pinyin: boolean
  /** In the arithmetic and formulas behind the cells, not in what they show. */
  readonly formulas: boolean
}

/** What was typed into a cell with an = before it, or the formula of its column; null if its value was typed as it is. */
export type FormulaAt = (row: SheetRow, column: SheetColumn) => string | null

/** Whether a cell holds what is looked for. */
export type Matcher = (row: SheetRow, column: SheetColumn) => boolean

/** Whether a text holds a word, itself or in pinyin; null if there is no word to look for. */
export function textTest(
  word: string,
  whole: boolean,
  spell: Speller | null,
): ((shown: string) => boolean) | null {
  const wanted = foldedText(word)
  if (wanted === '') return null
  const latin = spell && /^[a-z][a-z0-9 ]*$/.test(wanted) ? wanted.replaceAll(' ', '') : null
  return (shown) => {
    const folded = foldedText(shown)
    if (whole ? folded === wanted : folded.includes(wanted)) return true
    if (latin === null || spell === null || !/\p{Script=Han}/u.test(shown)) return false
    const { initials, full } = spell(shown)
    return whole ? initials === latin || full === latin : initials.includes(latin) || full.includes(latin)
  }
}

/** A matcher that remembers what it has looked at, value by value; null if nothing is looked for. */
export function matcherOf(
  { text, whole, field, pinyin, formulas }: Quest,
  setting: Setting,
  spell: Speller | null,
  formulaAt: FormulaAt,
): Matcher | null {
  const holds = textTest(text, whole, pinyin ? spell : null)
  if (holds === null) return null
  // Most sheets are mostly figures, and nothing but a figure is found in them: they need not be formatted for words.
  const inFigures = /^[\d.,-]+$/.test(foldedText(text))
  const known = new Map<string, Map<string, boolean>>()
  return (row, column) => {
    if (field !== null && column.field !== field) return false
    const value = row.cells[column.field] ?? null
    if (row.kind === 'group' || (value === null && !formulas)) return false
    if (formulas) return holds(formulaAt(row, column) ?? '')
    if (isFigure(column.column) && !inFigures) return false
    const ofColumn = known.get(column.field) ?? new Map<string, boolean>()
    known.set(column.field, ofColumn)
    const key = `${row.unit ?? ''} ${row.decimals ?? ''} ${row.units?.[column.field]?.unit ?? ''} ${value}`
    const before = ofColumn.get(key)
    if (before !== undefined) return before
    const shown = shownText(row, column, setting)
    // Whoever types 29600 means 29,600 as well.
    const found = holds(shown) || (isFigure(column.column) && holds(shown.replaceAll(',', '')))
    ofColumn.set(key, found)
    return found
  }
}

/** One letter as letters are compared. */
function foldedLetter(letter: string): string {
  return letter.normalize('NFKC').toLowerCase()
}

/** The text with every occurrence of a word replaced, whatever its capitals and widths. */
export function replaced(text: string, wanted: string, by: string): string {
  const letters = [...text]
  const folded = letters.map(foldedLetter)
  const sought = [...wanted.trim()].map(foldedLetter).join('')
  if (sought === '') return text
  let result = ''
  for (let at = 0; at < letters.length;) {
    let end = at
    let run = ''
    while (end < letters.length && run.length < sought.length && sought.startsWith(run)) {
      run += folded[end] ?? ''
      end += 1
    }
    if (run === sought) {
      result += by
      at = end
    } else {
      result += letters[at] ?? ''
      at += 1
    }
  }
  return result
}

/** What a cell would hold, as if it had been typed; null if nothing would change. */
export function replacement(
  row: SheetRow,
  column: SheetColumn,
  { text, whole, formulas }: Quest,
  by: string,
  setting: Setting,
  formulaAt: FormulaAt,
): string | null {
  if (whole) return by
  if (formulas) {
    const formula = formulaAt(row, column) ?? ''
    const changed = replaced(formula, text, by)
    return changed === formula ? null : changed
  }
  const shown = shownText(row, column, setting)
  // Figures are replaced in all their digits, as they stand in the editor; separators are only shown.
  const source = isFigure(column.column) ? editText(row, column, setting) : shown
  const result = replaced(source, text, by)
  return result === source ? null : result
}

/** Looks through the rows a slice at a time, so that typing goes on; answers the matches so far, in the order shown. */
export async function searchRows(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  matches: Matcher,
  told: (found: readonly number[], done: boolean) => boolean,
): Promise<void> {
  const found: number[] = []
  let until = performance.now() + SLICE
  for (const [at, row] of rows.entries()) {
    for (const [index, column] of columns.entries())
      if (matches(row, column)) found.push(at * columns.length + index)
    if (performance.now() < until) continue
    if (!told(found, false)) return
    await new Promise((resume) => setTimeout(resume, 0))
    until = performance.now() + SLICE
  }
  told(found, true)
}

/** ms of work at a time. */
const SLICE = 12

/** Index into ascending places of the first one behind `from`, or before it; around the ends. -1 if there are none. */
export function nextPlace(places: readonly number[], from: number, back: boolean): number {
  if (places.length === 0) return -1
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < from + (back ? 0 : 1)) low = middle + 1
    else high = middle
  }
  const at = back ? low - 1 : low
  return (at + places.length) % places.length
}
