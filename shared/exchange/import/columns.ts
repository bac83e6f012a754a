import type { Column } from '../../table/column.ts'
import { readTechnical } from '../technical.ts'
import { ID_TARGET, UNIT_TARGET, type FileColumn, type Target } from './contract.ts'
import { headingsOf, type ColumnHeading } from './headings.ts'
import { bareUnit, nameOf, unitsInLine } from './heading-text.ts'
import { fillable, matchByContent, matchByName, type Match } from './match-columns.ts'
import { readCell } from './read-cell.ts'
import { mappingFor, own, type ImportRequest, type Place } from './reading.ts'
import { columnLetters, shownCell, type SourceCell } from './source.ts'
import { areUnits, isInUnits } from './unit-looks.ts'
import { convertible, isStrange, unitMeant } from './units.ts'

/** So many cells tell what a column holds. */
const LOOKED = 60
const SAMPLES = 3

/** The columns of the file with what they are taken for. */
export interface Columns {
  readonly columns: readonly FileColumn[]
  readonly unitLine: string | null
  readonly fingerprint: string
  /** Column of the rows' ids, if the sheet is one of ours. */
  readonly idAt: number | null
}

/** Finds out what each column of the file is for; `body` are the rows below the headings. */
export function readColumns(request: ImportRequest, place: Place, body: readonly number[]): Columns {
  const { grid, block } = place
  const { table, choices } = request
  const headings = headingsOf(grid, block.headings)
  const fingerprint = fingerprintOf(headings)
  const ours = ownColumns(request, place)
  const matches = ours ? ours.matches : matched(request, place, headings, fingerprint, body)
  const line = unitLineOf(place)
  const units = [...line.units, ...(choices.bareUnits ?? [])]
  const before = mappingFor(request, fingerprint)
  const unitsBeside = [...matches.values()].some(({ target }) => target === UNIT_TARGET)
  const columns = headings.map(({ at, text, unit: headed }): FileColumn => {
    const match = matches.get(at)
    const column = match?.target ? table.columns[match.target] : undefined
    const chosen = own(choices.units, String(at)) ?? own(before?.units, text)
    const unit = ours?.units.get(at) ?? unitFor(column, match?.unit ?? headed, units, unitsBeside)
    return {
      at,
      letters: columnLetters(at),
      heading: text,
      target: match?.target ?? null,
      by: match?.by ?? null,
      ...(chosen !== undefined && column && convertible(column, chosen)
        ? { unit: chosen, unitFrom: 'chosen' }
        : unit),
      hidden: grid.sheet.hiddenColumns.has(at),
      samples: samplesOf(place, body, at),
      stands: null,
    }
  })
  return {
    columns: columns.filter((one) => isThere(one)),
    unitLine: line.text,
    fingerprint,
    idAt: ours?.idAt ?? columns.find(({ target }) => target === ID_TARGET)?.at ?? null,
  }
}

/** A column without headings and values is only a gap. */
function isThere({ heading, samples, target }: FileColumn): boolean {
  return heading !== '' || samples.length > 0 || target !== null
}

function matched(
  request: ImportRequest,
  { grid }: Place,
  headings: readonly ColumnHeading[],
  fingerprint: string,
  body: readonly number[],
): ReadonlyMap<number, Match> {
  const { table, choices, rows } = request
  const given = new Map<number, Match>()
  const before = mappingFor(request, fingerprint)?.targets
  const computed = new Set([...request.computed].map(nameOf))
  for (const { at, text } of headings) {
    const chosen = own(choices.targets, String(at))
    const known = own(before, text)
    if (computed.has(nameOf(text))) given.set(at, { target: null, by: 'own' })
    else if (chosen !== undefined) given.set(at, { target: valid(chosen, request), by: 'chosen' })
    else if (known !== undefined) given.set(at, { target: valid(known, request), by: 'remembered' })
  }
  const matches = matchByName(headings, table, given)
  // 单位 may as well head offices.
  const unitsAt = [...matches].find(([at, { target }]) => target === UNIT_TARGET && !given.has(at))?.[0]
  if (unitsAt !== undefined && !areUnits(valuesOf(body, (row) => grid.shown(row, unitsAt))))
    matches.delete(unitsAt)
  const reading = new Map(fillable(table))
  matchByContent(headings, table, matches, (at, target) => {
    const column = reading.get(target)
    if (!column) return 0
    const cells = valuesOf(grid.sheet.rows.length === 0 ? [] : body, (row) => grid.shown(row, at))
    const fitting = cells.filter(
      (cell) =>
        !readCell(cell, {
          name: target,
          column,
          rows,
          unit: null,
          round: false,
          calculate: request.calculate,
        }).stop,
    )
    return cells.length < 2 ? 0 : fitting.length / cells.length
  })
  return matches
}

