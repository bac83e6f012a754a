// What may be typed at a place of a model text. Works on any text, sound or not: it looks only at the declaration up to
// the cursor.
import { AGGREGATES, DISTRIBUTIONS, FUNCTIONS, FUNCTION_WORDS, canonicalName, entryOf } from './functions.ts'
import { codeLength } from './lines.ts'
import type { DeclaredName } from './read.ts'
import {
  ACROSS_WORDS,
  ALLOWED_CLAUSES,
  CLAUSE_WORDS,
  DECLARATION_WORDS,
  PERSISTENCE_WORDS,
  PREVIOUS_WORDS,
  SOURCE_WORDS,
  STEP_LENGTHS,
  STEP_OPENERS,
  TIME_WORDS,
} from './words.ts'

/** Something that may be typed. */
export interface Offer {
  readonly label: string
  readonly kind: 'name' | 'function' | 'distribution' | 'unit' | 'source' | 'word' | 'indicator' | 'town'
  /** Unit of a name or an indicator. */
  readonly detail: string
  /** What is put in; the cursor goes before the last `back` characters of it. */
  readonly insert: string
  readonly back: number
}

/** What an editor knows besides the text. */
export interface Vocabulary {
  readonly names: readonly DeclaredName[]
  readonly indicators: readonly { readonly name: string; readonly unit: string }[]
  readonly towns: readonly string[]
}

/** Offers for a place, before they are compared with what is typed already. */
export interface Completion {
  /** Where the word that is being typed begins. */
  readonly from: number
  readonly typed: string
  readonly offers: readonly Offer[]
}

/** What projects bring, by the words of the source 项目. */
const PROJECT_WORDS = ['计划投资', '有效投资', '有效用地', '新增就业']

const COMMON_UNITS =
  '亿元 万元 元 万人 人 % 百分点 ‰ 亩 公顷 平方公里 平方米 公里 个 家 座 件 户 年 倍 是否 元/人 万元/亩 亿元/平方公里'.split(
    ' ',
  )

const isChinese = (word: string): boolean => /[^\x20-\x7e]/.test(word)

function plain(label: string, kind: Offer['kind'], detail = '', after = ''): Offer {
  return { label, kind, detail, insert: label + after, back: 0 }
}

/** The words of a table; the English ones only if Latin letters are being typed, which may also spell Chinese ones. */
function wordsOf(words: Iterable<string>, english: boolean, after = ' '): Offer[] {
  return [...words].filter((word) => english || isChinese(word)).map((word) => plain(word, 'word', '', after))
}

function calls(words: readonly string[], kind: 'function' | 'distribution'): Offer[] {
  return words.map((word) => ({ label: word, kind, detail: '', insert: `${word}()`, back: 1 }))
}

function named({ name, unit }: { name: string; unit: string }, kind: 'name' | 'indicator'): Offer {
  const quoted = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `「${name}」`
  return { label: name, kind, detail: unit, insert: quoted, back: 0 }
}

const DISTRIBUTION_WORDS = ['正态', '对数正态', '三角', '均匀', '经验分布', ...Object.keys(DISTRIBUTIONS)]

/** Longer lines are no declarations (see LIMITS of the reader). */
const LONGEST = 5000

/** The code of the declaration at an offset, up to there; null inside a comment and in lines that are too long. */
function declarationUpTo(text: string, offset: number): string | null {
  const lines: string[] = []
  let end = offset
  while (lines.length < 40) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    if (end - start > LONGEST) return null
    const line = text.slice(start, end)
    const code = line.slice(0, codeLength(line))
    if (code.length < line.length && lines.length === 0) return null
    lines.unshift(code)
    if (start === 0 || /^\S/.test(code) || (code === '' && lines.length === 1)) break
    end = start - 1
  }
  const code = lines.join('\n')
  return code.length > LONGEST ? null : code
}

