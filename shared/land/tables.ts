import { defineTable } from '../table/table.ts'

/** The seven accounts of DOMAIN section 3; they are different currencies and never summed together. */
export const LAND_ACCOUNTS = {
  quota: '新增建设用地计划',
  linkage: '增减挂钩节余',
  farmland: '补充耕地数量',
  paddy: '水田',
  capacity: '粮食产能',
  'approved-unsupplied': '批而未供',
  idle: '闲置低效',
} as const

/** What an entry records. */
export const LAND_EVENTS = {
  issue: '上级下达',
  allocate: '县内分配',
  use: '项目使用',
  advance: '预支',
  withdraw: '收回',
  'carry-over': '结转',
  buy: '调剂购入',
  sell: '调剂售出',
  reward: '存量处置奖励',
  deduct: '扣减',
  opening: '期初',
  dispose: '处置',
  reverse: '冲销',
} as const

/**
 * Double-entry ledger of land indices: an amount leaves one holder and reaches another. A side left empty is the
 * world outside (the higher authority, or use). Balances are derived, never typed. Grain capacity is held in the same
 * integer column, one step being 0.0001 kg.
 */
export const landEntry = defineTable({
  name: 'land_entry',
  title: '用地台账',
  label: 'document_number',
  columns: {
    date: { kind: 'date', title: '日期', required: true },
    year: { kind: 'integer', title: '指标年度', required: true, min: 2000, max: 2100 },
    account: { kind: 'choice', options: LAND_ACCOUNTS, title: '账户', required: true, width: 150 },
    event: { kind: 'choice', options: LAND_EVENTS, title: '事项', required: true },
    from_holder: { kind: 'reference', to: ['region', 'project'], title: '转出方', width: 180 },
    to_holder: { kind: 'reference', to: ['region', 'project'], title: '转入方', width: 180 },
    amount: {
      kind: 'quantity',
      measure: 'land',
      unit: '亩',
      min: 1,
      title: '面积',
      required: true,
    },
    document_number: { kind: 'text', title: '文号', width: 180 },
    handler: { kind: 'text', names: { from: ['person'] }, title: '经办' },
    reversal_of: { kind: 'reference', to: ['land_entry'], title: '冲销分录' },
    note: { kind: 'text', long: true, title: '备注', width: 200 },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
  },
})
