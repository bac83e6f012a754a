import { copyTo, pasteFrom } from './copying.ts'
import type { SheetCore } from './core.ts'
import { followMouse } from './drag.ts'
import { handleRange } from './fill-drag.ts'
import { between, contains, single, sizeOf, type Point, type Range } from './range.ts'

// The edge of the selection: dragged elsewhere it takes the cells along, or with Ctrl a copy of them, as in Excel.

/** px from the selection's edge within which the edge is meant. */
const REACH = 3

/** Whether a mouse event is on the edge of the selection. */
export function isOnEdge(core: SheetCore, { target, clientX, clientY }: MouseEvent): boolean {
  const range = handleRange(core)
  const cell = target instanceof Element ? target.closest('.ag-cell') : null
  const point = cell && core.surface?.pointOf(cell)
  if (!range || !cell || !point || !contains(range, point)) return false
  const { left, right, top, bottom } = cell.getBoundingClientRect()
  return (
    (point.row === range.top && clientY < top + REACH) ||
    (point.row === range.bottom && clientY > bottom - REACH) ||
    (point.column === range.left && clientX < left + REACH) ||
    (point.column === range.right && clientX > right - REACH)
  )
}

/** Shows by the mouse's look that the edge can be dragged. Returns a function that stops it. */
export function attachEdgeCursor(host: HTMLElement, core: SheetCore): () => void {
  const moved = (event: MouseEvent): void => {
    host.classList.toggle('zh-on-edge', event.buttons === 0 && isOnEdge(core, event))
  }
  host.addEventListener('mousemove', moved)
  return () => host.removeEventListener('mousemove', moved)
}

/** Begins to drag the selection by its edge; a press without a drag selects the cell as always. */
export function startCarry(core: SheetCore, host: HTMLElement, from: Point, event: MouseEvent): void {
  const source = handleRange(core)
  if (!source) return
  let target = source
  const isMoved = (): boolean => target.top !== source.top || target.left !== source.left
  const show = ({ clientX: x, clientY: y, ctrlKey, metaKey }: MouseEvent): void => {
    const toggled = ctrlKey || metaKey
    const tip = toggled ? core.words.text('carry.copy') : core.words.text('carry.move')
    core.store.setState({ filling: isMoved() ? { target, tip, toggled, x, y } : null })
    core.surface?.repaint()
  }
  let last = event
  followMouse(host, core, from, {
    scrolls: true,
    moved: (to, moved) => {
      last = moved ?? last
      target = shifted(core, source, to.row - from.row, to.column - from.column)
      show(last)
    },
    ended: (released) => {
      core.store.setState({ filling: null })
      core.surface?.repaint()
      if (!released) return
      const copies = released.ctrlKey || released.metaKey
      if (isMoved()) dropCarried(core, source, target, copies)
      // A click with Ctrl that comes to lie on the edge takes nothing out of the selection.
      else if (!copies) core.select(single(from))
    },
  })
}

/** The range so many rows and columns further, as far as it stays on the sheet. */
function shifted({ view }: SheetCore, source: Range, down: number, right: number): Range {
  const { rows, columns } = sizeOf(source)
  const top = Math.min(Math.max(0, source.top + down), Math.max(0, view.body - rows))
  const left = Math.min(Math.max(0, source.left + right), view.columns.length - columns)
  return { top, left, bottom: top + rows - 1, right: left + columns - 1 }
}

/** Moves or copies the cells of a range to another place, in one commit: what cut or copy and paste do. */
export function dropCarried(core: SheetCore, source: Range, target: Range, copies: boolean): void {
  const items = new Map<string, string>()
  core.select(between({ row: source.top, column: source.left }, { row: source.bottom, column: source.right }))
  copyTo(core, { setData: (type, text) => void items.set(type, text) }, !copies)
  core.select(single({ row: target.top, column: target.left }))
  pasteFrom(core, { getData: (type) => items.get(type) ?? '' })
  core.store.setState({ copied: null })
  core.surface?.repaint()
}
