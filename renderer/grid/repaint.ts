import type { GridApi } from 'ag-grid-community'
import { NUMBER_COLUMN, rowIndexOf } from './columns.ts'
import type { SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { rangeOf, type Selection } from './range.ts'
import type { SheetState } from './state.ts'

/** Keeps what is selected and refused in step with what is painted, at the cost of the cells that differ. */
export interface Painter {
  /** Paints the cells whose selection has changed, or all if refusals have. */
  repaint(): void
  /** Looks at every visible cell again; those whose text and look are the same are left alone. */
  refresh(): void
}

/** A painter of a grid that shows nothing selected yet. */
export function createPainter(core: SheetCore, api: GridApi<SheetRow>): Painter {
  type Painted = Pick<SheetState, 'selection' | 'refused'>
  const now = (): Painted => core.store.getState()
  let painted = now()
  const refresh = (): void => {
    painted = now()
    api.refreshCells({ suppressFlash: true })
  }
  return {
    refresh,
    repaint: () => {
      if (now().refused !== painted.refused) return refresh()
      const before = painted.selection
      painted = now()
      repaintBetween(core, api, before, painted.selection)
    },
  }
}

function repaintBetween(
  core: SheetCore,
  api: GridApi<SheetRow>,
  before: Selection | null,
  after: Selection | null,
): void {
  const rowNodes = api.getRenderedNodes().filter((node) => differs(before, after, rowIndexOf(core, node)))
  for (let row = core.view.body; row < core.view.rows.length; row += 1) {
    const node = differs(before, after, row) ? api.getPinnedBottomRow(row - core.view.body) : undefined
    if (node) rowNodes.push(node)
  }
  if (rowNodes.length === 0) return
  const ranges = [before, after].flatMap((selection) => (selection ? [rangeOf(selection)] : []))
  const left = Math.min(...ranges.map((range) => range.left))
  const right = Math.max(...ranges.map((range) => range.right))
  const columns = [NUMBER_COLUMN, ...core.view.columns.slice(left, right + 1).map(({ field }) => field)]
  api.refreshCells({ rowNodes, columns, suppressFlash: true })
}

function differs(before: Selection | null, after: Selection | null, row: number): boolean {
  return lookOf(before, row) !== lookOf(after, row)
}

/** All that a selection does to the look of a row. */
function lookOf(selection: Selection | null, row: number): string {
  if (!selection) return ''
  const { top, bottom, left, right } = rangeOf(selection)
  if (row < top || row > bottom) return ''
  const active = selection.active.row === row ? selection.active.column : -1
  return `${left} ${right} ${row === top} ${row === bottom} ${active}`
}
