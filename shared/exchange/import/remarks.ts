import type { ProblemReason } from './problem-reason.ts'
import { unitIn } from './heading-text.ts'
import type { SourceCell } from './source.ts'

// Words around figures: 1200（含土地）, 1200*, 约1200, 1200余万元, 30左右, 增长5.2%. What they say of the figure is told to the
// person; what cannot be told from the figure, such as 800-1000, is left as it is and stops the row.

/** A figure without the words around it; `look` says what was left aside. */
export interface Bare {
  readonly text: string
  readonly look: ProblemReason | null
}

const ABOUT = /^\s*(约|近|超|~|≈)/
/** Signs that point at a note below the table; behind a letter they belong to its unit, as in m². */
const FOOTNOTE = /(?<![a-z])(?:[*※＊①-⑳⑴-⒇¹²³⁰⁴-⁹]+|[[［〔【]\s*注?\s*\d*\s*[\]］〕】])\s*$/i
const BRACKETS = /^(.*\d.*?)\s*[（(]([^（）()]+)[)）]\s*$/s
const ROUGHLY = /(左右|上下|以上|以下|不等)\s*$/
const AND_MORE = /^([\s\d,，.．０-９]+)[余多](.*)$/s

/** Whether a figure says of itself that it is none to rely on to the last digit. */
export function approximate(raw: string): ProblemReason | null {
  return ABOUT.test(raw) ? { code: 'approximate', text: raw } : null
}

/** The figure in a text that was not read as it stands; null if there are no words around it. */
export function withoutRemarks(raw: string): Bare | null {
  let text = raw
  let look = approximate(raw)
  const noted = text.replace(FOOTNOTE, '')
  if (noted !== text) [text, look] = [noted, { code: 'remark', text: raw }]
  const [, before = '', inside = ''] = BRACKETS.exec(text) ?? []
  if (before !== '') {
    const isUnit = unitIn(inside) !== null
    text = isUnit ? `${before}${inside}` : before
    if (!isUnit) look = { code: 'remark', text: raw }
  }
  const plain = text.replace(ROUGHLY, '').replace(AND_MORE, '$1$2')
  if (plain !== text) [text, look] = [plain, { code: 'approximate', text: raw }]
  return text === raw ? null : { text, look }
}

const RISES = /^\s*(?:同比|较上年|比上年)?(?:增长|上升|提高|增加|上涨)\s*(?=[\d.０-９．])/
const FALLS = /^\s*(?:同比|较上年|比上年)?(?:下降|减少|降低|下滑|回落|下跌)\s*(?=[\d.０-９．])/

/** A growth in words as it is written in figures: 增长5.2% is 5.2%, 下降1.25% is -1.25%, 持平 is 0; others stay. */
export function growthInFigures(raw: string): string {
  if (/^\s*(?:同比|与上年)?持平\s*$/.test(raw)) return '0'
  return raw.replace(RISES, '').replace(FALLS, '-')
}

const SIGN = /^\s*([▲△▼▽↓↑±])\s*(?=[\d.０-９．])/

/**
 * A figure with its sign as a number has it: ▼1.2 and ↓1.2 fall, ↑1.2 rises, and ▲1.2 is negative as in accounts, unless
 * `rises` says that the column has a sign of its own for what falls.
 */
export function withSign(raw: string, rises = false): string {
  const sign = SIGN.exec(raw)?.[1]
  if (sign === undefined) return raw
  const falls = sign === '↓' || sign === '▼' || sign === '▽' || (isTriangle(raw) && !rises)
  return raw.replace(SIGN, falls ? '-' : '')
}

/** Whether a figure carries the triangle that means one thing in accounts and another in the news. */
export function isTriangle(raw: string): boolean {
  return /^\s*[▲△]/.test(raw)
}

/** Whether a text says with a sign of its own that a figure falls. */
export function isFalling(raw: SourceCell): boolean {
  return typeof raw === 'string' && /^\s*[▼▽↓]/.test(raw)
}
