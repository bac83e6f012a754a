import { openCell } from './commands.ts'
import type { SheetCore } from './core.ts'
import { between, contains, rangeOf, single, step, type Direction, type Point } from './range.ts'
import { sizeOfView } from './view.ts'

// Selecting by mouse: press, drag, Shift and click, row numbers and headings; the sheet scrolls while one drags beyond it.

/** What a drag selects. */
type Dragged = 'cells' | 'rows' | 'columns'

/** px between steps and ms per step of scrolling while dragging beyond the edge. */
const SCROLL_EVERY = 40

/** Listens to the mouse on the grid's element. Returns a function that stops listening. */
export function attachPointer(host: HTMLElement, core: SheetCore, focus: () => void): () => void {
  const pressed = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('.ag-header-cell-resize')) return
    const point = core.surface?.pointOf(event.target)
    if (!point) return
    // The keyboard stays with the sheet's own textarea; without this the browser would take it away.
    event.preventDefault()
    // A refused text keeps the selection at its cell, where the reason stands.
    if (!core.endEdit()) return focus()
    if (event.button === 0) press(core, host, point, event.shiftKey)
    else if (event.button === 2 && point.row >= 0 && point.column >= 0) keepOrSelect(core, point)
    // After selecting: a sheet that gets the keyboard with nothing selected goes to its first cell.
    focus()
  }
  const opened = (event: MouseEvent): void => {
    const point = event.target instanceof Element ? core.surface?.pointOf(event.target) : null
    if (point && point.row >= 0 && point.column >= 0) openCell(core, point)
  }
  host.addEventListener('mousedown', pressed)
  host.addEventListener('dblclick', opened)
  return () => {
    host.removeEventListener('mousedown', pressed)
    host.removeEventListener('dblclick', opened)
  }
}

function keepOrSelect(core: SheetCore, point: Point): void {
  if (!core.selection || !contains(rangeOf(core.selection), point)) core.select(single(point))
}

function press(core: SheetCore, host: HTMLElement, point: Point, extend: boolean): void {
  const size = sizeOfView(core.view)
  core.tabbedFrom = null
  if (point.row < 0 && point.column < 0) {
    if (size.rows > 0 && size.columns > 0) core.selectLines('rows', 0, Math.max(0, core.view.body - 1))
    return
  }
  const what: Dragged = point.row < 0 ? 'columns' : point.column < 0 ? 'rows' : 'cells'
  const from = extend && core.selection ? core.selection.anchor : point
  extendTo(core, what, from, point)
  drag(core, host, what, from)
}

function extendTo(core: SheetCore, what: Dragged, from: Point, to: Point): void {
  if (what === 'cells') core.select(between(from, to))
  else if (what === 'rows') core.selectLines('rows', from.row, to.row)
  else core.selectLines('columns', from.column, to.column)
}

function drag(core: SheetCore, host: HTMLElement, what: Dragged, from: Point): void {
  let beyond: Direction[] = []
  const moved = (event: MouseEvent): void => {
    beyond = directionsBeyond(host, event)
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const point = under && host.contains(under) ? core.surface?.pointOf(under) : null
    if (!point) return
    if (what === 'cells' && (point.row < 0 || point.column < 0)) return
    if ((what === 'rows' && point.row < 0) || (what === 'columns' && point.column < 0)) return
    const head = core.selection?.head
    const same = what === 'cells' && head?.row === point.row && head.column === point.column
    if (!same) extendTo(core, what, from, point)
  }
  const scroll = setInterval(() => {
    const head = core.selection?.head
    if (!head || what !== 'cells') return
    const size = sizeOfView(core.view)
    for (const direction of beyond)
      core.select(between(from, step(core.selection?.head ?? head, direction, size)))
  }, SCROLL_EVERY)
  const stop = (): void => {
    clearInterval(scroll)
    window.removeEventListener('mousemove', moved)
    window.removeEventListener('mouseup', stop)
  }
  window.addEventListener('mousemove', moved)
  window.addEventListener('mouseup', stop)
}

/** On which sides of the grid the mouse is. */
function directionsBeyond(host: HTMLElement, { clientX, clientY }: MouseEvent): Direction[] {
  const { left, right, top, bottom } = host.getBoundingClientRect()
  const beyond: Direction[] = []
  if (clientY < top) beyond.push('up')
  if (clientY > bottom) beyond.push('down')
  if (clientX < left) beyond.push('left')
  if (clientX > right) beyond.push('right')
  return beyond
}
