import type { Rejection } from '../table/rejection.ts'
import type { HardRule } from '../table/rule.ts'
import { declaredTable } from '../table/table.ts'
import { cellComment } from './tables.ts'

/** Columns that people have added to a table are named like this, and can be commented as well. */
const ADDED = /^calculated-/

/** A new comment is on a cell that is there. */
export const commentRule: HardRule = {
  tables: [cellComment.name],
  check: (rows, changes) =>
    changes.flatMap(({ table, id, before, after }): readonly Rejection[] => {
      if (table !== cellComment.name || before || !after) return []
      const [name, row, column] = [after['table_name'], after['row_id'], after['column_name']].map(String)
      const declared = declaredTable(name ?? '')
      const at = { table, id }
      if (!declared)
        return [{ at: { ...at, column: 'table_name' }, code: 'no-such-table', table: name ?? '' }]
      if (!rows.get(declared.name, row ?? ''))
        return [{ at: { ...at, column: 'row_id' }, code: 'no-such-row' }]
      if (Object.hasOwn(declared.columns, column ?? '') || ADDED.test(column ?? '')) return []
      return [{ at: { ...at, column: 'column_name' }, code: 'no-such-column', column: column ?? '' }]
    }),
}
