import type { Column } from '../../table/column.ts'
import type { Table } from '../../table/table.ts'
import { ID_TARGET, UNIT_TARGET, type MatchedBy, type Target } from './contract.ts'
import { likeness, nameOf } from './heading-text.ts'
import { synonymsOf } from './synonyms.ts'

/** A column of the file as far as its headings say what it is. */
export interface Headed {
  readonly at: number
  /** The lowest heading and all of them together, as `nameOf` makes them, without units. */
  readonly leaf: string
  readonly joined: string
}

/** What a column of the file is taken for, and why. */
export interface Match {
  readonly target: Target
  readonly by: MatchedBy
}

interface Candidate {
  readonly at: number
  readonly target: string
  readonly by: MatchedBy
  readonly score: number
}

/** Headings of the column of ids in a .csv of ours. */
const ID_HEADINGS = new Set(['行标识', 'rowid'])

const SCORES = { exact: 50, synonym: 40, similar: 20 } as const
/** Below this two names only happen to share signs. */
const ALIKE = 0.6

/** How well a heading names a column of a table; null if not at all. */
export function nameMatch(
  { leaf, joined }: Pick<Headed, 'leaf' | 'joined'>,
  table: Table,
  name: string,
  column: Column,
): { readonly by: MatchedBy; readonly score: number } | null {
  const title = nameOf(column.title)
  const group = column.group === undefined ? '' : nameOf(column.group)
  const whole = group + title
  if (leaf === '') return null
  if (group !== '' && [whole, title + group].includes(joined)) return { by: 'exact', score: SCORES.exact + 3 }
  if (joined === title) return { by: 'exact', score: SCORES.exact + 2 }
  if (leaf === title)
    return { by: 'exact', score: SCORES.exact + (group !== '' && joined.includes(group) ? 2 : 0) }
  if (leaf === nameOf(name) || joined === nameOf(`${table.name}${name}`))
    return { by: 'exact', score: SCORES.exact - 1 }
  const synonyms = synonymsOf(table.name, name, column.title)
  const rank = Math.max(synonyms.indexOf(leaf), synonyms.indexOf(joined))
  // What is named first is meant more often.
  if (rank >= 0) return { by: 'synonym', score: SCORES.synonym - Math.min(rank, 19) / 4 }
  const alike = Math.max(
    ...[title, whole, ...synonyms].flatMap((one) => [likeness(leaf, one), likeness(joined, one)]),
    contained(leaf, title),
  )
  return alike >= ALIKE ? { by: 'similar', score: SCORES.similar * alike } : null
}

/** 2024年完成投资 holds the title 完成投资 and says what of it; the longer the title, the surer. */
function contained(leaf: string, title: string): number {
  return title.length >= 3 && leaf.includes(title) ? 0.6 + (0.4 * title.length) / leaf.length : 0
}

/** Columns of the table that a file may fill. */
export function fillable(table: Table): readonly (readonly [string, Column])[] {
  return Object.entries(table.columns).filter(([, column]) => !column.derived)
}

/** Sets targets by what a person chose or has chosen before, then by names: the surest pair first, each target once. */
export function matchByName(
  headed: readonly Headed[],
  table: Table,
  given: ReadonlyMap<number, Match>,
): Map<number, Match> {
  const matches = new Map(given)
  const taken = new Set([...given.values()].map(({ target }) => target))
  const candidates: Candidate[] = headed
    .filter(({ at }) => !given.has(at))
    .flatMap((one) =>
      fillable(table).flatMap(([name, column]) => {
        const match = nameMatch(one, table, name, column)
        return match && !taken.has(name) ? [{ at: one.at, target: name, ...match }] : []
      }),
    )
  for (const { at, target, by } of candidates.toSorted((a, b) => b.score - a.score || a.at - b.at)) {
    if (matches.has(at) || taken.has(target)) continue
    matches.set(at, { target, by })
    taken.add(target)
  }
  for (const { at, leaf } of headed) {
    if (!matches.has(at) && ID_HEADINGS.has(leaf)) matches.set(at, { target: ID_TARGET, by: 'own' })
    if (
      !matches.has(at) &&
      !taken.has(UNIT_TARGET) &&
      (leaf === '单位' || leaf === '计量单位') &&
      hangs(table)
    ) {
      matches.set(at, { target: UNIT_TARGET, by: 'exact' })
      taken.add(UNIT_TARGET)
    }
  }
  return matches
}

/** Whether figures of the table have units of their own, row by row. */
function hangs(table: Table): boolean {
  return Object.values(table.columns).some(({ kind, ...rest }) => kind === 'number' && !('unit' in rest))
}

/** Gives columns that no name told to what their cells can only be; `fits` answers the share of cells that fit. */
export function matchByContent(
  headed: readonly Headed[],
  table: Table,
  matches: Map<number, Match>,
  fits: (at: number, target: string) => number,
): void {
  const open = headed.filter(({ at }) => !matches.has(at))
  const taken = new Set([...matches.values()].map(({ target }) => target))
  for (const { at } of open) {
    const possible = fillable(table).filter(
      ([name, { kind }]) =>
        !taken.has(name) && ['reference', 'choice', 'date', 'period'].includes(kind) && fits(at, name) >= 0.8,
    )
    // Required columns go first: 镇 is more than one thing, and the row needs one of them.
    const needed = possible.filter(([, { required }]) => required)
    const [only] = needed.length === 1 ? needed : possible.length === 1 ? possible : []
    if (!only) continue
    matches.set(at, { target: only[0], by: 'content' })
    taken.add(only[0])
  }
}
