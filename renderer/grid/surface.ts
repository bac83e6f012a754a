import { createGrid, type GridApi } from 'ag-grid-community'
import type { Language } from '../../shared/text/language.ts'
import { gridColumns, headingHeight, NUMBER_COLUMN, rowIndexOf } from './columns.ts'
import type { SheetRow } from './contract.ts'
import type { SheetCore, Surface } from './core.ts'
import { LOCALES, ROW_HEIGHT, THEME } from './modules.ts'
import { rangeOf, type Point, type Selection } from './range.ts'
import type { View } from './view.ts'

/** AG Grid as the thing that paints a sheet. Made once per mounted sheet and language. */
export interface GridSurface extends Surface {
  /** Takes over new rows and columns; only cells that differ are painted again. */
  show(view: View, before: View): void
  destroy(): void
}

/** Makes the grid in an element. `moved` is called whenever cells have moved on the screen. */
export function createSurface(
  host: HTMLElement,
  core: SheetCore,
  language: Language,
  moved: () => void,
): GridSurface {
  const { view } = core
  const api = createGrid<SheetRow>(host, {
    theme: THEME,
    localeText: LOCALES[language],
    columnDefs: gridColumns(core),
    rowData: view.rows.slice(0, view.body),
    pinnedBottomRowData: view.rows.slice(view.body),
    getRowId: ({ data }) => data.id,
    rowHeight: ROW_HEIGHT,
    headerHeight: headingHeight(view.columns),
    groupHeaderHeight: 28,
    rowClassRules: {
      'zh-row-demo': ({ data }) => data?.demo === true,
      'zh-row-total': ({ data }) => data?.kind === 'total',
      'zh-row-locked': ({ data }) => data?.locked === true,
    },
    animateRows: false,
    // The sheet's own textarea is the one stop of the Tab key.
    tabIndex: -1,
    suppressCellFocus: true,
    suppressHeaderFocus: true,
    suppressOverlays: ['noRows', 'loading'],
    suppressColumnMoveAnimation: true,
    suppressMovableColumns: true,
    tooltipShowDelay: 400,
    tooltipHideDelay: 20_000,
  })
  for (const event of MOVING) api.addEventListener(event, moved)
  return { ...painting(host, core, api), ...updating(core, api), destroy: () => api.destroy() }
}

/** Events after which a cell may stand elsewhere. */
const MOVING = [
  'bodyScroll',
  'bodyScrollEnd',
  'columnResized',
  'displayedColumnsChanged',
  'firstDataRendered',
  'gridSizeChanged',
  'modelUpdated',
  'viewportChanged',
  'virtualColumnsChanged',
] as const

function painting(host: HTMLElement, core: SheetCore, api: GridApi<SheetRow>): Surface {
  let painted = { selection: core.selection, refused: core.store.getState().refused }
  return {
    repaint: () => {
      const { selection, refused } = core.store.getState()
      if (refused !== painted.refused) api.refreshCells({ suppressFlash: true })
      else repaintRanges(core, api, [painted.selection, selection])
      painted = { selection, refused }
    },
    refresh: () => api.refreshCells({ suppressFlash: true }),
    reveal: ({ row, column }) => {
      if (row < core.view.body) api.ensureIndexVisible(row)
      const field = core.view.columns[column]?.field
      if (field !== undefined) api.ensureColumnVisible(field)
    },
    boxOf: (point) => elementAt(host, core, point)?.getBoundingClientRect() ?? null,
    pointOf: (element) => pointOf(core, api, element),
    pageRows: () => {
      const { top, bottom } = api.getVerticalPixelRange()
      return Math.max(1, Math.floor((bottom - top) / ROW_HEIGHT) - 1)
    },
  }
}

/** Paints the cells that were selected or are now: what lies outside both ranges looks as before. */
function repaintRanges(
  core: SheetCore,
  api: GridApi<SheetRow>,
  selections: readonly (Selection | null)[],
): void {
  const ranges = selections.flatMap((selection) => (selection ? [rangeOf(selection)] : []))
  if (ranges.length === 0) return
  const touches = (row: number): boolean => ranges.some(({ top, bottom }) => row >= top && row <= bottom)
  const left = Math.min(...ranges.map((range) => range.left))
  const right = Math.max(...ranges.map((range) => range.right))
  const rowNodes = api.getRenderedNodes().filter((node) => touches(rowIndexOf(core, node)))
  for (let row = core.view.body; row < core.view.rows.length; row += 1) {
    const node = touches(row) ? api.getPinnedBottomRow(row - core.view.body) : undefined
    if (node) rowNodes.push(node)
  }
  const columns = [NUMBER_COLUMN, ...core.view.columns.slice(left, right + 1).map(({ field }) => field)]
  if (rowNodes.length > 0) api.refreshCells({ rowNodes, columns, suppressFlash: true })
}

function elementAt(host: HTMLElement, core: SheetCore, { row, column }: Point): Element | null {
  const field = core.view.columns[column]?.field
  if (field === undefined) return null
  const index = row < core.view.body ? String(row) : `b-${row - core.view.body}`
  return host.querySelector(`.ag-row[row-index="${index}"] .ag-cell[col-id="${CSS.escape(field)}"]`)
}

function pointOf(core: SheetCore, api: GridApi<SheetRow>, element: Element): Point | null {
  const owner = element.closest('.ag-cell, .ag-header-cell')
  const field = owner?.getAttribute('col-id')
  if (!owner || field === null || field === undefined) return null
  const column = field === NUMBER_COLUMN ? -1 : core.view.columns.findIndex((one) => one.field === field)
  if (owner.classList.contains('ag-header-cell')) return { row: -1, column }
  const id = owner.closest('.ag-row')?.getAttribute('row-index') ?? ''
  const node = id.startsWith('b-')
    ? api.getPinnedBottomRow(Number(id.slice(2)))
    : api.getDisplayedRowAtIndex(Number(id))
  return node ? { row: rowIndexOf(core, node), column } : null
}

function updating(core: SheetCore, api: GridApi<SheetRow>): Pick<GridSurface, 'show'> {
  return {
    show: (view, before) => {
      if (view.columns !== before.columns && !sameColumns(view, before)) {
        api.setGridOption('headerHeight', headingHeight(view.columns))
        api.setGridOption('columnDefs', gridColumns(core))
      }
      if (view.rows !== before.rows) {
        api.setGridOption('rowData', view.rows.slice(0, view.body))
        api.setGridOption('pinnedBottomRowData', view.rows.slice(view.body))
      }
      api.refreshCells({ suppressFlash: true })
    },
  }
}

function sameColumns(one: View, other: View): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every((column, index) => column === other.columns[index])
  )
}
