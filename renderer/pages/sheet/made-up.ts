import type { Edit } from '../../../shared/table/change.ts'
import type { Row, Table } from '../../../shared/table/table.ts'

// Rows whose figures were made up carry a mark, and so do copies of them, for a copied figure is no truer. Only a person
// can say that all of a row is real by now; typing one figure over another says nothing of the others.

/** Whether any of the rows is made up. */
export function anyMadeUp(rows: readonly (Row | undefined)[]): boolean {
  return rows.some((row) => row?.['demo'] === 1)
}

/**
 * Edits that say of rows that they are made up, or real. A source that says no more than that they are made up goes with
 * the mark; rows that are so already stay as they are.
 */
export function madeUpEdits(table: Table, rows: readonly (Row | undefined)[], madeUp: boolean): Edit[] {
  const mark = table.columns['demo']
  if (!mark) return []
  const set = (id: string, column: string, value: string | number | null): Edit => ({
    kind: 'set',
    table: table.name,
    id,
    column,
    value,
  })
  return rows.flatMap((row) => {
    if (!row || (row['demo'] === 1) === madeUp) return []
    const saysOnlyThat = !madeUp && row['source'] === mark.title
    return [set(row.id, 'demo', madeUp ? 1 : 0), ...(saysOnlyThat ? [set(row.id, 'source', null)] : [])]
  })
}
