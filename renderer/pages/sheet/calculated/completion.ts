import { quotedName, sourceColumns } from '../../../../shared/calculation/names.ts'
import type { ColumnDefinition } from '../../../../shared/calculation/columns.ts'
import { ROW_UNIT, type FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { YEARS_SHEET } from '../../../../shared/indicators/years.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { Speller } from '../../../grid/editors.ts'
import { unitTitle } from '../../../text/titles.ts'

/** Something that may be written at the cursor of a formula. */
export interface Offer {
  readonly label: string
  /** What it is: the unit of a column, or what a function does. */
  readonly detail: string
  readonly insert: string
  /** How far before the end of what was put in the cursor goes. */
  readonly back: number
}

/** Functions by their Chinese and Excel's names and what they are for; that is a key into the texts. */
const FUNCTIONS = [
  ['合计', 'SUM', 'total'],
  ['平均', 'AVERAGE', 'total'],
  ['占比', 'SHARE', 'share'],
  ['最小', 'MIN', 'total'],
  ['最大', 'MAX', 'total'],
  ['加权平均', 'WEIGHTEDAVERAGE', 'total'],
  ['同', 'SAME', 'within'],
  ['四舍五入', 'ROUND', 'function'],
  ['如果', 'IF', 'function'],
  ['缺省值', 'IFERROR', 'function'],
  ['限幅', 'CLAMP', 'function'],
  ['绝对值', 'ABS', 'function'],
  ['取整', 'INT', 'function'],
] as const

/** All that a formula of a table may use, columns first. `inLanguage` gives the titles that the window shows. */
export function offersOf(
  sheet: FormulaSheet,
  columns: readonly ColumnDefinition[],
  titleOf: (field: string) => string,
  word: (key: 'total' | 'share' | 'function' | 'within' | 'group') => string,
  language: Language,
): readonly Offer[] {
  const sources = sourceColumns(sheet.table, sheet.hanging).filter(({ field }) => field !== 'demo')
  // Of many years the last are wanted most, and figures before rates.
  const usable =
    sheet.table.name === YEARS_SHEET
      ? sources.toReversed().toSorted((a, b) => Number(a.unit !== null) - Number(b.unit !== null))
      : sources
  const own = usable.map(({ field, names, unit }): Offer => {
    const [name = field] = names
    const title = titleOf(field)
    const detail = [title === name ? '' : title, unitTitle(unit?.text ?? ROW_UNIT, language)]
      .filter((part) => part !== '')
      .join(' · ')
    return { label: name, detail, insert: sheet.write(name), back: 0 }
  })
  const calculated = columns.map(({ title, unit }): Offer => ({
    label: title,
    detail: unit,
    insert: quotedName(title),
    back: 0,
  }))
  const functions = FUNCTIONS.map(([chinese, english, kind]): Offer => {
    const [name, other] = language === 'zh-CN' ? [chinese, english] : [english, chinese]
    return { label: name, detail: `${other} · ${word(kind)}`, insert: `${name}()`, back: 1 }
  })
  const whole = language === 'zh-CN' ? ['全表', 'ALL'] : ['ALL', '全表']
  const [label = '', other = ''] = whole
  const all: Offer = { label, detail: `${other} · ${word('within')}`, insert: label, back: 0 }
  return [...own, ...groupOffers(sheet, titleOf, word('group')), ...calculated, ...functions, all]
}

/** Columns that tell rows apart, which stand in 同(…); those of figures are offered already. */
function groupOffers(
  sheet: FormulaSheet,
  titleOf: (field: string) => string,
  word: string,
): readonly Offer[] {
  const figures = new Set(sourceColumns(sheet.table, sheet.hanging).map(({ field }) => field))
  return sheet.groups
    .filter(({ field }) => !figures.has(field))
    .map(({ field, names: [name = field] }) => {
      const title = titleOf(field)
      const detail = [title === name || title === field ? '' : title, word].filter((part) => part !== '')
      return { label: name, detail: detail.join(' · '), insert: quotedName(name), back: 0 }
    })
}

/** The word that is being written at the cursor, and the offers that fit it, the best first. */
export function offersAt(
  text: string,
  cursor: number,
  offers: readonly Offer[],
  spell: Speller | null,
): { readonly from: number; readonly offers: readonly Offer[] } {
  // Names of years begin with digits, of which it takes some to tell them from a number.
  const typed = /(?:[\p{L}_]|\d{3})[\p{L}\p{N}_]*$/u.exec(text.slice(0, cursor))?.[0] ?? ''
  const from = cursor - typed.length
  const wanted = typed.toLowerCase()
  // Whoever goes on with Tab or Enter after a whole name, or after a number's unit, keeps what is written.
  const isUnit = /[\d.]\s*$/.test(text.slice(0, from))
  const isWhole = offers.some(({ label }) => label.toLowerCase() === wanted)
  if (wanted === '' || isUnit || isWhole) return { from, offers: [] }
  const score = ({ label, detail }: Offer): number => {
    const word = label.toLowerCase()
    if (word.startsWith(wanted)) return 4
    if (/^\d/.test(wanted)) return 0
    if (word.includes(wanted) || detail.toLowerCase().startsWith(wanted)) return 3
    if (!spell || !/^[a-z]+$/.test(wanted)) return 0
    const { initials, full } = spell(label)
    return initials.startsWith(wanted) || full.startsWith(wanted) ? 2 : initials.includes(wanted) ? 1 : 0
  }
  const fitting = offers
    .map((offer) => ({ offer, score: score(offer) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
  return { from, offers: fitting.slice(0, 8).map(({ offer }) => offer) }
}
