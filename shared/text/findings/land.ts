import { LAND_ACCOUNTS } from '../../land/tables.ts'
import type { Say, Sentences } from './say.ts'

const DIRECTIONS_ZH: Readonly<Record<string, string>> = {
  in: '由外部转入（转出方空）',
  out: '转到外部（转入方空）',
  between: '在两个持有方之间',
}
const DIRECTIONS_EN: Readonly<Record<string, string>> = {
  in: 'comes from outside (no giver)',
  out: 'goes outside (no receiver)',
  between: 'goes between two holders',
}
const REVERSAL_ZH: Readonly<Record<string, string>> = {
  unnamed: '没有写明冲销哪一笔分录',
  event: '写了冲销分录，但事项不是“冲销”',
  original: '所冲销的分录不存在，或本身就是冲销',
  twice: '所冲销的分录已经冲销过一次',
  earlier: '日期早于所冲销的分录',
  differs: '账户、年度、面积或方向与所冲销的分录不对应',
}
const REVERSAL_EN: Readonly<Record<string, string>> = {
  unnamed: 'does not say which entry it reverses',
  event: 'names an entry to reverse, but its event is not a reversal',
  original: 'reverses an entry that is not there or is a reversal itself',
  twice: 'reverses an entry that has been reversed already',
  earlier: 'is dated before the entry that it reverses',
  differs: 'differs from the entry that it reverses in account, year, amount or sides',
}

/** Sentences of land/RULES.md. */
export const LAND_FINDINGS: Sentences = {
  '土地-3': {
    zh: (say) => `转出方是项目“${say.text('holder')}”。项目只能退回指标（收回、冲销）。请改事项或转出方。`,
    en: (say) =>
      `The giver is project “${say.text('holder')}”. A project only returns land (withdrawal, reversal). Change the event or the giver.`,
  },
  '土地-4': {
    zh: (say) =>
      `“${say.choice('event', 'event')}”的分录通常不是${DIRECTIONS_ZH[say.text('direction')] ?? ''}。请核对事项、转出方和转入方。`,
    en: (say) =>
      `An entry of “${say.choice('event', 'event')}” does not usually read: ${DIRECTIONS_EN[say.text('direction')] ?? ''}. Check the event and both sides.`,
  },
  '土地-5': {
    zh: (say) => `这笔冲销${REVERSAL_ZH[say.text('problem')] ?? ''}。请改正，或删去后重新冲销。`,
    en: (say) =>
      `This reversal ${REVERSAL_EN[say.text('problem')] ?? ''}. Correct it, or delete it and reverse again.`,
  },
  '土地-6': {
    zh: (say) =>
      `${say.text('holder')}${say.count('year')}年度“${account(say)}”用出的比取得的多 ${say.land('shortfall')}。请补记该年度的下达或结转，或把使用改记到有结余的年度。`,
    en: (say) =>
      `${say.text('holder')} has given ${say.land('shortfall')} more of the ${say.count('year')} “${account(say)}” than it received. Enter that year's issue or carry-over, or use a year with a balance.`,
  },
  '土地-7': {
    zh: (say) =>
      `${say.text('holder')}“${account(say)}”结转转入 ${say.land('into')}，比结转转出 ${say.land('out')} 多 ${say.land('difference')}。请补记转出，或把建账前的结余记为“期初”。`,
    en: (say) =>
      `${say.text('holder')}, “${account(say)}”: ${say.land('into')} carried in, ${say.land('difference')} more than the ${say.land('out')} carried out. Enter the other side, or book older balances as opening.`,
  },
}

function account(say: Say): string {
  return (LAND_ACCOUNTS as Readonly<Record<string, string>>)[say.text('account')] ?? say.text('account')
}
