import { defineTable } from '../table/table.ts'

/** The four budgets (预算法 §5). */
export const BUDGET_BOOKS = {
  general: '一般公共预算',
  fund: '政府性基金预算',
  'state-capital': '国有资本经营预算',
  'social-insurance': '社会保险基金预算',
} as const
/** Sides of a budget. */
export const BUDGET_SIDES = { revenue: '收入', expenditure: '支出' } as const
/** Whether a transfer is announced early or finally (预算法实施条例 §48). */
const TRANSFER_STATES = { early: '提前下达', formal: '正式下达' } as const

/** A line of a budget with its three columns (预算法 §75). */
export const budgetLine = defineTable({
  name: 'budget_line',
  title: '预算',
  label: 'subject',
  columns: {
    region: { kind: 'reference', to: ['region'], title: '编制地区', required: true },
    year: { kind: 'integer', title: '年度', required: true, min: 2000, max: 2100 },
    book: { kind: 'choice', options: BUDGET_BOOKS, title: '账本', required: true, width: 130 },
    side: { kind: 'choice', options: BUDGET_SIDES, title: '收支', required: true },
    subject_code: { kind: 'text', title: '功能科目编码', pattern: /^\d{3,7}$/ },
    subject: { kind: 'text', title: '功能科目', required: true, width: 200 },
    economic: { kind: 'text', title: '经济科目', width: 140 },
    project: { kind: 'reference', to: ['project'], title: '项目', width: 180 },
    budget: { kind: 'quantity', measure: 'money', unit: '万元', title: '预算数', group: '金额' },
    adjusted: { kind: 'quantity', measure: 'money', unit: '万元', title: '调整预算数', group: '金额' },
    final: { kind: 'quantity', measure: 'money', unit: '万元', title: '决算数', group: '金额' },
    transfer_state: { kind: 'choice', options: TRANSFER_STATES, title: '转移支付状态' },
    note: { kind: 'text', long: true, title: '备注', width: 200 },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
  },
})
