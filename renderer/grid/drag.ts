import type { SheetCore } from './core.ts'
import { step, type Direction, type Point } from './range.ts'
import { sizeOfView } from './view.ts'

/** What a drag over the sheet does with the places it comes to. */
export interface Dragging {
  /** Another cell, row number (column below 0) or heading (row below 0) is under the mouse. */
  readonly moved: (point: Point, event: MouseEvent | null) => void
  readonly ended: (event: MouseEvent | null) => void
  /** Whether the sheet scrolls while the mouse is beyond its edge. */
  readonly scrolls: boolean
}

/** ms between steps of scrolling while dragging beyond the edge. */
const SCROLL_EVERY = 40

/** Follows the mouse from a pressed cell until its button is released; Escape gives `ended` no event. */
export function followMouse(host: HTMLElement, core: SheetCore, from: Point, dragging: Dragging): void {
  let beyond: Direction[] = []
  let last = from
  const go = (point: Point, event: MouseEvent | null): void => {
    const same = last.row === point.row && last.column === point.column
    last = point
    if (!same || event) dragging.moved(point, event)
  }
  const moved = (event: MouseEvent): void => {
    beyond = directionsBeyond(host, event)
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const point = under && host.contains(under) ? core.surface?.pointOf(under) : null
    if (point) go(point, event)
  }
  const scroll = setInterval(() => {
    if (!dragging.scrolls || beyond.length === 0) return
    const to = beyond.reduce((point, direction) => step(point, direction, sizeOfView(core.view)), last)
    core.surface?.reveal(to)
    go(to, null)
  }, SCROLL_EVERY)
  const stop = (event: MouseEvent | null): void => {
    clearInterval(scroll)
    window.removeEventListener('mousemove', moved)
    window.removeEventListener('mouseup', stop)
    window.removeEventListener('keydown', gaveUp, true)
    dragging.ended(event)
  }
  const gaveUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    stop(null)
  }
  window.addEventListener('mousemove', moved)
  window.addEventListener('mouseup', stop)
  window.addEventListener('keydown', gaveUp, true)
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
