import type { Cell, Column } from '../../table/column.ts'
import { joinedNames, namesIn } from '../../table/names.ts'
import { labelOf } from '../../table/reference.ts'
import type { Row, Table } from '../../table/table.ts'
import { normaliseText } from '../../units/number-text.ts'
import { ID_TARGET, type CellChange, type Problem } from './contract.ts'
import { inOneLine, isOneLine } from './read-cell.ts'
import { problemAt, type ReadRow } from './read-rows.ts'
import { mappingFor, type ImportRequest, type Place } from './reading.ts'
import type { SourceCell } from './source.ts'

/** A row of the file with the row of the table that it means; `stored` is null for a new one. */
export interface MatchedRow extends ReadRow {
  readonly stored: Row | null
  /** Columns whose stored value the file changes. */
  readonly changed: readonly string[]
}

/** Rows of the file by what they do to the table. */
export interface MatchedRows {
  readonly key: readonly string[]
  readonly rows: readonly MatchedRow[]
  readonly problems: readonly Problem[]
}

/** What rows are found by besides their own values. */
interface FoundBy {
  readonly idAt: number | null
  readonly fingerprint: string
  /** Values that all rows of the file have in columns which it lacks. */
  readonly given: ReadonlyMap<string, Cell>
}

/** Finds the row of the table that each row of the file means, by the key that was chosen or that tells rows apart best. */
export function matchRows(
  request: ImportRequest,
  place: Place,
  read: readonly ReadRow[],
  { idAt, fingerprint, given }: FoundBy,
): MatchedRows {
  const { table, rows, choices } = request
  const stored = rows
    .all(table.name)
    .filter((row) => given.size === 0 || [...given].every(([name, value]) => row[name] === value))
  const filled = new Set(read[0]?.values.keys() ?? [])
  const chosen = (choices.key ?? mappingFor(request, fingerprint)?.key)?.filter(
    (name) => (name === ID_TARGET && idAt !== null) || filled.has(name),
  )
  const key = chosen ?? (idAt === null ? bestKey(table, filled, read, stored) : [ID_TARGET])
  const byId = key[0] === ID_TARGET
  const known = byId ? new Map<string, Row[]>() : indexed(stored, key, table)
  const total = new Map([...known].map(([one, list]) => [one, list.length]))
  const seen = new Map<string, number>()
  const unique =
    request.keyIsUnique === true ||
    table.unique.some((columns) => columns.every((column) => key.includes(column)))
  const problems: Problem[] = []
  const copies = byId ? copiesOf(request, place, read, idAt ?? 0) : null
  const matched = read.map((row): MatchedRow => {
    const one = byId ? null : keyOf(row.values, key, table)
    const copied = copies?.has(row.at) === true
    const found = byId
      ? copied
        ? null
        : storedById(request, place.grid.cell(row.at, idAt ?? 0))
      : take(known, one)
    if (copied)
      problems.push(
        problemAt(place, row.at, columnOf(place, row), table.label, 'look', { code: 'copied-row' }),
      )
    if (one !== null) {
      const times = (seen.get(one) ?? 0) + 1
      seen.set(one, times)
      const labelled = keyText(request, row, key)
      const at = columnOf(place, row)
      // Two new rows of one key break the table's own rule; elsewhere they are only worth a look.
      if (times > 1 && times > (total.get(one) ?? 0))
        problems.push(
          problemAt(place, row.at, at, key[0] ?? null, unique ? 'stop' : 'look', {
            code: 'same-key',
            other: labelled,
          }),
        )
      else if ((total.get(one) ?? 0) > 1 && times === 1)
        problems.push(
          problemAt(place, row.at, at, key[0] ?? null, 'look', {
            code: 'ambiguous-key',
            count: total.get(one) ?? 0,
          }),
        )
    }
    const stopped = row.stopped || (problems.at(-1)?.severity === 'stop' && problems.at(-1)?.row === row.at)
    return { ...row, stopped, stored: found, changed: found ? changedColumns(request, row, found) : [] }
  })
  return { key, rows: matched, problems }
}

function storedById({ rows, table }: ImportRequest, id: SourceCell): Row | null {
  return id === null ? null : (rows.get(table.name, String(id)) ?? null)
}

/**
 * Rows of the file that were made by copying another, its hidden id with it: of rows with one id the one that differs
 * least from the stored row is meant, the first of those that differ equally; the others are new.
 */
function copiesOf(
  request: ImportRequest,
  { grid }: Place,
  read: readonly ReadRow[],
  idAt: number,
): ReadonlySet<number> {
  const copies = new Set<number>()
  const kept = new Map<string, { readonly at: number; readonly differs: number }>()
  for (const row of read) {
    const stored = storedById(request, grid.cell(row.at, idAt))
    if (!stored) continue
    const one = { at: row.at, differs: changedColumns(request, row, stored).length }
    const before = kept.get(stored.id)
    if (!before || one.differs < before.differs) kept.set(stored.id, one)
    if (before) copies.add(one.differs < before.differs ? before.at : one.at)
  }
  return copies
}

function take(known: ReadonlyMap<string, Row[]>, key: string | null): Row | null {
  return key === null ? null : (known.get(key)?.shift() ?? null)
}

