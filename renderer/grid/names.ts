import type { Rows } from '../../shared/table/change.ts'
import type { Column, NamesOption } from '../../shared/table/column.ts'
import { joinedNames, nameAt, namesIn } from '../../shared/table/names.ts'
import { declaredTable, type Row, type Table } from '../../shared/table/table.ts'
import type { SheetColumn } from './contract.ts'
import type { Option } from './editors.ts'
import { detailOfRow, type TableWords } from './option-detail.ts'
import type { Editing } from './state.ts'

// The editor of a column of names: what it proposes, and what the text is once a name has been taken.

/** How names are kept in a column; null if it holds none. */
export function namesOption(column: Column): NamesOption | null {
  return column.kind === 'text' ? (column.names ?? null) : null
}

/** The names that are known for a column. */
export interface KnownNames {
  /** Those of the roster in its order, then those that only the column holds, the most frequent first. */
  readonly options: readonly Option[]
  readonly inRoster: (name: string) => boolean
  /** Who bears a name, such as office and duty; empty for a name that stands in no roster. */
  readonly detailOf: (name: string, words: TableWords) => string
  /** Rows of the column's table that hold the name. */
  readonly usedIn: (name: string) => number
}

/** Made once per state of the workbook: a table may have 100,000 rows, and a list is asked for at every key. */
const made = new WeakMap<Rows, Map<Column, KnownNames>>()

/** The names known for a column: its roster's, and those that the whole table holds in it already. */
export function knownNames({ column, field, table }: SheetColumn, lookup: Rows): KnownNames {
  const ofRows = made.get(lookup) ?? new Map<Column, KnownNames>()
  made.set(lookup, ofRows)
  const before = ofRows.get(column)
  if (before) return before
  const option = namesOption(column)
  const roster = rosterOf(option?.from ?? [], lookup)
  const used = option && table !== undefined ? usesOf(lookup.all(table), field, option) : new Map()
  const others = [...used].filter(([name]) => !roster.has(name)).toSorted(([, a], [, b]) => b - a)
  const known: KnownNames = {
    options: [...roster.keys(), ...others.map(([name]) => name)].map((name) => ({
      value: name,
      label: name,
    })),
    inRoster: (name) => roster.has(name),
    detailOf: (name, words) =>
      (roster.get(name) ?? [])
        .map(({ table: from, row }) => detailOfRow(lookup, from, row, words).join(' · '))
        .filter((detail) => detail !== '')
        .join('；'),
    usedIn: (name) => used.get(name) ?? 0,
  }
  ofRows.set(column, known)
  return known
}

interface Bearer {
  readonly table: Table
  readonly row: Row
}

function rosterOf(tables: readonly string[], lookup: Rows): ReadonlyMap<string, readonly Bearer[]> {
  const found = new Map<string, Bearer[]>()
  for (const table of tables.flatMap((name) => declaredTable(name) ?? []))
    for (const row of lookup.all(table.name)) {
      const name = row[table.label]
      if (typeof name !== 'string') continue
      const bearers = found.get(name)
      if (bearers) bearers.push({ table, row })
      else found.set(name, [{ table, row }])
    }
  return found
}

function usesOf(rows: readonly Row[], field: string, option: NamesOption): ReadonlyMap<string, number> {
  const texts = new Map<string, number>()
  for (const row of rows) {
    const text = row[field]
    if (typeof text === 'string') texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  if (!option.several) return texts
  const uses = new Map<string, number>()
  for (const [text, count] of texts)
    for (const name of namesIn(text)) uses.set(name, (uses.get(name) ?? 0) + count)
  return uses
}

type Written = Pick<Editing, 'text' | 'caret' | 'initial'>

function placeOf({ text, caret }: Written, { several }: NamesOption): { from: number; to: number } {
  return several ? nameAt(text, caret) : { from: 0, to: text.length }
}

/** The name that is being written: at the caret where there may be several. */
export function writtenName(written: Written, option: NamesOption): string {
  const { from, to } = placeOf(written, option)
  return written.text.slice(from, to).trim()
}

/** All names of the text. */
export function heldNames({ text }: Pick<Editing, 'text'>, { several }: NamesOption): readonly string[] {
  if (several) return namesIn(text)
  return text.trim() === '' ? [] : [text.trim()]
}

/** What the cell held when its editor opened stands first, so that it can be taken away among a thousand others. */
export function heldFirst(
  options: readonly Option[],
  initial: string,
  option: NamesOption,
): readonly Option[] {
  const held = new Set(heldNames({ text: initial }, option))
  if (held.size === 0) return options
  return [
    ...options.filter(({ value }) => held.has(value)),
    ...options.filter(({ value }) => !held.has(value)),
  ]
}

/** Letters alone are hardly a name but the pinyin of one, so the first that fits is marked; all else is taken as written. */
export function isSpelling(name: string): boolean {
  return /^[a-z][a-z' ]*$/i.test(name)
}

/** The text and the caret once a name has been taken from the list. */
export interface Taken {
  readonly text: string
  readonly caret: number
}

/**
 * Takes a name: in place of the one that is being written, or behind the others if the one at the caret was there before
 * and has not been touched. A name that is there already is not written twice.
 */
export function withName(written: Written, option: NamesOption, name: string): Taken {
  if (!option.several) return { text: name, caret: name.length }
  const { text, initial } = written
  const { from, to } = placeOf(written, option)
  const own = text.slice(from, to)
  const untouched = own !== '' && namesIn(initial).includes(own)
  const others = [...namesIn(text.slice(0, from)), ...namesIn(text.slice(to))]
  if (untouched || others.includes(name)) {
    const names = untouched ? [...namesIn(text), name] : others
    const whole = joinedNames([...new Set(names)])
    return { text: whole, caret: whole.length }
  }
  return { text: `${text.slice(0, from)}${name}${text.slice(to)}`, caret: from + name.length }
}

/** As `withName`, and ready for the next name. */
export function withNameAndMore(written: Written, option: NamesOption, name: string): Taken {
  const { text, caret } = withName(written, option, name)
  if (!option.several) return { text, caret }
  return { text: `${text.slice(0, caret)}、${text.slice(caret)}`, caret: caret + 1 }
}

/** A click on an entry: takes it, or takes it away where it is there already. */
export function toggledName(written: Written, option: NamesOption, name: string): Taken {
  const held = namesIn(written.text)
  if (!option.several || !held.includes(name)) return withNameAndMore(written, option, name)
  const left = held.filter((one) => one !== name)
  const text = left.length === 0 ? '' : `${joinedNames(left)}、`
  return { text, caret: text.length }
}

/** The name to take into the roster: the one being written if it is new, else the first new one; null without any. */
export function newName(written: Written, option: NamesOption, known: KnownNames): string | null {
  const names = [writtenName(written, option), ...heldNames(written, option)]
  return names.find((name) => name !== '' && !known.inRoster(name)) ?? null
}
