import { useMemo } from 'react'
import { expressionId, arithmeticIn } from '../../../shared/calculation/expressions.ts'
import type { CellLore } from '../../grid/lore.ts'
import type { Calculated } from './calculated/use-calculated.ts'
import { useTable } from '../../workbook/context.tsx'

/** What the workbook knows of single cells of a table's sheet, besides their values. */
export function useLore(calculated: Calculated): CellLore {
  const expressions = useTable('cell_expression')
  return useMemo(() => {
    const byId = new Map(expressions.map((row) => [row.id, row]))
    return {
      arithmeticAt: (rowId, field) => arithmeticIn(byId.get(expressionId(rowId, field))),
      formulaOf: calculated.formulaOf,
      noteAt: calculated.reasonOf,
    }
  }, [expressions, calculated])
}
