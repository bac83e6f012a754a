/** Words of the sheets of plans, projects, land, money and targets. */
export const plans = {
  tabs: { task: '任务', plan: '计划', office: '单位', person: '人员' },
  plan: {
    hint: '任务缺牵头单位或完成时限的计划，不能上会、印发',
    emptyTitle: '还没有计划',
    emptyHint: '一年一份工作计划写一行，任务归在它下面。先新增一行。',
    fresh: '（新计划）',
  },
  office: {
    hint: '牵头和配合任务的单位；更名不改动已写下的“配合单位”',
    emptyTitle: '还没有单位',
    emptyHint: '牵头、配合任务的部门、镇和国企写在这里，填写任务时从中挑选。先新增一行，或从表格软件粘贴。',
    fresh: '（新单位）',
  },
  person: {
    hint: '填写责任领导、联系人时从中提示；调离、改名不改动已写下的名字',
    emptyTitle: '名册还是空的',
    emptyHint:
      '责任领导、联系人写在这里：姓名、所在单位、职务。也可以在任务里写下名字，再按 Alt+Shift+N 记入。不记也能写。',
    fresh: '（新人员）',
  },
  tasks: {
    hint: '每项任务依据一条政策，有牵头单位、时限和季度节点',
    emptyTitle: '还没有任务',
    emptyHint:
      '年度工作任务写在这里：依据哪一条、谁牵头、何时完成、各季度做到哪一步。先新增一行，或从表格软件粘贴。',
    fresh: '（新任务）',
  },
  projects: {
    emptyTitle: '还没有项目',
    emptyHint: '项目清单写在这里：总投资、分年投资、用地、资金来源。先新增一行，或从表格软件粘贴。',
    fresh: '（新项目）',
    list: '项目清单',
    years: '分年投资与用地',
    funds: '资金来源',
    yearsEmptyTitle: '还没有分年投资',
    yearsEmptyHint: '为项目的每个年度写一行：投资、季度、用地。没有资金或用地的年度在推演中不产生效益。',
    fundsEmptyTitle: '还没有资金来源',
    fundsEmptyHint: '为项目的每个年度写明资金从哪里来：计划多少、已落实多少、到位多少。',
    noneOfProject: '所选项目在这一年度还没有写。先新增一行，或在上方换一个项目、年度。',
    all: '全部项目',
  },
  land: {
    hint: '复式台账：从谁转到谁；余额由分录算出，不手填',
    emptyTitle: '台账还没有分录',
    emptyHint: '从上级下达的指标记起：账户、事项、转出方、转入方、面积、文号。透支会被拒绝。',
    netInflow: '净转入',
    balances: '余额',
    balancesHint: '账户之间不相加',
    noBalances: '记入分录后，这里按账户和持有方显示余额。',
    ofYear: '{{year}}年指标',
  },
  budget: {
    hint: '四本预算 · 预算数、调整预算数、决算数，与上年决算相比',
    emptyTitle: '还没有预算科目',
    emptyHint: '按账本和收支写入科目与金额；没有数就留空，不要填 0。',
    fresh: '（新科目）',
    totals: '合计',
    totalsHint: '所列各行按账本和收支合计，单位：{{unit}}',
    noTotals: '有了预算科目，这里按账本和收支合计。',
  },
  targets: {
    hint: '政策中的每一项量化目标：依据、地区、比较方式、数值',
    emptyTitle: '还没有目标',
    emptyHint: '目标来自政策包；也可以自己新增一行。',
  },
} as const
