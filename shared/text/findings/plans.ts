import type { Say, Sentences } from './say.ts'

const STATE_APPROVAL_ZH: Readonly<Record<string, (say: Say) => string>> = {
  'basic-farmland': () => '占用永久基本农田',
  farmland: (say) => `征收耕地 ${say.land('amount')}，超过 ${say.land('limit')}（35公顷）`,
  other: (say) => `征收其他土地 ${say.land('amount')}，超过 ${say.land('limit')}（70公顷）`,
}
const STATE_APPROVAL_EN: Readonly<Record<string, (say: Say) => string>> = {
  'basic-farmland': () => 'takes permanent basic farmland',
  farmland: (say) => `takes ${say.land('amount')} of farmland, more than ${say.land('limit')} (35 ha)`,
  other: (say) => `takes ${say.land('amount')} of other land, more than ${say.land('limit')} (70 ha)`,
}

/** Sentences of plans/RULES.md. */
export const PLAN_FINDINGS: Sentences = {
  '计划-1': {
    zh: (say) => `任务“${say.text('task')}”没有填${say.column('missing')}，不能上会或印发。请补填。`,
    en: (say) =>
      `Task “${say.text('task')}” has no ${say.column('missing')} and cannot be submitted. Please fill it in.`,
  },
  '计划-2': {
    zh: (say) =>
      `${fundsZh(say)}请核对${say.count('difference') > 0 ? '并落实其余资金' : '资金来源或年度计划投资'}。`,
    en: (say) =>
      `${fundsEn(say)} ${say.count('difference') > 0 ? 'Add the missing sources or correct the investment.' : 'Correct the sources or the investment.'}`,
  },
  '计划-3': {
    zh: (say) =>
      `项目“${say.text('project')}”${say.count('year')}年四个季度合计 ${say.money('quarters')}，比年度计划投资 ${say.money('investment')}${overUnderZh(say)} ${say.money('difference')}${emptyZh(say)}。请调整季度或年度数。`,
    en: (say) =>
      `Project “${say.text('project')}”, ${say.count('year')}: the quarters sum to ${say.money('quarters')}, ${say.money('difference')} ${overUnderEn(say)} the year's investment of ${say.money('investment')}${emptyEn(say)}. Correct the quarters or the year.`,
  },
  '计划-4': {
    zh: (say) =>
      `项目“${say.text('project')}”${say.text('what') === 'total' ? '总投资' : '累计完成加各年计划投资'} ${say.money('amount')}，超过${say.text('basis') === 'approved' ? '核定概算' : '总投资'} ${say.money('limit')}，多 ${say.money('difference')}。请核减投资，或按规定报批调整概算（政府投资条例第二十三条）。`,
    en: (say) =>
      `Project “${say.text('project')}”: ${say.text('what') === 'total' ? 'the total investment' : 'what is done and planned'} of ${say.money('amount')} exceeds the ${say.text('basis') === 'approved' ? 'approved estimate' : 'total investment'} of ${say.money('limit')} by ${say.money('difference')}. Reduce it, or have the estimate revised (Government Investment Regulation, art. 23).`,
  },
  '计划-5': {
    zh: (say) =>
      `项目“${say.text('project')}”已列入${say.count('year')}年计划，${say.text('stage') === '' ? '但没有填前期阶段' : `但前期阶段仍是“${say.choice('stage', 'stage')}”`}。可研批复或概算核定后才能列入年度计划（政府投资条例第十七条）。`,
    en: (say) =>
      `Project “${say.text('project')}” is in the plan of ${say.count('year')}, but its stage is ${say.text('stage') === '' ? 'not given' : `still “${say.choice('stage', 'stage')}”`}. It may enter the annual plan once its feasibility study is approved or its estimate fixed (Government Investment Regulation, art. 17).`,
  },
  '计划-6': {
    zh: (say) =>
      `项目“${say.text('project')}”到${say.count('year')}年底需要${accountZh(say)} ${say.land('needed')}，台账上持有 ${say.land('held')}，缺 ${say.land('difference')}，当年不能形成产出。请在用地台账落实指标，或改保障方式、推迟年度。`,
    en: (say) =>
      `Project “${say.text('project')}” needs ${say.land('needed')} of ${accountEn(say)} by the end of ${say.count('year')}; the ledger has ${say.land('held')}, ${say.land('difference')} short, so it yields nothing in that year. Enter the land in the ledger, provide it otherwise, or postpone.`,
  },
  '计划-8': {
    zh: (say) =>
      `项目“${say.text('project')}”没有填${say.column('missing')}，这是年度计划应当明确的内容（政府投资条例第十六条）。请补填。`,
    en: (say) =>
      `Project “${say.text('project')}” has no ${say.column('missing')}, which the annual plan must state (Government Investment Regulation, art. 16). Please fill it in.`,
  },
  '计划-9': {
    zh: (say) =>
      `项目“${say.text('project')}”核定概算 ${say.money('approved')}，比可研估算 ${say.money('feasible')} 多 ${say.money('difference')}，超过 10%。请报告投资主管部门，并准备重新报送可研报告（政府投资条例第十二条）。`,
    en: (say) =>
      `Project “${say.text('project')}”: the approved estimate of ${say.money('approved')} exceeds the feasibility estimate of ${say.money('feasible')} by ${say.money('difference')}, more than 10 %. Report it; a new feasibility study may be asked for (Government Investment Regulation, art. 12).`,
  },
  '计划-10': {
    zh: (say) =>
      `项目“${say.text('project')}”${say.count('year')}年已完成 ${say.money('completed')}，比年度计划投资 ${say.money('investment')} 多 ${say.money('difference')}，完成率超过 100%。请核实后再上报。`,
    en: (say) =>
      `Project “${say.text('project')}”, ${say.count('year')}: ${say.money('completed')} completed, ${say.money('difference')} more than the ${say.money('investment')} planned. Check it before reporting.`,
  },
  '计划-11': {
    zh: (say) =>
      `项目“${say.text('project')}”竣工日期 ${say.text('finish')} 早于开工日期 ${say.text('start')}。请改正。`,
    en: (say) =>
      `Project “${say.text('project')}” finishes on ${say.text('finish')}, before it starts on ${say.text('start')}. Correct the dates.`,
  },
  '计划-12': {
    zh: (say) =>
      `项目“${say.text('project')}”的${partZh(say, 'part')} ${say.land('amount')} 大于${partZh(say, 'whole')} ${say.land('limit')}，而前者是后者的一部分。请改正。`,
    en: (say) =>
      `Project “${say.text('project')}”: ${partEn(say, 'part')} of ${say.land('amount')} exceeds ${partEn(say, 'whole')} of ${say.land('limit')}, of which it is a part. Correct the areas.`,
  },
  '计划-13': {
    zh: (say) =>
      `项目“${say.text('project')}”${STATE_APPROVAL_ZH[say.text('reason')]?.(say) ?? ''}，征收须报国务院批准（土地管理法第四十六条）。请把报批时间计入工期。`,
    en: (say) =>
      `Project “${say.text('project')}” ${STATE_APPROVAL_EN[say.text('reason')]?.(say) ?? ''}; its requisition needs the State Council's approval (Land Administration Law, art. 46). Allow for the time.`,
  },
}

