import { normaliseText } from '../../units/number-text.ts'
import { parseUnit } from '../../units/unit.ts'

/** A heading taken apart: what the column is, and the unit of its figures. */
export interface HeadingText {
  /** Without unit, blanks and marks; in small letters. */
  readonly name: string
  readonly unit: string | null
}

/** Words that only say that a unit follows. */
const UNIT_WORD = /^(计量|金额|货币)?单位[:：]?|^人民币(?=.)/
/** A unit that may stand behind a slash, a comma or a blank without brackets; 年 and 个 would be taken for words. */
const SURE = /元|亩|公顷|平方|千米|公里|%|‰|百分点|吨|人|户/

/** Takes a heading apart: 总投资（万元）, 总投资/万元, 总投资(单位：亿元). */
export function readHeading(text: string): HeadingText {
  const { text: name, unit } = splitUnit(text)
  return { name: nameOf(name), unit }
}

/** Takes the unit off a heading or a label; the rest stays as it is written. */
export function splitUnit(text: string): { readonly text: string; readonly unit: string | null } {
  const plain = normaliseText(text)
  // 地区生产总值(GDP)(亿元): not every bracket holds a unit.
  for (const bracket of plain.matchAll(/[([{【〔]([^()[\]{}【】〔〕]+)[)\]}】〕]/g)) {
    const [whole, inside = ''] = bracket
    const unit = bracket.index > 0 ? unitIn(inside) : null
    if (unit !== null)
      return { text: plain.slice(0, bracket.index) + plain.slice(bracket.index + whole.length), unit }
  }
  const cut = /^(.+?)\s*[/,、:：\s]\s*(\S+)$/s.exec(plain)
  if (cut?.[1] && cut[2] && SURE.test(cut[2])) {
    const unit = unitIn(cut[2])
    if (unit !== null) return { text: cut[1], unit }
  }
  return { text: plain, unit: null }
}

/** A heading without what makes no difference: blanks, marks, what stands in brackets behind it stays. */
export function nameOf(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .replaceAll(/[\s*#:：。、,，;；"“”'‘’·_\-—]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
}

/** The unit that a text is, or null. */
export function unitIn(text: string): string | null {
  const plain = normaliseText(text).replace(UNIT_WORD, '').replace(UNIT_WORD, '').trim()
  if (plain === '' || plain.length > 12) return null
  const written = plain === '个百分点' ? '百分点' : plain.replace('平方公里', '平方公里')
  return parseUnit(written) && !/^\d|^(是否|倍)$/.test(written) ? written : null
}

/** Units in a line such as 单位：万元、亩 above a table; empty if the text is no such line. */
export function unitsInLine(text: string): string[] {
  const found = /(?:计量)?单位\s*[:：]\s*([^;；]+)$|(?:计量)?单位\s*[:：]\s*(\S+)/.exec(normaliseText(text))
  const listed = (found?.[1] ?? found?.[2] ?? '').replace(/[)）\]】]$/, '')
  return listed.split(/[,，、/\s和及]+/).flatMap((one) => unitIn(one) ?? [])
}

/** How alike two names are, 0 to 1: pairs of neighbouring signs that both have. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  const [first, second] = [pairsOf(one), pairsOf(other)]
  let shared = 0
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0)
  const all = one.length + other.length - 2
  return all <= 0 ? 0 : (2 * shared) / all
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
