import { attachEdgeCursor, isOnEdge, startCarry } from './carry.ts'
import { openCell } from './commands.ts'
import type { SheetCore } from './core.ts'
import { followMouse } from './drag.ts'
import { fillToNeighbour, isOnHandle, startFill } from './fill-drag.ts'
import { between, goTo, rangeOf, single, type Point, type Selection } from './range.ts'
import { adding, deselecting, isMany, isSelected } from './ranges.ts'
import { sizeOfView } from './view.ts'

// Selecting by mouse: press, drag, Shift or Ctrl and click, row numbers and headings; and the fill handle.

/** What a drag selects. */
type Dragged = 'cells' | 'rows' | 'columns'

/** Listens to the mouse on the grid's element. Returns a function that stops listening. */
export function attachPointer(host: HTMLElement, core: SheetCore, focus: () => void): () => void {
  const pressed = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('.ag-header-cell-resize')) return
    const point = core.surface?.pointOf(event.target)
    // A sheet without rows takes the keyboard wherever it is pressed, so that a block can be pasted into it.
    if (!point && core.view.rows.length === 0) {
      event.preventDefault()
      focus()
    }
    if (!point) return
    // The keyboard stays with the sheet's own textarea; without this the browser would take it away.
    event.preventDefault()
    // A refused text keeps the selection at its cell, where the reason stands.
    if (!core.endEdit()) return focus()
    core.hush()
    if (event.button === 0 && isOnHandle(core, event)) startFill(core, host, point, event)
    else if (event.button === 0 && !event.shiftKey && isOnEdge(core, event))
      startCarry(core, host, point, event)
    else if (event.button === 0) press(core, host, point, event)
    else if (event.button === 2 && point.row >= 0 && point.column >= 0) keepOrSelect(core, point)
    // After selecting: a sheet that gets the keyboard with nothing selected goes to its first cell.
    focus()
  }
  const opened = (event: MouseEvent): void => {
    const point = event.target instanceof Element ? core.surface?.pointOf(event.target) : null
    if (!point || point.row < 0 || point.column < 0) return
    if (isOnHandle(core, event)) fillToNeighbour(core)
    else openCell(core, point)
  }
  host.addEventListener('mousedown', pressed)
  host.addEventListener('dblclick', opened)
  const release = attachEdgeCursor(host, core)
  return () => {
    release()
    host.removeEventListener('mousedown', pressed)
    host.removeEventListener('dblclick', opened)
  }
}

function keepOrSelect(core: SheetCore, point: Point): void {
  if (!core.selection || !isSelected(core.selection, point)) core.select(single(point))
}

function press(core: SheetCore, host: HTMLElement, point: Point, event: MouseEvent): void {
  const size = sizeOfView(core.view)
  core.tabbedFrom = null
  if (point.row < 0 && point.column < 0) {
    if (size.rows > 0 && size.columns > 0) core.selectLines('rows', 0, Math.max(0, core.view.body - 1))
    return
  }
  const what: Dragged = point.row < 0 ? 'columns' : point.column < 0 ? 'rows' : 'cells'
  const { selection } = core
  const ctrl = event.ctrlKey || event.metaKey
  if (event.shiftKey && selection && what === 'cells') {
    return select(core, host, what, point, (to) => core.select(goTo(core.selection ?? selection, to, true)))
  }
  if (ctrl && selection && what === 'cells' && isMany(selection) && isSelected(selection, point))
    return deselect(core, host, selection, point)
  const from = event.shiftKey && selection ? selection.anchor : point
  const beside = ctrl ? selection : null
  select(core, host, what, point, (to) => {
    if (what === 'cells') core.select(beside ? adding(beside, from, to) : between(from, to))
    else if (what === 'rows') core.selectLines('rows', from.row, to.row, beside)
    else core.selectLines('columns', from.column, to.column, beside)
  })
}

function select(
  core: SheetCore,
  host: HTMLElement,
  what: Dragged,
  point: Point,
  extend: (to: Point) => void,
): void {
  extend(point)
  followMouse(host, core, point, {
    scrolls: what === 'cells',
    ended: () => undefined,
    moved: (to) => {
      if (what !== 'columns' && to.row < 0) return
      if (what !== 'rows' && to.column < 0) return
      const head = core.selection?.head
      const same = what === 'cells' && head?.row === to.row && head.column === to.column
      if (!same) extend(to)
    },
  })
}

/** Ctrl on selected cells takes them out of the selection, when the button is released. */
function deselect(core: SheetCore, host: HTMLElement, selection: Selection, from: Point): void {
  let to = from
  followMouse(host, core, from, {
    scrolls: true,
    moved: (point) => {
      if (point.row >= 0 && point.column >= 0) to = point
    },
    ended: (event) => {
      if (event) core.select(deselecting(selection, rangeOf({ anchor: from, head: to })), { reveal: null })
    },
  })
}
