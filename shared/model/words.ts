// The fixed words of the model language, Chinese with their English equals.
import { SOURCES } from './program.ts'
import type { Declaration, SourceKind } from './program.ts'

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
export const TIME_WORDS: ReadonlyMap<string, 'year' | 'step' | 'base-year'> = new Map([
  ['年份', 'year'],
  ['year', 'year'],
  ['期数', 'step'],
  ['step', 'step'],
  ['基年', 'base-year'],
  ['base_year', 'base-year'],
])

/** Words that mean the year before, inside `[ ]`. */
export const PREVIOUS_WORDS: ReadonlySet<string> = new Set(['上年', 'previous'])

/** The clauses after a value. */
export type ClauseKind = 'default' | 'range' | 'correlation' | 'initial'

/** Which clauses a declaration may carry. */
export const ALLOWED_CLAUSES: Readonly<Record<Declaration['kind'], readonly ClauseKind[]>> = {
  input: ['default'],
  assumption: ['default', 'range', 'correlation'],
  lever: ['range'],
  variable: ['initial'],
  regional: ['initial'],
}
