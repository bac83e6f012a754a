import type { RefObject } from 'react'
import type { SheetHandle, SheetRow } from '../contract.ts'
import { editorFor, opensList } from '../editors.ts'
import type { SheetColumn } from '../contract.ts'
import { shownText, type Setting } from '../values.ts'
import type { Desk, RowActions } from './contract.ts'
import { listedTexts } from './filter.ts'
import type { FindHandle } from './find-bar.tsx'
import { groupKeys } from './groups.ts'
import { stepColumns, withFilter, withGroup, withHidden, withSort, withWidth, type Layout } from './layout.ts'
import type { ArrangeCommand } from './shortcuts.ts'

/** What the commands work on. */
export interface Workplace {
  readonly desk: Desk
  readonly actions: RowActions
  readonly readOnly: boolean
  /** Whether cells can be commented on. */
  readonly comments: boolean
  readonly setting: Setting
  /** All columns in the order wanted, and those that are shown. */
  readonly ordered: readonly SheetColumn[]
  readonly columns: readonly SheetColumn[]
  /** Rows as they stand on the screen. */
  readonly rows: readonly SheetRow[]
  readonly sheet: SheetHandle
  readonly find: RefObject<FindHandle | null>
  readonly widthOf: (field: string) => number
  readonly fit: (fields: readonly string[]) => void
  readonly openMenu: (what: 'cells' | 'filter') => void
  readonly history: () => void
  readonly say: (key: 'sortedRows' | 'noRowActions') => void
}

type Handler = (place: Workplace) => boolean | void

/** px by which a key widens a column. */
const STEP = 16

const ZOOMS = [50, 60, 75, 90, 100, 110, 125, 150, 175, 200]

/** The next step of the zoom, per cent. */
export function zoomed(percent: number, steps: number): number {
  const above = ZOOMS.filter((zoom) => zoom > percent)
  const below = ZOOMS.filter((zoom) => zoom < percent)
  return (steps > 0 ? above[0] : below.at(-1)) ?? percent
}

/** The layout with nothing filtered, sorted or grouped. */
export function allRows(layout: Layout): Layout {
  return { ...layout, filters: {}, sort: [], groups: [], folded: new Set() }
}

/** What each command does; false leaves the key to the browser. */
export const COMMANDS: Readonly<Record<ArrangeCommand, Handler>> = {
  find: ({ desk, find }) => openFind(desk, find, 'find'),
  replace: ({ desk, find, readOnly }) => openFind(desk, find, readOnly ? 'find' : 'replace'),
  'find-next': (place) => stepFind(place, false),
  'find-previous': (place) => stepFind(place, true),
  'column-menu': ({ openMenu }) => openMenu('filter'),
  'column-list': openList,
  'filter-same': filterSame,
  'filter-again': ({ desk }) => desk.change((layout) => ({ ...layout, applied: layout.applied + 1 })),
  'show-all': ({ desk }) => desk.change(allRows),
  'sort-up': (place) => sort(place, false),
  'sort-down': (place) => sort(place, true),
  columns: ({ desk }) => desk.show('columns'),
  freeze: ({ desk, sheet }) => {
    const field = sheet.active()?.field
    if (field === undefined) return false
    desk.change((layout) => ({ ...layout, frozen: layout.frozen === field ? null : field }))
    return true
  },
  'hide-columns': ({ desk, sheet, columns }) => {
    const fields = sheet.selectedFields()
    if (fields.length === 0 || fields.length === columns.length) return false
    desk.change((layout) => withHidden(layout, fields, true))
    return true
  },
  'show-columns': ({ desk }) => desk.change((layout) => ({ ...layout, hidden: [] })),
  'column-left': (place) => stepSelected(place, -1),
  'column-right': (place) => stepSelected(place, 1),
  wider: (place) => widen(place, STEP),
  narrower: (place) => widen(place, -STEP),
  'fit-columns': ({ fit, sheet }) => fit(sheet.selectedFields()),
  group: ({ desk, sheet }) => {
    const field = sheet.active()?.field
    if (field === undefined) return false
    desk.change((layout) => withGroup(layout, field, !layout.groups.includes(field)))
    return true
  },
  fold: (place) => foldActive(place, true),
  unfold: (place) => foldActive(place, false),
  'fold-all': ({ desk, rows }) =>
    desk.change((layout) => ({ ...layout, folded: new Set([...layout.folded, ...groupKeys(rows)]) })),
  'unfold-all': ({ desk }) => desk.change((layout) => ({ ...layout, folded: new Set() })),
  'insert-above': (place) => insert(place, true),
  'insert-below': (place) => insert(place, false),
  duplicate: ({ actions, sheet, say }) => {
    const ids = sheet.selectedRows()
    if (!actions.duplicate || ids.length === 0) return say('noRowActions')
    actions.duplicate(ids)
    return true
  },
  'row-up': (place) => moveRows(place, -1),
  'row-down': (place) => moveRows(place, 1),
  history: ({ history }) => history(),
  marks: ({ desk }) => desk.show('marks'),
  menu: ({ openMenu }) => openMenu('cells'),
  'zoom-in': ({ desk }) => desk.zoomTo(zoomed(desk.zoom, 1)),
  'zoom-out': ({ desk }) => desk.zoomTo(zoomed(desk.zoom, -1)),
  'zoom-reset': ({ desk }) => desk.zoomTo(100),
}

