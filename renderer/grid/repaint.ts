import type { GridApi } from 'ag-grid-community'
import { rowIndexOf } from './cell-rules.ts'
import { NUMBER_COLUMN } from './columns.ts'
import type { SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import type { Range } from './range.ts'
import { rangesOf } from './ranges.ts'
import type { SheetState } from './state.ts'

/** Keeps what is selected and refused in step with what is painted, at the cost of the cells that differ. */
export interface Painter {
  /** Paints the cells whose selection has changed, or all if refusals have. */
  repaint(): void
  /** Looks at every visible cell again, or at those of some columns; those that look the same are left alone. */
  refresh(fields?: readonly string[]): void
}

/** What of the state is painted cell by cell. */
type Painted = Pick<SheetState, 'selection' | 'refused' | 'filling' | 'copied'>

/** A painter of a grid that shows nothing selected yet. */
export function createPainter(core: SheetCore, api: GridApi<SheetRow>): Painter {
  const now = (): Painted => core.store.getState()
  let painted = now()
  const refresh = (fields?: readonly string[]): void => {
    // The other columns still show what was selected before.
    if (!fields) painted = now()
    api.refreshCells({ suppressFlash: true, ...(fields ? { columns: [...fields] } : {}) })
  }
  return {
    refresh,
    repaint: () => {
      if (now().refused !== painted.refused) return refresh()
      const before = painted
      painted = now()
      repaintBetween(core, api, before, painted)
    },
  }
}

function repaintBetween(core: SheetCore, api: GridApi<SheetRow>, before: Painted, after: Painted): void {
  const differs = (row: number): boolean => lookOf(before, row) !== lookOf(after, row)
  const rowNodes = api.getRenderedNodes().filter((node) => differs(rowIndexOf(core, node)))
  for (let row = core.view.body; row < core.view.rows.length; row += 1) {
    const node = differs(row) ? api.getPinnedBottomRow(row - core.view.body) : undefined
    if (node) rowNodes.push(node)
  }
  if (rowNodes.length === 0) return
  const ranges = [...outlined(before), ...outlined(after)]
  const left = Math.min(...ranges.map((range) => range.left))
  const right = Math.max(...ranges.map((range) => range.right))
  const columns = [NUMBER_COLUMN, ...core.view.columns.slice(left, right + 1).map(({ field }) => field)]
  api.refreshCells({ rowNodes, columns, suppressFlash: true })
}

/** Ranges that look different from the rest of the sheet. */
function outlined({ selection, filling, copied }: Painted): readonly Range[] {
  return [
    ...(selection ? rangesOf(selection) : []),
    ...(filling ? [filling.target] : []),
    ...(copied?.ranges ?? []),
  ]
}

/** All that a selection, a fill and a copied range do to the look of a row. */
function lookOf({ selection, filling, copied }: Painted, row: number): string {
  const active = selection?.active.row === row ? selection.active.column : -1
  return [
    linesOf(selection ? rangesOf(selection) : [], row),
    // The corner of a single range has the handle.
    selection?.others ? 'many' : '',
    active,
    linesOf(filling ? [filling.target] : [], row),
    linesOf(copied?.ranges ?? [], row),
  ].join('/')
}

function linesOf(ranges: readonly Range[], row: number): string {
  return ranges
    .filter(({ top, bottom }) => row >= top && row <= bottom)
    .map(({ top, bottom, left, right }) => `${left} ${right} ${row === top} ${row === bottom}`)
    .join('|')
}
