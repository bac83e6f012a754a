import type { Rows } from '../../shared/table/change.ts'
import type { Cell, Column, NamesOption } from '../../shared/table/column.ts'
import { textToEdit } from './arithmetic.ts'
import type { SheetCore } from './core.ts'
import type { SheetColumn } from './contract.ts'
import { inThisYear } from './days.ts'
import { editorFor, matching, opensList, optionsOf, type Option, type Speller } from './editors.ts'
import { heldFirst, heldNames, isSpelling, knownNames, namesOption, withName, writtenName } from './names.ts'
import { single, type Direction } from './range.ts'
import { advance, cellsOf, isMany } from './ranges.ts'
import type { Editing } from './state.ts'
import { todayFor } from './today.ts'
import { cellOf } from './values.ts'
import { pointOf, sizeOfView, type Place } from './view.ts'
import { sayReadOnly, write } from './writing.ts'

// How an edit of one cell begins, goes on and ends. The text itself lives in the textarea of input.tsx.

/** Whether the active cell may be edited; if not, the reason is shown beside it. */
function editable(core: SheetCore): Place | null {
  const active = core.active()
  if (!active) return null
  const reason = core.refusalAt(active)
  if (reason === null) return active
  sayReadOnly(core, active.row.id, active.column.field, reason)
  return null
}

/** Opens the editor on the active cell with its content (F2, double click), or with what was typed and refused before. */
export function beginEdit(core: SheetCore): boolean {
  const { notice } = core.store.getState()
  const place = editable(core)
  if (!place) return false
  const { row, column } = place
  const again = notice?.rowId === row.id && notice.field === column.field ? notice.typed : null
  const initial = textToEdit(core, row, column)
  const text = again ?? initial
  open(core, place, { typed: false, text, caret: text.length, initial })
  return true
}

/** Opens the editor with a text that replaces the content: somebody has begun to type, or to compose Chinese. */
export function beginTyping(core: SheetCore, text: string): boolean {
  const place = editable(core)
  if (!place) return false
  open(core, place, { typed: true, text, caret: text.length, initial: '' })
  return true
}

/** Opens the editor with a text in place of the content, such as today's date, to be accepted or changed. */
export function beginWith(core: SheetCore, text: string): boolean {
  const place = editable(core)
  if (!place) return false
  open(core, place, { typed: false, text, caret: text.length, initial: '' })
  return true
}

function open(
  core: SheetCore,
  { row, column }: Place,
  how: Pick<Editing, 'typed' | 'text' | 'caret' | 'initial'>,
): void {
  const point = core.selection?.active
  if (point) core.surface?.reveal(point)
  const editor = editorFor(column.column)
  const kind = editor === 'toggle' ? 'line' : editor
  const editing = { rowId: row.id, field: column.field, kind, chosen: null, ...how }
  core.store.setState({
    // Typed text marks the first entry that fits; an opened list marks none, so that Enter leaves the cell as it is.
    editing: how.typed ? { ...editing, chosen: firstMarked(editing, column.column) } : editing,
    notice: null,
    filled: null,
  })
}

/** The entry that is marked while somebody types: the first, except that names may be others than those listed. */
function firstMarked(editing: Editing, column: Column): number | null {
  // Erased, and not yet anything else: Enter clears the cell.
  if (editing.kind === 'list') return editing.text.trim() === '' ? null : 0
  const option = namesOption(column)
  return option && isSpelling(writtenName(editing, option)) ? 0 : null
}

/** What a list offers for the text typed so far. An opened list shows all, until the text is changed. */
export function offered(
  core: SheetCore,
  editing: Editing,
  lookup: Rows,
  speller: Speller | null,
): readonly Option[] {
  const column = columnOf(core, editing)
  if (!column || !opensList(editing.kind)) return []
  const untouched = !editing.typed && editing.text === editing.initial
  const option = namesOption(column.column)
  if (option) {
    const options = heldFirst(knownNames(column, lookup).options, editing.initial, option)
    return matching(options, untouched ? '' : writtenName(editing, option), speller)
  }
  return matching(optionsOf(column.column, lookup), untouched ? '' : editing.text, speller)
}

/** The column that is being edited. */
export function columnOf(core: SheetCore, { field }: Editing): SheetColumn | undefined {
  return core.view.columns.find((one) => one.field === field)
}

function namesOf(core: SheetCore, editing: Editing): NamesOption | null {
  const column = columnOf(core, editing)
  return column ? namesOption(column.column) : null
}

/** Takes over what the textarea holds now. */
export function typed(core: SheetCore, text: string, caret = text.length): void {
  const { editing } = core.store.getState()
  if (!editing || editing.text === text) return
  const column = columnOf(core, editing)
  const now = { ...editing, text, caret, chosen: null }
  core.store.setState({ editing: { ...now, chosen: column ? firstMarked(now, column.column) : null } })
  const point = pointOf(core.view, editing)
  if (point) core.surface?.reveal(point)
}

