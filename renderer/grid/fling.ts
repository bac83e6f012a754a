import { numberOf } from './view.ts'
import type { Column as GridColumn, GridApi } from 'ag-grid-community'
import { NUMBER_COLUMN, paintedText } from './columns.ts'
import { fittingText } from './narrow.ts'
import type { SheetColumn, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { ROW_HEIGHT } from './modules.ts'
import { isFigure } from './values.ts'

// While a sheet is flung, each frame shows other rows altogether. AG Grid then makes hundreds of elements a frame and
// falls to a dozen frames a second. So from the second such frame on it is not told that the sheet scrolls; the texts are
// drawn on a canvas over it, and it comes in again as soon as the sheet rests.

/** A frame that moves the sheet by more than this part of its height shows hardly a row of the one before. */
const FAR = 0.8
/** ms from the end of a far move, with all that AG Grid makes of it, to the next one of the same fling. */
const TOGETHER = 150
/** ms without a move after which the sheet rests. */
const REST = 90
/** Frames without a move that there must be as well. */
const LEAST_FRAMES = 2
/** Frames that AG Grid gets to make its rows before the canvas goes. */
const MOST_FRAMES = 30
const PADDING = 7
const BASELINE = 19

/** Draws a sheet while it is flung; answers how to stop. */
export function attachFling(host: HTMLElement, core: SheetCore, api: GridApi<SheetRow>): () => void {
  const viewport = host.querySelector<HTMLElement>('.ag-grid-viewport')
  const root = host.querySelector<HTMLElement>('.ag-root')
  const scrollbar = host.querySelector<HTMLElement>('.ag-body-vertical-scroll-viewport')
  if (!viewport || !root || !scrollbar) return () => undefined
  const canvas = document.createElement('canvas')
  canvas.className = 'zh-fling'
  canvas.setAttribute('aria-hidden', 'true')
  let known = viewport.scrollTop
  let lastFar = Number.NEGATIVE_INFINITY
  let flinging = false
  let timer = 0
  let frame = 0
  let worked = 0

  const rest = (): void => {
    flinging = false
    cancelAnimationFrame(frame)
    known = viewport.scrollTop
    // For a moment AG Grid listens only to the one of the two that was moved first.
    for (const moved of [scrollbar, viewport]) moved.dispatchEvent(new Event('scroll'))
    const middle = Math.floor((viewport.scrollTop + rowsHeight(viewport, host) / 2) / ROW_HEIGHT)
    const uncover = (left: number): void => {
      if (flinging) return
      if (left === 0 || host.querySelector(`.ag-row[row-index="${middle}"]`)) canvas.remove()
      else frame = requestAnimationFrame(() => uncover(left - 1))
    }
    frame = requestAnimationFrame(() => uncover(MOST_FRAMES))
  }

  // Where frames are slow, the next move may be on its way though the time is over.
  const mayRest = (left: number): void => {
    if (left === 0) rest()
    else frame = requestAnimationFrame(() => mayRest(left - 1))
  }

  const draw = (): void => {
    if (canvas.parentElement !== root) root.append(canvas)
    paint(canvas, { host, viewport, core, api })
  }

  const scrolled = (event: Event): void => {
    if (event.target === scrollbar && flinging) {
      event.stopImmediatePropagation()
      if (viewport.scrollTop !== scrollbar.scrollTop) viewport.scrollTop = scrollbar.scrollTop
      return
    }
    if (event.target !== viewport) return
    const far = Math.abs(viewport.scrollTop - known) > FAR * rowsHeight(viewport, host)
    const now = performance.now()
    if (!flinging && !(far && now - lastFar < TOGETHER)) {
      if (far) {
        lastFar = now
        // On a slow computer making the rows takes longer than people leave between two moves.
        window.clearTimeout(worked)
        worked = window.setTimeout(() => (lastFar = performance.now()), 0)
      }
      known = viewport.scrollTop
      return
    }
    flinging = true
    lastFar = now
    event.stopImmediatePropagation()
    if (scrollbar.scrollTop !== viewport.scrollTop) scrollbar.scrollTop = viewport.scrollTop
    draw()
    window.clearTimeout(timer)
    cancelAnimationFrame(frame)
    timer = window.setTimeout(() => mayRest(LEAST_FRAMES), REST)
  }

  host.addEventListener('scroll', scrolled, true)
  return () => {
    host.removeEventListener('scroll', scrolled, true)
    window.clearTimeout(timer)
    window.clearTimeout(worked)
    cancelAnimationFrame(frame)
    canvas.remove()
  }
}

function heightOf(host: HTMLElement, selector: string): number {
  return host.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0
}

/** Height of what scrolls between headings and totals. */
function rowsHeight(viewport: HTMLElement, host: HTMLElement): number {
  return (
    viewport.clientHeight -
    heightOf(host, '.ag-grid-pinned-top-rows') -
    heightOf(host, '.ag-grid-pinned-bottom-rows')
  )
}

interface Scene {
  readonly host: HTMLElement
  readonly viewport: HTMLElement
  readonly core: SheetCore
  readonly api: GridApi<SheetRow>
}

/** Rows that are in sight, with the height at which each begins. */
interface Sight {
  readonly rows: readonly SheetRow[]
  readonly first: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Colours {
  readonly ink: string
  readonly surface: string
  readonly hair: string
  readonly line: string
  readonly hatch: string
  readonly header: string
  readonly muted: string
  readonly warn: string
}

function coloursOf(host: HTMLElement): Colours {
  const style = getComputedStyle(host)
  const named = (name: string): string => style.getPropertyValue(`--sheet-${name}`)
  return {
    ink: named('ink'),
    surface: named('surface'),
    hair: named('hair'),
    line: named('line'),
    hatch: named('hatch'),
    header: named('header'),
    muted: named('muted'),
    warn: named('warn'),
  }
}

function paint(canvas: HTMLCanvasElement, { host, viewport, core, api }: Scene): void {
  const [width, height] = [viewport.clientWidth, rowsHeight(viewport, host)]
  const scale = window.devicePixelRatio * (host.currentCSSZoom ?? 1)
  canvas.style.top = `${heightOf(host, '.ag-grid-pinned-top-rows')}px`
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale)
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return
  const colours = coloursOf(host)
  const first = Math.floor(viewport.scrollTop / ROW_HEIGHT)
  const last = Math.min(Math.ceil((viewport.scrollTop + height) / ROW_HEIGHT), core.view.body)
  const sight = {
    rows: core.view.rows.slice(first, last),
    first,
    top: first * ROW_HEIGHT - viewport.scrollTop,
    width,
    height,
  }
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.fillStyle = colours.surface
  context.fillRect(0, 0, width, height)
  paintRows(context, sight, colours)
  const family = getComputedStyle(host).fontFamily
  const fields = new Map(core.view.columns.map((column) => [column.field, column]))
  const pinned = api.getDisplayedLeftColumns()
  const start = pinned.reduce((sum, column) => sum + column.getActualWidth(), 0)
  const draw = (column: GridColumn, left: number, from: number): void => {
    const field = fields.get(column.getColId())
    const box = { left, width: column.getActualWidth(), from }
    context.font = `${field ? 13 : 12}px ${family}`
    if (field) paintColumn(context, sight, box, colours, { core, column: field })
    else if (column.getColId() === NUMBER_COLUMN) paintNumbers(context, sight, box, colours, core)
  }
  for (const column of api.getDisplayedCenterColumns()) {
    const left = start + (column.getLeft() ?? 0) - viewport.scrollLeft
    if (left < width && left + column.getActualWidth() > start) draw(column, left, start)
  }
  for (const column of pinned) draw(column, column.getLeft() ?? 0, 0)
  context.fillStyle = colours.line
  context.fillRect(start - 1, 0, 1, height)
}

/** The lines under the rows, and the hatch of made-up ones. */
function paintRows(context: CanvasRenderingContext2D, sight: Sight, { hair, hatch }: Colours): void {
  const { rows, top, width } = sight
  for (const [at, { demo }] of rows.entries()) {
    const y = top + at * ROW_HEIGHT
    if (demo === true) {
      context.strokeStyle = hatch
      context.beginPath()
      for (let x = -ROW_HEIGHT; x < width; x += 9) {
        context.moveTo(x, y + ROW_HEIGHT)
        context.lineTo(x + ROW_HEIGHT, y)
      }
      context.stroke()
    }
    context.fillStyle = hair
    context.fillRect(0, y + ROW_HEIGHT - 1, width, 1)
  }
}

/** Where a column stands; it is seen right of `from` only. */
interface Box {
  readonly left: number
  readonly width: number
  readonly from: number
}

function paintColumn(
  context: CanvasRenderingContext2D,
  { rows, top, height }: Sight,
  { left, width, from }: Box,
  { ink, hair }: Colours,
  { core, column }: { core: SheetCore; column: SheetColumn },
): void {
  context.save()
  context.beginPath()
  context.rect(Math.max(left, from), 0, left + width - Math.max(left, from), height)
  context.clip()
  const right = isFigure(column.column)
  const centred = column.column.kind === 'flag'
  context.textAlign = right ? 'right' : centred ? 'center' : 'left'
  const x = right ? left + width - PADDING : centred ? left + width / 2 : left + PADDING
  context.fillStyle = ink
  for (const [at, row] of rows.entries()) {
    const text = fittingText(paintedText(core, row, column), row, column, width)
    if (text !== '') context.fillText(text, x, top + at * ROW_HEIGHT + BASELINE)
  }
  context.fillStyle = hair
  context.fillRect(left + width - 1, 0, 1, height)
  context.restore()
}

function paintNumbers(
  context: CanvasRenderingContext2D,
  { rows, first, top, height }: Sight,
  { left, width }: Box,
  { header, muted, warn, hair }: Colours,
  core: SheetCore,
): void {
  const tag = core.words.text('demoTag')
  context.fillStyle = header
  context.fillRect(left, 0, width, height)
  for (const [at, { demo, group }] of rows.entries()) {
    const y = top + at * ROW_HEIGHT + BASELINE
    context.fillStyle = hair
    context.fillRect(left, top + (at + 1) * ROW_HEIGHT - 1, width, 1)
    context.fillStyle = muted
    context.textAlign = 'right'
    if (!group) context.fillText(String(numberOf(core.view, first + at)), left + width - PADDING, y)
    if (demo !== true) continue
    context.fillStyle = warn
    context.textAlign = 'left'
    context.fillText(tag, left + PADDING - 1, y)
  }
}
