import type { Rows } from '../../shared/table/change.ts'
import type { Column } from '../../shared/table/column.ts'
import { formatCell } from '../../shared/table/kinds.ts'
import { declaredTable, type Row, type Table } from '../../shared/table/table.ts'

/** Parts of the second line; more would not be read. */
const PARTS = 3
/** Characters of a part, such as the beginning of a clause's wording. */
const LONGEST = 28

/** What tables and choices are called in the language of the window. */
export interface TableWords {
  readonly table: (name: string) => string
  readonly choice: (table: string, column: string, code: string) => string
}

/**
 * The second line of an entry of a reference's list, by which rows of like names are told apart: where the row belongs,
 * what kind it is, how it begins. Empty if there is nothing to say.
 */
export function detailOf(rows: Rows, column: Column, id: string, words: TableWords): string {
  if (column.kind !== 'reference') return ''
  const name = column.to.find((table) => rows.get(table, id) !== undefined)
  const table = name === undefined ? undefined : declaredTable(name)
  const row = table && rows.get(table.name, id)
  if (!table || !row) return ''
  const said = detailOfRow(rows, table, row, words)
  const title = column.to.length > 1 ? [words.table(table.name)] : []
  return [...title, ...said].slice(0, PARTS).join(' · ')
}

/** What a row is besides its label: the first of its words. */
export function detailOfRow(rows: Rows, table: Table, row: Row, words: TableWords): readonly string[] {
  const said = Object.entries(table.columns).flatMap(([field, one]) => {
    const value = row[field] ?? null
    if (value === null || field === table.label || field === table.number || !isTelling(one)) return []
    const shown =
      one.kind === 'choice'
        ? words.choice(table.name, field, String(value))
        : formatCell(one, value, { rows })
    const text = shown.replaceAll(/\s+/g, ' ')
    return [text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text]
  })
  return said.slice(0, PARTS)
}

/** Words say more than figures, of which the heading would have to be known. */
function isTelling({ kind }: Column): boolean {
  return kind === 'choice' || kind === 'reference' || kind === 'text'
}