function openFind(desk: Desk, find: Workplace['find'], panel: 'find' | 'replace'): void {
  desk.show(panel)
  find.current?.focus()
}

function stepFind({ desk, find }: Workplace, back: boolean): void {
  if (find.current) find.current.step(back)
  else desk.show('find')
}

/** Cells that are chosen from a list open it with this key; in all others it opens the column's menu, as in Excel. */
function openList({ sheet, columns, openMenu }: Workplace): boolean {
  const field = sheet.active()?.field
  const column = columns.find((one) => one.field === field)
  if (!column || opensList(editorFor(column.column))) return false
  openMenu('filter')
  return true
}

function activeCell({ sheet, rows, columns }: Workplace): { row: SheetRow; column: SheetColumn } | null {
  const active = sheet.active()
  const row = active && rows.find(({ id }) => id === active.rowId)
  const column = active && columns.find(({ field }) => field === active.field)
  return row && column && !row.group ? { row, column } : null
}

function filterSame(place: Workplace): boolean {
  const cell = activeCell(place)
  if (!cell) return false
  const { row, column } = cell
  const only = listedTexts(row, column, place.setting)
  place.desk.change((layout) => withFilter(layout, column.field, { only }))
  return true
}

function sort({ desk, sheet }: Workplace, down: boolean): boolean {
  const field = sheet.active()?.field
  if (field === undefined) return false
  desk.change((layout) => withSort(layout, field, down, false))
  return true
}

function stepSelected({ desk, sheet, ordered }: Workplace, by: -1 | 1): boolean {
  const fields = sheet.selectedFields()
  if (fields.length === 0) return false
  desk.change((layout) => stepColumns(layout, ordered, fields, by))
  return true
}

function widen({ desk, sheet, widthOf }: Workplace, by: number): boolean {
  const fields = sheet.selectedFields()
  const widths = fields.map((field) => [field, widthOf(field) + by] as const)
  desk.change((layout) => widths.reduce((one, [field, width]) => withWidth(one, field, width), layout))
  return fields.length > 0
}

/** Folds the group that the active cell stands in, or is the heading of. */
function foldActive({ desk, sheet, rows }: Workplace, fold: boolean): boolean {
  const id = sheet.active()?.rowId
  let at = rows.findIndex((row) => row.id === id)
  while (at >= 0 && !rows[at]?.group) at -= 1
  const group = rows[at]?.group
  if (!group) return false
  desk.change((layout) => {
    const folded = new Set(layout.folded)
    if (fold) folded.add(group.key)
    else folded.delete(group.key)
    return { ...layout, folded }
  })
  // The rows of a folded group are gone: its heading is where one goes on.
  const row = rows[at]
  if (fold && row) sheet.reveal(row.id, sheet.active()?.field)
  return true
}

function insert({ actions, sheet, rows, say }: Workplace, above: boolean): boolean | void {
  if (!actions.insert) return say('noRowActions')
  const ids = sheet.selectedRows()
  const near = (above ? ids[0] : ids.at(-1)) ?? rows.findLast(({ group }) => !group)?.id ?? null
  actions.insert(near, Math.max(1, ids.length), above)
  return true
}

function moveRows({ actions, sheet, rows, desk, say }: Workplace, by: -1 | 1): boolean | void {
  if (!actions.move) return say('noRowActions')
  if (desk.layout.sort.length + desk.layout.groups.length > 0) return say('sortedRows')
  const ids = sheet.selectedRows()
  const places = ids.map((id) => rows.findIndex((row) => row.id === id))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const beyond = by < 0 ? first - 1 : last + 1
  if (ids.length === 0 || beyond < 0 || beyond >= rows.length) return false
  actions.move(ids, by < 0 ? (rows[first - 2]?.id ?? null) : (rows[last + 1]?.id ?? null))
  return true
}

/** px for a column's heading and the longest texts that stand in it. */
export function fittingWidth(rows: readonly SheetRow[], column: SheetColumn, setting: Setting): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return column.width ?? 100
  pen.font = `13px ${getComputedStyle(document.body).fontFamily}`
  const long: { text: string; length: number }[] = []
  // A sample that ends: of more rows the longest hardly ever differs, and the key must answer at once.
  for (const row of rows.slice(0, SAMPLED)) {
    const text = (shownText(row, column, setting).split('\n')[0] ?? '').slice(0, 200)
    const length = text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0)
    if (long.length === MEASURED && length <= (long.at(-1)?.length ?? 0)) continue
    long.push({ text, length })
    long.sort((a, b) => b.length - a.length)
    long.length = Math.min(long.length, MEASURED)
  }
  const widest = Math.max(0, ...long.map(({ text }) => pen.measureText(text).width))
  pen.font = `600 ${pen.font}`
  const words = column.title.split(' ').map((word) => pen.measureText(word).width)
  return Math.ceil(Math.min(600, Math.max(widest + 20, ...words.map((width) => width + 36), 48)))
}

const SAMPLED = 5_000
const MEASURED = 8
