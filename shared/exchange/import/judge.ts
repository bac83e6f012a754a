import { parseCell } from '../../table/kinds.ts'
import type { Cell } from '../../table/column.ts'
import type { Columns } from './columns.ts'
import type { Preview, Problem, RowRole } from './contract.ts'
import { formulaNotes } from './formula-notes.ts'
import { matchRows, type MatchedRow, type MatchedRows } from './match-rows.ts'
import { saidAbove } from './named-in-text.ts'
import { unitDoubts } from './plausible.ts'
import { problemAt, readRows, type ReadRows } from './read-rows.ts'
import { mappingFor, own, type ImportRequest, type Place } from './reading.ts'
import { scopeColumns } from './scope.ts'
import { unitLooks } from './unit-looks.ts'

/** Rows of a file as they were read, what they mean, and what is wrong with them. */
export interface Judged {
  readonly read: ReadRows
  readonly matched: MatchedRows
  readonly problems: readonly Problem[]
  readonly lacking: Preview['lacking']
  /** What the person, the sheet's name or its title say of all rows, in columns that say what a row is of. */
  readonly given: ReadonlyMap<string, Cell>
}

/** A file as it would come into a table. */
export interface Understood extends Judged {
  readonly request: ImportRequest
  readonly place: Place
  readonly columns: Columns
  readonly roles: ReadonlyMap<number, RowRole>
  readonly wide: Preview['wide']
  readonly bare: Preview['bare']
}

/** Reads the rows of data below the headings and says what each changes; `suggested` is what new rows get in columns that the file lacks. */
export function judge(
  request: ImportRequest,
  place: Place,
  columns: Columns,
  data: readonly number[],
  suggested?: ReadonlyMap<string, Cell>,
): Judged {
  const read = readRows(request, place, columns.columns, data)
  const said = saidOf(request, place, columns)
  const given = columns.idAt === null ? givenOf(request, columns, said) : new Map<string, Cell>()
  const matched = matchRows(request, place, read.rows, { ...columns, given })
  const lacking = lackingOf(request, columns, matched, { suggested, said })
  const changes = new Map(matched.rows.map(({ at, stored, changed }) => [at, stored && changed]))
  const problems = inOrder([
    // What the table holds already was no error.
    ...read.problems.filter(
      ({ reason, row, target }) =>
        reason.code !== 'like-error' || (changes.get(row)?.includes(target ?? '') ?? true),
    ),
    ...matched.problems,
    ...missingIn(request, place, columns, matched, lacking),
    ...formulaNotes(place, columns.columns, matched.rows),
    ...unitLooks(place, columns.columns, request.table),
    ...unitDoubts(request, place, columns.columns, matched.rows),
  ])
  const stopped = new Set(problems.filter(({ severity }) => severity === 'stop').map(({ row }) => row))
  const rows = matched.rows.map((row) => ({ ...row, stopped: stopped.has(row.at) }))
  return { read, matched: { ...matched, rows }, problems, lacking, given }
}

/** The same with what is said of whole sheets first, then what stops, then whole columns; else as they were. */
export function byWeight(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => rank(a) - rank(b))
}

/** What is said of whole sheets first, then what stops, then whole columns, then single cells; each from the top. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.row - b.row || a.column - b.column)
}

/** Looks that are told once for a column. */
const OF_COLUMNS: ReadonlySet<string> = new Set([
  'formula-results',
  'perhaps-share',
  'unit-unclear',
  'perhaps-unit',
  'no-unit',
])

/** Looks that are told once for a sheet, however many of its cells have problems. */
const OF_SHEETS: ReadonlySet<string> = new Set(['not-parted', 'not-unfolded', 'sheets-aside'])

function rank({ severity, reason }: Problem): number {
  if (OF_SHEETS.has(reason.code)) return 0
  if (severity === 'stop') return 1
  return OF_COLUMNS.has(reason.code) ? 2 : 3
}

