import type { Rows } from '../../shared/table/change.ts'
import type { Column } from '../../shared/table/column.ts'
import { formatCell } from '../../shared/table/kinds.ts'
import { declaredTable } from '../../shared/table/table.ts'

/** Parts of the second line; more would not be read. */
const PARTS = 3
/** Characters of a part, such as the beginning of a clause's wording. */
const LONGEST = 28

/**
 * The second line of an entry of a reference's list, by which rows of like names are told apart: where the row belongs,
 * what kind it is, how it begins. Empty if there is nothing to say.
 */
export function detailOf(rows: Rows, column: Column, id: string): string {
  if (column.kind !== 'reference') return ''
  const name = column.to.find((table) => rows.get(table, id) !== undefined)
  const table = name === undefined ? undefined : declaredTable(name)
  const row = table && rows.get(table.name, id)
  if (!table || !row) return ''
  const said = Object.entries(table.columns).flatMap(([field, one]) => {
    const value = row[field] ?? null
    if (value === null || field === table.label || field === table.number || !isTelling(one)) return []
    const text = formatCell(one, value, { rows }).replaceAll(/\s+/g, ' ')
    return [text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text]
  })
  const title = column.to.length > 1 ? [table.title] : []
  return [...title, ...said].slice(0, PARTS).join(' · ')
}

/** Words say more than figures, of which the heading would have to be known. */
function isTelling({ kind }: Column): boolean {
  return kind === 'choice' || kind === 'reference' || kind === 'text'
}