/** What may be typed at an offset; null where nothing is to be offered. */
export function completionAt(text: string, offset: number, vocabulary: Vocabulary): Completion | null {
  const code = declarationUpTo(text, offset)
  if (code === null || /^\s*[#＃]/.test(code)) return null
  const typed = /(?:[\p{L}_][\p{L}\p{N}_]*|[%‰])?$/u.exec(code)?.[0] ?? ''
  const before = code.slice(0, code.length - typed.length)
  const offers = offersAfter(before, /^[a-z]/i.test(typed), vocabulary)
  return offers.length === 0 ? null : { from: offset - typed.length, typed, offers }
}

function offersAfter(before: string, english: boolean, vocabulary: Vocabulary): readonly Offer[] {
  if (/^\s*$/.test(before))
    return /\n/.test(before) || /^\s+$/.test(before)
      ? []
      : wordsOf([...DECLARATION_WORDS.keys(), ...STEP_OPENERS], english)
  const opener = /^\s*(\S+)/.exec(before)?.[1]?.toLowerCase() ?? ''
  if (STEP_OPENERS.has(opener)) return wordsOf(STEP_LENGTHS.keys(), english, '')
  const kind = DECLARATION_WORDS.get(opener)
  if (!kind) return []
  if (!/[=＝:：]/.test(before)) {
    const declared = new Set(vocabulary.names.map(({ name }) => name))
    const free = vocabulary.indicators.filter(({ name }) => !declared.has(name))
    return kind === 'variable' && /^\s*\S+\s+$/.test(before)
      ? free.map((one) => ({ ...named(one, 'indicator'), insert: `${one.name} : ${one.unit} = ` }))
      : []
  }
  if (!/[=＝]/.test(before) || /[\d０-９]$/.test(before))
    return unitOffers(/[\d０-９]$/.test(before), vocabulary)
  if (/[[［【]\s*$/.test(before)) return wordsOf(PREVIOUS_WORDS.keys(), english, '')
  return offersInValue(before, kind, english, vocabulary)
}

/** Units that the text uses come first; behind a number compound ones are quoted. */
function unitOffers(behindNumber: boolean, { names }: Vocabulary): readonly Offer[] {
  const units = new Set([...names.map(({ unit }) => unit), ...COMMON_UNITS])
  units.delete('')
  return Array.from(units, (unit) => ({
    ...plain(unit, 'unit'),
    insert: behindNumber && /[/·]/.test(unit) ? `「${unit}」` : unit,
  }))
}

type Kind = keyof typeof ALLOWED_CLAUSES

function offersInValue(
  before: string,
  kind: Kind,
  english: boolean,
  vocabulary: Vocabulary,
): readonly Offer[] {
  const last = /([\p{L}_][\p{L}\p{N}_]*)\s+$/u.exec(before)?.[1] ?? ''
  const source = SOURCE_WORDS.get(last)
  if (source === 'project-feed') return PROJECT_WORDS.map((word) => plain(word, 'indicator'))
  if (source) return vocabulary.indicators.map((one) => named(one, 'indicator'))
  const words = [...before.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].map(([word]) => word)
  const clauseWord = words.findLast((word) => CLAUSE_WORDS.has(word))
  const clause = clauseWord === undefined ? undefined : CLAUSE_WORDS.get(clauseWord)
  const starts = last === clauseWord || /[,，、]\s*$/.test(before)
  if (clause === 'persistence' && starts) return wordsOf(PERSISTENCE_WORDS.keys(), english)
  if (clause === 'across' && starts) return wordsOf(ACROSS_WORDS.keys(), english)
  if (clause === 'towns' && starts) return vocabulary.towns.map((town) => plain(town, 'town', '', ' = '))
  if (clause === 'correlation' && starts)
    return vocabulary.names.filter((one) => one.kind === 'assumption').map((one) => named(one, 'name'))
  const distributions = calls(DISTRIBUTION_WORDS, 'distribution')
  if (clause === 'error' && last === clauseWord) return distributions
  if (/[=＝]\s*$/.test(before) && (kind === 'input' || kind === 'assumption') && clause === undefined) {
    const sources = wordsOf(SOURCE_WORDS.keys(), english).map((offer) => ({
      ...offer,
      kind: 'source' as const,
    }))
    return kind === 'input' ? sources : [...sources, ...distributions]
  }
  if (clause === 'towns' && /[=＝]\s*$/.test(before) && kind === 'assumption') return distributions
  if (/[\p{L}\p{N}_%‰)）\]］】」』]\s+$/u.test(before) && last !== clauseWord && !isOperatorWord(last))
    return clauseOffers(kind, words, english)
  return kind === 'variable' || kind === 'regional' ? formulaOffers(kind, english, vocabulary) : []
}

const OPERATOR_WORDS = ['且', '或', '非', 'and', 'or', 'not']

function isOperatorWord(word: string): boolean {
  return OPERATOR_WORDS.includes(word)
}

function clauseOffers(kind: Kind, written: readonly string[], english: boolean): readonly Offer[] {
  const there = new Set(written.map((word) => CLAUSE_WORDS.get(word)))
  const allowed = new Set(ALLOWED_CLAUSES[kind])
  const clauses = Array.from(CLAUSE_WORDS)
    .filter(([word, clause]) => word !== '默认' && allowed.has(clause) && !there.has(clause))
    .map(([word]) => word)
  const operators =
    kind === 'variable' || kind === 'regional'
      ? OPERATOR_WORDS.filter((word) => !/^(非|not)$/.test(word))
      : []
  return wordsOf([...clauses, ...operators], english)
}

function formulaOffers(kind: Kind, english: boolean, { names }: Vocabulary): readonly Offer[] {
  const functions = FUNCTION_WORDS.filter((word) => {
    const canonical = canonicalName(word)
    const distribution = entryOf(DISTRIBUTIONS, canonical) !== undefined
    const aggregate =
      entryOf(AGGREGATES, canonical) !== undefined && entryOf(FUNCTIONS, canonical) === undefined
    return (
      (english || isChinese(word)) &&
      !distribution &&
      (!aggregate || kind === 'regional') &&
      !isOperatorWord(word)
    )
  })
  return [
    ...names.map((one) => named(one, 'name')),
    ...calls(functions, 'function'),
    ...wordsOf(
      [...TIME_WORDS.keys(), ...OPERATOR_WORDS.filter((word) => /^(非|not)$/.test(word))],
      english,
      '',
    ),
  ]
}

/** Initials and full spelling of a Chinese text, such as pinyin. */
export type Spelling = (text: string) => { readonly initials: string; readonly full: string }

/** The offers that fit what is typed, best first: beginning before middle, written before spelled. */
export function fitting(
  { typed, offers }: Completion,
  spell: Spelling | null,
  most: number,
): readonly Offer[] {
  const wanted = typed.toLowerCase()
  if (wanted === '') return offers.slice(0, most)
  const score = ({ label }: Offer): number => {
    const text = label.toLowerCase()
    if (text === wanted) return 5
    if (text.startsWith(wanted)) return 4
    if (text.includes(wanted)) return 3
    if (!spell || !/^[a-z]+$/.test(wanted)) return 0
    const { initials, full } = spell(label)
    return initials.startsWith(wanted) || full.startsWith(wanted) ? 2 : initials.includes(wanted) ? 1 : 0
  }
  return offers
    .map((offer) => ({ offer, score: score(offer) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ offer }) => offer)
}
