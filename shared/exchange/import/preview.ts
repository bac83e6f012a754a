import { NOT_A_ROW } from '../technical.ts'
import type { Cell } from '../../table/column.ts'
import { absentIn } from './absent.ts'
import type { FreshRow, LeftOut, Preview, Problem, SourceWindow, UnknownReference } from './contract.ts'
import { cellChanges, keyText } from './match-rows.ts'
import type { ReadRow } from './read-rows.ts'
import type { ImportRequest } from './reading.ts'
import { NO_RESULT, shownCell } from './source.ts'
import type { Understood } from './judge.ts'

/** Longest lists of a preview; what is behind them is counted. */
export const MOST = { problems: 500, changes: 1000, fresh: 500, leftOut: 500, unknown: 200 }
/** Longest text of a cell that is only looked at. */
const SHOWN_TEXT = 200
/** Signs of all cells of a window together; where there are many cells each shows less. */
const SHOWN_WINDOW = 400_000

/** What a person is shown of a file before it comes into the table. */
export function previewOf(understood: Understood): Preview {
  const { place, columns, roles, read, matched, problems, lacking, request } = understood
  const { grid } = place
  const fresh = matched.rows.filter(({ stored, stopped }) => !stored && !stopped)
  const changed = matched.rows.filter(
    ({ stored, stopped, changed }) => stored && !stopped && changed.length > 0,
  )
  const leftOut = leftOutOf(understood)
  const absent = absentIn(understood)
  const placeOf = placesIn(understood)
  const changes = changed.flatMap((row) =>
    cellChanges(request, row, matched.key, { sheet: place.sheet, placeOf }),
  )
  return {
    sheet: place.sheet,
    blocks: place.blocks,
    block: Math.max(
      0,
      place.blocks.findIndex(({ top, columns: of }) => top === place.block.top && of === place.block.columns),
    ),
    headings: place.block.headings,
    columns: columns.columns,
    unitLine: cut(columns.unitLine),
    fingerprint: columns.fingerprint,
    key: matched.key,
    wide: understood.wide,
    together: null,
    bare: understood.bare,
    lacking,
    counts: {
      data: matched.rows.length,
      fresh: fresh.length,
      changed: changed.length,
      unchanged: matched.rows.filter(
        ({ stored, stopped, changed: cells }) => stored && !stopped && cells.length === 0,
      ).length,
      stopped: matched.rows.filter(({ stopped }) => stopped).length,
      totals: leftOut.filter(({ role }) => role === 'total').length,
      otherLeftOut: leftOut.filter(({ role }) => role !== 'total').length,
      hiddenRows: [...roles].filter(([row, role]) => role === 'data' && grid.sheet.hiddenRows.has(row))
        .length,
      unfolded: read.unfolded,
      changedCells: changes.length,
      removed: request.choices.removeAbsent && absent?.sure && absent.deletable ? absent.count : 0,
      problems: problems.length,
      stops: problems.filter(({ severity }) => severity === 'stop').length,
    },
    problems: problems.slice(0, MOST.problems).map(shortened),
    unknown: unknownIn(problems).slice(0, MOST.unknown),
    changes: changes
      .slice(0, MOST.changes)
      .map((change) => ({ ...change, before: cut(change.before), after: cut(change.after) })),
    fresh: fresh.slice(0, MOST.fresh).map((row) => ({
      sheet: place.sheet,
      row: row.at,
      at: placeOf(row, request.wide?.value ?? ''),
      label: keyText(request, row, matched.key),
      figure: understood.wide?.on ? figureOf(row, request) : null,
    })),
    leftOut: leftOut.slice(0, MOST.leftOut),
    absent,
    foreseen: false,
  }
}

function figureOf({ values }: ReadRow, { wide, unitOf }: ImportRequest): FreshRow['figure'] {
  return {
    value: values.get(wide?.value ?? '') ?? null,
    unit: unitOf({ id: '', position: 0, ...Object.fromEntries(values) }),
    growth: values.get(wide?.growth ?? '') ?? null,
  }
}

/** Column of the file in which a value of a row stands; the first mapped one for what stands nowhere. */
export function placesIn({ columns }: Understood): (row: ReadRow, column: string) => number {
  const at = new Map(columns.columns.map((one) => [one.target, one.at]))
  const first = columns.columns[0]?.at ?? 0
  return ({ places }, column) => (places ?? at).get(column) ?? places?.values().next().value ?? first
}

function leftOutOf({ roles, place: { grid, sheet } }: Understood): LeftOut[] {
  return [...roles].flatMap(([row, role]) =>
    role === 'data' || role === 'heading' || role === 'title'
      ? []
      : [
          {
            sheet,
            row,
            role,
            text: grid
              .filled(row)
              .flatMap(({ at, value }) =>
                grid.cell(row, at) === NO_RESULT || value === NOT_A_ROW ? [] : [String(value)],
              )
              .join(' ')
              .slice(0, SHOWN_TEXT),
          },
        ],
  )
}

function shortened(problem: Problem): Problem {
  const { reason } = problem
  if (!('text' in reason) || reason.text.length <= SHOWN_TEXT) return problem
  return { ...problem, reason: { ...reason, text: cut(reason.text) } }
}

function cut<T extends Cell>(text: T, longest = SHOWN_TEXT): T {
  // A text stays a text and a number a number.
  return typeof text === 'string' && text.length > longest ? (`${text.slice(0, longest)}…` as T) : text
}

/** Texts that name nothing, each once with how often it stands there. */
function unknownIn(problems: readonly Problem[]): UnknownReference[] {
  const found = new Map<string, UnknownReference>()
  for (const { sheet, reason, target, address, row, column } of problems) {
    if (reason.code !== 'no-such-reference' || target === null) continue
    const key = `${target}/${reason.text}`
    const known = found.get(key)
    found.set(
      key,
      known
        ? { ...known, count: known.count + 1 }
        : { sheet, target, text: cut(reason.text), tables: reason.tables, count: 1, address, row, column },
    )
  }
  return [...found.values()]
}

/** Rows of the sheet to look at, from a row on, each with what it is taken for. */
export function windowOf({ place: { grid }, roles }: Understood, from: number, count: number): SourceWindow {
  const shown = Array.from({ length: count }, (_, index) => from + index)
  const cells = shown.reduce((sum, at) => sum + grid.cells(at).length, 1)
  const longest = Math.min(SHOWN_TEXT, Math.ceil(SHOWN_WINDOW / cells))
  return {
    rows: shown.map((at) => ({
      at,
      role: roles.get(at) ?? 'title',
      hidden: grid.sheet.hiddenRows.has(at),
      // A formula without a result is at least seen for what it is.
      cells: grid
        .cells(at)
        .map((cell, column) =>
          cell === NO_RESULT
            ? `=${cut(grid.formula(at, column) ?? '', longest)}`
            : cut(shownCell(cell), longest),
        ),
    })),
  }
}
