import { useMemo } from 'react'
import { arithmeticIn, expressionId } from '../../../shared/calculation/expressions.ts'
import { threadKey, threadsOf } from '../../../shared/comments/threads.ts'
import type { PivotRow } from '../../../shared/indicators/pivot.ts'
import { yearOfField } from '../../../shared/indicators/years.ts'
import type { CellLore } from '../../grid/lore.ts'
import { useTable } from '../../workbook/context.tsx'
import type { Calculated } from '../sheet/calculated/use-calculated.ts'
import { CommentThread } from '../sheet/comments.tsx'
import { shownField, type Measure } from './sheet-rows.ts'

const TABLE = 'observation'

/** What the workbook knows of the figures of the sheet of years: arithmetic and comments hang on their observations. */
export function usePivotLore(
  rows: ReadonlyMap<string, PivotRow>,
  measure: Measure,
  calculated: Calculated,
): CellLore {
  const expressions = useTable('cell_expression')
  const comments = useTable('cell_comment')
  return useMemo(() => {
    const byId = new Map(expressions.map((row) => [row.id, row]))
    const threads = threadsOf(comments, TABLE)
    const figureAt = (rowId: string, field: string): string | undefined => {
      const year = yearOfField(field)
      return year === null ? undefined : rows.get(rowId)?.cells.get(year)?.id
    }
    return {
      formulaOf: calculated.formulaOf,
      totalsOf: calculated.totalsOf,
      noteAt: calculated.reasonOf,
      arithmeticAt: (rowId, field) => {
        const id = figureAt(rowId, field)
        return id === undefined ? null : arithmeticIn(byId.get(expressionId(id, measure)))
      },
      threadAt: (rowId, field) => {
        const id = figureAt(rowId, field)
        return id === undefined ? null : (threads.get(threadKey(id, measure)) ?? null)
      },
      threads: () =>
        [...rows.values()].flatMap(({ key, cells }) =>
          [...cells].flatMap(([year, { id }]) => {
            const thread = threads.get(threadKey(id, measure))
            return thread ? [{ ...thread, rowId: key, field: shownField(year) }] : []
          }),
        ),
      commentForm: ({ rowId, field, onDone }) => {
        const id = figureAt(rowId, field)
        // A figure that is not there has nothing to hang a comment on.
        return id === undefined ? null : (
          <CommentThread table={TABLE} rowId={id} field={measure} focus onDone={onDone} />
        )
      },
    }
  }, [rows, measure, calculated, expressions, comments])
}
