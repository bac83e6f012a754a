import { defineTable } from '../table/table.ts'

/**
 * What was typed into a cell as arithmetic, such as =1200*1.08; the cell itself holds the value. Written by the store
 * with the cell, in the same commit.
 */
export const cellExpression = defineTable({
  name: 'cell_expression',
  title: '单元格算式',
  label: 'expression',
  columns: {
    table_name: { kind: 'text', title: '表', required: true, derived: true },
    row_id: { kind: 'text', title: '行', required: true, derived: true },
    column_name: { kind: 'text', title: '列', required: true, derived: true },
    expression: { kind: 'text', title: '算式', required: true, derived: true, width: 260 },
    unit: { kind: 'text', title: '无单位数按此单位', derived: true },
  },
  unique: [['table_name', 'row_id', 'column_name']],
})

/** Longest title of a calculated column, so that a heading stays a heading. */
const LONGEST_TITLE = 40

/** A column that somebody has added to a table: a formula over the row's columns and over totals. */
export const calculatedColumn = defineTable({
  name: 'calculated_column',
  title: '计算列',
  label: 'title',
  columns: {
    table_name: { kind: 'text', title: '表', required: true },
    title: { kind: 'text', title: '标题', required: true, maxLength: LONGEST_TITLE },
    unit: { kind: 'text', title: '单位', maxLength: 40 },
    decimals: { kind: 'integer', title: '小数位', min: 0, max: 6 },
    formula: { kind: 'text', long: true, title: '公式', required: true, width: 320 },
    place: { kind: 'integer', title: '次序', required: true },
    note: { kind: 'text', long: true, title: '说明', width: 240 },
  },
  unique: [['table_name', 'title']],
})
