import type { Rows } from '../table/change.ts'
import { formatCell } from '../table/kinds.ts'
import type { Row, Table } from '../table/table.ts'
import type { Meaning, TotalLine } from './totals.ts'

/** A row between heading and notes: a row of the table, or a 小计 over rows of the table. */
type BodyRow =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'subtotal'; readonly group: string; readonly line: TotalLine }

/** The body of a sheet, its rows put together by the values of a column if one is named. */
export interface Body {
  readonly entries: readonly BodyRow[]
  /** The rows of the table in the order in which they stand. */
  readonly shown: readonly Row[]
  /** Place among the entries of each of `shown`. */
  readonly placeOf: readonly number[]
  readonly totals: readonly TotalLine[]
}

/** Puts rows in the order of the sheet, with a 小计 after each group where the table has a sum that means something. */
export function bodyOf(
  table: Table,
  rows: readonly Row[],
  by: string | undefined,
  all: Rows,
  { totals }: Meaning,
): Body {
  const column = by === undefined ? undefined : table.columns[by]
  const entries: BodyRow[] = []
  const shown: Row[] = []
  const placeOf: number[] = []
  const groups = column && by ? [...Map.groupBy(rows, (row) => row[by] ?? null)] : [[null, rows] as const]
  for (const [value, own] of groups) {
    const start = shown.length
    for (const row of own) {
      placeOf.push(entries.length)
      shown.push(row)
      entries.push({ kind: 'row', row })
    }
    const lines = column ? totals(table.name, own) : []
    const [line] = lines
    if (!column || lines.length !== 1 || !line) continue
    const group = value === null ? '' : formatCell(column, value, { rows: all })
    entries.push({ kind: 'subtotal', group, line: movedBy(line, start) })
  }
  return { entries, shown, placeOf, totals: totals(table.name, shown) }
}

/** The same line, its cells counted among all rows instead of among the group's; no condition holds for a part. */
function movedBy({ labels, figures }: TotalLine, start: number): TotalLine {
  return {
    labels,
    figures: Object.fromEntries(
      Object.entries(figures).map(([field, { sum, plus, minus }]) => [
        field,
        {
          sum,
          plus: plus.map((cell) => ({ ...cell, row: cell.row + start })),
          minus: minus.map((cell) => ({ ...cell, row: cell.row + start })),
        },
      ]),
    ),
  }
}
