import { defineTable } from '../table/table.ts'

/** Levels of a region. */
const REGION_LEVELS = { province: '省', city: '市', county: '县', town: '镇', group: '组团' } as const
/** Whether more is better; `none` where neither is. */
const DIRECTIONS = { up: '越高越好', down: '越低越好', none: '不分高低' } as const
/** What an indicator measures. */
const INDICATOR_KINDS = {
  flow: '流量',
  stock: '存量',
  ratio: '比率',
  growth: '增速',
  count: '计数',
  yesno: '是否',
} as const
/** How a value for a group of regions follows from the regions' values. */
export const AGGREGATIONS = { sum: '合计', pooled: '分子分母合并计算', none: '不汇总' } as const
/** How final a statistic is. */
export const VINTAGES = {
  flash: '快报',
  preliminary: '初步核算',
  final: '最终核实',
  revised: '修订',
  census: '普查',
  report: '公报或报告',
  secondary: '二手来源',
} as const
/** What sort of figure it is; kinds are never mixed in one cell. */
export const OBSERVATION_STATES = { actual: '实际', expected: '预计', projected: '测算' } as const
/** On what basis a published growth rate was computed. */
export const GROWTH_BASES = {
  real: '可比价',
  nominal: '现价',
  comparable: '同口径',
  natural: '自然口径',
  unstated: '未注明',
} as const
/** Why a value is missing. */
export const MISSING_REASONS = {
  unpublished: '未公布',
  'growth-only': '只公布增速',
  incomparable: '不可比',
  'not-collected': '未统计',
} as const
/** Comparisons of a target; `above` and `below` are strict. */
export const OPERATORS = {
  above: '>',
  'at-least': '≥',
  below: '<',
  'at-most': '≤',
  complete: '完成',
} as const
/** What a target is measured against. */
export const TARGET_BASES = {
  absolute: '绝对值',
  'above-county': '高于所在县',
  'better-than-city': '好于全市',
} as const

/** Places, and groups of places; a town names its county as parent and its group. */
export const region = defineTable({
  name: 'region',
  title: '地区',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '名称', required: true },
    level: { kind: 'choice', options: REGION_LEVELS, title: '层级', required: true },
    code: { kind: 'text', title: '行政区划代码', pattern: /^\d{6}(\d{3})?$/ },
    parent: { kind: 'reference', to: ['region'], title: '上级' },
    member_of: { kind: 'reference', to: ['region'], title: '所属组团' },
    english_name: { kind: 'text', title: '英文名' },
    note: { kind: 'text', long: true, title: '备注' },
  },
  unique: [['name']],
})

/** Definitions of indicators; a ratio names its numerator and denominator. */
export const indicator = defineTable({
  name: 'indicator',
  title: '指标',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '指标名称', required: true, width: 200 },
    english_name: { kind: 'text', title: '英文名', width: 200 },
    unit: { kind: 'text', title: '单位', required: true },
    decimals: { kind: 'integer', title: '小数位', min: 0, max: 6 },
    direction: { kind: 'choice', options: DIRECTIONS, title: '方向', required: true },
    kind: { kind: 'choice', options: INDICATOR_KINDS, title: '类型', required: true },
    aggregation: { kind: 'choice', options: AGGREGATIONS, title: '汇总方式', required: true },
    numerator: { kind: 'reference', to: ['indicator'], title: '分子' },
    denominator: { kind: 'reference', to: ['indicator'], title: '分母' },
    frequency: { kind: 'text', title: '频率' },
    department: { kind: 'text', title: '数据部门' },
    definition: { kind: 'text', long: true, title: '定义与口径', width: 360 },
  },
  unique: [['name']],
})

/** One published, reported or made-up figure with everything needed to trust it. */
export const observation = defineTable({
  name: 'observation',
  title: '指标数据',
  label: 'period',
  columns: {
    region: { kind: 'reference', to: ['region'], title: '地区', required: true },
    indicator: { kind: 'reference', to: ['indicator'], title: '指标', required: true, width: 180 },
    period: { kind: 'period', title: '时期', required: true },
    scope: { kind: 'text', title: '口径' },
    vintage: { kind: 'choice', options: VINTAGES, title: '版次', required: true },
    state: { kind: 'choice', options: OBSERVATION_STATES, title: '状态', required: true },
    value: { kind: 'number', title: '数值' },
    missing: { kind: 'choice', options: MISSING_REASONS, title: '缺失原因' },
    growth: { kind: 'number', title: '增速', unit: '%' },
    growth_basis: { kind: 'choice', options: GROWTH_BASES, title: '增速口径' },
    source: { kind: 'text', long: true, title: '来源', width: 260 },
    note: { kind: 'text', long: true, title: '备注', width: 220 },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
    locked: { kind: 'flag', title: '锁定' },
    supersedes: { kind: 'reference', to: ['observation'], title: '取代' },
    reason: { kind: 'text', title: '更正原因' },
  },
  unique: [['region', 'indicator', 'period', 'scope', 'vintage', 'state']],
})

/** A quantified aim of the policy for one region and year; strict comparisons are kept apart from the others. */
export const target = defineTable({
  name: 'target',
  title: '目标',
  label: 'indicator',
  columns: {
    clause: { kind: 'reference', to: ['clause'], title: '依据条款', required: true, width: 160 },
    region: { kind: 'reference', to: ['region'], title: '地区', required: true },
    indicator: { kind: 'reference', to: ['indicator'], title: '指标', required: true, width: 200 },
    year: { kind: 'integer', title: '目标年份', required: true, min: 2000, max: 2100 },
    basis: { kind: 'choice', options: TARGET_BASES, title: '比较对象', required: true },
    operator: { kind: 'choice', options: OPERATORS, title: '比较', required: true },
    value: { kind: 'number', title: '目标值' },
    wording: { kind: 'text', title: '表述', width: 220 },
    note: { kind: 'text', long: true, title: '备注' },
  },
  unique: [['region', 'indicator', 'year', 'basis']],
})
