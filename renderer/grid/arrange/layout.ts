import type { SheetColumn } from '../contract.ts'
import type { Filter } from './filter.ts'

// How a person has arranged a sheet. Rows and columns are given by the page; nothing here changes what is stored.

/** One column to sort by; the first of several counts most. */
export interface SortKey {
  readonly field: string
  readonly down: boolean
}

/** Signs on cells that can be switched on and off. */
export interface MarkSwitches {
  /** Required cells, and cells that are due, without a value. */
  readonly missing: boolean
  /** Cells at which a rule found something. */
  readonly found: boolean
  /** Cells that differ from what they were at an entry of the journal. */
  readonly changed: boolean
}

/** The arrangement of one sheet. */
export interface Layout {
  /** Fields in the order wanted; columns that are not named follow those that stand before them in the page's order. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** Last column that stays at the left; null for none, undefined for the page's choice. */
  readonly frozen?: string | null | undefined
  /** px by field. */
  readonly widths: Readonly<Record<string, number>>
  readonly sort: readonly SortKey[]
  readonly filters: Readonly<Record<string, Filter>>
  /** Fields by which rows are grouped, the outermost first. */
  readonly groups: readonly string[]
  /** Keys of the groups whose rows are folded away. */
  readonly folded: ReadonlySet<string>
  readonly marks: MarkSwitches
  /** Grows when filter and order are to be applied anew to rows that have changed meanwhile. */
  readonly applied: number
}

/** A sheet as the page gives it. */
export const PLAIN: Layout = {
  order: [],
  hidden: [],
  widths: {},
  sort: [],
  filters: {},
  groups: [],
  folded: new Set(),
  marks: { missing: false, found: true, changed: true },
  applied: 0,
}

/** px. */
const NARROWEST = 40
const WIDEST = 1200

/** What is kept from one day to the next: filter and order are not, for a hidden row is easily forgotten. */
export function keptOf({ order, hidden, frozen, widths, groups, marks }: Layout): unknown {
  return { order, hidden, ...(frozen === undefined ? {} : { frozen }), widths, groups, marks }
}

/** Reads what was kept; it comes from a file that a person may have edited, so anything unexpected is left out. */
export function readLayout(stored: unknown): Layout {
  const raw = asRecord(stored)
  const marks = asRecord(raw['marks'])
  const frozen = raw['frozen']
  return {
    ...PLAIN,
    order: texts(raw['order']),
    hidden: texts(raw['hidden']),
    groups: texts(raw['groups']),
    widths: Object.fromEntries(
      Object.entries(asRecord(raw['widths'])).flatMap(([field, width]) =>
        typeof width === 'number' && Number.isFinite(width) ? [[field, sound(width)]] : [],
      ),
    ),
    ...(frozen === null || typeof frozen === 'string' ? { frozen } : {}),
    marks: {
      missing: marks['missing'] === true,
      found: marks['found'] !== false,
      changed: marks['changed'] !== false,
    },
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, 500) : []
}

function sound(width: number): number {
  return Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)))
}

/** Whether the columns are as the page gives them. */
export function hasOwnColumns({ order, hidden, frozen, widths }: Layout): boolean {
  return order.length + hidden.length + Object.keys(widths).length > 0 || frozen !== undefined
}

/** All columns in the order wanted, hidden ones among them, each with its width and whether it is frozen. */
export function orderedColumns(columns: readonly SheetColumn[], layout: Layout): readonly SheetColumn[] {
  if (!hasOwnColumns(layout)) return pinnedFirst(columns)
  const ordered = inOrder(pinnedFirst(columns), layout.order)
  const last = frozenAt(ordered, layout)
  return pinnedFirst(
    ordered.map((column, at) => {
      const pinned = last === null ? column.pinned === true : at <= last
      const width = layout.widths[column.field] ?? column.width
      if (pinned === (column.pinned === true) && width === column.width) return column
      return { ...column, pinned, ...(width === undefined ? {} : { width }) }
    }),
  )
}

/** Index of the last frozen column, -1 for none; null where the page's choice holds. */
function frozenAt(ordered: readonly SheetColumn[], { frozen }: Layout): number | null {
  if (frozen === undefined) return null
  if (frozen === null) return -1
  const at = ordered.findIndex(({ field }) => field === frozen)
  return at < 0 ? null : at
}

function pinnedFirst(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  const firstLoose = columns.findIndex(({ pinned }) => pinned !== true)
  if (firstLoose < 0 || columns.slice(firstLoose).every(({ pinned }) => pinned !== true)) return columns
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)]
}

