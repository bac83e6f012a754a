import { carriedArithmetic } from './arithmetic.ts'
import type { SheetCore } from './core.ts'
import { followMouse } from './drag.ts'
import { clearedBy, farthestText, fillTo, neighbourEnd, planSeries } from './fill.ts'
import { between, rangeOf, sameRange, sizeOf, type Fill, type Point, type Range } from './range.ts'
import { cellsOf, without } from './ranges.ts'
import type { FillWay } from './series.ts'
import type { Wanted } from './state.ts'
import { changedInPlace, isFilled } from './view.ts'
import { write } from './writing.ts'

// The fill handle: the small square at the lower right corner of the selection.

/** px from a cell's lower right corner within which the handle is meant. */
const REACH = 9

/** The range whose corner has the handle; null where several are selected, or totals, or nothing may be written. */
export function handleRange(core: SheetCore): Range | null {
  const { selection, view, props } = core
  if (!selection || selection.others || props.readOnly === true) return null
  const range = rangeOf(selection)
  return range.bottom < view.body ? range : null
}

/** Whether a mouse event is on the handle. */
export function isOnHandle(core: SheetCore, { target, clientX, clientY }: MouseEvent): boolean {
  const range = handleRange(core)
  const cell = target instanceof Element ? target.closest('.ag-cell') : null
  const point = cell && core.surface?.pointOf(cell)
  if (!range || !cell || point?.row !== range.bottom || point.column !== range.right) return false
  const box = cell.getBoundingClientRect()
  return clientX > box.right - REACH && clientY > box.bottom - REACH
}

/** Begins to drag the handle; what would be filled is outlined, and its last value told, until the button is released. */
export function startFill(core: SheetCore, host: HTMLElement, from: Point, event: MouseEvent): void {
  const source = handleRange(core)
  if (!source) return
  let to = from
  let mouse = { x: event.clientX, y: event.clientY, toggled: event.ctrlKey || event.metaKey }
  const show = (): void => {
    const { x, y, toggled } = mouse
    const { fill, cleared } = meant(source, to)
    const filled = fill ? farthestText(core.view, core.setting, fill, toggled) : ''
    const tip = cleared ? core.words.text('fillClears') : filled
    const target = cleared ?? fill?.target
    core.store.setState({ filling: target ? { target, tip, toggled, x, y } : null })
    core.surface?.repaint()
  }
  // Ctrl may be pressed while the mouse rests.
  const keyed = (key: KeyboardEvent): void => {
    if (key.key !== 'Control' && key.key !== 'Meta') return
    mouse = { ...mouse, toggled: key.type === 'keydown' }
    show()
  }
  window.addEventListener('keydown', keyed, true)
  window.addEventListener('keyup', keyed, true)
  followMouse(host, core, from, {
    scrolls: true,
    moved: (point, moved) => {
      if (moved) mouse = { x: moved.clientX, y: moved.clientY, toggled: moved.ctrlKey || moved.metaKey }
      to = { row: Math.min(Math.max(0, point.row), core.view.body - 1), column: Math.max(0, point.column) }
      show()
    },
    ended: (released) => {
      window.removeEventListener('keydown', keyed, true)
      window.removeEventListener('keyup', keyed, true)
      core.store.setState({ filling: null })
      core.surface?.repaint()
      if (released) dropHandle(core, source, to, released.ctrlKey || released.metaKey)
    },
  })
}

/** What a handle at a cell means: to fill as far as there, or to empty what it came back over. */
function meant(source: Range, to: Point): { fill: Fill | null; cleared: Range | null } {
  const fill = fillTo(source, to)
  return { fill, cleared: fill ? null : clearedBy(source, to) }
}

/** Lets the handle of a range go at a cell; `toggled`: with Ctrl held. */
export function dropHandle(core: SheetCore, source: Range, to: Point, toggled: boolean): void {
  const { fill, cleared } = meant(source, to)
  if (fill) void carryOut(core, fill, toggled)
  if (cleared) clearOut(core, source, cleared)
}

/** Empties what the handle was dragged back over, as one commit; what is left stays selected. */
function clearOut(core: SheetCore, source: Range, cleared: Range): void {
  const { top, left, bottom, right } = cleared
  const points = cellsOf(between({ row: top, column: left }, { row: bottom, column: right }))
  const wanted = points.filter((point) => isFilled(core.view, point)).map((point) => ({ point, raw: null }))
  const [rest = source] = without(source, cleared)
  const end = { row: rest.bottom, column: rest.right }
  core.select(between({ row: rest.top, column: rest.left }, end), { reveal: null })
  void write(core, wanted, 'clear')
}

/** Double click on the handle: fills down as far as the data beside it goes. */
export function fillToNeighbour(core: SheetCore): void {
  const source = handleRange(core)
  if (!source) return
  const { body, columns } = core.view
  const end = neighbourEnd(source, body, columns.length, (point) => isFilled(core.view, point))
  if (end === null) return
  const { left, right, bottom } = source
  void carryOut(core, { source, to: 'down', target: { top: bottom + 1, left, bottom: end, right } }, false)
}

/** Writes a fill as one commit and selects source and target together; then it can be had the other way. */
async function carryOut(core: SheetCore, fill: Fill, toggled: FillWay): Promise<void> {
  const before = core.view
  const wanted = planned(core, fill, toggled)
  const { source, target } = fill
  const top = Math.min(source.top, target.top)
  const left = Math.min(source.left, target.left)
  const corner = { row: Math.max(source.bottom, target.bottom), column: Math.max(source.right, target.right) }
  const whole = between({ row: top, column: left }, corner)
  core.select(whole, { reveal: null })
  const written = await write(core, wanted, 'fill')
  // Meanwhile the person may have gone elsewhere, or the rows.
  const isHere =
    core.selection &&
    sameRange(rangeOf(core.selection), rangeOf(whole)) &&
    changedInPlace(core.view, before) !== null
  if (!written || !isHere) return
  const other = isSameFill(core, fill, toggled, 'copy') ? 'series' : 'copy'
  if (!isSameFill(core, fill, toggled, other)) core.store.setState({ filled: { fill, other } })
}

/** Whether a fill comes to the same both ways; the cells next to its source tell, of however many. */
function isSameFill(core: SheetCore, { source, target, to }: Fill, one: FillWay, other: FillWay): boolean {
  const { rows, columns } = sizeOf(source)
  const near = {
    down: { bottom: Math.min(target.bottom, target.top + 2 * rows) },
    up: { top: Math.max(target.top, target.bottom - 2 * rows) },
    right: { right: Math.min(target.right, target.left + 2 * columns) },
    left: { left: Math.max(target.left, target.right - 2 * columns) },
  }[to]
  const beginning = { source, to, target: { ...target, ...near } }
  const wanted = planned(core, beginning, other)
  return planned(core, beginning, one).every(({ raw }, at) => raw === wanted[at]?.raw)
}

function planned(core: SheetCore, fill: Fill, toggled: FillWay): readonly Wanted[] {
  return planSeries(core.view, core.setting, fill, toggled, (from, to) => carriedArithmetic(core, from, to))
}

/** What the handle has just filled is written the other way: copied instead of counted on, or counted on. */
export function fillOtherwise(core: SheetCore): boolean {
  const { filled } = core.store.getState()
  if (!filled) return false
  void carryOut(core, filled.fill, filled.other)
  return true
}
