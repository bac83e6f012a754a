import { defineTable } from '../table/table.ts'

/** What somebody has said about a cell; all rows of one cell are a conversation, in the order of their positions. */
export const cellComment = defineTable({
  name: 'cell_comment',
  title: '批注',
  label: 'text',
  columns: {
    table_name: { kind: 'text', title: '表', required: true },
    row_id: { kind: 'text', title: '行', required: true },
    column_name: { kind: 'text', title: '列', required: true },
    text: { kind: 'text', long: true, title: '批注', required: true, maxLength: 4000, width: 320 },
    author: { kind: 'text', title: '作者', required: true, derived: true, stamp: 'who' },
    at: { kind: 'text', title: '时间', required: true, derived: true, stamp: 'at' },
    resolved: { kind: 'flag', title: '已解决', required: true },
  },
})
