import type { Cell } from '../../../table/column.ts'
import type { Row } from '../../../table/table.ts'
import { fingerprintOf, samplesOf, unitLineOf, type Columns } from '../columns.ts'
import { ID_TARGET, type FileColumn, type RowRole } from '../contract.ts'
import { headingsOf } from '../headings.ts'
import { inOrder, type Understood } from '../judge.ts'
import { mappingFor, own, type ImportRequest, type Place } from '../reading.ts'
import { roleOf, withNotesBelow } from '../roles.ts'
import { columnLetters } from '../source.ts'
import type { Said, WideLayout, WideTable } from './contract.ts'
import { isFigure } from './figures.ts'
import { findWide } from './find.ts'
import { bareLooks, bareUnits } from './bare-units.ts'
import { layoutLooks } from './layout-looks.ts'
import { Names } from './names.ts'
import { judgeUnfolded } from './judge-unfolded.ts'
import { unfold } from './unfold.ts'

/** More figures than one commit takes are no statistics. */
export const MOST_FIGURES = 200_000

/** A wide sheet as far as its headings tell. */
export interface WideSheet {
  readonly wide: WideTable
  readonly names: Names
  readonly layout: WideLayout
  /** Columns of the table whose values stand in the headings. */
  readonly across: readonly string[]
  /** Figures at most, and whether they are few enough to be read one by one. */
  readonly count: number
  readonly fits: boolean
}

/** How the sheet is laid out if it has a dimension of the table's figures across; null if it has none. */
export function wideSheetOf(
  { wide, table, rows, choices }: Pick<ImportRequest, 'wide' | 'table' | 'rows' | 'choices'>,
  { grid, block }: Pick<Place, 'grid' | 'block'>,
): WideSheet | null {
  if (!wide) return null
  const names = new Names(table, wide, rows)
  const within = grid.rowNumbers().filter((row) => row >= block.top && row <= block.bottom)
  const found = findWide({ grid, rows: within, table, wide, names, headings: choices.headings })
  if (!found) return null
  const count = found.figures.length * within.length
  const across = new Set(found.figures.flatMap(({ said }) => [...said.keys()]))
  return { wide, names, layout: found, across: [...across], count, fits: count <= MOST_FIGURES }
}

/** Whether the sheet is to be unfolded, as far as the person has said something of it. */
export function unfolds(request: ImportRequest, { grid, block }: Place): boolean {
  const plain = fingerprintOf(headingsOf(grid, block.headings))
  return request.choices.unfold ?? mappingFor(request, plain)?.unfold ?? true
}

/** Reads a wide sheet figure by figure; rows, columns and addresses are those of the file. */
export function understandWide(request: ImportRequest, found: Place, sheet: WideSheet): Understood {
  const { grid } = found
  const place = { ...found, block: { ...found.block, headings: sheet.layout.headings } }
  const fingerprint = fingerprintFor(place, sheet)
  const layout = adjusted(request, place, sheet.layout, fingerprint)
  const below = grid.rowNumbers().filter((row) => row >= place.block.top && row <= place.block.bottom)
  const columns = columnsOf(request, place, sheet, layout, fingerprint, below)
  const roles = rolesOf(request, place, layout, columns, below)
  const body = below.filter((row) => roles.get(row) === 'data')
  const told = new Set([...layout.labels.values(), ...layout.figures.flatMap(({ said }) => [...said.keys()])])
  const given = givenBy(request, fingerprint, told, layout.common)
  const unfolded = unfold({
    grid,
    layout,
    body,
    given,
    wide: sheet.wide,
    names: sheet.names,
    units: chosenUnits(columns),
    lineUnits: unitLineOf(place).units,
    bareUnits: request.choices.bareUnits ?? [],
    storedUnit: (said) => request.unitOf(asRow(said)),
    withEmpty: request.choices.clear === true,
  })
  const judged = judgeUnfolded(request, { place, layout, unfolded, given, fingerprint, wide: sheet.wide })
  const looks = [
    ...layoutLooks(place, layout, sheet.wide, sheet.names, below),
    ...bareLooks(place, unfolded.bare, sheet.wide.value),
  ]
  return {
    request,
    place,
    columns,
    roles,
    wide: { on: true, across: sheet.across },
    bare: bareUnits(unfolded.bare, judged.problems),
    ...judged,
    problems: inOrder([...judged.problems, ...looks]),
  }
}

/** The same template has the same headings, whatever years follow. */
function fingerprintFor({ grid }: Place, { layout, across }: WideSheet): string {
  const beside = headingsOf(grid, layout.headings).filter(({ at }) => layout.labels.has(at))
  return fingerprintOf([...beside, ...across.map((text) => ({ text: `↔${text}` }))])
}