/**
 * Columns that tell rows apart: a set that the table itself keeps unique, else what rows are called by, with as many
 * more columns as it takes. Empty if the file has none of these; then every row is new.
 */
function bestKey(
  table: Table,
  filled: ReadonlySet<string>,
  read: readonly ReadRow[],
  stored: readonly Row[],
): readonly string[] {
  const unique = table.unique.find((columns) => columns.every((column) => filled.has(column)))
  if (unique) return unique
  const weight = (name: string): number => ORDER.indexOf(table.columns[name]?.kind ?? 'flag')
  const others = [...filled]
    .filter((name) => name !== table.label && weight(name) >= 0)
    .toSorted((a, b) => weight(a) - weight(b))
  const key = filled.has(table.label) ? [table.label] : []
  if (key.length > 0 && tellsApart(key, table, read, stored)) return key
  for (const name of others) {
    key.push(name)
    if (key.length >= 2 && tellsApart(key, table, read, stored)) return key
  }
  return filled.has(table.label) ? key : []
}

/** Kinds of column that say which row it is, rather than what is known of it; surest first. */
const ORDER: readonly Column['kind'][] = [
  'reference',
  'period',
  'date',
  'integer',
  'choice',
  'quantity',
  'text',
]

function tellsApart(
  key: readonly string[],
  table: Table,
  read: readonly ReadRow[],
  stored: readonly Row[],
): boolean {
  const ofFile = read.flatMap(({ values }) => keyOf(values, key, table) ?? [])
  const ofTable = stored.flatMap((row) => keyOf(new Map(Object.entries(row)), key, table) ?? [])
  return new Set(ofFile).size === ofFile.length && new Set(ofTable).size === ofTable.length
}

function indexed(stored: readonly Row[], key: readonly string[], table: Table): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  if (key.length === 0) return found
  for (const row of stored) {
    const one = keyOf(new Map(Object.entries(row)), key, table)
    if (one === null) continue
    const list = found.get(one)
    if (list) list.push(row)
    else found.set(one, [row])
  }
  return found
}

/** Blanks and width of signs make no other row. Null for a row that lacks all of its key. */
function keyOf(values: ReadonlyMap<string, Cell>, key: readonly string[], table: Table): string | null {
  if (key.every((name) => (values.get(name) ?? null) === null)) return null
  return JSON.stringify(
    key.map((name) => {
      const value = values.get(name) ?? null
      const text = table.columns[name]?.kind === 'text' && typeof value === 'string'
      return text ? normaliseText(value).replaceAll(' ', '') : value
    }),
  )
}

/**
 * Whether a value is stored already. Names that were stored before signs between them were made alike are the same, and
 * so is a text of one line that is stored in several.
 */
function isStored(column: Column | undefined, value: Cell, before: Cell): boolean {
  if (value === before) return true
  if (typeof before === 'string' && column && isOneLine(column) && value === inOneLine(before)) return true
  const several = column?.kind === 'text' && column.names?.several === true
  return several && typeof before === 'string' && value === joinedNames(namesIn(before))
}

function changedColumns(
  { choices, expressionOf, table }: ImportRequest,
  row: ReadRow,
  stored: Row,
): string[] {
  const changed: string[] = []
  for (const [name, value] of row.values) {
    const before = stored[name] ?? null
    // An empty cell says nothing, unless the person says that it does.
    if (value === null && !choices.clear) continue
    const typed = row.typed.get(name)
    // Arithmetic that comes to the value that is there is kept all the same.
    if (
      !isStored(table.columns[name], value, before) ||
      (typed !== undefined && typed !== expressionOf(stored.id, name))
    )
      changed.push(name)
  }
  return changed
}

/** What a row is called, for a person: the values of its key. */
export function keyText({ table, rows }: ImportRequest, row: ReadRow, key: readonly string[]): string {
  const names = key[0] === ID_TARGET || key.length === 0 ? [table.label] : key
  return names
    .map((name) => shownValue(table.columns[name], row.values.get(name) ?? null, rows))
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 120)
}

function shownValue(column: Column | undefined, value: Cell, rows: ImportRequest['rows']): string {
  if (value === null || !column) return ''
  if (column.kind === 'reference') {
    const table = column.to.find((name) => rows.get(name, String(value)) !== undefined)
    return table === undefined ? String(value) : labelOf(rows, table, String(value))
  }
  if (column.kind === 'choice') return column.options[String(value)] ?? String(value)
  return String(value)
}

function columnOf({ grid }: Place, row: ReadRow): number {
  return grid.filled(row.at)[0]?.at ?? 0
}

/** The changes of a row, cell by cell; `placeOf` tells the column of the file. */
export function cellChanges(
  request: ImportRequest,
  row: MatchedRow,
  key: readonly string[],
  { sheet, placeOf }: { readonly sheet: number; readonly placeOf: (row: ReadRow, column: string) => number },
): CellChange[] {
  const { stored } = row
  if (!stored) return []
  return row.changed.map((column) => ({
    sheet,
    id: stored.id,
    label: keyText(request, row, key),
    column,
    before: stored[column] ?? null,
    after: row.values.get(column) ?? null,
    typed: row.typed.get(column) ?? null,
    row: row.at,
    at: placeOf(row, column),
  }))
}
