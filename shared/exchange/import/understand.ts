import { parseCell } from '../../table/kinds.ts'
import { findBlocks } from './blocks.ts'
import { readColumns, type Columns } from './columns.ts'
import type { Preview, Problem, RowRole } from './contract.ts'
import { formulaNotes } from './formula-notes.ts'
import { SourceGrid } from './grid.ts'
import { namedColumns } from './headings.ts'
import { matchRows, type MatchedRows } from './match-rows.ts'
import { problemAt, readRows, type ReadRows } from './read-rows.ts'
import { mappingFor, own, type ImportRequest, type Place } from './reading.ts'
import { roleOf } from './roles.ts'

/** A file as it would come into a table. */
export interface Understood {
  readonly request: ImportRequest
  readonly place: Place
  readonly columns: Columns
  readonly roles: ReadonlyMap<number, RowRole>
  readonly read: ReadRows
  readonly matched: MatchedRows
  readonly problems: readonly Problem[]
  readonly lacking: Preview['lacking']
}

/** Finds the table on the sheet, its columns, its rows, and what they change. Pure; nothing is written. */
export function understand(request: ImportRequest): Understood {
  const place = placeOf(request)
  const { grid, block } = place
  const below = grid.rowNumbers().filter((row) => row >= block.top && row <= block.bottom)
  const under = below.filter((row) => row > block.headings.last)
  const columns = readColumns(request, place, under)
  const context = { place, ...request, columns: columns.columns, idAt: columns.idAt }
  const roles = new Map<number, RowRole>()
  for (const row of below) {
    if (row > block.headings.last) roles.set(row, roleOf(row, context))
    else roles.set(row, row >= block.headings.first ? 'heading' : 'title')
  }
  const data = under.filter((row) => roles.get(row) === 'data')
  const read = readRows(request, place, columns.columns, data)
  const matched = matchRows(request, place, read.rows, columns.idAt, columns.fingerprint)
  const lacking = lackingOf(request, columns, matched)
  const formulas = formulaNotes(place, columns.columns, matched.rows)
  const problems = [
    ...read.problems,
    ...matched.problems,
    ...missingIn(request, place, columns, matched, lacking),
    ...formulas,
  ].toSorted((a, b) => rank(a) - rank(b) || a.row - b.row || a.column - b.column)
  const stopped = new Set(problems.filter(({ severity }) => severity === 'stop').map(({ row }) => row))
  const rows = matched.rows.map((row) => ({ ...row, stopped: stopped.has(row.at) }))
  return { request, place, columns, roles, read, matched: { ...matched, rows }, problems, lacking }
}

function rank({ severity }: Problem): number {
  return severity === 'stop' ? 0 : 1
}

function placeOf({ book, table, choices }: ImportRequest): Place {
  const sheet = choices.sheet ?? bestSheet({ book, table })
  const chosen = book.sheets[sheet] ?? book.sheets[0]
  if (!chosen) throw new Error('a file without sheets is refused when it is read')
  const grid = new SourceGrid(chosen)
  const blocks = findBlocks(grid, table)
  const block = blocks[choices.block ?? 0] ?? blocks[0]
  if (!block) throw new Error('a sheet has at least one block')
  return { sheet, grid, blocks, block: choices.headings ? { ...block, headings: choices.headings } : block }
}

/** The first visible sheet whose headings name columns of the table; else the first with content. */
function bestSheet({ book, table }: Pick<ImportRequest, 'book' | 'table'>): number {
  let [best, most] = [book.sheets.findIndex(({ rows, hidden }) => rows.length > 0 && !hidden), 0]
  for (const [index, sheet] of book.sheets.entries()) {
    if (sheet.hidden || sheet.rows.length === 0 || book.sheets.length === 1) continue
    const score = sheetScore(new SourceGrid(sheet), table)
    if (score > most) [best, most] = [index, score]
  }
  return Math.max(best, 0)
}

function sheetScore(grid: SourceGrid, table: ImportRequest['table']): number {
  const blocks = findBlocks(grid, table)
  const headed = blocks.filter(({ headings }) => headings.last >= headings.first)
  return headed.length === 0
    ? 0
    : Math.max(...headed.map((block) => namedColumns(grid, block.headings, table)))
}

/** Required columns of new rows that the file does not have, each with what was chosen or suggests itself. */
function lackingOf(
  request: ImportRequest,
  { columns, fingerprint }: Columns,
  { rows: matched }: MatchedRows,
): Preview['lacking'] {
  const { table, rows, choices } = request
  const before = mappingFor(request, fingerprint)?.values
  if (!matched.some(({ stored }) => stored === null)) return []
  const targets = new Set(columns.map(({ target }) => target))
  return Object.entries(table.columns).flatMap(([name, column]) => {
    const chosen = own(choices.values, name) ?? own(before, name)
    if (targets.has(name) || column.derived || (!column.required && chosen === undefined)) return []
    if (chosen !== undefined) return [{ column: name, value: chosen }]
    const all = column.kind === 'reference' ? column.to.flatMap((to) => rows.all(to)) : []
    return [{ column: name, value: all.length === 1 ? (all[0]?.id ?? null) : null }]
  })
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
