import { backTestAll, type BackTested } from '../../shared/scenarios/backtest.ts'
import { contextOf } from '../../shared/scenarios/context.ts'
import { wordBackTest } from '../../shared/text/backtest.ts'
import type { Language } from '../../shared/text/language.ts'
import { MADE_UP } from './made-up.ts'
import { done, unknownName, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

/** Back-test of the workbook's own figures, region by indicator. */
export const backtest: Verb = {
  words: 'backtest',
  arguments: ['FILE'],
  options: {
    region: {
      value: 'NAME',
      about: { 'zh-CN': '只看一个地区（名称或编号）', 'en-US': 'one region only, by name or id' },
    },
    indicator: {
      value: 'NAME',
      about: { 'zh-CN': '只看一个指标（名称或编号）', 'en-US': 'one indicator only, by name or id' },
    },
  },
  about: {
    'zh-CN':
      '回测：逐次留出各地区、各指标的最后几年，用此前的数据预测，给出 MAPE、MASE 和 80% 区间的命中率；同一版次和口径不到四个年份的注明样本不足',
    'en-US':
      'back-test: leave out the last years of each region and indicator, forecast them from what was known before, and tell MAPE, MASE and how often the 80 % band held; fewer than four years of one vintage and scope are too few',
  },
  run: (call) =>
    reading(call, async (store) => {
      const { language, options } = call
      const all = backTestAll(contextOf(store.rows(), null))
      for (const part of ['region', 'indicator'] as const) {
        const wanted = options[part]
        if (wanted !== undefined && !all.some((one) => isCalled(one[part], wanted)))
          return unknownName(wanted, [...new Set(all.map((one) => one[part].name))], language)
      }
      const chosen = all.filter(({ region, indicator }) =>
        [[region, options['region']] as const, [indicator, options['indicator']] as const].every(
          ([row, wanted]) => wanted === undefined || isCalled(row, wanted),
        ),
      )
      const demo = chosen.some((one) => one.demo)
      const messages = [
        summary(chosen, language),
        ...(demo
          ? [
              language === 'zh-CN'
                ? `标有“${MADE_UP}”的误差出自虚构的数据，不说明真实的精度。`
                : 'Errors marked as made up rest on made-up figures and say nothing of real accuracy.',
            ]
          : []),
      ]
      return done({ backtests: chosen.map((one) => recordOf(one, language)) }, messages)
    }),
}

function isCalled(row: { readonly id: string; readonly name: string }, wanted: string): boolean {
  return row.id === wanted || row.name === wanted
}

function recordOf(tested: BackTested, language: Language) {
  const { region, indicator, vintage, scope, years, figures, errors, demo } = tested
  return {
    region: region.id,
    regionName: region.name,
    indicator: indicator.id,
    indicatorName: indicator.name,
    unit: indicator.unit,
    state: errors ? 'tested' : 'too-few-figures',
    figures,
    years,
    vintage,
    scope,
    n: errors?.n ?? 0,
    mape: errors?.mape ?? null,
    mae: errors?.mae ?? null,
    mase: errors?.mase ?? null,
    coverage80: errors?.coverage80 ?? null,
    message: wordBackTest(tested, language),
    ...(demo ? { demo: 1, label: MADE_UP } : {}),
  }
}

function summary(chosen: readonly BackTested[], language: Language): string {
  const tested = chosen.filter(({ errors }) => errors !== null).length
  const few = chosen.length - tested
  return language === 'zh-CN'
    ? `回测了 ${tested} 个系列，${few} 个样本不足。`
    : `${tested} series were back-tested, ${few} have too few figures.`
}
