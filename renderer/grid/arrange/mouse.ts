import { NUMBER_COLUMN } from '../columns.ts'
import type { Arranging } from '../contract.ts'
import type { SheetCore } from '../core.ts'
import { MENU_BUTTON } from '../heading.ts'
import { rangeOf, type Point } from '../range.ts'
import { columnEnd, sizeOfView } from '../view.ts'
import { dragLine, type DropPlace } from './drag-line.ts'

// What the mouse does to the arrangement: menus, widths, folding, columns and rows that are dragged elsewhere, zoom. It
// listens before the selection does and keeps from it what is not meant to select.

/** Listens on the grid's element. Returns a function that stops listening. */
export function attachArranging(host: HTMLElement, core: SheetCore): () => void {
  const pressed = (event: MouseEvent): void => {
    const { arranging } = core.props
    if (!arranging || event.button !== 0 || !(event.target instanceof Element)) return
    if (!takes(host, core, arranging, event, event.target)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const opened = (event: MouseEvent): void => {
    const { arranging } = core.props
    if (!arranging || !(event.target instanceof Element)) return
    const field = resizedField(event.target)
    const group = groupAt(core, event.target)
    if (field !== null) arranging.resize(field, null)
    else if (group !== null) arranging.toggleGroup(group)
    else return
    event.stopPropagation()
  }
  const menu = (event: MouseEvent): void => {
    const { arranging } = core.props
    if (!arranging || !(event.target instanceof Element)) return
    event.preventDefault()
    const point = core.surface?.pointOf(event.target)
    if (!point) return
    const field = core.view.columns[point.column]?.field ?? null
    if (point.row < 0 && field === null) return
    // The menu speaks of the whole row or column.
    if (point.column < 0) selectLineUnder(core, 'rows', point.row)
    if (point.row < 0) selectLineUnder(core, 'columns', point.column)
    const what = point.row < 0 ? 'heading' : point.column < 0 ? 'rows' : 'cells'
    arranging.menu({ what, field, x: event.clientX, y: event.clientY })
  }
  const turned = (event: WheelEvent): void => {
    const { arranging } = core.props
    if (!arranging || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    arranging.zoomBy(event.deltaY < 0 ? 1 : -1)
  }
  host.addEventListener('mousedown', pressed, { capture: true })
  host.addEventListener('dblclick', opened, { capture: true })
  host.addEventListener('contextmenu', menu)
  host.addEventListener('wheel', turned, { passive: false, capture: true })
  return () => {
    host.removeEventListener('mousedown', pressed, { capture: true })
    host.removeEventListener('dblclick', opened, { capture: true })
    host.removeEventListener('contextmenu', menu)
    host.removeEventListener('wheel', turned, { capture: true })
  }
}

function selectLineUnder(core: SheetCore, what: 'rows' | 'columns', at: number): void {
  if (!isSelectedLine(core, what, at)) core.selectLines(what, at, at)
}

/** True if the press means the arrangement and not the selection. */
function takes(
  host: HTMLElement,
  core: SheetCore,
  arranging: Arranging,
  event: MouseEvent,
  target: Element,
): boolean {
  const resized = resizedField(target)
  if (resized !== null) {
    resize(host, core, arranging, resized, event)
    return true
  }
  const point = core.surface?.pointOf(target)
  if (!point) return false
  const field = core.view.columns[point.column]?.field
  if (field !== undefined && target.closest(`.${MENU_BUTTON}`)) {
    const { left, bottom } = (target.closest('.ag-header-cell') ?? target).getBoundingClientRect()
    if (core.endEdit()) arranging.menu({ what: 'filter', field, x: left, y: bottom })
    return true
  }
  if (point.column < 0) {
    const group = groupAt(core, target)
    if (group !== null) arranging.toggleGroup(group)
    return group !== null || dragsRows(host, core, arranging, event, point)
  }
  return point.row < 0 && dragsColumns(host, core, arranging, event, point)
}

function resizedField(target: Element): string | null {
  const cell = target.closest('.ag-header-cell-resize')?.closest('.ag-header-cell')
  const field = cell?.getAttribute('col-id') ?? null
  return field === NUMBER_COLUMN ? null : field
}

function groupAt(core: SheetCore, target: Element): string | null {
  const point = core.surface?.pointOf(target)
  return (point && point.row >= 0 && core.view.rows[point.row]?.group?.key) || null
}

/** A line shows where the edge would come to stand; the column takes its width when the mouse is released. */
function resize(
  host: HTMLElement,
  core: SheetCore,
  { resize: resized, zoom }: Arranging,
  field: string,
  event: MouseEvent,
): void {
  const box = core.surface?.headingBox(field)
  if (!box) return
  const widthAt = (x: number): number => Math.max(40, (x - box.left) / zoom)
  let width: number | null = null
  dragLine(host, event, {
    at: ({ clientX }) => {
      width = widthAt(box.right + clientX - event.clientX)
      return { upright: true, at: box.left + width * zoom }
    },
    dropped: () => width !== null && resized(field, width),
  })
}

function isSelectedLine(core: SheetCore, what: 'rows' | 'columns', at: number): boolean {
  // Several ranges are not dragged: it would be unclear what comes first.
  if (!core.selection || core.selection.others) return false
  const { top, bottom, left, right } = rangeOf(core.selection)
  const { columns } = sizeOfView(core.view)
  if (what === 'rows') return left === 0 && right === columns - 1 && at >= top && at <= bottom
  return top === 0 && bottom === columnEnd(core.view) && at >= left && at <= right
}

/** Columns that are selected as a whole are dragged by their headings; a click without a drag selects as always. */
function dragsColumns(
  host: HTMLElement,
  core: SheetCore,
  arranging: Arranging,
  event: MouseEvent,
  { column }: Point,
): boolean {
  if (event.shiftKey || !core.selection || !isSelectedLine(core, 'columns', column)) return false
  const { left, right } = rangeOf(core.selection)
  const fields = core.view.columns.slice(left, right + 1).map(({ field }) => field)
  let before: string | null | undefined
  dragLine(host, event, {
    at: ({ clientX, clientY }): DropPlace | null => {
      const under = document.elementFromPoint(clientX, clientY)
      const point = under && host.contains(under) ? core.surface?.pointOf(under) : null
      const over = point ? core.view.columns[point.column] : undefined
      const box = over && core.surface?.headingBox(over.field)
      if (!point || !over || !box) return null
      const first = clientX < (box.left + box.right) / 2
      before = first ? over.field : (core.view.columns[point.column + 1]?.field ?? null)
      return { upright: true, at: first ? box.left : box.right }
    },
    dropped: () => {
      if (before === undefined) core.selectLines('columns', column, column)
      else if (before === null || !fields.includes(before)) arranging.moveColumns(fields, before)
    },
  })
  return true
}

/** Rows that are selected as a whole are dragged by their numbers. */
function dragsRows(
  host: HTMLElement,
  core: SheetCore,
  { moveRows }: Arranging,
  event: MouseEvent,
  { row }: Point,
): boolean {
  if (!moveRows || event.shiftKey || row < 0 || row >= core.view.body) return false
  if (!isSelectedLine(core, 'rows', row)) return false
  const ids = core.selectedRows()
  let after: string | null | undefined
  dragLine(host, event, {
    at: ({ clientX, clientY }): DropPlace | null => {
      const under = document.elementFromPoint(clientX, clientY)
      const point = under && host.contains(under) ? core.surface?.pointOf(under) : null
      const box = under?.closest('.ag-row')?.getBoundingClientRect()
      if (!point || !box || point.row < 0 || point.row >= core.view.body) return null
      const above = clientY < (box.top + box.bottom) / 2
      after = above ? (core.view.rows[point.row - 1]?.id ?? null) : (core.view.rows[point.row]?.id ?? null)
      return { upright: false, at: above ? box.top : box.bottom }
    },
    dropped: () => {
      if (after === undefined) core.selectLines('rows', row, row)
      else if (after === null || !ids.includes(after)) moveRows(ids, after)
    },
  })
  return true
}
