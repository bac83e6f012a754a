import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { checkColumns, definitionsOf, type CheckedColumn } from '../../../../shared/calculation/columns.ts'
import { TableCalculation } from '../../../../shared/calculation/engine.ts'
import { calculatedAsColumn, calculatedField } from '../../../../shared/calculation/extended.ts'
import { ROW_UNIT, type FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { spelledInChinese } from '../../../../shared/calculation/spelled.ts'
import type { Cell } from '../../../../shared/table/column.ts'
import { wordCalculation } from '../../../../shared/text/calculations.ts'
import type { SheetColumn } from '../../../grid/contract.ts'
import { unitTitle } from '../../../text/titles.ts'
import { useTable, useView, useWorkbook } from '../../../workbook/context.tsx'
import { wordTotals } from './totals.ts'

type Cells = Readonly<Record<string, Cell>>

/** The calculated columns of a table as its sheet shows them. */
export interface Calculated {
  readonly columns: readonly SheetColumn[]
  /** A row's cells together with its calculated ones, which are computed when they are looked at. */
  readonly cellsOf: (stored: Cells, id: string) => Cells
  /** All calculated cells of a row. */
  readonly allOf: (rowId: string) => Cells
  /** The formula of a field with its sign =; null if the field is no calculated column. */
  readonly formulaOf: (field: string) => string | null
  /** Over which rows the totals of a calculated column go; null if it has none, or is no calculated column. */
  readonly totalsOf: (field: string) => string | null
  /** Why a calculated cell has no value, or over which rows its totals go; null if there is nothing to say. */
  readonly reasonOf: (rowId: string, field: string) => string | null
}

/** The calculated columns of a sheet; the same object until a definition changes, or what the sheet is made of. */
export function useCalculated(sheet: FormulaSheet): Calculated {
  const definitions = useTable('calculated_column')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const { t } = useTranslation('calculated')
  return useMemo(() => {
    const checked = checkColumns(sheet, definitionsOf(definitions, sheet.table.name))
    const calculation = new TableCalculation(checked)
    const byField = new Map(checked.columns.map((column) => [calculatedField(column.id), column]))
    const valueOf = (rowId: string, id: string): number | null => {
      // Nothing is computed for a sheet that nobody looks at, and every cell is in step with the newest commit.
      calculation.update(sheet.rowsOf(workbook.store.getState().rows))
      return calculation.valueOf(rowId, id)
    }
    return {
      columns: [...byField].map(([field, column]) =>
        sheetColumn(field, column, unitTitle(column.unit, language)),
      ),
      cellsOf: (stored, id) => {
        if (byField.size === 0) return stored
        // A hundred thousand rows: none is copied, and none is computed before it is looked at.
        return new Proxy(stored, {
          get: (cells, field) => {
            const column = typeof field === 'string' ? byField.get(field) : undefined
            return column ? valueOf(id, column.id) : Reflect.get(cells, field)
          },
        })
      },
      allOf: (rowId) =>
        Object.fromEntries([...byField].map(([field, { id }]) => [field, valueOf(rowId, id)])),
      formulaOf: (field) => {
        const formula = byField.get(field)?.formula
        if (formula === undefined) return null
        const shown = language === 'zh-CN' ? spelledInChinese(formula, sheet) : formula
        return `=${shown.replace(/^\s*[=＝]/, '')}`
      },
      totalsOf: (field) => {
        const column = byField.get(field)
        return column ? wordTotals(column, sheet, { t, language }) : null
      },
      reasonOf: (rowId, field) => {
        const column = byField.get(field)
        if (!column) return null
        if (column.problem) return wordCalculation(column.problem, language)
        const refusal = calculation.refusalOf(rowId, column.id)
        if (refusal) return wordCalculation(refusal, language)
        if (valueOf(rowId, column.id) !== null) return wordTotals(column, sheet, { t, language })
        const lack = calculation.lackOf(rowId, column.id)
        return lack.kind === 'figure' ? t('lack.figure', { name: lack.name }) : t(`lack.${lack.kind}`)
      },
    }
  }, [sheet, definitions, workbook, language, t])
}

function sheetColumn(field: string, column: CheckedColumn, title: string): SheetColumn {
  return {
    field,
    column: calculatedAsColumn(column),
    title: column.title,
    readOnly: true,
    calculated: column.problem ? 'broken' : 'sound',
    // A heading takes two lines.
    width: Math.min(220, Math.max(104, widthOf(column.title) + 34)),
    // The row's own, if it has one; a bare number has none, whatever the row measures.
    ...(column.unit === ROW_UNIT ? { unitTitle: title } : { unit: column.unit, unitTitle: title }),
    ...(column.decimals === null ? {} : { decimals: column.decimals }),
  }
}

/** px that a heading takes: Latin letters and digits are about half as wide as Chinese characters. */
function widthOf(title: string): number {
  return [...title].reduce((sum, letter) => sum + (/[\u2E80-\uFFFF]/.test(letter) ? 14 : 8), 0)
}