/** The caret has gone elsewhere in the text: among several names another one is being written. */
export function caretMoved(core: SheetCore, caret: number): void {
  const { editing } = core.store.getState()
  if (editing?.kind !== 'names' || editing.caret === caret) return
  core.store.setState({ editing: { ...editing, caret, chosen: null } })
}

/** Marks another entry of the list; from none the first or last. Above the first of names stands the text as written. */
export function choose(core: SheetCore, by: number, options: readonly Option[]): void {
  const { editing } = core.store.getState()
  if (!editing || options.length === 0) return
  const [current = null] = editing.kind === 'list' ? currentOf(core, editing, options) : []
  const from = editing.chosen ?? current ?? (by > 0 ? -1 : options.length)
  const next = Math.min(options.length - 1, from + by)
  const chosen = editing.kind === 'names' && next < 0 ? null : Math.max(0, next)
  core.store.setState({ editing: { ...editing, chosen } })
}

/** Indices of what the cell holds among the options: the stored value, or the names written now. */
export function currentOf(core: SheetCore, editing: Editing, options: readonly Option[]): readonly number[] {
  const option = namesOf(core, editing)
  const row = core.view.rows.find(({ id }) => id === editing.rowId)
  const held = new Set<Cell>(option ? heldNames(editing, option) : row ? [cellOf(row, editing.field)] : [])
  return options.flatMap(({ value }, at) => (held.has(value) ? [at] : []))
}

/** Ends the edit without a trace. */
export function cancelEdit(core: SheetCore): void {
  core.store.setState({ editing: null })
}

/**
 * Ends the edit and writes it: into its cell, or into the whole selected range. If the text cannot be read the old value
 * comes back, the selection stays there and the answer is false; otherwise it moves on at once, without waiting for the
 * commit.
 */
export function acceptEdit(
  core: SheetCore,
  options: readonly Option[],
  then: { readonly to: Direction | 'stay'; readonly range?: boolean } = { to: 'stay' },
): boolean {
  const { editing } = core.store.getState()
  if (!editing) return true
  const before = core.selection
  core.store.setState({ editing: null })
  const raw = rawOf(core, editing, options)
  const point = pointOf(core.view, editing)
  if (point && then.range === true && before && isMany(before)) {
    fillRange(core, raw)
    return true
  }
  if (!point || raw === UNCHANGED) {
    move(core, then.to)
    return true
  }
  // `write` reads the value before its first await, so a local refusal is known when this returns.
  void write(core, [{ point, raw }], 'edit', { typed: editing.text })
  const { notice } = core.store.getState()
  if (notice?.rowId === editing.rowId && notice.field === editing.field) return false
  move(core, then.to)
  return true
}

const UNCHANGED = Symbol('unchanged')

function rawOf(core: SheetCore, editing: Editing, options: readonly Option[]): Cell | typeof UNCHANGED {
  const option = editing.chosen === null ? undefined : options[editing.chosen]
  const names = namesOf(core, editing)
  if (option && names) return withName(editing, names, option.value).text
  const untouched = !editing.typed && editing.text === editing.initial
  if (option) return option.value
  if (untouched) return UNCHANGED
  const isDay = columnOf(core, editing)?.column.kind === 'date'
  return isDay ? inThisYear(editing.text, todayFor(core)) : editing.text
}

function fillRange(core: SheetCore, raw: Cell | typeof UNCHANGED): void {
  const active = core.active()
  if (!core.selection || !active) return
  const value = raw === UNCHANGED ? cellOf(active.row, active.column.field) : raw
  const wanted = cellsOf(core.selection).map((point) => ({ point, raw: value }))
  void write(core, wanted, 'fill')
}

function move(core: SheetCore, to: Direction | 'stay'): void {
  if (to !== 'stay') moveOn(core, to)
}

/** Where Enter and Tab lead. After Tab, Enter goes back under the cell where Tab began. */
export function moveOn(core: SheetCore, to: Direction): void {
  const { selection } = core
  if (!selection) return
  const size = sizeOfView(core.view)
  const alone = !isMany(selection)
  const next = advance(selection, to, size)
  if (alone && to === 'down' && core.tabbedFrom !== null) {
    const back = single({ row: next.active.row, column: core.tabbedFrom })
    core.tabbedFrom = null
    core.select(back, { reveal: back.active })
    return
  }
  if (alone && to === 'right') core.tabbedFrom ??= selection.active.column
  else core.tabbedFrom = null
  core.select(next, { reveal: next.active })
}
