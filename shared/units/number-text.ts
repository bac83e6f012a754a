import { Decimal } from 'decimal.js'
import { unitAlias } from './unit-words.ts'

// Numbers as offices write them: 1,234.5, ３．５, （30）, 12.5%, 1.2亿, 3500万元, 约120, —, /.

/** A number read from text: its exact value, the scale word and unit that followed it, and whether 约 stood before it. */
export interface NumberText {
  readonly value: Decimal
  /** 亿, 万, 千 or empty. */
  readonly scale: string
  /** What followed the scale: 元, %, 人, 亩 …; empty if nothing. */
  readonly unit: string
  readonly approximate: boolean
}

const MISSING_MARKS = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '–',
  '/',
  '／',
  '…',
  '无',
  '暂无',
  '暂无数据',
  '缺',
  'n/a',
  'na',
  'null',
])
const SCALES: Readonly<Record<string, number>> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3 }

const FORM =
  /^(约|近|超|~|≈)?([+-])?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:e([+-]?\d{1,3}))?\s*(亿|千万|百万|万|千)?\s*(\S*)$/i

/** A raised or circled number behind a digit: the mark of a footnote, or a power. */
const MARKED = /(?<=[\d０-９]\s*)[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u249b]/g
/** 1 000 000.00 */
const SPACED = /^[+-]?\d{1,3}(?: \d{3})+(?!\d)/

/**
 * Full-width digits, letters and punctuation as their usual forms; all kinds of blanks as one space; trimmed. 12① and 25²
 * become 12[1] and 25[2], lest they read as 121 and 252.
 */
export function normaliseText(text: string): string {
  // Most cells of a block are plain already.
  if (/^[!-~]*$/.test(text)) return text
  return text
    .replaceAll(MARKED, '[$&]')
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff]+/g, ' ')
    .replaceAll(/[−﹣]/g, '-')
    .trim()
}

/** Whether a text stands for "no figure" in the office's tables. */
export function isMissingMark(text: string): boolean {
  return MISSING_MARKS.has(text.toLowerCase())
}

/** Reads a number with its scale and unit; null if the text is no number. */
export function readNumberText(text: string): NumberText | null {
  let body = normaliseText(text).replace(SPACED, (digits) => digits.replaceAll(' ', ''))
  let sign = 1
  const bracketed = /^\((.+)\)$/.exec(body)
  if (bracketed?.[1]) {
    body = bracketed[1]
    sign = -1
  }
  const form = FORM.exec(body.replace(/^[¥$]\s*/, ''))
  if (!form) return null
  const [, about, minus, whole, fraction, exponent, scale = '', unit = ''] = form
  if (whole === undefined && fraction === undefined) return null
  if (/\d/.test(unit.replace(/^m[23]$|^km2$/i, ''))) return null
  const digits = `${(whole ?? '0').replaceAll(',', '')}${fraction ?? ''}${exponent ? `e${exponent}` : ''}`
  const value = new Decimal(digits).times(minus === '-' ? -sign : sign)
  // 千米 and 千瓦 are units of their own, not thousands of a metre that nobody uses here.
  const joined = scale === '千' && /^(米|瓦|克)/.test(unit) ? `千${unit}` : unit
  return {
    value,
    scale: joined === unit ? scale : '',
    unit: unitAlias(joined),
    approximate: about !== undefined,
  }
}

/** Factor of a scale word: 亿 is 1e8; empty is 1. */
export function scaleFactor(scale: string): number {
  return scale === '' ? 1 : (SCALES[scale] ?? 1)
}

/** Splits a unit such as 万人 or 亿元 into its scale word and its base. */
function splitUnit(unit: string): { scale: string; base: string } {
  const form = /^(亿|千万|百万|万)(.*)$/.exec(unit)
  return form ? { scale: form[1] ?? '', base: form[2] ?? '' } : { scale: '', base: unit }
}

/**
 * The value of a number text in a wanted unit, or null if its unit cannot stand for it. A bare number is taken to be in
 * the wanted unit already; a bare scale word (1.2亿) keeps the wanted base.
 */
export function inUnit(read: NumberText, wanted: string): Decimal | null {
  if (read.scale === '' && read.unit === '') return read.value
  if (read.unit === '%') {
    if (read.scale !== '') return null
    if (wanted === '%') return read.value
    return wanted === '' || wanted === '倍' ? read.value.div(100) : null
  }
  if (read.unit !== '' && `${read.scale}${read.unit}` === wanted) return read.value
  const target = splitUnit(wanted)
  if (read.unit !== '' && read.unit !== target.base) return null
  // 1.2亿 where % is wanted is no share.
  if (wanted === '%' || wanted === '百分点') return null
  return read.value.times(scaleFactor(read.scale)).div(scaleFactor(target.scale))
}
