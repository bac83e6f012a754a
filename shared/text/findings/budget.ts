import type { Say, Sentences } from './say.ts'

/** Sentences of budget/RULES.md and of the rules between the domains (shared/RULES.md). */
export const BUDGET_FINDINGS: Sentences = {
  '预算-1': {
    zh: (say) =>
      `${say.text('region')}${say.count('year')}年一般公共预算${say.column('column')}收入 ${say.money('revenue')}、支出 ${say.money('expenditure')}，${say.count('difference') > 0 ? '收大于支' : '支大于收'} ${say.money('difference')}${missingZh(say)}。请核对转移支付、上解、调入和结转是否列全；预算应当收支平衡（预算法第三十五条）。`,
    en: (say) =>
      `${say.text('region')}, ${say.count('year')}, general public budget (${say.column('column')}): revenue ${say.money('revenue')}, expenditure ${say.money('expenditure')}, ${say.count('difference') > 0 ? 'surplus' : 'deficit'} ${say.money('difference')}${missingEn(say)}. Check transfers and carry-overs; the budget must balance (Budget Law, art. 35).`,
  },
  '预算-2': {
    zh: (say) =>
      `${say.text('region')}${say.count('year')}年预备费 ${say.money('reserve')}，占本级一般公共预算支出 ${say.money('spending')} 的 ${say.figure('share')}%，不在 1%–3% 之间。请调整（预算法第四十条）。`,
    en: (say) =>
      `${say.text('region')}, ${say.count('year')}: the reserve of ${say.money('reserve')} is ${say.figure('share')} % of own general spending of ${say.money('spending')}, outside 1–3 %. Adjust it (Budget Law, art. 40).`,
  },
  '预算-3': {
    zh: (say) =>
      `${say.text('region')}${say.count('year')}年“${say.text('subject')}”有调整预算数 ${say.money('adjusted')}，没有预算数。年初没有安排的请填 0，漏填的请补填。`,
    en: (say) =>
      `${say.text('region')}, ${say.count('year')}, “${say.text('subject')}”: an adjusted amount of ${say.money('adjusted')} without an original budget. Enter 0 if nothing was budgeted, or the amount.`,
  },
  '预算-4': {
    zh: (say) =>
      `${say.text('region')}${say.count('year')}年“${say.text('subject')}”决算支出 ${say.money('final')}，${say.count('budgeted') === 0 ? '没有预算数' : `比批准的 ${say.money('approved')} 多 ${say.money('difference')}`}。支出以经批准的预算为依据（预算法第十三条），请核对预算、调整预算或决算数。`,
    en: (say) =>
      `${say.text('region')}, ${say.count('year')}, “${say.text('subject')}”: final spending of ${say.money('final')} ${say.count('budgeted') === 0 ? 'has no budget' : `is ${say.money('difference')} above the approved ${say.money('approved')}`}. Spending follows the approved budget (Budget Law, art. 13); check the three amounts.`,
  },
  '预算-5': {
    zh: (say) =>
      `${say.text('region')}${say.count('year')}年“${say.text('subject')}”的${say.column('column')} ${say.money('amount')}，与下级科目合计 ${say.money('parts')} 相差 ${say.money('difference')}。合计按下级科目计算，请改正。`,
    en: (say) =>
      `${say.text('region')}, ${say.count('year')}, “${say.text('subject')}” (${say.column('column')}): ${say.money('amount')}, but its parts sum to ${say.money('parts')}, a difference of ${say.money('difference')}. Totals go by the parts; correct one of them.`,
  },
  '衔接-1': {
    zh: (say) =>
      `项目“${say.text('project')}”${say.count('year')}年计划用县、镇财政资金 ${say.money('planned')}，预算中列了 ${say.money('budgeted')}，少 ${say.money('difference')}。年度计划应当和本级预算相衔接（政府投资条例第十八条），请补列预算或调整资金来源。`,
    en: (say) =>
      `Project “${say.text('project')}”, ${say.count('year')}: ${say.money('planned')} is planned from county and town finance, the budgets have ${say.money('budgeted')}, ${say.money('difference')} less. Plan and budget must agree (Government Investment Regulation, art. 18); amend one of them.`,
  },
  '衔接-2': {
    zh: (say) =>
      `项目“${say.text('project')}”到${say.count('year')}年底占用${kindZh(say)} ${say.land('needed')}，台账上只持有补充指标 ${say.land('held')}，缺 ${say.land('difference')}。请先落实占补平衡（土地管理法第三十条）。`,
    en: (say) =>
      `Project “${say.text('project')}” occupies ${say.land('needed')} of ${say.text('account')} by the end of ${say.count('year')}, but holds indices for ${say.land('held')}, ${say.land('difference')} short. Balance it first (Land Administration Law, art. 30).`,
  },
}

function missingZh(say: Say): string {
  return say.count('missing') === 0 ? '' : `（另有 ${say.count('missing')} 行没有填）`
}

function missingEn(say: Say): string {
  const missing = say.count('missing')
  return missing === 0 ? '' : ` (${missing} ${missing === 1 ? 'line is' : 'lines are'} empty)`
}

function kindZh(say: Say): string {
  return say.text('account') === 'paddy' ? '水田' : '耕地'
}
