import { findBlocks } from './blocks.ts'
import type { Block } from './contract.ts'
import type { SourceGrid } from './grid.ts'
import type { ImportRequest } from './reading.ts'
import { within } from './side-by-side.ts'
import { findWideBlocks } from './wide/blocks.ts'

/** The tables of a sheet, from the top and then from the left: at least one. */
export function blocksOn(
  grid: SourceGrid,
  request: Pick<ImportRequest, 'wide' | 'table' | 'rows' | 'choices'>,
): readonly Block[] {
  const wide = request.choices.unfold === false ? [] : findWideBlocks(request, grid)
  return wide.length > 1 ? wide : findBlocks(grid, request.table)
}

/** The sheet as far as a table of it stands there. */
export function gridOf(grid: SourceGrid, { columns }: Block): SourceGrid {
  return columns === null ? grid : within(grid, columns)
}
