import { useMemo } from 'react'
import { arithmeticIn, expressionId } from '../../../shared/calculation/expressions.ts'
import { threadKey, threadsOf } from '../../../shared/comments/threads.ts'
import type { CellLore } from '../../grid/lore.ts'
import { useTable } from '../../workbook/context.tsx'
import type { Calculated } from './calculated/use-calculated.ts'
import { CommentThread } from './comments.tsx'

/** What the workbook knows of single cells of a table's sheet, besides their values. */
export function useLore(table: string, calculated: Calculated): CellLore {
  const expressions = useTable('cell_expression')
  const comments = useTable('cell_comment')
  return useMemo(() => {
    const byId = new Map(expressions.map((row) => [row.id, row]))
    const threads = threadsOf(comments, table)
    return {
      arithmeticAt: (rowId, field) => arithmeticIn(byId.get(expressionId(rowId, field))),
      formulaOf: calculated.formulaOf,
      totalsOf: calculated.totalsOf,
      noteAt: calculated.reasonOf,
      threadAt: (rowId, field) => threads.get(threadKey(rowId, field)) ?? null,
      threads: () => [...threads.values()],
      commentForm: ({ rowId, field, onDone }) => (
        <CommentThread table={table} rowId={rowId} field={field} focus onDone={onDone} />
      ),
    }
  }, [table, expressions, comments, calculated])
}
