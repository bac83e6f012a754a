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
import type { SheetCore } from './core.ts'
import { planPaste, type PasteTarget } from './paste.ts'
import { between, rangeOf } from './range.ts'
import type { Wanted } from './state.ts'
import { exactText, isFigure, shownText } from './values.ts'
import { write } from './writing.ts'

/** The selected range as a block of texts, with the unrounded figures beside them. */
function selectedBlock(core: SheetCore): Block {
  if (!core.selection) return []
  const { top, left, bottom, right } = rangeOf(core.selection)
  const columns = core.view.columns.slice(left, right + 1)
  return core.view.rows.slice(top, bottom + 1).map((row) =>
    columns.map((column): CopiedCell => {
      const text = shownText(row, column, core.setting)
      const exact = exactText(row, column)
      return exact === undefined ? { text } : { text, exact }
    }),
  )
}

/** Puts the selected range on the clipboard; false if nothing is selected. */
export function copyTo(core: SheetCore, clipboard: DataTransfer): boolean {
  const block = selectedBlock(core)
  if (block.length === 0) return false
  clipboard.setData('text/plain', writeTabbed(block))
  clipboard.setData('text/html', writeHtmlTable(block))
  return true
}

/** The block on the clipboard: its HTML table, which knows of merged cells, or else its text; null if it holds neither. */
export function blockFrom(clipboard: Pick<DataTransfer, 'getData'>): Block | null {
  const html = clipboard.getData('text/html')
  const table = html === '' ? null : parseHtmlTable(html)
  if (table) return table
  const text = clipboard.getData('text/plain')
  return text === '' ? null : parseTabbed(text)
}

/** Pastes a block at the selection and selects what it covers. */
export function paste(core: SheetCore, block: Block): void {
  const size = { rows: block.length, columns: block[0]?.length ?? 0 }
  if (!core.selection || size.rows * size.columns === 0 || size.rows * size.columns > MAX_CELLS) return
  const selected = rangeOf(core.selection)
  const { body, columns } = core.view
  // Totals end the sheet: what does not fit above them needs new rows.
  const rows = selected.top < body ? body : core.view.rows.length
  const plan = planPaste(size, selected, { rows, columns: columns.length })
  const wantedOf = (targets: readonly PasteTarget[]): Wanted[] =>
    targets.flatMap(({ to, from }) => {
      const cell = block[from.row]?.[from.column]
      const column = columns[to.column]
      return cell && column ? [{ point: to, raw: rawFor(cell, column.column) }] : []
    })
  const { top, left, bottom, right } = plan.area
  core.select(between({ row: top, column: left }, { row: bottom, column: right }), { reveal: null })
  const below = plan.below.map(wantedOf)
  void write(core, wantedOf(plan.targets), 'paste', { outside: plan.outside, below })
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