function fundsZh(say: Say): string {
  const of = `项目“${say.text('project')}”${say.count('year')}年`
  if (say.count('sources') === 0) return `${of}计划投资 ${say.money('investment')}，没有资金来源。`
  return `${of}资金来源合计 ${say.money('funds')}，比年度计划投资 ${say.money('investment')}${overUnderZh(say)} ${say.money('difference')}。`
}

function fundsEn(say: Say): string {
  const of = `Project “${say.text('project')}”, ${say.count('year')}:`
  if (say.count('sources') === 0)
    return `${of} ${say.money('investment')} is planned, but no source of money.`
  return `${of} the sources of money sum to ${say.money('funds')}, ${say.money('difference')} ${overUnderEn(say)} the investment of ${say.money('investment')}.`
}

function overUnderZh(say: Say): string {
  return say.count('difference') > 0 ? '少' : '多'
}

function overUnderEn(say: Say): string {
  return say.count('difference') > 0 ? 'below' : 'above'
}

function emptyZh(say: Say): string {
  return say.count('empty') === 0 ? '' : `，还有 ${say.count('empty')} 个季度没有填`
}

function emptyEn(say: Say): string {
  const empty = say.count('empty')
  return empty === 0 ? '' : `; ${empty} ${empty === 1 ? 'quarter is' : 'quarters are'} still empty`
}

function accountZh(say: Say): string {
  return say.text('account') === 'linkage' ? '增减挂钩指标' : '新增建设用地指标'
}

function accountEn(say: Say): string {
  return say.text('account') === 'linkage' ? 'linkage quota' : 'new construction land'
}

const PARTS_ZH: Readonly<Record<string, string>> = {
  paddy: '占用水田',
  farmland: '占用耕地',
  new_land: '新增建设用地',
  land_total: '用地总面积',
}
const PARTS_EN: Readonly<Record<string, string>> = {
  paddy: 'paddy',
  farmland: 'farmland',
  new_land: 'new construction land',
  land_total: 'the total land',
}

function partZh(say: Say, name: string): string {
  return PARTS_ZH[say.text(name)] ?? say.text(name)
}

function partEn(say: Say, name: string): string {
  return PARTS_EN[say.text(name)] ?? say.text(name)
}
