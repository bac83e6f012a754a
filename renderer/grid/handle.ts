import type { RefObject } from 'react'
import { perform } from './commands.ts'
import type { CellSet, SheetHandle, TypedCell } from './contract.ts'
import type { SheetCore } from './core.ts'
import { contains, single, sizeOf, type Selection } from './range.ts'
import { disjoint, isMany, rangesOf } from './ranges.ts'
import { addressAt, pointOf } from './view.ts'
import type { Wanted } from './state.ts'
import { write } from './writing.ts'

/** What a page may ask of a mounted sheet whose keyboard is in the textarea given. */
export function handleOf(core: SheetCore, input: RefObject<HTMLTextAreaElement | null>): SheetHandle {
  return {
    focus: () => input.current?.focus({ preventScroll: true }),
    reveal: (rowId, field) => {
      const at = pointOf(core.view, { rowId, field: field ?? core.view.columns[0]?.field ?? '' })
      if (at) core.select(single(at))
      return at !== null
    },
    selectedRows: () => core.selectedRows(),
    active: () => core.selection && addressAt(core.view, core.selection.active),
    selectedFields: () => {
      if (!core.selection) return []
      const ranges = rangesOf(core.selection)
      return core.view.columns
        .filter((_column, at) => ranges.some(({ left, right }) => at >= left && at <= right))
        .map(({ field }) => field)
    },
    selectedCells: () => core.selection && cellSetOf(core, core.selection),
    boxOf: (rowId, field) => {
      if (rowId === null) return core.surface?.headingBox(field) ?? null
      const point = pointOf(core.view, { rowId, field })
      return point && (core.surface?.boxOf(point) ?? null)
    },
    write: (cells, verb) => write(core, wantedOf(core, cells), verb),
    clipboard: (what) => byClipboard(input.current, what),
    perform: (command) => perform(core, command),
  }
}

/** The cells selected now, whatever is selected later; null if it is one. */
function cellSetOf({ view }: SheetCore, selection: Selection): CellSet | null {
  if (!isMany(selection)) return null
  const ranges = rangesOf(selection)
  const rows = new Map(view.rows.map(({ id }, at) => [id, at]))
  const columns = new Map(view.columns.map(({ field }, at) => [field, at]))
  const sizes = disjoint(ranges).map(sizeOf)
  return {
    count: sizes.reduce((sum, size) => sum + size.rows * size.columns, 0),
    has: (rowId, field) => {
      const [row, column] = [rows.get(rowId), columns.get(field)]
      return (
        row !== undefined && column !== undefined && ranges.some((range) => contains(range, { row, column }))
      )
    },
  }
}

/** Cells by their place on the screen; one that has gone meanwhile is left out. */
function wantedOf(core: SheetCore, cells: readonly TypedCell[]): Wanted[] {
  const rows = new Map(core.view.rows.map(({ id }, at) => [id, at]))
  const columns = new Map(core.view.columns.map(({ field }, at) => [field, at]))
  return cells.flatMap(({ rowId, field, raw }) => {
    const row = rows.get(rowId)
    const column = columns.get(field)
    return row === undefined || column === undefined ? [] : [{ point: { row, column }, raw }]
  })
}

/** Copies and cuts as the keys do. Pasting asks the browser, which may refuse: then the answer is false. */
async function byClipboard(
  input: HTMLTextAreaElement | null,
  what: 'copy' | 'cut' | 'paste',
): Promise<boolean> {
  if (!input) return false
  input.focus({ preventScroll: true })
  if (what !== 'paste') return document.execCommand(what)
  const clipboardData = new DataTransfer()
  try {
    for (const item of await navigator.clipboard.read())
      for (const type of item.types.filter((one) => one === 'text/html' || one === 'text/plain'))
        clipboardData.setData(type, await (await item.getType(type)).text())
  } catch {
    // The browser was not allowed to read; Ctrl+V needs no leave.
    return false
  }
  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  return true
}
