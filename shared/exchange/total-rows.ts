import type { Cell } from '../table/column.ts'
import { perUnit } from './cell-out.ts'
import type { LaidCell } from './layout.ts'
import type { OutColumn } from './out-columns.ts'
import type { OutWords } from './out-words.ts'
import type { TotalFigure, TotalLine } from './totals.ts'
import { type Grid, totalFormula } from './totals-formula.ts'

/** What stands where there is no figure to add. */
const NO_FIGURE = '—'

/** A row of totals: its title in the first cell, what it is the total of, and a formula with its result per sum. */
export function totalRow(
  { labels, figures }: TotalLine,
  title: string,
  columns: readonly OutColumn[],
  grid: Grid & { readonly row: number },
): { readonly values: Cell[]; readonly cells: readonly LaidCell[] } {
  const cells: LaidCell[] = []
  const titled = titleColumn(columns, labels, figures)
  const values = columns.map((out, column): Cell => {
    if (column === titled) return title
    const figure = out.field === null ? undefined : figures[out.field]
    if (!figure || out.field === null)
      return out.field !== null && Object.hasOwn(labels, out.field) ? labelIn(out, labels) : null
    const { sum } = figure.sum
    if (sum === null) return NO_FIGURE
    const formula = totalFormula(figure, grid)
    const format = formatOf(out, sum, labels)
    if (formula !== null || format !== null)
      cells.push({
        row: grid.row,
        column,
        ...(formula === null ? {} : { formula }),
        ...(format === null ? {} : { format }),
      })
    return inUnit(out, sum)
  })
  return { values, cells }
}

/** A numbering is too narrow for words; they stand beside it where nothing else does. */
function titleColumn(
  columns: readonly OutColumn[],
  labels: TotalLine['labels'],
  figures: TotalLine['figures'],
): number {
  const second = columns[1]?.field ?? null
  const isFree = second !== null && !Object.hasOwn(labels, second) && !Object.hasOwn(figures, second)
  return columns[0]?.field === null && isFree ? 1 : 0
}

/** A label as a row of the table would show it; the row that it is read from holds nothing else. */
function labelIn(out: OutColumn, labels: TotalLine['labels']): Cell {
  return out.valueOf({ id: '', position: 0, ...labels }, 0)
}

function inUnit({ column, unit }: OutColumn, sum: number): number {
  return column?.kind === 'quantity' ? sum / perUnit(column.measure, unit ?? column.unit) : sum
}

/** As a row of the table with this sum would be written, so that kilograms of grain say what they are. */
function formatOf(
  { field, column, formatOf: ofRow }: OutColumn,
  sum: number,
  labels: TotalLine['labels'],
): string | null {
  if (column?.kind !== 'quantity' || field === null || !ofRow) return null
  return ofRow({ id: '', position: 0, ...labels, [field]: sum })
}

/** What a reader of the totals must know: amounts that are missing in them, and sums that are no formulas. */
export function totalsNotes(
  totals: readonly TotalLine[],
  columns: readonly OutColumn[],
  grid: Grid,
  words: OutWords,
): readonly string[] {
  const summed = columns.flatMap(({ field, title }) => {
    const figures = field === null ? [] : totals.flatMap(({ figures: all }) => all[field] ?? [])
    return figures.length === 0 ? [] : [{ title, figures }]
  })
  const missing = summed
    .map(({ title, figures }) => ({
      title,
      count: figures.reduce((count, { sum }) => count + sum.missing, 0),
    }))
    .filter(({ count }) => count > 0)
  const computed = summed
    .filter(({ figures }) => figures.some((figure) => isComputed(figure, grid)))
    .map(({ title }) => title)
  return [
    ...(missing.length > 0 ? [words.missing(missing)] : []),
    ...(computed.length > 0 ? [words.computed(computed)] : []),
  ]
}

function isComputed(figure: TotalFigure, grid: Grid): boolean {
  return figure.sum.sum !== null && totalFormula(figure, grid) === null
}
