import type { SheetColumn } from '../contract.ts'
import type { Layout } from './layout.ts'

/** Columns among which a group is named; px that its name takes. */
const LEADING = 3
const TITLE_WIDTH = 140

/** The first column that has room for the name of a group, else the widest of those in front. */
export function titleField(columns: readonly SheetColumn[]): string {
  const leading = columns.slice(0, LEADING)
  const wide = leading.find(({ width = 0 }) => width >= TITLE_WIDTH)
  return (wide ?? leading.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0])?.field ?? ''
}

/** The columns with what their headings show of order and filter. */
export function withStates(
  columns: readonly SheetColumn[],
  { sort, filters }: Layout,
): readonly SheetColumn[] {
  if (sort.length + Object.keys(filters).length === 0) return columns
  return columns.map((column) => {
    const at = sort.findIndex(({ field }) => field === column.field)
    const filtered = filters[column.field] !== undefined
    const key = sort[at]
    if (!key && !filtered) return column
    const sorted = key ? ({ sorted: key.down ? 'down' : 'up' } as const) : {}
    return {
      ...column,
      arranged: { ...sorted, ...(key && sort.length > 1 ? { place: at + 1 } : {}), filtered },
    }
  })
}
