import type { Column } from '../../table/column.ts'
import type { Table } from '../../table/table.ts'
import { ID_TARGET, UNIT_TARGET, type MatchedBy, type Target } from './contract.ts'
import { likeness, nameOf, unitsAtEdges } from './heading-text.ts'
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
  /** Unit that is written onto the name, as in 亿元总投资. */
  readonly unit?: string | undefined
}

interface NameMatch {
  readonly by: MatchedBy
  readonly score: number
  readonly unit?: string | undefined
}

interface Candidate extends NameMatch {
  readonly at: number
  readonly target: string
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
): NameMatch | null {
  if (leaf === '') return null
  const named = sureMatch({ leaf, joined }, table, name, column)
  if (named) return named
  const figure = column.kind === 'quantity' || column.kind === 'number' || column.kind === 'integer'
  for (const { name: bare, unit } of figure ? unitsAtEdges(leaf) : []) {
    const found = sureMatch({ leaf: bare, joined: joined.replace(leaf, bare) }, table, name, column)
    if (found) return { ...found, score: found.score - 1, unit }
  }
  const words = [nameOf(column.title), nameOf(column.group ?? '') + nameOf(column.title)]
  const alike = Math.max(
    ...[...words, ...synonymsOf(table.name, name, column.title)].flatMap((one) => [
      likeness(leaf, one),
      likeness(joined, one),
    ]),
    contained(leaf, nameOf(column.title)),
  )
  return alike >= ALIKE ? { by: 'similar', score: SCORES.similar * alike } : null
}

function sureMatch(
  { leaf, joined }: Pick<Headed, 'leaf' | 'joined'>,
  table: Table,
  name: string,
  column: Column,
): NameMatch | null {
  const title = nameOf(column.title)
  const group = column.group === undefined ? '' : nameOf(column.group)
  const whole = group + title
  if (group !== '' && [whole, title + group].includes(joined)) return { by: 'exact', score: SCORES.exact + 3 }
  if (joined === title) return { by: 'exact', score: SCORES.exact + 2 }
  if (leaf === title)
    return { by: 'exact', score: SCORES.exact + (group !== '' && joined.includes(group) ? 2 : 0) }
  if (leaf === nameOf(name) || joined === nameOf(`${table.name}${name}`))
    return { by: 'exact', score: SCORES.exact - 1 }
  const synonyms = synonymsOf(table.name, name, column.title)
  const rank = Math.max(synonyms.indexOf(leaf), synonyms.indexOf(joined))
  // What is named first is meant more often.
  return rank >= 0 ? { by: 'synonym', score: SCORES.synonym - Math.min(rank, 19) / 4 } : null
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
  const names = new Map(headed.map(({ at, joined }) => [at, joined]))
  const told = new Set<string | undefined>()
  for (const { at, target, by, unit } of candidates.toSorted((a, b) => b.score - a.score || a.at - b.at)) {
    if (matches.has(at) || taken.has(target)) continue
    // 总投资 said a second time, in another unit, is not 可研估算 because that is alike.
    if (by === 'similar' && told.has(names.get(at))) continue
    told.add(names.get(at))
    matches.set(at, { target, by, unit })
    taken.add(target)
  }
  for (const { at, leaf } of headed) {
    if (!matches.has(at) && ID_HEADINGS.has(leaf)) matches.set(at, { target: ID_TARGET, by: 'own' })
    if (
      !matches.has(at) &&
      !taken.has(UNIT_TARGET) &&
      /^(?:计量|金额|面积|数量|货币)?单位$/.test(leaf) &&
      hasFigures(table)
    ) {
      matches.set(at, { target: UNIT_TARGET, by: 'exact' })
      taken.add(UNIT_TARGET)
    }
  }
  return matches
}

/** Whether the table holds figures that a column of units may speak of. */
function hasFigures(table: Table): boolean {
  return Object.values(table.columns).some(({ kind }) => kind === 'number' || kind === 'quantity')
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
