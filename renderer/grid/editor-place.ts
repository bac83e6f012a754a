import type { Editing } from './state.ts'

/** px without zoom that a box for a long text has at least. */
const LEAST = { width: 320, height: 84 }

/**
 * Lays the textarea over its cell. An editor is at least as large as its cell and grows with its text, measured as it
 * stands there, within the sheet: a line to the right, a box for a long text downwards, and upwards or leftwards where
 * the sheet ends. `box` is the cell on the screen, null while it is scrolled away.
 */
export function layEditor(
  element: HTMLTextAreaElement,
  layer: HTMLElement | null,
  box: DOMRect | null,
  editing: Editing | null,
  zoom: number,
): void {
  // Typed in the bar above the sheet.
  if (editing && document.activeElement !== element) element.value = editing.text
  const frame = layer?.getBoundingClientRect()
  const { style } = element
  // Unseen while its cell is scrolled away, but never hidden: a hidden element loses the keyboard.
  style.opacity = editing && box ? '1' : '0'
  if (!frame || !box) return place(element, { left: 0, top: 0, width: 1, height: 1 })
  const left = Math.max(0, box.left - frame.left)
  const top = Math.max(0, box.top - frame.top)
  const cell = { left, top, width: box.width, height: box.height }
  place(element, cell)
  if (editing?.kind === 'box') growBox(element, cell, frame, zoom)
  else if (editing) growLine(element, cell, frame)
}

interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function place({ style }: HTMLElement, { left, top, width, height }: Area): void {
  Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })
}

function growLine(element: HTMLElement, cell: Area, frame: DOMRect): void {
  const edges = element.offsetWidth - element.clientWidth
  // A little more than the text, so that the caret at its end is seen.
  const wanted = element.scrollWidth > element.clientWidth ? element.scrollWidth + edges + 8 : cell.width
  const width = Math.max(cell.width, Math.min(wanted, frame.width - cell.left))
  if (width !== cell.width) place(element, { ...cell, width })
}

function growBox(element: HTMLElement, cell: Area, frame: DOMRect, zoom: number): void {
  const width = Math.max(cell.width, Math.min(LEAST.width * zoom, frame.width))
  place(element, { ...cell, width, height: 0 })
  const edges = element.offsetHeight - element.clientHeight
  const needed = Math.max(cell.height, LEAST.height * zoom, element.scrollHeight + edges)
  const height = Math.min(needed, frame.height)
  place(element, {
    left: Math.max(0, Math.min(cell.left, frame.width - width)),
    top: Math.max(0, Math.min(cell.top, frame.height - height)),
    width,
    height,
  })
}
