import type { Cell } from '../../../table/column.ts'
import { parseUnit } from '../../../units/unit.ts'
import { columnLetters, type SourceCell, type SourceRow, type SourceSheet } from '../source.ts'
import { UNIT_TARGET, type FileColumn } from '../contract.ts'
import type { SourceGrid } from '../grid.ts'
import { isBlank } from '../read-cell.ts'
import { namesUnit } from '../plausible.ts'
import { between } from '../units.ts'
import type { Said, WideLayout, WideTable } from './contract.ts'
import type { Names } from './names.ts'

/** A cell of the file. */
interface Origin {
  readonly row: number
  readonly column: number
}

/** The figures of a wide sheet one under another, as a sheet of the table's own columns. */
export interface Unfolded {
  readonly sheet: SourceSheet
  readonly columns: readonly FileColumn[]
  /** Where the cells of each row come from, by column; what the headings or the title say comes from its figure. */
  readonly origins: readonly (readonly Origin[])[]
  readonly bare: readonly Bare[]
}

/** What the rows are unfolded with. */
export interface Unfolding {
  readonly grid: SourceGrid
  readonly layout: WideLayout
  readonly wide: WideTable
  readonly names: Names
  /** Rows of figures, from the top. */
  readonly body: readonly number[]
  /** What the person says of all figures, by column of the table, as one would type it. */
  readonly given: ReadonlyMap<string, Cell>
  /** Units chosen for columns of the file. */
  readonly units: ReadonlyMap<number, string>
  /** Units of the line above the headings. */
  readonly lineUnits: readonly string[]
  /** Units that the person says of figures that name none. */
  readonly bareUnits: readonly string[]
  /** The unit in which a figure is stored; null if what it is of is not known. */
  readonly storedUnit: (said: Said) => string | null
  /** Whether cells without a figure empty what is there. */
  readonly withEmpty: boolean
}

/** Figures of one dimension of which nothing says a unit: those in which they are kept, and the one that a person said. */
export interface Bare {
  readonly kept: Set<string>
  readonly taken: string | null
  readonly cells: Origin[]
}

interface Figure {
  readonly said: ReadonlyMap<string, Cell>
  readonly unit: string | null
  readonly cells: Map<'value' | 'growth', { readonly cell: SourceCell; readonly at: number }>
}

/** Puts the figures of a wide sheet one under another: a row for all that is said of one figure and its growth. */
export function unfold(asked: Unfolding): Unfolded {
  const { grid, wide, body } = asked
  const targets = targetsOf(asked)
  const rows: SourceRow[] = []
  const origins: Origin[][] = []
  const formulas = new Map<number, Map<number, string>>()
  const bare = new Map<string, Bare>()
  let above: ReadonlyMap<string, SourceCell> = new Map()
  for (const row of body) {
    const labels = labelsAt(row, asked, above)
    above = labels
    for (const figure of figuresAt(row, labels, asked, bare)) {
      const at = rows.length + 1
      const [first] = figure.cells.values()
      const home = { row, column: first?.at ?? 0 }
      const cells = targets.map((target, column): SourceCell => {
        if (target === wide.value || target === wide.growth) {
          const from = figure.cells.get(target === wide.value ? 'value' : 'growth')
          const formula = from && grid.formula(row, from.at)
          if (formula !== undefined) formulas.set(at, (formulas.get(at) ?? new Map()).set(column, formula))
          return from?.cell ?? null
        }
        if (target === UNIT_TARGET) return figure.unit
        return figure.said.get(target) ?? labels.get(target) ?? null
      })
      rows.push({ at, cells })
      origins.push(targets.map((target) => originOf(target, row, figure, asked) ?? home))
    }
  }
  const heading = { at: 0, cells: targets }
  const none = new Set<number>()
  return {
    sheet: {
      name: grid.sheet.name,
      hidden: false,
      rows: [heading, ...rows],
      width: targets.length,
      merges: [],
      formulas,
      hiddenRows: none,
      hiddenColumns: none,
    },
    columns: targets.map((target, at) => ({
      at,
      letters: columnLetters(at),
      heading: target,
      target,
      by: 'own',
      unit: null,
      unitFrom: null,
      hidden: false,
      samples: [],
      stands: null,
    })),
    origins,
    bare: [...bare.values()],
  }
}

/** Columns of the unfolded sheet; the figures first, so that what is said of a row is said at its figure. */
function targetsOf({ layout, wide, given }: Unfolding): string[] {
  const told = [
    ...layout.labels.values(),
    ...layout.figures.flatMap(({ said }) => [...said.keys()]),
    ...layout.common.keys(),
    ...given.keys(),
  ]
  const growth = layout.figures.some(({ measure }) => measure === 'growth')
  return [...new Set([wide.value, ...(growth ? [wide.growth] : []), UNIT_TARGET, ...told])]
}

