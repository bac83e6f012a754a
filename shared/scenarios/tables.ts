import { defineTable } from '../table/table.ts'

/** The text of a model in the model language; `draft` keeps a text that does not check and never runs. */
export const model = defineTable({
  name: 'model',
  title: '模型',
  label: 'title',
  columns: {
    title: { kind: 'text', title: '名称', required: true, width: 200 },
    text: { kind: 'text', long: true, title: '模型文本', required: true },
    draft: { kind: 'text', long: true, title: '草稿' },
  },
})

/** A scenario holds only what differs from its parent; the root is the base. */
export const scenario = defineTable({
  name: 'scenario',
  title: '情景',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '名称', required: true, width: 180 },
    parent: { kind: 'reference', to: ['scenario'], title: '上级情景' },
    note: { kind: 'text', long: true, title: '说明', width: 300 },
  },
  unique: [['name']],
})

/** One assumption or lever that a scenario sets; no region means all towns, no year means all years. */
export const scenarioValue = defineTable({
  name: 'scenario_value',
  title: '情景取值',
  label: 'name',
  columns: {
    scenario: { kind: 'reference', to: ['scenario'], title: '情景', required: true },
    name: { kind: 'text', title: '假设或政策', required: true, width: 180 },
    region: { kind: 'reference', to: ['region'], title: '地区' },
    year: { kind: 'integer', title: '年份', min: 2000, max: 2100 },
    value: { kind: 'number', title: '取值', required: true },
  },
  unique: [['scenario', 'name', 'region', 'year']],
})

/** How a scenario treats a project: left out, or started later or earlier by whole years. */
export const scenarioProject = defineTable({
  name: 'scenario_project',
  title: '情景项目',
  label: 'project',
  columns: {
    scenario: { kind: 'reference', to: ['scenario'], title: '情景', required: true },
    project: { kind: 'reference', to: ['project'], title: '项目', required: true, width: 220 },
    included: { kind: 'flag', title: '纳入', required: true },
    shift_years: { kind: 'integer', title: '推迟年数', unit: '年', min: -10, max: 10, required: true },
  },
  unique: [['scenario', 'project']],
})