function valid(target: Target, { table }: ImportRequest): Target {
  return target === null || target.startsWith('#') || Object.hasOwn(table.columns, target) ? target : null
}

function valuesOf(body: readonly number[], cell: (row: number) => SourceCell): SourceCell[] {
  const values: SourceCell[] = []
  for (const row of body) {
    const value = cell(row)
    if (value !== null) values.push(value)
    if (values.length === LOOKED) break
  }
  return values
}

/** The first values of a column. */
export function samplesOf({ grid }: Place, body: readonly number[], at: number): string[] {
  const samples = valuesOf(body, (row) => grid.cell(row, at)).map((value) =>
    String(shownCell(value)).slice(0, 60),
  )
  return [...new Set(samples)].slice(0, SAMPLES)
}

/** What a sheet of ours says of its columns; null if it is a stranger's or of another table. */
function ownColumns(
  { table }: ImportRequest,
  { grid }: Place,
): {
  readonly matches: ReadonlyMap<number, Match>
  readonly units: ReadonlyMap<number, Pick<FileColumn, 'unit' | 'unitFrom'>>
  readonly idAt: number
} | null {
  const technical = readTechnical(grid.cells(grid.rowNumbers()[0] ?? 0))
  if (technical?.table !== table.name) return null
  const writable = technical.columns.filter(({ field }) => !table.columns[field]?.derived)
  return {
    idAt: technical.idAt,
    matches: new Map(writable.map(({ at, field }) => [at, { target: field, by: 'own' } as const])),
    units: new Map(
      writable.map(({ at, unit }) => [at, { unit, unitFrom: unit === null ? null : ('heading' as const) }]),
    ),
  }
}

/** The line above the headings that names units; among the headings only a cell that says nothing else. */
export function unitLineOf({ grid, block }: Place): {
  readonly text: string | null
  readonly units: readonly string[]
} {
  for (let row = block.headings.last; row >= block.top; row -= 1)
    for (const { value } of grid.filled(row)) {
      const text = String(value)
      const among = row >= block.headings.first
      const bare = among ? null : bareUnit(text)
      const units = bare === null ? unitsInLine(text) : [bare]
      if (units.length > 0 && (!among || ONLY_UNITS.test(text))) return { text, units }
    }
  return { text: null, units: [] }
}

const ONLY_UNITS = /^\s*[(（]?\s*(?:计量|金额|货币)?单\s*位/

/** The unit of a column of figures: from its headings, from the line above, else the table's own. */
function unitFor(
  column: Column | undefined,
  headed: string | null,
  line: readonly string[],
  beside: boolean,
): Pick<FileColumn, 'unit' | 'unitFrom'> {
  if (!column || !isInUnits(column)) return { unit: null, unitFrom: null }
  const declared = 'unit' in column ? (column.unit ?? null) : null
  const meant = headed === null ? null : unitMeant(column, headed)
  if (meant !== null) return { unit: meant, unitFrom: 'heading' }
  // 万美元 is told at every cell, and never taken for 万元.
  if (headed !== null && isStrange(column, headed)) return { unit: headed, unitFrom: 'heading' }
  if (column.kind === 'integer' && declared === null) return { unit: null, unitFrom: null }
  const [found] = line.flatMap((unit) => unitMeant(column, unit) ?? [])
  if (beside && declared !== null) return { unit: found ?? declared, unitFrom: 'row' }
  if (found !== undefined) return { unit: found, unitFrom: 'line' }
  const strange = line.find((unit) => isStrange(column, unit))
  if (strange !== undefined) return { unit: strange, unitFrom: 'line' }
  return { unit: declared, unitFrom: declared === null ? null : 'assumed' }
}

/** The same template has the same headings in the same order, whatever stands below. */
export function fingerprintOf(headings: readonly Pick<ColumnHeading, 'text'>[]): string {
  const text = headings
    .map(({ text }) => nameOf(text))
    .join('|')
    .replace(/\|+$/, '')
  // FNV-1a over two halves: short, and no secret.
  const hash = (seed: number): string => {
    let value = seed
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01_00_01_93)
    return (value >>> 0).toString(16).padStart(8, '0')
  }
  return hash(0x81_1c_9d_c5) + hash(0x12_34_56_78)
}
