import { defineTable } from '../table/table.ts'

/** Kinds of clause, from the document's own structure. */
const CLAUSE_KINDS = {
  part: '部分',
  clause: '条',
  goal: '城市目标',
} as const

/** The clauses of the policy: number, heading, a summary in our own words, and the official wording once attached. */
export const clause = defineTable({
  name: 'clause',
  title: '政策条款',
  label: 'heading',
  number: 'number',
  columns: {
    number: { kind: 'text', title: '条款号', required: true, width: 120 },
    parent: { kind: 'reference', to: ['clause'], title: '上级条款' },
    kind: { kind: 'choice', options: CLAUSE_KINDS, title: '层次', required: true },
    heading: { kind: 'text', title: '标题', required: true, width: 200 },
    summary: { kind: 'text', long: true, title: '摘要', width: 420 },
    original: { kind: 'text', long: true, derived: true, title: '原文', width: 420 },
  },
  unique: [['number']],
})

/** Documents attached by the user: the policy's official text, as it was read. */
export const policyDocument = defineTable({
  name: 'policy_document',
  title: '政策文件',
  label: 'title',
  columns: {
    title: { kind: 'text', title: '文件名', required: true, width: 260 },
    number: { kind: 'text', title: '文号', width: 160 },
    issued: { kind: 'date', title: '成文日期' },
    issuer: { kind: 'text', title: '发文机关', width: 200 },
    text: { kind: 'text', long: true, derived: true, title: '全文' },
    hash: { kind: 'text', derived: true, title: '校验值' },
  },
})

/** How this office reads the policy and shows its figures: one row per setting; allowed values stand in settings.ts. */
export const setting = defineTable({
  name: 'setting',
  title: '设置',
  label: 'key',
  columns: {
    key: { kind: 'text', title: '设置项', required: true },
    value: { kind: 'text', title: '取值', required: true },
    note: { kind: 'text', long: true, title: '说明' },
  },
  unique: [['key']],
})
