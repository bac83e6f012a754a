// The fixed words of the model language, Chinese with their English equals.
import { SOURCES } from './program.ts'
import type { Declaration, Operator, SourceKind } from './program.ts'

/** Word that opens a declaration → what it declares. */
export const DECLARATION_WORDS: ReadonlyMap<string, Declaration['kind']> = new Map<
  string,
  Declaration['kind']
>([
  ['输入', 'input'],
  ['input', 'input'],
  ['假设', 'assumption'],
  ['assumption', 'assumption'],
  ['政策', 'lever'],
  ['lever', 'lever'],
  ['变量', 'variable'],
  ['variable', 'variable'],
  ['全域', 'regional'],
  ['regional', 'regional'],
])

/** Word that names a source → its kind. */
export const SOURCE_WORDS: ReadonlyMap<string, SourceKind> = new Map<string, SourceKind>([
  ...(Object.entries(SOURCES) as [string, SourceKind][]),
  ['observed', 'observation'],
  ['recent_growth', 'recent-growth'],
  ['recent_shift', 'recent-logit-shift'],
  ['county_growth', 'county-growth'],
  ['county', 'county-value'],
  ['city', 'city-value'],
  ['project', 'project-feed'],
  ['built', 'project-output'],
])

/** Word for the calendar → what it means. */
export const TIME_WORDS: ReadonlyMap<string, 'year' | 'quarter' | 'step' | 'base-year'> = new Map([
  ['年份', 'year'],
  ['year', 'year'],
  ['期数', 'step'],
  ['step', 'step'],
  ['季度', 'quarter'],
  ['quarter', 'quarter'],
  ['基年', 'base-year'],
  ['base_year', 'base-year'],
])

/** Words that look back inside `[ ]` → how far. */
export const PREVIOUS_WORDS: ReadonlyMap<string, 'year' | 'quarter'> = new Map([
  ['上年', 'year'],
  ['previous', 'year'],
  ['上季', 'quarter'],
  ['previous_quarter', 'quarter'],
])

/** Word that opens the line about the length of a step. */
export const STEP_OPENERS: ReadonlySet<string> = new Set(['步长', 'stepping'])

/** Length of a step → steps in a year. */
export const STEP_LENGTHS: ReadonlyMap<string, 1 | 4> = new Map<string, 1 | 4>([
  ['年', 1],
  ['yearly', 1],
  ['季度', 4],
  ['quarterly', 4],
])

/** Word after 每年 → how long a draw lasts. */
export const PERSISTENCE_WORDS: ReadonlyMap<string, 'yearly' | 'once' | 'ar1'> = new Map([
  ['独立', 'yearly'],
  ['不变', 'once'],
  ['自相关', 'ar1'],
  ['independent', 'yearly'],
  ['constant', 'once'],
  ['autocorrelated', 'ar1'],
])

/** Word after 镇间 → whose a draw is. */
export const ACROSS_WORDS: ReadonlyMap<string, 'independent' | 'common' | 'correlated'> = new Map([
  ['独立', 'independent'],
  ['共同', 'common'],
  ['相关', 'correlated'],
  ['independent', 'independent'],
  ['common', 'common'],
  ['correlate', 'correlated'],
])

/** The clauses after a value. */
export type ClauseKind =
  | 'default'
  | 'range'
  | 'correlation'
  | 'initial'
  | 'error'
  | 'truncation'
  | 'persistence'
  | 'across'
  | 'towns'

/** Words that open a clause, which cannot be names. */
export const CLAUSE_WORDS: ReadonlyMap<string, ClauseKind> = new Map<string, ClauseKind>([
  ['缺省', 'default'],
  ['默认', 'default'],
  ['default', 'default'],
  ['范围', 'range'],
  ['range', 'range'],
  ['相关', 'correlation'],
  ['correlate', 'correlation'],
  ['初值', 'initial'],
  ['initial', 'initial'],
  ['误差', 'error'],
  ['error', 'error'],
  ['截断', 'truncation'],
  ['truncate', 'truncation'],
  ['每年', 'persistence'],
  ['persistence', 'persistence'],
  ['镇间', 'across'],
  ['across', 'across'],
  ['各镇', 'towns'],
  ['towns', 'towns'],
])

/** Which clauses a declaration may carry. */
export const ALLOWED_CLAUSES: Readonly<Record<Declaration['kind'], readonly ClauseKind[]>> = {
  input: ['default'],
  assumption: ['default', 'range', 'correlation', 'error', 'truncation', 'persistence', 'across', 'towns'],
  lever: ['range', 'towns'],
  variable: ['initial'],
  regional: ['initial'],
}

/** Sign or word → the operator that it writes. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
  ['*', '*'],
  ['×', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['^', '^'],
  ['=', '='],
  ['==', '='],
  ['<>', '<>'],
  ['≠', '<>'],
  ['!=', '<>'],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['≤', '<='],
  ['≦', '<='],
  ['>=', '>='],
  ['≥', '>='],
  ['≧', '>='],
  ['且', 'and'],
  ['and', 'and'],
  ['或', 'or'],
  ['or', 'or'],
])
