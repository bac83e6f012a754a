import { normaliseText } from '../../units/number-text.ts'
import { unitAlias } from '../../units/unit-words.ts'
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
/** What can only be a unit of money or a scale, though it may be one that nothing is kept in: 万美元, 千元, 亿. */
const FOREIGN =
  /^[百千万亿十]*(?:(?:美|欧|日|港|澳|加)?元|美金|港币|英镑|usd|eur|hkd)$|^(?:百|千|百万|千万|万|亿)$|^[百千万亿十]+人$/i
/** A unit that is written onto a name without a sign between: 亿元总投资, 总投资亿元. 人 and 年 alone would be taken for words. */
const EDGE = /[百千万亿十]*(?:元|亩|公顷|平方米|平方公里|m2|km2|ha|公斤|吨)|[百千万亿十]+人|%|个?百分点/
const [FRONT, BACK] = [new RegExp(`^(?:${EDGE.source})(?=.{2})`), new RegExp(`(?<=.{2})(?:${EDGE.source})$`)]
/** Between the parts of a bracket: 人民币，亿元. */
const PARTS = /[,，、;；\s]+/

/** Takes a heading apart: 总投资（万元）, 总投资/万元, 总投资(单位：亿元), or 亿元 alone below another heading. */
export function readHeading(text: string): HeadingText {
  const alone = bareUnit(text)
  if (alone !== null) return { name: '', unit: alone }
  const { text: name, unit } = splitUnit(text)
  return { name: nameOf(name), unit }
}

/** Takes the unit off a heading or a label; the rest stays as it is written. */
export function splitUnit(text: string): { readonly text: string; readonly unit: string | null } {
  const plain = normaliseText(text)
  // 地区生产总值(GDP)(亿元): not every bracket holds a unit; and one at the end may not be closed.
  for (const bracket of plain.matchAll(
    /[([{【〔〈《<「]([^()[\]{}【】〔〕〈〉《》<>「」]+)(?:[)\]}】〕〉》>」]|$)/g,
  )) {
    const [whole, inside = ''] = bracket
    const rest = plain.slice(0, bracket.index) + plain.slice(bracket.index + whole.length)
    const unit = rest.trim() === '' ? null : unitAmong(inside)
    if (unit !== null) return { text: rest, unit }
  }
  // 比上年+-% is no name with a unit behind it.
  const cut =
    /^(.*?[^\s/,、:：_|·=—–+±-])\s*[/,、:：_|·=—–\s-]+\s*(?:(?:计量|金额|货币)?单位\s*[:：]?\s*)?(\S+)$/s.exec(
      plain,
    )
  if (cut?.[1] && cut[2]) {
    const unit = unitIn(cut[2]) ?? foreignUnit(cut[2])
    if (unit !== null && SURE.test(unit)) return { text: cut[1], unit }
  }
  return { text: plain, unit: null }
}

/** What a name may be without a unit in front of it or behind it: only whoever knows the names can tell. */
export function unitsAtEdges(name: string): readonly { readonly name: string; readonly unit: string }[] {
  return [FRONT, BACK].flatMap((edge) => {
    const [found] = edge.exec(name) ?? []
    const unit = found === undefined ? null : (unitIn(found) ?? foreignUnit(found))
    return unit === null ? [] : [{ name: name.replace(edge, ''), unit }]
  })
}

/** A word for a unit in a heading, wherever it stands. */
const MENTIONED =
  /[百千万亿十]*(?:[美欧日港]?元(?![旦宵宇])|美金|公顷|亩(?!均)|平方(?:公里|千米|米)|km2|m2|吨)|[万亿]人|个?百分点|%|‰/i

/** The unit that a heading speaks of, though it may not be that of its figures; null if it speaks of none. */
export function unitMentioned(text: string): string | null {
  const [found] = MENTIONED.exec(normaliseText(text).toLowerCase()) ?? []
  return found === undefined ? null : (unitIn(found) ?? found)
}

/** The unit that a cell of a row of units below the headings is; null if it is another word. */
export function bareUnit(text: string): string | null {
  const plain = normaliseText(text).replace(/^[([](.*)[)\]]$/, '$1')
  const unit = unitIn(plain) ?? foreignUnit(plain)
  return unit !== null && (SURE.test(unit) || FOREIGN.test(unit)) && unit !== '户' ? unit : null
}

/** The unit in a bracket: it, or the part of it that is one. */
function unitAmong(inside: string): string | null {
  const whole = unitIn(inside)
  if (whole !== null) return whole
  const named = /单位[:：]\s*(\S+)$/.exec(inside)?.[1]
  if (named !== undefined) return unitIn(named) ?? foreignUnit(named) ?? named
  const parts = inside.split(PARTS)
  const last = parts.findLast((part) => {
    const unit = unitIn(part)
    return unit !== null && (parts.length === 1 || SURE.test(unit))
  })
  return last === undefined ? foreignUnit(inside) : unitIn(last)
}

/** A unit of money, people or a bare scale that is none of ours: whoever reads figures in it must not take another. */
function foreignUnit(text: string): string | null {
  const plain = normaliseText(text).replaceAll(' ', '').replace(UNIT_WORD, '')
  return FOREIGN.test(plain) ? plain : null
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
  const written = unitAlias(plain.replaceAll(' ', ''))
  return parseUnit(written) && !/^\d|^(是否|倍)$/.test(written) ? written : null
}

/**
 * Units in a line such as 单位：万元、亩 above a table; empty if the text is no such line. What it names and is no unit of
 * ours stands among them as it is written, so that no other is taken in its place.
 */
export function unitsInLine(text: string): string[] {
  // 万 元 is spread over its cell.
  const plain = normaliseText(text).replaceAll(/(?<=[百千万亿美])\s+(?=元)/g, '')
  const alone = /^\((.{1,12})\)$/.exec(plain)?.[1]
  const found =
    /(?:计量)?单位\s*[:：]\s*([^;；]+)$|(?:计量)?单位\s*[:：]\s*(\S+)|^(?:计量|金额|货币)?单位\s+(\S+)$/.exec(
      plain,
    )
  const listed = (found?.[1] ?? found?.[2] ?? found?.[3] ?? alone ?? '').replace(/[)）\]】]$/, '')
  return listed.split(/[,，、/\s和及]+|(?=[（(])/).flatMap((one) => {
    const unit = unitIn(one) ?? foreignUnit(one)
    return unit === null || (found === null && !SURE.test(unit)) ? [] : [unit]
  })
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
