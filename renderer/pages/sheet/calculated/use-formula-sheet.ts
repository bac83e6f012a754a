import type { FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { formulaSheet } from '../../../../shared/formula-sheets.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { useMirror } from '../../../workbook/context.tsx'

/** A table, or the sheet of years by its name, as formulas see it; the same object until what it is made of changes. */
export function useFormulaSheet({ name }: Pick<Table, 'name'>): FormulaSheet {
  return useMirror(({ rows }) => {
    const sheet = formulaSheet(name, rows)
    if (!sheet) throw new Error(`no table ${name}`)
    return sheet
  })
}
