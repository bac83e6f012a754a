import { readNumeral, writeNumeral } from './numerals.ts'

/** The text of one clause, from its own heading up to the next one's. */
export interface Piece {
  /** As in the table of clauses: 一, 一（二）, 一（二）创富城市. */
  readonly number: string
  readonly kind: 'part' | 'clause' | 'goal'
  readonly heading: string
  /** Heading line and all that follows, with line breaks and blank lines as they stand in the tidied text. */
  readonly text: string
}

/** A policy text split by its numbering. `before`, the pieces' texts and `after` in a row are the tidied text. */
export interface SplitPolicy {
  /** Web-page furniture, title, addressees and the opening paragraph. */
  readonly before: string
  readonly pieces: readonly Piece[]
  /** Names of attached files and the like after the last clause. */
  readonly after: string
}

interface Mark {
  readonly line: number
  readonly number: string
  readonly kind: Piece['kind']
  readonly heading: string
}

const PART = /^([一二三四五六七八九十]{1,3})[、．.]\s*(.*)$/
const CLAUSE = /^[(（]([一二三四五六七八九十]{1,3})[)）][、.．]?\s*(.*)$/
const GOAL = /^(?:[—–―─－-]\s*){2,}([^。：:—]{1,20})[。：:]/
const FURNITURE =
  /\.(pdf|docx?|wps|ofd|xlsx?|et|zip|rar)$|^(打印(本页)?|关闭(窗口)?|返回顶部|扫一扫.*|分享到?.*|附件下载.*)$/i

/**
 * The text without what differs from copy to copy: byte-order mark, invisible characters, CR, and blanks at either end
 * of a line. Words and punctuation are untouched.
 */
export function tidyPolicyText(text: string): string {
  return text
    .replaceAll(/[\uFEFF\u200B-\u200D\u2060]/g, '')
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

/**
 * Splits a policy text by its numbering 一、 / （一） (full or half width) and the `——名称。` goals inside a clause. Every
 * line belongs to exactly one piece, or to what stands before and after. No pieces if the text has no such numbering.
 */
export function splitPolicy(text: string): SplitPolicy {
  const lines = tidyPolicyText(text).split('\n')
  const marks = findMarks(lines)
  const [first] = marks
  if (!first) return { before: lines.join('\n'), pieces: [], after: '' }
  const end = endOfBody(lines, first.line)
  const between = (from: number, to: number) =>
    lines
      .slice(from, to)
      .map((line, index) => (from + index === lines.length - 1 ? line : `${line}\n`))
      .join('')
  return {
    before: between(0, first.line),
    pieces: marks.map(({ line, number, kind, heading }, index) => ({
      number,
      kind,
      heading,
      text: between(line, marks[index + 1]?.line ?? end),
    })),
    after: between(end, lines.length),
  }
}

/** No page has more tables of contents than this; it keeps a text made of 一、 alone from taking hours. */
const MAX_STARTS = 50

/**
 * A page may hold numbers before the document begins (a table of contents, a covering notice). Of all places where
 * counting can begin at 一, the one that yields most clauses counts; among equals the last.
 */
function findMarks(lines: readonly string[]): readonly Mark[] {
  let best: readonly Mark[] = []
  const starts = lines.flatMap((line, index) => (numeralOf(PART, line) === 1 ? [index] : []))
  for (const start of starts.slice(-MAX_STARTS)) {
    const marks = marksFrom(lines, start)
    if (marks.length >= best.length) best = marks
  }
  return best
}

function numeralOf(form: RegExp, line: string): number | null {
  return readNumeral(form.exec(line)?.[1] ?? '')
}

function marksFrom(lines: readonly string[], start: number): readonly Mark[] {
  const marks: Mark[] = []
  const goals = new Set<string>()
  let [part, clause] = [0, 0]
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const rest = (form: RegExp) => headingIn(form.exec(line)?.[2] ?? '')
    if (numeralOf(PART, line) === part + 1) {
      part += 1
      clause = 0
      marks.push({ line: index, number: writeNumeral(part), kind: 'part', heading: rest(PART) })
    } else if (numeralOf(CLAUSE, line) === clause + 1) {
      clause += 1
      const number = `${writeNumeral(part)}（${writeNumeral(clause)}）`
      marks.push({ line: index, number, kind: 'clause', heading: rest(CLAUSE) })
    } else if (clause > 0) {
      const heading = GOAL.exec(line)?.[1]?.trim()
      const number = `${writeNumeral(part)}（${writeNumeral(clause)}）${heading ?? ''}`
      if (heading && !goals.has(number)) marks.push({ line: index, number, kind: 'goal', heading })
      goals.add(number)
    }
  }
  return marks
}

/** The heading is the line's first sentence; without a full stop it is the whole line. */
function headingIn(rest: string): string {
  return rest.split(/[。：]/)[0]?.trim() ?? ''
}

function endOfBody(lines: readonly string[], start: number): number {
  let end = lines.length
  while (end > start + 1 && (lines[end - 1] === '' || FURNITURE.test(lines[end - 1] ?? ''))) end -= 1
  // Blank lines alone are no furniture; they stay with the last clause.
  return lines.slice(end).every((line) => line === '') ? lines.length : end
}

/** A clause number in the one form that the table of clauses uses: full-width brackets, no blanks. */
export function normaliseClauseNumber(number: string): string {
  return number.replaceAll(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')
}
