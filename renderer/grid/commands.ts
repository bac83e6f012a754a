import type { Wanted } from './state.ts'
import { beginEdit, moveOn } from './editing.ts'
import { editorFor } from './editors.ts'
import type { SheetCore } from './core.ts'
import type { Command } from './keys.ts'
import { planFill } from './paste.ts'
import { between, goTo, jump, rangeOf, single, sizeOf, step, type Point, type Selection } from './range.ts'
import { cellOf, exactValue, shownText } from './values.ts'
import { placeAt, sizeOfView } from './view.ts'
import { write } from './writing.ts'

/** Carries out a command of the keyboard; false if the key is not used and the browser may have it. */
export function perform(core: SheetCore, command: Command): boolean {
  if (command.do === 'undo' || command.do === 'redo') {
    const call = command.do === 'undo' ? core.props.onUndo : core.props.onRedo
    call?.()
    return call !== undefined
  }
  const { selection } = core
  if (command.do === 'insert' && core.props.onInsert) {
    core.props.onInsert(lastRow(core))
    return true
  }
  if (!selection) return false
  return onSelection(core, selection, command)
}

function onSelection(core: SheetCore, selection: Selection, command: Command): boolean {
  switch (command.do) {
    case 'move':
    case 'page':
    case 'corner':
      core.tabbedFrom = null
      core.select(goTo(selection, target(core, selection, command), command.extend))
      return true
    case 'advance':
      return leaves(core, selection, command.to) ? false : done(moveOn(core, command.to))
    case 'select':
      return done(selectMany(core, selection, command.what))
    case 'edit':
    case 'open-list':
      return done(beginEdit(core))
    case 'toggle':
      return toggle(core)
    case 'clear':
      return done(clear(core, selection))
    case 'fill':
      return done(fill(core, selection, command.to))
    case 'delete':
      return remove(core)
    case 'escape':
      core.store.setState({ notice: null })
      core.leaving = true
      return true
    default:
      return false
  }
}

function done(_nothing: unknown): true {
  return true
}

function target(
  core: SheetCore,
  { active, head }: Selection,
  command: Extract<Command, { do: 'move' | 'page' | 'corner' }>,
): Point {
  const size = sizeOfView(core.view)
  const from = command.extend ? head : active
  if (command.do === 'page') return step(from, command.to, size, core.surface?.pageRows() ?? 20)
  if (command.do === 'corner') {
    const row = { start: 0, end: size.rows - 1, 'row-start': from.row, 'row-end': from.row }[command.to]
    const column = command.to.endsWith('start') ? 0 : size.columns - 1
    return { row, column }
  }
  if (!command.far) return step(from, command.to, size)
  const filled = (point: Point): boolean => {
    const place = placeAt(core.view, point)
    return place !== null && cellOf(place.row, place.column.field) !== null
  }
  return jump(from, command.to, size, filled)
}

/** After Escape, and at the two ends of the sheet, Tab goes on to what stands beside the sheet. */
function leaves(core: SheetCore, selection: Selection, to: string): boolean {
  if (to !== 'right' && to !== 'left') return false
  if (core.leaving) return true
  const { rows, columns } = sizeOfView(core.view)
  const range = sizeOf(rangeOf(selection))
  if (range.rows * range.columns > 1) return false
  const { row, column } = selection.active
  return to === 'right' ? row === rows - 1 && column === columns - 1 : row === 0 && column === 0
}

function selectMany(core: SheetCore, selection: Selection, what: 'all' | 'rows' | 'columns'): void {
  const { top, bottom, left, right } = rangeOf(selection)
  if (what === 'rows') return core.selectLines('rows', top, bottom)
  if (what === 'columns') return core.selectLines('columns', left, right)
  const { columns } = sizeOfView(core.view)
  // Totals are no data: they are left out, so that what is copied or cleared is the data.
  const last = { row: Math.max(0, core.view.body - 1), column: columns - 1 }
  core.select(between({ row: 0, column: 0 }, last), { reveal: null })
}

function toggle(core: SheetCore): boolean {
  const active = core.active()
  if (!active) return false
  const kind = editorFor(active.column.column)
  if (kind === 'list') return done(beginEdit(core))
  if (kind !== 'toggle') return false
  const { row, column, point } = active
  void write(core, [{ point, raw: cellOf(row, column.field) === 1 ? 0 : 1 }], 'edit')
  return true
}

function clear(core: SheetCore, selection: Selection): void {
  const { top, left, bottom, right } = rangeOf(selection)
  const wanted: Wanted[] = []
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const place = placeAt(core.view, { row, column })
      if (place && cellOf(place.row, place.column.field) !== null)
        wanted.push({ point: { row, column }, raw: null })
    }
  }
  void write(core, wanted, 'clear')
}

function fill(core: SheetCore, selection: Selection, to: 'down' | 'right'): void {
  const wanted: Wanted[] = []
  for (const { to: point, from } of planFill(rangeOf(selection), to)) {
    const source = placeAt(core.view, from)
    const target = placeAt(core.view, point)
    if (!source || !target) continue
    const value = cellOf(source.row, source.column.field)
    // To the right the kind may change: what is shown is then read as if it had been typed.
    const same = source.column.column === target.column.column || to === 'down'
    const raw = same
      ? exactValue(source.column, value, source.row)
      : shownText(source.row, source.column, core.setting)
    wanted.push({ point, raw })
  }
  void write(core, wanted, 'fill')
}

function lastRow(core: SheetCore): string | null {
  const rows = core.selectedRows()
  return rows.at(-1) ?? core.view.rows[core.view.body - 1]?.id ?? null
}

function remove(core: SheetCore): boolean {
  const ids = core.selectedRows()
  if (!core.props.onDelete || ids.length === 0) return false
  core.props.onDelete(ids)
  return true
}

/** Double click: edit, or turn a flag over. */
export function openCell(core: SheetCore, point: Point): void {
  core.select(single(point))
  const place = placeAt(core.view, point)
  if (place && editorFor(place.column.column) === 'toggle') toggle(core)
  else beginEdit(core)
}
