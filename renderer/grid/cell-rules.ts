import type { CellClassRules, IRowNode } from 'ag-grid-community'
import type { Thread } from '../../shared/comments/threads.ts'
import type { Mark, SheetColumn, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { handleRange } from './fill-drag.ts'
import { contains, type Point, type Range } from './range.ts'
import { rangesOf } from './ranges.ts'
import { keyOf } from './state.ts'
import { cellOf, marksOf } from './values.ts'

/** Index of a row on the screen: rows at the bottom follow those of the body. */
export function rowIndexOf(core: SheetCore, node: IRowNode<SheetRow>): number {
  const at = node.rowIndex ?? -1
  return node.rowPinned === 'bottom' ? core.view.body + at : at
}

const MARKS: readonly Mark[] = [
  'changed',
  'missing',
  'preliminary',
  'projected',
  'target',
  'stale',
  'demo',
  'locked',
  'due',
  'found',
  'sought',
]

/** What was said about a cell. */
function threadOf(core: SheetCore, row: SheetRow | undefined, { field }: SheetColumn): Thread | null {
  return (row && core.props.lore?.threadAt?.(row.id, field)) ?? null
}

/** The classes that say how a cell stands: its marks, refusal, selection, and what is being copied or filled. */
export function cellRules(core: SheetCore, column: SheetColumn, index: number): CellClassRules<SheetRow> {
  const within =
    (test: (range: Range, point: Point) => boolean) => (params: { node: IRowNode<SheetRow> }) => {
      const { selection } = core
      if (!selection) return false
      const point = { row: rowIndexOf(core, params.node), column: index }
      return rangesOf(selection).some((range) => contains(range, point) && test(range, point))
    }
  const marked = (mark: Mark) => (params: { data?: SheetRow | undefined }) =>
    params.data !== undefined &&
    (marksOf(params.data, column.field).includes(mark) ||
      (core.props.arranging?.marks(params.data, column.field).includes(mark) ?? false))
  return {
    ...Object.fromEntries(MARKS.map((mark) => [`zh-${mark}`, marked(mark)])),
    'zh-refused': ({ data }) =>
      data !== undefined && core.store.getState().refused.has(keyOf(data.id, column.field)),
    'zh-commented': ({ data }) => threadOf(core, data, column) !== null,
    'zh-comment-resolved': ({ data }) => threadOf(core, data, column)?.resolved === true,
    'zh-empty': ({ data }) => data !== undefined && cellOf(data, column.field) === null,
    'zh-no': ({ data }) =>
      column.column.kind === 'flag' && data !== undefined && cellOf(data, column.field) === 0,
    'zh-fixed': ({ data }) => data !== undefined && core.refusalAt({ row: data, column }) !== null,
    'zh-in': within(() => true),
    'zh-top': within((range, { row }) => row === range.top),
    'zh-bottom': within((range, { row }) => row === range.bottom),
    'zh-left': within((range) => index === range.left),
    'zh-right': within((range) => index === range.right),
    'zh-corner': ({ node }) => {
      const range = handleRange(core)
      return range !== null && range.right === index && range.bottom === rowIndexOf(core, node)
    },
    ...outline('zh-fill', core, index, () => {
      const target = core.store.getState().filling?.target
      return target ? [target] : []
    }),
    ...outline('zh-copied', core, index, () => core.store.getState().copied?.ranges ?? []),
    'zh-active': ({ node }) => {
      const active = core.selection?.active
      return active !== undefined && active.column === index && active.row === rowIndexOf(core, node)
    },
  }
}

/** The look of ranges that are outlined apart from the selection. */
function outline(
  name: string,
  core: SheetCore,
  index: number,
  ranges: () => readonly Range[],
): CellClassRules<SheetRow> {
  const where =
    (test: (range: Range, row: number) => boolean) =>
    ({ node }: { node: IRowNode<SheetRow> }) => {
      const row = rowIndexOf(core, node)
      return ranges().some((range) => contains(range, { row, column: index }) && test(range, row))
    }
  return {
    [name]: where(() => true),
    [`${name}-top`]: where((range, row) => row === range.top),
    [`${name}-bottom`]: where((range, row) => row === range.bottom),
    [`${name}-left`]: where((range) => index === range.left),
    [`${name}-right`]: where((range) => index === range.right),
  }
}
