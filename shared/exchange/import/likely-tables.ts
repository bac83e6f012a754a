import type { Rows } from '../../table/change.ts'
import type { Table } from '../../table/table.ts'
import { readTechnical } from '../technical.ts'
import { SourceGrid } from './grid.ts'
import { namedColumns } from './headings.ts'
import type { ImportRequest } from './reading.ts'
import type { SourceBook } from './source.ts'
import type { WideTable } from './wide/contract.ts'
import { blocksOn, gridOf } from './tables-on-sheet.ts'
import { wideSheetOf } from './wide/understand.ts'

/** A table that a file may be brought into. */
interface Candidate {
  readonly table: Table
  readonly wide: WideTable | null
}

/** Headings stand within so many rows from the top. */
const LOOKED = 60
/** Fewer headings of a table may be there by chance: 名称 and 备注 stand in many. */
const LEAST_NAMED = 2

/**
 * The tables that a file's headings speak of most, the likeliest first; several if they are as likely. A sheet of ours
 * says itself what it holds. None if no table is named by enough headings.
 */
export function likelyTables(
  book: SourceBook,
  candidates: readonly Candidate[],
  rows: Rows,
): readonly string[] {
  const beginnings = book.sheets
    .filter((sheet) => !sheet.hidden && sheet.rows.length > 0)
    .map((sheet) => new SourceGrid({ ...sheet, rows: sheet.rows.slice(0, LOOKED) }))
  const own = beginnings.flatMap((grid) => {
    const [first = 0] = grid.rowNumbers()
    const technical = readTechnical(grid.cells(first))
    return candidates.some(({ table }) => table.name === technical?.table) && technical
      ? [technical.table]
      : []
  })
  if (own.length > 0) return [...new Set(own)]
  const scored = candidates.map((candidate) => ({
    name: candidate.table.name,
    score: Math.max(0, ...beginnings.map((grid) => namedOn(grid, { ...candidate, rows, choices: {} }))),
  }))
  const most = Math.max(LEAST_NAMED, ...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === most).map(({ name }) => name)
}

/** How many headings of a sheet name columns of a table, or figures of it that lie across; likely names count half. */
export function namedOn(
  grid: SourceGrid,
  request: Pick<ImportRequest, 'table' | 'wide' | 'rows' | 'choices'>,
): number {
  const blocks = blocksOn(grid, request)
  const [block] = blocks
  const wide = block ? wideSheetOf(request, { grid: gridOf(grid, block), block }) : null
  const headed = blocks.filter(({ headings }) => headings.last >= headings.first)
  return Math.max(
    0,
    ...headed.map((one) => namedColumns(gridOf(grid, one), one.headings, request.table)),
    ...(wide?.fits ? [wide.layout.labels.size + wide.layout.figures.length] : []),
  )
}
