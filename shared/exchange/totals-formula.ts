import type { Cell } from '../table/column.ts'
import type { TotalFigure } from './totals.ts'

/** More ranges than a reader wants to follow, and fewer than SUBTOTAL takes. */
const MOST_RANGES = 40
/** From here on a condition is easier to follow than a list of ranges. */
const MANY_RANGES = 3

/** Where the rows shown and the columns stand on the sheet; rows from 1, columns by letter. */
export interface Grid {
  readonly rowAt: (row: number) => number
  readonly letterOf: (field: string) => string | null
  /** First and last row that hold rows of the table. */
  readonly from: number
  readonly to: number
}

/**
 * The formula that adds a total's cells up again, without `=`. A SUBTOTAL leaves out rows that a filter hides.
 * Null if a cell is not on the sheet, or if the cells are scattered over more ranges than anybody could check.
 */
export function totalFormula({ plus, minus, where }: TotalFigure, grid: Grid): string | null {
  const added = where && Object.keys(where).length === 0 ? wholeRange(plus, grid) : rangesOf(plus, grid)
  const taken = rangesOf(minus, grid)
  if (!added || !taken || added.length + taken.length === 0) return null
  const conditional = added.length > MANY_RANGES && where ? conditionalSum(plus, where, grid) : null
  if (conditional !== null) return conditional
  if (added.length + taken.length > MOST_RANGES) return null
  const gains = added.length > 0 ? `SUBTOTAL(9,${added.join(',')})` : ''
  const losses = taken.length > 0 ? `-SUBTOTAL(9,${taken.join(',')})` : ''
  return `${gains}${losses}`
}

/** All rows of the table in one range: a SUBTOTAL leaves out the 小计 that stand among them. */
function wholeRange(plus: TotalFigure['plus'], { letterOf, from, to }: Grid): readonly string[] | null {
  const letter = letterOf(plus[0]?.field ?? '')
  return letter === null ? null : [`${letter}${from}:${letter}${to}`]
}

/** SUMIFS over the numbers that the rows carry, such as their year; words would hang on how they are shown. */
function conditionalSum(
  plus: TotalFigure['plus'],
  where: Readonly<Record<string, Cell>>,
  { letterOf, from, to }: Grid,
): string | null {
  const range = (field: string): string | null => {
    const letter = letterOf(field)
    return letter === null ? null : `$${letter}$${from}:$${letter}$${to}`
  }
  const summed = range(plus[0]?.field ?? '')
  const conditions = Object.entries(where).map(([field, value]) => {
    const own = range(field)
    return own !== null && typeof value === 'number' ? `,${own},${value}` : null
  })
  if (summed === null || conditions.length === 0 || conditions.includes(null)) return null
  return `SUMIFS(${summed.replaceAll('$', '')}${conditions.join('')})`
}

function rangesOf(cells: TotalFigure['plus'], { rowAt, letterOf }: Grid): readonly string[] | null {
  const ranges: { letter: string; from: number; to: number }[] = []
  for (const { row, field } of cells) {
    const letter = letterOf(field)
    if (letter === null) return null
    const at = rowAt(row)
    const last = ranges.at(-1)
    if (last && last.letter === letter && last.to === at - 1) last.to = at
    else ranges.push({ letter, from: at, to: at })
  }
  return ranges.map(({ letter, from, to }) =>
    from === to ? `${letter}${from}` : `${letter}${from}:${letter}${to}`,
  )
}

/** The letters of a column, counted from 0: A, Z, AA. */
export function columnLetters(at: number): string {
  return at < 26
    ? String.fromCodePoint(65 + at)
    : columnLetters(Math.floor(at / 26) - 1) + String.fromCodePoint(65 + (at % 26))
}
