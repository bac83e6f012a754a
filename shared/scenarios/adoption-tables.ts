import { defineTable } from '../table/table.ts'

/** A scenario whose results were frozen: who and when, and all that it takes to compute them again. */
export const adoption = defineTable({
  name: 'adoption',
  title: '采用',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '名称', required: true, maxLength: 200, width: 200 },
    scenario: { kind: 'reference', to: ['scenario'], title: '情景', required: true, derived: true },
    at: { kind: 'text', title: '时间', required: true, derived: true, width: 180 },
    who: { kind: 'text', title: '采用人', required: true, derived: true },
    draws: { kind: 'integer', title: '抽样次数', unit: '次', min: 1, required: true, derived: true },
    seed: { kind: 'integer', title: '种子', min: 0, required: true, derived: true },
    model_hash: { kind: 'text', title: '模型指纹', required: true, derived: true },
    journal_seq: { kind: 'integer', title: '日志序号', min: 0, required: true, derived: true },
    journal_hash: { kind: 'text', title: '日志指纹', required: true, derived: true },
    together: { kind: 'number', title: '全部目标同时达标概率', unit: '%', derived: true },
    together_error: { kind: 'number', title: '全部目标概率的标准误', unit: '百分点', derived: true },
    demo: { kind: 'flag', title: '演示数据', required: true, derived: true },
    note: { kind: 'text', long: true, title: '备注', width: 300 },
  },
  unique: [['name']],
})

/** One frozen figure of an adoption: an indicator's spread in a year, or the chance of a target. */
export const adoptedFigure = defineTable({
  name: 'adopted_figure',
  title: '采用结果',
  label: 'indicator',
  columns: {
    adoption: { kind: 'reference', to: ['adoption'], title: '采用', required: true, derived: true },
    region: { kind: 'reference', to: ['region'], title: '地区', required: true, derived: true },
    indicator: { kind: 'reference', to: ['indicator'], title: '指标', required: true, derived: true },
    target: { kind: 'reference', to: ['target'], title: '目标', derived: true },
    year: { kind: 'integer', title: '年份', min: 2000, required: true, derived: true },
    aim: { kind: 'number', title: '目标值', derived: true },
    mean: { kind: 'number', title: '均值', derived: true },
    p5: { kind: 'number', title: '5%分位', derived: true },
    p25: { kind: 'number', title: '25%分位', derived: true },
    median: { kind: 'number', title: '中位数', derived: true },
    p75: { kind: 'number', title: '75%分位', derived: true },
    p95: { kind: 'number', title: '95%分位', derived: true },
    probability: { kind: 'number', title: '达标概率', unit: '%', derived: true },
    standard_error: { kind: 'number', title: '概率的标准误', unit: '百分点', derived: true },
  },
  unique: [['adoption', 'region', 'indicator', 'target', 'year']],
})
