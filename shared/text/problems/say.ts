// What the sentences about problems share, whatever their language.
import type { Problem } from '../../model/program.ts'

/** What a sentence is about. */
export type Params = Problem['params']

/** Makes a sentence. */
export type Sentence = (params: Params) => string

/** A parameter as text; a list with its members side by side. */
export function word(params: Params, key: string): string {
  const value = params[key]
  return value === undefined ? '' : typeof value === 'object' ? value.join('、') : String(value)
}

/** A parameter that is a list. */
export function list(params: Params, key: string): readonly string[] {
  const value = params[key]
  return typeof value === 'object' ? value : []
}

/** Picks a sentence by the problem’s reason; a reason without one is a bug and shows its code. */
export function byReason(sentences: Readonly<Record<string, Sentence>>): Sentence {
  return (params) => sentences[word(params, 'reason')]?.(params) ?? word(params, 'reason')
}

/** A unit as it is written after a number: compound ones in quotation marks. */
export function quoted(unit: string): string {
  return /[/·]/.test(unit) ? `「${unit}」` : unit
}

/** The members of a circle, back to the first. */
export function circle(params: Params): string {
  const members = list(params, 'members')
  const shown = members.length > 12 ? [...members.slice(0, 11), '…'] : members
  return [...shown, members[0] ?? ''].join(' → ')
}

/** Chinese words of the kinds of declaration. */
export const ZH_KINDS: Readonly<Record<string, string>> = {
  input: '输入',
  assumption: '假设',
  lever: '政策',
  variable: '变量',
  regional: '全域',
}

/** Chinese words of the clauses. */
export const ZH_CLAUSES: Readonly<Record<string, string>> = {
  default: '缺省',
  range: '范围',
  correlation: '相关',
  initial: '初值',
  error: '误差',
  truncation: '截断',
  persistence: '每年',
  across: '镇间',
  towns: '各镇',
}
