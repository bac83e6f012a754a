import type { Wanted } from './state.ts'
import { beginEdit, beginTyping, beginWith, moveOn } from './editing.ts'
import { editorFor, opensList } from './editors.ts'
import { carriedBy } from './arithmetic.ts'
import { pasteOutlined } from './copying.ts'
import type { SheetCore } from './core.ts'
import { fillOtherwise } from './fill-drag.ts'
import type { Command } from './keys.ts'
import { planFill } from './paste.ts'
import { between, goTo, jump, rangeOf, sameRange, single, step, type Point, type Selection } from './range.ts'
import { cellsOf, isMany, isSelected, rangesOf, regionAround } from './ranges.ts'
import { cellOf } from './values.ts'
import { columnEnd, dataRows, isFilled, placeAt, sizeOfView } from './view.ts'
import { todayFor } from './today.ts'
import { undoAndFollow } from './undoing.ts'
import { sayHere, write } from './writing.ts'

/** What F4 does again, there where one is then. */
const REPEATABLE: ReadonlySet<Command['do']> = new Set([
  'clear',
  'fill',
  'copy-above',
  'today',
  'insert',
  'delete',
])

/** Carries out a command of the keyboard; false if the key is not used and the browser may have it. */
export function perform(core: SheetCore, command: Command): boolean {
  if (command.do === 'undo' || command.do === 'redo') {
    void undoAndFollow(core, command.do)
    return (command.do === 'undo' ? core.props.onUndo : core.props.onRedo) !== undefined
  }
  const { selection } = core
  if (command.do === 'repeat') return core.repeated !== null && perform(core, core.repeated)
  if (REPEATABLE.has(command.do)) core.repeated = command
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
      if (command.do === 'corner' && command.to.endsWith('start')) scrollBack(core)
      return true
    case 'advance':
      if (command.to === 'down' && pasteOutlined(core)) return true
      return leaves(core, selection, command.to) ? false : done(moveOn(core, command.to))
    case 'select':
      return done(selectMany(core, selection, command.what))
    case 'edit':
    case 'open-list':
      return done(beginEdit(core))
    case 'toggle':
      return toggle(core)
    case 'erase':
      return done(beginTyping(core, ''))
    case 'today':
      return done(beginWith(core, todayFor(core)))
    case 'paste-as':
      core.pasteAs = command.how
      if (command.how === 'transposed') sayHere(core, core.words.text('selection.transposeNext'), 'hint')
      // The browser sends the paste itself after Ctrl+Shift+V.
      return command.how === 'transposed'
    case 'clear':
      return done(clear(core, selection))
    case 'fill':
      return done(fill(core, selection, command.to))
    case 'fill-otherwise':
      return fillOtherwise(core)
    case 'copy-above':
      return copyAbove(core)
    case 'delete':
      return remove(core)
    case 'comment':
      if (!core.props.lore?.commentForm) return false
      core.store.setState({ commenting: core.activeAddress(), notice: null })
      return true
    case 'escape':
      core.store.setState({ notice: null, copied: null, headed: null, filled: null })
      core.pasteAs = 'usual'
      core.surface?.repaint()
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
  // Totals are no data: one comes to them only from the last row of data.
  const { body } = core.view
  const last = from.row < body - 1 ? body - 1 : size.rows - 1
  if (command.do === 'corner') {
    const row = { start: 0, end: last, 'row-start': from.row, 'row-end': from.row }[command.to]
    const column = command.to.endsWith('start') ? 0 : size.columns - 1
    return { row, column }
  }
  if (!command.far) return step(from, command.to, size)
  const within = command.to === 'down' ? { ...size, rows: last + 1 } : size
  return jump(from, command.to, within, (point) => isFilled(core.view, point))
}

/** The first column may be a frozen one, which is always seen: the others come back to their beginning, too. */
function scrollBack(core: SheetCore): void {
  const { selection, view } = core
  const column = view.columns.findIndex(({ pinned }) => !pinned)
  if (selection && column > 0) core.surface?.reveal({ row: selection.head.row, column })
}

/** After Escape, and at the two ends of the sheet, Tab goes on to what stands beside the sheet. */
function leaves(core: SheetCore, selection: Selection, to: string): boolean {
  if (to !== 'right' && to !== 'left') return false
  if (core.leaving) return true
  const { rows, columns } = sizeOfView(core.view)
  if (isMany(selection)) return false
  const { row, column } = selection.active
  return to === 'right' ? row === rows - 1 && column === columns - 1 : row === 0 && column === 0
}

function selectMany(core: SheetCore, selection: Selection, what: 'all' | 'rows' | 'columns'): void {
  if (what !== 'all') return selectAlong(core, selection, what)
  const size = { rows: core.view.body, columns: sizeOfView(core.view).columns }
  const all = { top: 0, left: 0, bottom: columnEnd(core.view), right: size.columns - 1 }
  const inBody = selection.active.row < size.rows
  const region = inBody ? regionAround(selection.active, size, (point) => isFilled(core.view, point)) : all
  const again = selection.others === undefined && sameRange(region, rangeOf(selection))
  const { top: first, left: from, bottom: last, right: to } = again ? all : region
  const { active } = selection
  const chosen = between({ row: first, column: from }, { row: last, column: to })
  core.select({ ...chosen, active: inBody ? active : chosen.active }, { reveal: null })
}

/** The whole rows or columns of every selected range; the active cell stays if it is one of them. */
function selectAlong(core: SheetCore, selection: Selection, what: 'rows' | 'columns'): void {
  for (const [at, { top, bottom, left, right }] of rangesOf(selection).entries()) {
    const [from, to] = what === 'rows' ? [top, bottom] : [left, right]
    core.selectLines(what, from, to, at === 0 ? null : core.selection)
  }
  if (core.selection && isSelected(core.selection, selection.active))
    core.select({ ...core.selection, active: selection.active }, { reveal: null })
}

function toggle(core: SheetCore): boolean {
  const active = core.active()
  if (!active) return false
  const kind = editorFor(active.column.column)
  if (opensList(kind)) return done(beginEdit(core))
  if (kind !== 'toggle') return false
  const { row, column, point } = active
  void write(core, [{ point, raw: cellOf(row, column.field) === 1 ? 0 : 1 }], 'edit')
  return true
}

function clear(core: SheetCore, selection: Selection): void {
  const filled = cellsOf(selection).filter((point) => isFilled(core.view, point))
  void write(
    core,
    filled.map((point) => ({ point, raw: null })),
    'clear',
  )
}

function fill(core: SheetCore, selection: Selection, to: 'down' | 'right'): void {
  const targets = rangesOf(selection).flatMap((range) => planFill(range, to))
  const wanted = targets.flatMap(({ to: point, from }): Wanted[] => {
    const source = placeAt(core.view, from)
    const target = placeAt(core.view, point)
    return source && target && source.row.kind !== 'group'
      ? [{ point, raw: carriedBy(core, source, target) }]
      : []
  })
  void write(core, wanted, 'fill')
}

/** Writes into the active cell what the cell above it holds. */
function copyAbove(core: SheetCore): boolean {
  const active = core.active()
  if (!active) return false
  const above = dataRows(core.view, 0).findLast((row) => row < active.point.row)
  const source = above === undefined ? null : placeAt(core.view, { ...active.point, row: above })
  if (source) void write(core, [{ point: active.point, raw: carriedBy(core, source, active) }], 'fill')
  return true
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