function inOrder(columns: readonly SheetColumn[], order: readonly string[]): SheetColumn[] {
  const rank = new Map(order.map((field, at) => [field, at]))
  let before = -1
  const placed = columns.map((column, at) => {
    before = rank.get(column.field) ?? before
    return { column, at, rank: before, named: rank.has(column.field) }
  })
  return placed
    .toSorted((a, b) => a.rank - b.rank || Number(b.named) - Number(a.named) || a.at - b.at)
    .map(({ column }) => column)
}

/** The columns that are shown. */
export function shownColumns(
  ordered: readonly SheetColumn[],
  { hidden }: Pick<Layout, 'hidden'>,
): readonly SheetColumn[] {
  if (hidden.length === 0) return ordered
  const shown = ordered.filter(({ field }) => !hidden.includes(field))
  // A page that has lost its other columns meanwhile must not stand empty.
  return shown.length > 0 ? shown : ordered
}

/** The layout with columns moved before another, or to the end. Freezing follows the place where it ended. */
export function moveColumns(
  layout: Layout,
  ordered: readonly SheetColumn[],
  fields: readonly string[],
  before: string | null,
): Layout {
  const all = ordered.map(({ field }) => field)
  const moved = all.filter((field) => fields.includes(field))
  const rest = all.filter((field) => !fields.includes(field))
  const at = before === null ? rest.length : rest.indexOf(before)
  if (at < 0) return layout
  const order = rest.toSpliced(at, 0, ...moved)
  const frozenCount = ordered.filter(({ pinned }) => pinned).length
  // Whatever stood frozen stays so; a column dropped among the frozen ones is frozen, one taken out of them is not.
  const wasFrozen = ordered.filter(({ field, pinned }) => pinned && fields.includes(field)).length
  const restFrozen = frozenCount - wasFrozen
  const count =
    at < restFrozen || (at === restFrozen && wasFrozen > 0) ? restFrozen + moved.length : restFrozen
  return { ...layout, order, frozen: count === 0 ? null : (order[count - 1] ?? null) }
}

/** The layout with columns moved one place to the left or right among those that are shown. */
export function stepColumns(
  layout: Layout,
  ordered: readonly SheetColumn[],
  fields: readonly string[],
  by: -1 | 1,
): Layout {
  const shown = shownColumns(ordered, layout).map(({ field }) => field)
  const places = fields.map((field) => shown.indexOf(field)).filter((at) => at >= 0)
  if (places.length === 0) return layout
  const next = by < 0 ? Math.min(...places) - 1 : Math.max(...places) + 2
  if (next < 0 || next > shown.length) return layout
  return moveColumns(layout, ordered, fields, shown[next] ?? null)
}

/** The layout with a column shown or hidden. */
export function withHidden(layout: Layout, fields: readonly string[], hide: boolean): Layout {
  const rest = layout.hidden.filter((field) => !fields.includes(field))
  return { ...layout, hidden: hide ? [...rest, ...fields] : rest }
}

/** The layout with a column as wide as asked. */
export function withWidth(layout: Layout, field: string, width: number): Layout {
  return { ...layout, widths: { ...layout.widths, [field]: sound(width) } }
}

/** The layout sorted by a column: alone, or as one more key behind the others. Null takes the column out. */
export function withSort(layout: Layout, field: string, down: boolean | null, add: boolean): Layout {
  const others = layout.sort.filter((key) => key.field !== field)
  if (down === null) return { ...layout, sort: others }
  const known = layout.sort.findIndex((key) => key.field === field)
  const key = { field, down }
  if (!add) return { ...layout, sort: [key] }
  return { ...layout, sort: known < 0 ? [...others, key] : layout.sort.with(known, key) }
}

/** The layout with a column's filter, or without it. */
export function withFilter(layout: Layout, field: string, filter: Filter | null): Layout {
  const { [field]: _before, ...others } = layout.filters
  return { ...layout, filters: filter === null ? others : { ...others, [field]: filter } }
}

/** The layout grouped by one more column, or by one less. */
export function withGroup(layout: Layout, field: string, grouped: boolean): Layout {
  const others = layout.groups.filter((one) => one !== field)
  return { ...layout, groups: grouped ? [...others, field] : others, folded: new Set() }
}

/** The layout with columns as the page gives them; what is filtered, sorted and grouped stays. */
export function withPlainColumns(layout: Layout): Layout {
  const { sort, filters, groups, folded, marks, applied } = layout
  return { ...PLAIN, sort, filters, groups, folded, marks, applied }
}

/** Whether rows are hidden, or stand elsewhere than in their stored order. */
export function isNarrowed({ sort, filters, groups }: Layout): boolean {
  return sort.length + Object.keys(filters).length + groups.length > 0
}