/** Required columns of new rows that the file does not have, each with what was chosen or suggests itself. */
function lackingOf(
  request: ImportRequest,
  { columns, fingerprint }: Columns,
  { rows: matched }: MatchedRows,
  {
    suggested = new Map(),
    said,
  }: {
    readonly suggested: ReadonlyMap<string, Cell> | undefined
    readonly said: ReadonlyMap<string, Cell>
  },
): Preview['lacking'] {
  const { table, rows, choices } = request
  const before = mappingFor(request, fingerprint)?.values
  const asks = ({ stored, changed }: MatchedRow): boolean =>
    stored === null || (suggested.size > 0 && changed.length > 0)
  if (!matched.some(asks)) return []
  const targets = new Set(columns.map(({ target }) => target))
  return Object.entries(table.columns).flatMap(([name, column]) => {
    const chosen = own(choices.values, name) ?? said.get(name) ?? own(before, name)
    const known = suggested.get(name)
    const wanted = column.required === true || chosen !== undefined || known !== undefined
    if ((targets.has(name) && known === undefined) || column.derived || !wanted) return []
    const value = chosen ?? known
    if (value !== undefined) return [{ column: name, value }]
    const all = column.kind === 'reference' ? column.to.flatMap((to) => rows.all(to)) : []
    return [{ column: name, value: all.length === 1 ? (all[0]?.id ?? null) : null }]
  })
}

function saidOf(
  request: ImportRequest,
  { grid, block }: Place,
  { columns }: Columns,
): ReadonlyMap<string, Cell> {
  const above = grid.rowNumbers().filter((row) => row >= block.top && row < block.headings.first)
  const titles = above.flatMap((row) => grid.filled(row).map(({ value }) => String(value)))
  return saidAbove(request, new Set(columns.map(({ target }) => target)), grid.sheet.name, titles)
}

/** Of what is said of all rows, that which tells rows of the table from others: a sheet of one town means none of another. */
function givenOf(
  request: ImportRequest,
  { columns, fingerprint }: Columns,
  said: ReadonlyMap<string, Cell>,
): ReadonlyMap<string, Cell> {
  const { table, rows, choices } = request
  const before = mappingFor(request, fingerprint)?.values
  const filled = new Set(columns.map(({ target }) => target))
  const given = new Map<string, Cell>()
  for (const name of scopeColumns(table)) {
    const column = table.columns[name]
    // What this file says counts more than what was chosen for another of its kind.
    const value = own(choices.values, name) ?? said.get(name) ?? own(before, name) ?? null
    if (!column || filled.has(name) || value === null) continue
    const read = parseCell(column, value, { at: { table: table.name, column: name }, rows })
    if (read.ok && read.value !== null) given.set(name, read.value)
  }
  return given
}

/** New rows that lack what the table requires. */
function missingIn(
  { table, rows }: ImportRequest,
  place: Place,
  { columns }: Columns,
  { rows: matched }: MatchedRows,
  lacking: Preview['lacking'],
): Problem[] {
  const given = new Map(lacking.map(({ column, value }) => [column, value]))
  const required = Object.entries(table.columns).filter(([, column]) => column.required && !column.derived)
  const at = new Map(columns.map((one) => [one.target, one.at]))
  const refused = new Set(
    [...given]
      .filter(([name, value]) => {
        const column = table.columns[name]
        return column && !parseCell(column, value, { at: { table: table.name, column: name }, rows }).ok
      })
      .map(([name]) => name),
  )
  return matched.flatMap((row) =>
    required.flatMap(([name]) => {
      const column = at.get(name)
      const value = row.values.has(name)
        ? row.values.get(name)
        : row.stored
          ? row.stored[name]
          : given.get(name)
      if ((value ?? null) !== null && !refused.has(name)) return []
      if (row.stored && !row.changed.includes(name)) return []
      // The cell itself says already why it could not be read.
      if (column !== undefined && row.stopped && place.grid.shown(row.at, column) !== null) return []
      const where = column ?? place.grid.filled(row.at)[0]?.at ?? 0
      return [
        problemAt(place, row.at, where, name, 'stop', {
          at: { table: table.name, column: name },
          code: 'required',
        }),
      ]
    }),
  )
}
