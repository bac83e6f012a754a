import type { Cell, Column } from '../../shared/table/column.ts'
import {
  MAX_CELLS,
  parseHtmlTable,
  parseTabbed,
  writeHtmlTable,
  writeTabbed,
  type Block,
  type CopiedCell,
} from './clipboard.ts'
import { arithmeticFor, copiedArithmetic } from './arithmetic.ts'
import type { SheetColumn } from './contract.ts'
import type { SheetCore } from './core.ts'
import { findHeadings, withoutHeadings } from './headings.ts'
import { moveTo } from './moving.ts'
import { planPaste, transposed, type PasteTarget } from './paste.ts'
import { between, rangeOf, type Point, type Range } from './range.ts'
import { linedUp, rangesOf } from './ranges.ts'
import type { Wanted } from './state.ts'
import { exactText, isFigure, readValue, shownText } from './values.ts'
import { dataRows, placeAt } from './view.ts'
import { sayHere, write } from './writing.ts'

/** What this window has put on the clipboard last: a paste need not read it, and may get its text alone. */
const memory: { token: string; text: string; block: Block } = { token: '', text: '', block: [] }

/** Type of the clipboard's item by which a copy of our own is known. */
const OWN_TYPE = 'application/x-zhence'

/** The selected cells as a block of texts, with the unrounded figures beside them; null if they do not line up. */
function selectedBlock(core: SheetCore): Block | null {
  const points = core.selection && linedUp(rangesOf(core.selection))
  return (
    points?.map((line) =>
      line.map((point): CopiedCell => {
        const place = placeAt(core.view, point)
        if (!place) return { text: '' }
        const text = shownText(place.row, place.column, core.setting)
        const exact = exactText(place.row, place.column)
        const arithmetic = copiedArithmetic(core, place.row, place.column)
        return {
          text,
          ...(exact === undefined ? {} : { exact }),
          ...(arithmetic === undefined ? {} : { arithmetic }),
        }
      }),
    ) ?? null
  )
}

/** Puts the selected cells on the clipboard, to be moved by the next paste if they are cut; false if that cannot be. */
export function copyTo(core: SheetCore, clipboard: Pick<DataTransfer, 'setData'>, cut = false): boolean {
  const { selection } = core
  if (!selection) return false
  const ranges = rangesOf(selection)
  if (cut && ranges.length > 1) return refuse(core, 'cutMany')
  const block = selectedBlock(core)
  if (!block) return refuse(core, 'copyUneven')
  if (block.length === 0) return false
  const token = crypto.randomUUID()
  const text = writeTabbed(block)
  Object.assign(memory, { token, text, block })
  clipboard.setData(OWN_TYPE, token)
  clipboard.setData('text/plain', text)
  clipboard.setData('text/html', writeHtmlTable(block, token))
  core.store.setState({ copied: { ranges, cut, token }, notice: null })
  core.surface?.repaint()
  return true
}

function refuse(core: SheetCore, why: 'cutMany' | 'copyUneven'): true {
  sayHere(core, core.words.text(`selection.${why}`))
  return true
}

/** What is on the clipboard: a block, and the token of a copy of our own. */
interface Held {
  readonly block: Block
  readonly token: string | null
}

/** The clipboard's HTML table, which knows of merged cells, or else its text; null if it holds neither. */
function heldBy(clipboard: Pick<DataTransfer, 'getData'>): Held | null {
  const token = clipboard.getData(OWN_TYPE)
  if (token !== '' && token === memory.token) return { block: memory.block, token }
  const html = clipboard.getData('text/html')
  const table = html === '' ? null : parseHtmlTable(html)
  // What came by way of the menu has no item of our own; the table tells that it is the copy that is held here.
  if (table) return table.token === memory.token ? { block: memory.block, token: table.token } : table
  const text = clipboard.getData('text/plain')
  if (text === '') return null
  // Line breaks may have been changed on the way.
  const isOurs = text.replaceAll('\r\n', '\n') === memory.text.replaceAll('\r\n', '\n')
  return isOurs ? { block: memory.block, token: '' } : { block: parseTabbed(text), token: null }
}

/** Pastes what is on the clipboard at the selection; what was cut here is moved. */
export function pasteFrom(core: SheetCore, clipboard: Pick<DataTransfer, 'getData'>): void {
  pasteHeld(core, heldBy(clipboard))
}

/** Enter after a copy, as in Excel: pastes what is outlined, once. False if nothing is. */
export function pasteOutlined(core: SheetCore): boolean {
  const { copied } = core.store.getState()
  if (!copied || copied.token !== memory.token) return false
  pasteHeld(core, { block: memory.block, token: memory.token })
  // What was cut stays outlined until it has been moved.
  if (!copied.cut) core.store.setState({ copied: null })
  core.surface?.repaint()
  return true
}

function pasteHeld(core: SheetCore, held: Held | null): void {
  const how = core.pasteAs
  core.pasteAs = 'usual'
  const place = placeToPaste(core)
  if (!held || !place) return
  const { copied } = core.store.getState()
  // The same text may have been copied elsewhere meanwhile: only the token says that it is the cut itself.
  const isCut = copied?.cut === true && held.token === copied.token
  if (isCut && how === 'usual') return moveTo(core, copied)
  const wanted = how === 'values' ? held.block.map((line) => line.map(asValue)) : held.block
  const block = how === 'transposed' ? transposed(wanted) : wanted
  const { left, top } = place
  const headings = held.token === null ? headingsOf(core, block, left, top) : null
  if (!headings) return paste(core, block)
  core.store.setState({ headed: { block, headings, left } })
}

