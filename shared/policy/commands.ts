import type { Edit } from '../table/change.ts'
import type { Command } from '../table/rule.ts'
import { digest } from './digest.ts'
import { normaliseClauseNumber, type Piece, splitPolicy, tidyPolicyText } from './split.ts'

/** What the user attaches: the policy's official text and the name of its file. */
export interface PolicyText {
  readonly title: string
  readonly text: string
}

/**
 * Stores a policy's text and gives every clause its official wording, matched by number. A document of the same title
 * is replaced. Refused with `no-clauses-found` if no clause of the workbook is in the text. Clauses that the text does
 * not have keep what they had; what the text has beyond the workbook's clauses is told by `matchClauses`.
 */
export const attachPolicyText: Command<PolicyText> = (rows, { title, text }) => {
  const { matched } = matchClauses(
    rows.all('clause').map(({ id, number }) => ({ id, number: String(number) })),
    text,
  )
  if (matched.length === 0)
    return { ok: false, rejections: [{ at: { table: 'clause' }, code: 'no-clauses-found' }] }
  const originals = matched.map(({ id, piece }): Edit => {
    return { kind: 'set', table: 'clause', id, column: 'original', value: piece.text.trim() }
  })
  const table = 'policy_document'
  const tidied = tidyPolicyText(text).trim()
  const values = { text: tidied, hash: digest(tidied) }
  const stored = rows.all(table).find((row) => row.title === title)
  const document: Edit[] = stored
    ? Object.entries(values).map(([column, value]) => ({ kind: 'set', table, id: stored.id, column, value }))
    : [{ kind: 'insert', table, values: { title, ...values, ...headOf(tidied) } }]
  return { ok: true, value: [...document, ...originals] }
}

/** Which clause gets which piece of a text, and what is left over on either side. */
export interface ClauseMatch {
  readonly matched: readonly { readonly id: string; readonly piece: Piece }[]
  /** Numbers in the text that the workbook does not know. */
  readonly unknown: readonly string[]
  /** Numbers of the workbook that the text does not have. */
  readonly absent: readonly string[]
}

/** Matches the pieces of a policy text with clauses by their numbers. */
export function matchClauses(
  clauses: readonly { readonly id: string; readonly number: string }[],
  text: string,
): ClauseMatch {
  const { pieces } = splitPolicy(text)
  const byNumber = new Map(pieces.map((piece) => [normaliseClauseNumber(piece.number), piece]))
  const matched = clauses.flatMap(({ id, number }) => {
    const piece = byNumber.get(normaliseClauseNumber(number))
    return piece ? [{ id, piece }] : []
  })
  const used = new Set(matched.map(({ piece }) => piece))
  const found = new Set(matched.map(({ id }) => id))
  return {
    matched,
    unknown: pieces.filter((piece) => !used.has(piece)).map(({ number }) => number),
    absent: clauses.filter(({ id }) => !found.has(id)).map(({ number }) => number),
  }
}

/** The document number, if the text names one before its first clause: 丽政办发〔2022〕72号. */
function headOf(text: string): Readonly<Record<string, string>> {
  const number = /[\u4E00-\u9FFF]{2,10}[〔[（(]\d{4}[〕\]）)]\s*\d{1,4}\s*号/.exec(
    splitPolicy(text).before,
  )?.[0]
  return number ? { number } : {}
}