/** What stands beside the figures of a row; a region that is written once holds for the rows below. */
function labelsAt(
  row: number,
  { grid, layout, wide, names }: Unfolding,
  above: ReadonlyMap<string, SourceCell>,
): ReadonlyMap<string, SourceCell> {
  const labels = new Map<string, SourceCell>()
  for (const [at, target] of layout.labels) {
    const cell = grid.shown(row, at)
    if (wide.references.includes(target) || target === wide.period) {
      const text = cell === null ? null : String(cell)
      const id = text === null || target === wide.period ? null : names.reference(target, text)
      const period =
        text !== null && target === wide.period ? names.heading(text).said.get(target) : undefined
      labels.set(target, text === null ? (above.get(target) ?? null) : (id ?? sourceCell(period) ?? text))
    } else labels.set(target, cell)
  }
  return labels
}

function sourceCell(cell: Cell | undefined): SourceCell {
  return cell === undefined || cell === null ? null : cell
}

function figuresAt(
  row: number,
  labels: ReadonlyMap<string, SourceCell>,
  asked: Unfolding,
  bare: Map<string, Bare>,
): readonly Figure[] {
  const { grid, layout, given, units, withEmpty } = asked
  const found = new Map<string, Figure>()
  for (const { at, said, measure, unit } of layout.figures) {
    const cell = grid.cell(row, at)
    const empty = isBlank(cell)
    if (empty && !withEmpty) continue
    const all = new Map<string, Cell>([...layout.common, ...given, ...labels, ...said])
    const stored = asked.storedUnit(all)
    const fits = (one: string): boolean => stored !== null && between(1, one, stored) !== null
    const line = asked.lineUnits.find(fits) ?? asked.lineUnits.find((one) => isForeign(one, stored))
    const named = units.get(at) ?? writtenUnit(labels, row, asked) ?? unit ?? line ?? null
    const own = named !== null && stored !== null ? ofScale(named, stored) : named
    // A share of a figure that is no share is its growth, as in a sheet of growth rates alone.
    const grows = measure === 'growth' || (own === '%' && stored !== null && !fits(own))
    const key = JSON.stringify([...said])
    const figure = found.get(key) ?? { said: all, unit: null, cells: new Map() }
    // Of what is not known no unit is wrong.
    const saysNone = !grows && own === null && stored !== null && isScaled(stored) && !namesUnit(cell)
    const taken = saysNone ? (asked.bareUnits.find(fits) ?? null) : null
    if (saysNone && !empty) noteBare(bare, stored, taken, { row, column: at })
    const known = grows || stored === null ? figure : { ...figure, unit: own ?? taken }
    known.cells.set(grows ? 'growth' : 'value', { cell: empty ? null : cell, at })
    found.set(key, known)
  }
  return [...found.values()]
}

/** 万美元 above figures in 元 is never taken for 万元: they are refused at their cells. */
function isForeign(unit: string, stored: string | null): boolean {
  return stored !== null && stored.endsWith('元') && unit.endsWith('元')
}

/** Whether figures kept in a unit are as often written in another: money, people and areas are, counts and shares are not. */
function isScaled(stored: string): boolean {
  const unit = parseUnit(stored)
  return unit !== null && ['money', 'person', 'length'].some((dimension) => unit.dimensions.has(dimension))
}

function noteBare(all: Map<string, Bare>, stored: string, taken: string | null, cell: Origin): void {
  const dimensions = [...(parseUnit(stored)?.dimensions ?? [])].join('/')
  const known = all.get(dimensions) ?? { kept: new Set<string>(), taken, cells: [] }
  known.kept.add(stored)
  known.cells.push(cell)
  all.set(dimensions, known)
}

/** 亿 beside figures in 亿元 or 元 is 亿元. */
function ofScale(named: string, stored: string): string {
  return /^(?:亿|万|千|百万)$/.test(named) ? named + stored.replace(/^[亿万]/, '') : named
}

/** The unit beside the figures, or in the label of the row. */
function writtenUnit(
  labels: ReadonlyMap<string, SourceCell>,
  row: number,
  { grid, layout, wide, names }: Unfolding,
): string | null {
  const beside = labels.get(UNIT_TARGET)
  if (typeof beside === 'string') return beside
  for (const [at, target] of layout.labels) {
    const cell = wide.references.includes(target) ? grid.shown(row, at) : null
    if (typeof cell === 'string') {
      const { unit } = names.heading(cell)
      if (unit !== null) return unit
    }
  }
  return null
}

function originOf(
  target: string,
  row: number,
  { cells }: Figure,
  { layout: { labels }, wide }: Unfolding,
): Origin | null {
  const growth = target === wide.growth ? cells.get('growth') : undefined
  if (growth) return { row, column: growth.at }
  for (const [at, one] of labels) if (one === target) return { row, column: at }
  return null
}
