import { defineTable } from '../table/table.ts'

/** Kinds of office that lead or support a task. */
const OFFICE_TYPES = { department: '部门', town: '镇', company: '国企', other: '其他' } as const
/** Terms of a plan. */
const PLAN_TERMS = { overall: '总体', 'three-year': '三年', year: '年度', quarter: '季度' } as const
/** How far a plan has come. */
const PLAN_STATES = { draft: '草稿', meeting: '上会', issued: '印发' } as const
/** Progress of a task, as a light. */
export const TASK_LIGHTS = {
  done: '已完成',
  'on-path': '正常推进',
  behind: '滞后预警',
  blocked: '需协调',
  'not-started': '未启动',
} as const
/** Project groups, as in annual project lists. */
const PROJECT_CATEGORIES = {
  economy: '经济发展',
  social: '社会事业',
  infrastructure: '基础设施',
} as const
/** 建设性质. */
const CONSTRUCTION_NATURES = {
  new: '新建',
  continued: '续建',
  extension: '扩建',
  renovation: '改造',
  preliminary: '前期',
} as const
/** Stages of a project's approval and building (政府投资条例 §§9–11, 17). */
const PROJECT_STAGES = {
  proposal: '项目建议书',
  feasibility: '可研批复',
  estimate: '概算核定',
  building: '在建',
  finished: '竣工',
  operating: '投用',
} as const
/** How the land of a project is provided. */
export const LAND_WAYS = {
  new: '新增指标',
  stock: '存量盘活',
  linkage: '增减挂钩',
  transfer: '流转',
  none: '不需用地',
} as const
/** Sources of a project's money (DOMAIN section 4; classes of the investment statistics, refined). */
export const FUND_SOURCES = {
  central: '中央预算内',
  province: '省级专项',
  city: '市级专项',
  county: '县级财政',
  town: '镇级财政',
  'general-bond': '一般债券',
  'special-bond': '专项债券',
  loan: '银行贷款',
  enterprise: '企业自筹',
  ppp: '社会资本',
  other: '其他',
} as const

/** Offices that lead or support. */
export const office = defineTable({
  name: 'office',
  title: '单位',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '单位名称', required: true, width: 180 },
    type: { kind: 'choice', options: OFFICE_TYPES, title: '类型', required: true },
    region: { kind: 'reference', to: ['region'], title: '层级地区' },
    contact: { kind: 'text', names: { from: ['person'] }, title: '联系人' },
  },
  unique: [['name']],
})

/** People whom tasks and projects name: leaders and contacts. Cells hold their names as text, so that old plans stay. */
export const person = defineTable({
  name: 'person',
  title: '人员',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '姓名', required: true, width: 140 },
    office: { kind: 'reference', to: ['office'], title: '所在单位', width: 200 },
    duty: { kind: 'text', title: '职务', width: 180 },
    phone: { kind: 'text', title: '联系电话' },
    note: { kind: 'text', long: true, title: '备注', width: 220 },
  },
  unique: [['name', 'office']],
})

/** A plan: the annual work plan of a year, and later its longer and shorter relatives. */
export const plan = defineTable({
  name: 'plan',
  title: '计划',
  label: 'title',
  columns: {
    title: { kind: 'text', title: '计划名称', required: true, width: 240 },
    term: { kind: 'choice', options: PLAN_TERMS, title: '类型', required: true },
    year: { kind: 'integer', title: '年度', required: true, min: 2000, max: 2100 },
    state: { kind: 'choice', options: PLAN_STATES, title: '状态', required: true },
    document_number: { kind: 'text', title: '文号' },
    note: { kind: 'text', long: true, title: '备注' },
  },
})

/** A task of a plan under a clause, with its lead office, deadline and quarter nodes. */
export const task = defineTable({
  name: 'task',
  title: '年度计划',
  label: 'content',
  columns: {
    number: { kind: 'integer', title: '序号', min: 1, width: 64 },
    plan: { kind: 'reference', to: ['plan'], title: '计划', required: true },
    region: { kind: 'reference', to: ['region'], title: '所属镇', required: true },
    clause: { kind: 'reference', to: ['clause'], title: '依据条款', width: 150 },
    content: { kind: 'text', long: true, title: '工作任务', required: true, width: 260 },
    goal: { kind: 'text', long: true, title: '年度目标', width: 220 },
    indicator: { kind: 'reference', to: ['indicator'], title: '对应指标', width: 140 },
    lead_office: { kind: 'reference', to: ['office'], title: '牵头单位', width: 140 },
    support_offices: {
      kind: 'text',
      names: { from: ['office'], several: true },
      title: '配合单位',
      width: 160,
    },
    leader: { kind: 'text', names: { from: ['person'], several: true }, title: '责任领导' },
    due: { kind: 'date', title: '完成时限' },
    quarter_1: { kind: 'text', long: true, title: '一季度', group: '季度节点', width: 160 },
    quarter_2: { kind: 'text', long: true, title: '二季度', group: '季度节点', width: 160 },
    quarter_3: { kind: 'text', long: true, title: '三季度', group: '季度节点', width: 160 },
    quarter_4: { kind: 'text', long: true, title: '四季度', group: '季度节点', width: 160 },
    light: { kind: 'choice', options: TASK_LIGHTS, title: '进展' },
    progress: { kind: 'text', long: true, title: '进展情况', width: 200 },
    problem: { kind: 'text', long: true, title: '存在问题', width: 160 },
    next_step: { kind: 'text', long: true, title: '下步举措', width: 160 },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
  },
})