/** The layout with what the person chose for columns, now or before. */
function adjusted(
  request: ImportRequest,
  { grid }: Place,
  layout: WideLayout,
  fingerprint: string,
): WideLayout {
  const { choices, wide, table } = request
  const before = mappingFor(request, fingerprint)?.targets
  const labels = new Map(layout.labels)
  let figures = layout.figures
  for (const { at, text } of headingsOf(grid, layout.headings)) {
    const figure = figures.find((one) => one.at === at)
    // Of a column of figures only what was chosen now counts: other years stood there before.
    const now = own(choices.targets, String(at))
    const chosen = now === undefined && !figure ? own(before, text) : now
    if (chosen === undefined) continue
    const measure = chosen === wide?.value ? 'value' : chosen === wide?.growth ? 'growth' : null
    if (figure && measure !== null) {
      figures = figures.map((one) => (one === figure ? { ...one, measure } : one))
      continue
    }
    figures = figures.filter((one) => one !== figure)
    if (chosen === null || measure !== null || chosen === ID_TARGET) labels.delete(at)
    else if (chosen.startsWith('#') || Object.hasOwn(table.columns, chosen)) labels.set(at, chosen)
  }
  return { ...layout, labels, figures }
}

/** What the person, or the mapping, says of columns that neither stand beside the figures nor in the headings. */
function givenBy(
  request: ImportRequest,
  fingerprint: string,
  told: ReadonlySet<string>,
  common: Said,
): ReadonlyMap<string, Cell> {
  const { choices, table } = request
  // What the title or the sheet's name says counts more than what was chosen for another file of its kind.
  const before = Object.entries(mappingFor(request, fingerprint)?.values ?? {}).filter(
    ([name]) => !common.has(name),
  )
  const all = { ...Object.fromEntries(before), ...choices.values }
  return new Map(
    Object.entries(all).filter(
      ([name, value]) => value !== null && !told.has(name) && Object.hasOwn(table.columns, name),
    ),
  )
}

function columnsOf(
  request: ImportRequest,
  place: Place,
  { wide }: WideSheet,
  { labels, figures }: WideLayout,
  fingerprint: string,
  below: readonly number[],
): Columns {
  const { grid, block } = place
  const under = below.filter((row) => row > block.headings.last)
  const before = mappingFor(request, fingerprint)
  const columns = headingsOf(grid, block.headings).map(({ at, text }): FileColumn => {
    const figure = figures.find((one) => one.at === at)
    const chosen = own(request.choices.units, String(at)) ?? own(before?.units, text)
    const unit = figure ? (chosen ?? figure.unit) : null
    const target = figure ? wide[figure.measure] : (labels.get(at) ?? null)
    const by =
      own(request.choices.targets, String(at)) !== undefined ? 'chosen' : text === '' ? 'content' : 'exact'
    return {
      at,
      letters: columnLetters(at),
      heading: text,
      target,
      by: target === null ? null : by,
      unit,
      unitFrom: unit === null ? null : chosen === undefined ? 'heading' : 'chosen',
      hidden: grid.sheet.hiddenColumns.has(at),
      samples: samplesOf(place, under, at),
      stands: figure ? Object.fromEntries(figure.said) : null,
    }
  })
  return {
    columns: columns.filter(({ heading, samples }) => heading !== '' || samples.length > 0),
    unitLine: unitLineOf(place).text,
    fingerprint,
    idAt: null,
  }
}

function chosenUnits({ columns }: Columns): ReadonlyMap<number, string> {
  return new Map(
    columns.flatMap(({ at, unit, unitFrom }) => (unitFrom === 'chosen' && unit !== null ? [[at, unit]] : [])),
  )
}

function rolesOf(
  request: ImportRequest,
  place: Place,
  { figures }: WideLayout,
  { columns }: Columns,
  below: readonly number[],
): ReadonlyMap<number, RowRole> {
  const { grid, block } = place
  const context = { place, ...request, columns, idAt: null }
  const roles = new Map<number, RowRole>()
  for (const row of below) {
    if (row <= block.headings.last) roles.set(row, row >= block.headings.first ? 'heading' : 'title')
    else {
      const role = roleOf(row, context)
      // A numbered label with a figure beside it is an indicator and no section.
      const figure = figures.some(({ at }) => isFigure(grid.cell(row, at)))
      roles.set(row, role === 'section' && figure ? 'data' : role)
    }
  }
  return withNotesBelow(roles, context)
}

function asRow(said: Said): Row {
  return { id: '', position: 0, ...Object.fromEntries(said) }
}
