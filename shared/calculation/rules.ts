import { TIME_WORDS } from '../model/words.ts'
import type { RowChange, Rows } from '../table/change.ts'
import type { Rejection, RejectionReason } from '../table/rejection.ts'
import type { HardRule } from '../table/rule.ts'
import type { Row } from '../table/table.ts'
import { calculatedColumns, type CheckedColumns } from './columns.ts'
import { plainName } from './names.ts'
import type { FormulaSheet } from './sheet.ts'
import { calculatedColumn } from './tables.ts'
import { isWithinWord } from './within.ts'

/**
 * A calculated column is only stored if it can be computed, and only deleted or renamed if no other needs it.
 * `sheetNamed` finds what a definition's table is to formulas.
 */
export const calculatedColumnRule = (
  sheetNamed: (name: string, rows: Rows) => FormulaSheet | null,
): HardRule => ({
  tables: [calculatedColumn.name],
  check: (rows, changes) => {
    const own = changes.filter(({ table }) => table === calculatedColumn.name)
    const tables = new Set(own.flatMap(({ before, after }) => tablesOf(before, after)))
    return [...tables].flatMap((name) => {
      const sheet = sheetNamed(name, rows)
      const ofTable = own.filter(({ before, after }) => tablesOf(before, after).includes(name))
      if (!sheet)
        return ofTable.map(({ id }) => refusal(id, 'table_name', { code: 'no-such-table', table: name }))
      const checked = calculatedColumns(rows, sheet)
      return ofTable.flatMap((change) => [
        ...titleRefusals(change, checked),
        ...ownRefusals(change, checked),
        ...dependents(change, checked),
      ])
    })
  },
})

function tablesOf(...rows: readonly (Row | null)[]): readonly string[] {
  return rows.flatMap((row) => (row ? [String(row['table_name'])] : []))
}

function refusal(id: string, column: string, reason: RejectionReason): Rejection {
  return { at: { table: calculatedColumn.name, id, column }, ...reason }
}

/** A title must not be a column's already, nor a word that formulas understand otherwise. */
function titleRefusals(
  { id, before, after }: RowChange,
  { sheet, sources }: CheckedColumns,
): readonly Rejection[] {
  if (!after || after['title'] === before?.['title']) return []
  const title = plainName(String(after['title']))
  if (/[「」『』\n]/.test(title) || TIME_WORDS.has(title) || isWithinWord(title) || sheet.reserves(title))
    return [refusal(id, 'title', { code: 'wrong-form', text: title })]
  const { columns } = sheet.table
  if (sheet.groups.some(({ names }) => names.includes(title)))
    return [refusal(id, 'title', { code: 'duplicate', columns: ['title'], label: title })]
  const twin = Object.entries(columns).find(([name, one]) => name === title || one.title === title)
  if (!sources.some(({ names }) => names.includes(title)) && !twin) return []
  return [refusal(id, 'title', { code: 'duplicate', columns: ['title'], label: title })]
}

function ownRefusals({ id, after }: RowChange, { columns }: CheckedColumns): readonly Rejection[] {
  const problem = after && columns.find((one) => one.id === id)?.problem
  return problem ? [refusal(id, 'formula', problem)] : []
}

/** Other columns whose formulas name this one by a title that it has no longer. */
function dependents({ id, before, after }: RowChange, { columns }: CheckedColumns): readonly Rejection[] {
  const title = before && plainName(String(before['title']))
  if (!title || (after && plainName(String(after['title'])) === title)) return []
  const broken = columns.filter(
    ({ id: other, problem }) =>
      other !== id && problem?.problem === 'unknown-column' && problem.params['name'] === title,
  )
  const [first] = broken
  if (!first) return []
  const by = calculatedColumn.name
  return [refusal(id, 'title', { code: 'still-referenced', by, label: first.title, count: broken.length })]
}
