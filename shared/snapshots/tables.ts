import { defineTable } from '../table/table.ts'

/** A named point of the journal: the workbook as it went to a meeting, up for approval, or out in print. */
export const snapshot = defineTable({
  name: 'snapshot',
  title: '存稿',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '名称', required: true, maxLength: 200, width: 240 },
    stage: {
      kind: 'choice',
      title: '阶段',
      required: true,
      options: { meeting: '上会稿', approval: '报批稿', issued: '印发稿', other: '其他' },
    },
    note: { kind: 'text', long: true, title: '备注', maxLength: 4000, width: 300 },
    journal_seq: { kind: 'integer', title: '日志序号', min: 1, required: true, derived: true },
    journal_hash: { kind: 'text', title: '日志指纹', required: true, derived: true },
    at: { kind: 'text', title: '时间', required: true, derived: true, stamp: 'at', width: 180 },
    who: { kind: 'text', title: '存稿人', required: true, derived: true, stamp: 'who' },
  },
  unique: [['name']],
})
