import { useCallback, useMemo } from 'react'
import type { Arranging, Mark, SheetColumn, SheetRow } from '../contract.ts'
import { cellOf, isFigure } from '../values.ts'
import type { Signs } from './contract.ts'
import type { Layout } from './layout.ts'
import type { Matcher } from './search.ts'

interface From {
  readonly columns: readonly SheetColumn[]
  readonly layout: Layout
  readonly signs: Signs
  /** What is being looked for. */
  readonly matcher: Matcher | null
}

const NO_MARKS: readonly Mark[] = []

/** The marks that are switched on, cell by cell, and what there is to say of them: asked for what is painted, so that the number of rows does not matter. */
export function useMarks({ columns, layout, signs, matcher }: From): Pick<Arranging, 'marks' | 'markWords'> {
  const { missing, found, changed } = layout.marks
  const byField = useMemo(() => new Map(columns.map((column) => [column.field, column])), [columns])
  const marks: Arranging['marks'] = useCallback(
    (row, field) => {
      const column = byField.get(field)
      if (!column || row.kind === 'total' || row.kind === 'group') return NO_MARKS
      const marks: Mark[] = []
      if (missing && isDue(row, column, signs)) marks.push('due')
      if (found && cellOf(row, field) !== null && signs.found(row, field)) marks.push('found')
      if (changed && signs.changed(row, field)) marks.push('changed')
      if (matcher?.(row, column) === true) marks.push('sought')
      return marks
    },
    [byField, missing, found, changed, signs, matcher],
  )
  const markWords: Arranging['markWords'] = useCallback(
    (row, column) =>
      changed && row.kind !== 'total' && row.kind !== 'group' ? signs.changeWords(row, column) : null,
    [changed, signs],
  )
  return { marks, markWords }
}

/** A required cell, or a figure that can be entered, without a value; or one of which a rule says that it is missing. */
function isDue(row: SheetRow, column: SheetColumn, signs: Signs): boolean {
  if (cellOf(row, column.field) !== null) return false
  const entered = column.readOnly !== true && column.column.derived !== true && row.locked !== true
  return (
    (entered && (column.column.required === true || isFigure(column.column))) ||
    signs.found(row, column.field)
  )
}