function asValue({ arithmetic: _dropped, ...value }: CopiedCell): CopiedCell {
  return value
}

/** The selection; in a sheet without rows its first cell, where the first row would be. */
function placeToPaste({ selection, view }: SheetCore): Range | null {
  if (selection) return rangeOf(selection)
  return view.body === 0 && view.columns.length > 0 ? { top: 0, left: 0, bottom: 0, right: 0 } : null
}

function headingsOf(
  core: SheetCore,
  block: Block,
  left: number,
  top: number,
): ReturnType<typeof findHeadings> {
  const width = block[0]?.length ?? 0
  const columns = core.view.columns.slice(left, left + width)
  const row = core.view.rows[Math.min(top, core.view.body - 1)] ?? { id: '', cells: {} }
  return findHeadings(block, columns, (text, column) => readValue(row, column, text, core.setting).ok)
}

/** The answer to whether headings come along with a block. */
export function pasteAsked(core: SheetCore, how: 'without' | 'with' | 'not'): void {
  const { headed } = core.store.getState()
  core.store.setState({ headed: null })
  if (!headed || how === 'not') return
  paste(core, how === 'with' ? headed.block : withoutHeadings(headed.block, headed.headings))
}

/** Pastes a block at the selection and selects what it covers; into each of several ranges, as Excel does. */
function paste(core: SheetCore, block: Block): void {
  const size = { rows: block.length, columns: block[0]?.length ?? 0 }
  const place = placeToPaste(core)
  if (!place || size.rows * size.columns === 0) return
  if (size.rows * size.columns > MAX_CELLS)
    return sayHere(core, core.words.text('tooLarge', { count: MAX_CELLS }))
  if (core.selection?.others) return pasteIntoEach(core, block, rangesOf(core.selection))
  const { wanted, below, outside, area } = placed(core, block, place)
  if (area)
    core.select(between({ row: area.top, column: area.left }, { row: area.bottom, column: area.right }), {
      reveal: null,
    })
  void write(core, wanted, 'paste', { outside, below })
}

/** A block as it would be written at a range: into its cells, and below the last row. */
interface Placed {
  readonly wanted: readonly Wanted[]
  readonly below: readonly (readonly Wanted[])[]
  readonly outside: number
  /** What of it lies on the sheet; null where nothing does. */
  readonly area: Range | null
}

function placed(core: SheetCore, block: Block, range: Range): Placed {
  const size = { rows: block.length, columns: block[0]?.length ?? 0 }
  const { top: begin, bottom: end, left: first, right: last } = range
  const { body, columns } = core.view
  // Totals end the sheet: what does not fit above them needs new rows. Headings of groups are passed over.
  const lines = dataRows(core.view, begin).filter((row) => begin >= body || row < body)
  const bottommost = Math.max(1, lines.filter((row) => row <= end).length) - 1
  const selected = { top: 0, left: first, bottom: bottommost, right: last }
  const plan = planPaste(size, selected, { rows: lines.length, columns: columns.length })
  const lineAt = (at: number): number => lines[at] ?? core.view.rows.length
  const wantedOf = (targets: readonly PasteTarget[]): Wanted[] =>
    targets.flatMap(({ to, from }) => {
      const cell = block[from.row]?.[from.column]
      const column = columns[to.column]
      const point = { row: lineAt(to.row), column: to.column }
      return cell && column ? [{ point, raw: rawAt(core, cell, column, point) }] : []
    })
  const { top, left, bottom, right } = plan.area
  return {
    wanted: wantedOf(plan.targets),
    below: plan.below.map(wantedOf),
    outside: plan.outside,
    area: bottom >= top ? { top: lineAt(top), left, bottom: lineAt(bottom), right } : null,
  }
}

/** Several ranges each take the block; where they overlap, the last one counts. No rows are added for them. */
function pasteIntoEach(core: SheetCore, block: Block, ranges: readonly Range[]): void {
  const all = ranges.map((range) => placed(core, block, range))
  const cells = new Map(
    all.flatMap(({ wanted }) => wanted.map((one) => [`${one.point.row} ${one.point.column}`, one])),
  )
  const outside = all.reduce((sum, one) => sum + one.outside, 0)
  void write(core, [...cells.values()], 'paste', { outside })
}

/** What a copied cell is written as: the arithmetic behind it where that means the same, as Excel copies a formula. */
function rawAt(core: SheetCore, cell: CopiedCell, column: SheetColumn, point: Point): Cell {
  // A row that is not there yet has no unit of its own.
  const row = core.view.rows[point.row] ?? { id: '', cells: {} }
  return (cell.arithmetic && arithmeticFor(cell.arithmetic, row, column)) ?? rawFor(cell, column.column)
}

/**
 * What a copied cell means in a column. An amount merged over several rows is one amount and stays in the first of them;
 * a word, a year or a day merged over rows holds for each.
 */
export function rawFor(cell: CopiedCell, column: Column): Cell {
  const isAmount = column.kind === 'number' || column.kind === 'quantity'
  if (cell.merged && isAmount) return null
  return isFigure(column) && cell.exact !== undefined ? cell.exact : cell.text
}
