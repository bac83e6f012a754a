import { createGrid, type GridApi } from 'ag-grid-community'
import type { Language } from '../../shared/text/language.ts'
import { gridColumns, headingHeight, NUMBER_COLUMN, numberWidth } from './columns.ts'
import { rowIndexOf } from './cell-rules.ts'
import type { SheetRow } from './contract.ts'
import type { SheetCore, Surface } from './core.ts'
import { attachFling } from './fling.ts'
import { LOCALES, ROW_HEIGHT, THEME } from './modules.ts'
import type { Point } from './range.ts'
import { createPainter, type Painter } from './repaint.ts'
import { changedInPlace, type View } from './view.ts'

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
      'zh-row-group': ({ data }) => data?.group !== undefined,
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
  for (const event of MOVING) {
    api.addEventListener(event, moved)
    api.addEventListener(event, () => requestAnimationFrame(() => hideEmptyHeadings(host)))
  }
  const painter = createPainter(core, api)
  // Figures that fit no more are shown as ####.
  api.addEventListener('columnResized', ({ finished }) => finished && painter.refresh())
  const release = attachFling(host, core, api)
  return {
    ...painting(host, core, api),
    ...painter,
    ...updating(core, api, painter),
    destroy: () => {
      release()
      api.destroy()
    },
  }
}

/** While no group heading is on the screen their row has no cells, which a table read aloud must not have. */
function hideEmptyHeadings(host: HTMLElement): void {
  for (const row of host.querySelectorAll('.ag-header-row-group')) {
    const isEmpty = row.querySelector('.ag-header-group-cell') === null
    if (isEmpty) row.setAttribute('aria-hidden', 'true')
    else row.removeAttribute('aria-hidden')
  }
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

function painting(host: HTMLElement, core: SheetCore, api: GridApi<SheetRow>): Omit<Surface, keyof Painter> {
  return {
    reveal: ({ row, column }) => {
      if (row < core.view.body) api.ensureIndexVisible(row)
      const field = core.view.columns[column]?.field
      if (field !== undefined) api.ensureColumnVisible(field)
    },
    headingBox: (field) =>
      host.querySelector(`.ag-header-cell[col-id="${CSS.escape(field)}"]`)?.getBoundingClientRect() ?? null,
    boxOf: (point) => elementAt(host, core, point)?.getBoundingClientRect() ?? null,
    pointOf: (element) => pointOf(core, api, element),
    pageRows: () => {
      const { top, bottom } = api.getVerticalPixelRange()
      return Math.max(1, Math.floor((bottom - top) / ROW_HEIGHT) - 1)
    },
  }
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

function updating(core: SheetCore, api: GridApi<SheetRow>, painter: Painter): Pick<GridSurface, 'show'> {
  return {
    show: (view, before) => {
      const sameColumns = same(view.columns, before.columns)
      if (!sameColumns) {
        api.setGridOption('headerHeight', headingHeight(view.columns))
        api.setGridOption('columnDefs', gridColumns(core))
      }
      const totals = view.rows.slice(view.body)
      if (!same(totals, before.rows.slice(before.body))) api.setGridOption('pinnedBottomRowData', totals)
      // A commit mostly changes some rows in place: then AG Grid need not compare all the others.
      const changed = changedInPlace(view, before)
      if (changed) {
        if (changed.length > 0) update(api, changed, view.body)
      } else {
        api.setGridOption('rowData', view.rows.slice(0, view.body))
      }
      const width = numberWidth(view.rows)
      if (width !== numberWidth(before.rows)) api.setColumnWidths([{ key: NUMBER_COLUMN, newWidth: width }])
      if (changed && sameColumns) painter.repaint()
      else painter.refresh()
    },
  }
}

/** Few rows of many are given to their nodes: a transaction goes through the nodes of all rows. */
function update(api: GridApi<SheetRow>, changed: SheetRow[], all: number): void {
  if (changed.length * FEW > all) api.applyTransaction({ update: changed })
  else for (const row of changed) api.getRowNode(row.id)?.updateData(row)
}

const FEW = 20

function same<T>(one: readonly T[], other: readonly T[]): boolean {
  return one === other || (one.length === other.length && one.every((item, index) => item === other[index]))
}
