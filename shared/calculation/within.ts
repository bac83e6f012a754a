import { AGGREGATES, canonicalName, entryOf } from '../model/functions.ts'
import { nearest } from '../model/nearest.ts'
import type { Problem, Span } from '../model/program.ts'
import type { Raw } from '../model/raw.ts'
import { plainName } from './names.ts'

// Over which rows a total of a formula goes. As the last argument it is written 同(地区, 年度): the rows that agree with
// the formula's own row in these columns; or 全表: all rows. Without either it is what the sheet says.

/** Fields in which the rows of a total agree with the row of the formula; none for all rows. */
export type Within = readonly string[]

/** Why a formula's words about its totals cannot be understood. */
export interface WithinProblem {
  readonly code: 'unknown-group' | 'empty-group' | 'misplaced-group'
  readonly span: Span
  readonly params: Problem['params']
}

type Call = Raw & { kind: 'call' }

const SAME = new Set(['同', 'SAME'])
const WHOLE = new Set(['全表', 'ALL'])
/** Words for a row's share in the total of a column, which the model language does not have. */
const SHARES = new Set(['占比', 'SHARE'])

/** Whether a word says over which rows a total goes, so that no column may be called so. */
export function isWithinWord(word: string): boolean {
  const name = plainName(word).toUpperCase()
  return SAME.has(name) || WHOLE.has(name)
}

/** The Chinese word for one of this file's English ones. */
export function chineseWithin(word: string): string | undefined {
  const english = word.toUpperCase()
  return [SAME, WHOLE, SHARES]
    .find((words) => words.has(english))
    ?.values()
    .next().value
}

/** Whether a call is a row's share in a total. */
export function isShare({ name, args }: Call): boolean {
  return SHARES.has(canonicalName(name)) && args.length === 1
}

/** Whether a call totals rows; with more arguments some of these words compute within the row. */
function isTotal({ name, args }: Call): boolean {
  const how = entryOf(AGGREGATES, canonicalName(name))
  return how !== undefined && args.length === (how === 'weighted-mean' ? 2 : 1)
}

/**
 * The formula without its words about rows, and what they say by the place of the call. `fieldOf` finds the field of a
 * column's name among those that tell rows apart, `names` are all of those.
 */
export function withoutWithin(
  raw: Raw,
  fieldOf: (name: string) => string | undefined,
  names: readonly string[],
): { readonly raw: Raw; readonly within: ReadonlyMap<Span, Within>; readonly problem: WithinProblem | null } {
  const within = new Map<Span, Within>()
  let problem: WithinProblem | null = null
  const refuse = (code: WithinProblem['code'], span: Span, params: Problem['params']): void => {
    problem ??= { code, span, params }
  }
  const fieldsOf = (same: Call): Within => {
    if (same.args.length === 0) refuse('empty-group', same.span, { name: same.name })
    return same.args.flatMap((arg) => {
      const name = arg.kind === 'name' && arg.lag.count === 0 ? arg.name : null
      const field = name === null ? undefined : fieldOf(name)
      if (field !== undefined) return [field]
      const params = { name: name ?? '', nearest: name === null ? [] : nearest(name, names) }
      refuse('unknown-group', arg.span, params)
      return []
    })
  }
  const walk = (part: Raw): Raw => {
    switch (part.kind) {
      case 'number':
        return part
      case 'name':
        if (WHOLE.has(part.name.toUpperCase())) refuse('misplaced-group', part.span, { name: part.name })
        return part
      case 'negate':
      case 'not':
        return { ...part, of: walk(part.of) }
      case 'binary':
        return { ...part, left: walk(part.left), right: walk(part.right) }
      case 'call':
        return walkCall(part)
    }
  }
  const walkCall = (call: Call): Raw => {
    if (SAME.has(canonicalName(call.name))) refuse('misplaced-group', call.span, { name: call.name })
    const last = call.args.at(-1)
    const without = { ...call, args: call.args.slice(0, -1) }
    const said = last && rowsSaid(last)
    if (!said || !(isTotal(without) || isShare(without))) return { ...call, args: call.args.map(walk) }
    within.set(call.span, said === 'all' ? [] : fieldsOf(said))
    return { ...without, args: without.args.map(walk) }
  }
  return { raw: walk(raw), within, problem }
}

/** What an argument says about rows, if it does. */
function rowsSaid(arg: Raw): Call | 'all' | null {
  if (arg.kind === 'call') return SAME.has(canonicalName(arg.name)) ? arg : null
  return arg.kind === 'name' && arg.lag.count === 0 && WHOLE.has(arg.name.toUpperCase()) ? 'all' : null
}

/** The totals of an expression. */
export function totalsIn(raw: Raw): readonly Call[] {
  switch (raw.kind) {
    case 'number':
    case 'name':
      return []
    case 'negate':
    case 'not':
      return totalsIn(raw.of)
    case 'binary':
      return [...totalsIn(raw.left), ...totalsIn(raw.right)]
    case 'call':
      return isTotal(raw) ? [raw] : raw.args.flatMap(totalsIn)
  }
}
