import type { AllTitles } from '../table-titles.ts'

/** English titles of what hangs on cells and tables: arithmetic, calculated columns, comments. */
export const cellTables: Pick<AllTitles, 'cell_expression' | 'calculated_column' | 'cell_comment'> = {
  cell_expression: {
    title: 'Arithmetic in cells',
    columns: {
      table_name: 'Table',
      row_id: 'Row',
      column_name: 'Column',
      expression: 'Arithmetic',
      unit: 'Unit of plain numbers',
    },
    groups: {},
    options: {},
  },
  calculated_column: {
    title: 'Calculated columns',
    columns: {
      table_name: 'Table',
      title: 'Title',
      unit: 'Unit',
      decimals: 'Decimals',
      formula: 'Formula',
      place: 'Order',
      note: 'Remarks',
    },
    groups: {},
    options: {},
  },
  cell_comment: {
    title: 'Comments',
    columns: {
      table_name: 'Table',
      row_id: 'Row',
      column_name: 'Column',
      text: 'Comment',
      author: 'Author',
      at: 'Time',
      resolved: 'Resolved',
    },
    groups: {},
    options: {},
  },
}
