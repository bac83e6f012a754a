import { periodText } from '../../units/dates.ts'
import type { Sentences } from './say.ts'

/** Sentences of indicators/RULES.md. */
export const INDICATOR_FINDINGS: Sentences = {
  '指标-7': {
    zh: (say) =>
      `${say.text('region')}${say.count('year')}年${say.text('indicator')}：各镇合计 ${say.measured('towns')}，超过全县 ${say.measured('county')}。请核对各镇的口径和来源。`,
    en: (say) =>
      `${say.text('region')}, ${say.count('year')}, ${say.text('indicator')}: the towns sum to ${say.measured('towns')}, more than the county's ${say.measured('county')}. Check scope and source of the towns' figures.`,
  },
  '指标-8': {
    zh: (say) =>
      `${say.text('region')}${periodText(say.text('year'))}三次产业增加值合计 ${say.measured('sectors')}，与地区生产总值 ${say.measured('total')} 不等。请核对同一版次、同一口径的数。`,
    en: (say) =>
      `${say.text('region')}, ${periodText(say.text('year'), 'en-US')}: the three sectors sum to ${say.measured('sectors')}, the gross product is ${say.measured('total')}. Check figures of one vintage and scope.`,
  },
  '指标-9': {
    zh: (say) =>
      `${say.text('region')}${periodText(say.text('year'))}${say.text('indicator')}公布 ${say.measured('published')}，由分子、分母算得 ${say.measured('computed')}。请核对三个数的口径。`,
    en: (say) =>
      `${say.text('region')}, ${periodText(say.text('year'), 'en-US')}, ${say.text('indicator')}: published ${say.measured('published')}, computed from its parts ${say.measured('computed')}. Check the scope of all three.`,
  },
  '指标-10': {
    zh: (say) =>
      `${say.text('region')}${say.text('indicator')}最新实际数是${say.count('latest')}年，其他指标已有${say.count('newest')}年的数。请补录较新的数，或注明未公布。`,
    en: (say) =>
      `${say.text('region')}, ${say.text('indicator')}: the latest actual figure is of ${say.count('latest')}, others reach ${say.count('newest')}. Enter a newer one, or say that it is unpublished.`,
  },
}