/** A project with the contents that 政府投资条例 §16 asks of the annual plan. */
export const project = defineTable({
  name: 'project',
  title: '项目',
  label: 'name',
  columns: {
    name: { kind: 'text', title: '项目名称', required: true, width: 220 },
    code: { kind: 'text', title: '项目代码', width: 150 },
    region: { kind: 'reference', to: ['region'], title: '所属镇', required: true },
    task: { kind: 'reference', to: ['task'], title: '对应任务', width: 160 },
    category: { kind: 'choice', options: PROJECT_CATEGORIES, title: '类别', required: true },
    nature: { kind: 'choice', options: CONSTRUCTION_NATURES, title: '建设性质' },
    content: { kind: 'text', long: true, title: '建设内容及规模', width: 260 },
    start: { kind: 'date', title: '开工', group: '建设工期' },
    finish: { kind: 'date', title: '竣工', group: '建设工期' },
    total_investment: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '总投资',
      group: '投资',
    },
    done_before: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '至上年底累计完成',
      group: '投资',
    },
    /** Year whose end `done_before` counts to; left out, the year before the project's first planned year. */
    done_through: { kind: 'integer', title: '累计截至年度', min: 2000, max: 2100, group: '投资' },
    feasibility_estimate: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '可研估算',
      group: '投资',
    },
    approved_estimate: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '核定概算',
      group: '投资',
    },
    land_total: { kind: 'quantity', measure: 'land', unit: '亩', min: 0, title: '用地总面积' },
    jobs: { kind: 'integer', title: '新增就业', unit: '人', min: 0 },
    output_indicator: { kind: 'reference', to: ['indicator'], title: '建成指标', group: '建成后提供' },
    output_amount: { kind: 'number', title: '数量', group: '建成后提供', min: 0 },
    owner: { kind: 'text', names: { from: ['office'] }, title: '建设单位', width: 160 },
    lead_office: { kind: 'reference', to: ['office'], title: '责任单位', width: 140 },
    leader: { kind: 'text', names: { from: ['person'], several: true }, title: '责任领导' },
    stage: { kind: 'choice', options: PROJECT_STAGES, title: '前期阶段' },
    in_statistics: { kind: 'flag', title: '入统' },
    in_urban_boundary: { kind: 'flag', title: '城镇开发边界内' },
    on_basic_farmland: { kind: 'flag', title: '占永久基本农田' },
    on_ecological_redline: { kind: 'flag', title: '占生态保护红线' },
    note: { kind: 'text', long: true, title: '备注' },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
  },
})

/** A project's year: its investment by quarter, land need and how the land is provided. */
export const projectYear = defineTable({
  name: 'project_year',
  title: '项目年度投资',
  label: 'project',
  columns: {
    project: { kind: 'reference', to: ['project'], title: '项目', required: true, width: 220 },
    year: { kind: 'integer', title: '年度', required: true, min: 2000, max: 2100 },
    investment: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '年度计划投资',
      required: true,
      group: '计划投资',
    },
    quarter_1: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '一季度',
      group: '计划投资',
    },
    quarter_2: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '二季度',
      group: '计划投资',
    },
    quarter_3: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '三季度',
      group: '计划投资',
    },
    quarter_4: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '四季度',
      group: '计划投资',
    },
    completed: {
      kind: 'quantity',
      measure: 'money',
      unit: '万元',
      min: 0,
      title: '已完成投资',
      group: '执行',
    },
    new_land: { kind: 'quantity', measure: 'land', unit: '亩', min: 0, title: '新增建设用地', group: '用地' },
    farmland: { kind: 'quantity', measure: 'land', unit: '亩', min: 0, title: '占用耕地', group: '用地' },
    paddy: { kind: 'quantity', measure: 'land', unit: '亩', min: 0, title: '占用水田', group: '用地' },
    land_way: { kind: 'choice', options: LAND_WAYS, title: '保障方式', group: '用地' },
    image: { kind: 'text', long: true, title: '年度形象进度', width: 200 },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
  },
  unique: [['project', 'year']],
})

/** The columns of a year's quarters, in order. */
export const QUARTER_COLUMNS = ['quarter_1', 'quarter_2', 'quarter_3', 'quarter_4'] as const

/** Money for a project's year from one source; the sources must sum to the year's investment (RULES 计划-2). */
export const projectFund = defineTable({
  name: 'project_fund',
  title: '项目资金来源',
  label: 'source',
  columns: {
    project: { kind: 'reference', to: ['project'], title: '项目', required: true, width: 220 },
    year: { kind: 'integer', title: '年度', required: true, min: 2000, max: 2100 },
    source: { kind: 'choice', options: FUND_SOURCES, title: '资金来源', required: true },
    planned: { kind: 'quantity', measure: 'money', unit: '万元', min: 0, title: '计划', required: true },
    confirmed: { kind: 'quantity', measure: 'money', unit: '万元', min: 0, title: '已落实' },
    received: { kind: 'quantity', measure: 'money', unit: '万元', min: 0, title: '到位' },
    document_number: { kind: 'text', title: '文号' },
    demo: { kind: 'flag', title: '演示数据（虚构）' },
  },
  unique: [['project', 'year', 'source']],
})
