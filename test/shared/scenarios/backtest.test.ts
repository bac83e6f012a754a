import { describe, expect, it } from 'vitest'
import { regionOf } from '../../../shared/indicators/regions.ts'
import { backTestAll, backTestOf, backTestsFor } from '../../../shared/scenarios/backtest.ts'
import { contextOf } from '../../../shared/scenarios/context.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { briefBackTest, wordBackTest } from '../../../shared/text/backtest.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { world } from './world.ts'

type Cells = Readonly<Record<string, Cell>>

function yearly(region: string, values: readonly number[], more: Cells = {}): readonly Cells[] {
  return values.map((value, index) =>
    observed(region, 'gdp', { period: String(2017 + index), value, vintage: 'final', ...more }),
  )
}

function tested(observation: readonly Cells[], region = 'east') {
  const rows = world({ observation })
  const context = contextOf(rows, null)
  const [place, indicator] = [regionOf(rows, region), context.statistics.indicator('gdp')]
  if (!place || !indicator) throw new Error('no such region or indicator')
  return backTestOf(context, place, indicator)
}

describe('the back-test of a figure of the workbook', () => {
  it('[指标-4] takes figures of one vintage and scope only, the longest series of them', () => {
    const found = tested([
      ...yearly('east', [100, 106, 112, 118, 125]),
      ...yearly('east', [300, 310, 330], { vintage: 'flash' }),
      ...yearly('east', [900, 910, 930, 950, 970, 990], { scope: '别的口径' }),
    ])
    expect(found).toMatchObject({
      vintage: 'final',
      scope: null,
      figures: 5,
      years: [2017, 2021],
      demo: false,
    })
    expect(found.errors).toMatchObject({ n: 3 })
    expect(found.errors?.mape).toBeLessThan(5)
  })

  it('[情景-13] says 样本不足 in both languages where there are fewer than four figures', () => {
    const found = tested(yearly('east', [100, 106, 112]))
    expect(found).toMatchObject({ figures: 3, errors: null, points: [] })
    expect(wordBackTest(found, 'zh-CN')).toMatch(/^样本不足：.* 3 个，至少要 4 个/)
    expect(wordBackTest(found, 'en-US')).toMatch(/^Too few figures: 3 annual figures .* at least 4$/)
    expect(tested([])).toMatchObject({ figures: 0, years: null, vintage: null, errors: null })
  })

  it('flags made-up figures, and never joins them to published ones', () => {
    const found = tested([
      ...yearly('east', [100, 106, 112, 118], { demo: 1 }),
      ...yearly('east', [119, 125], { vintage: 'report' }),
    ])
    expect(found).toMatchObject({ demo: true, figures: 4 })
    expect(wordBackTest(found, 'zh-CN')).toContain('演示数据（虚构）')
    expect(wordBackTest(found, 'en-US')).toContain('made-up figures')
  })

  it('words errors, basis and number of comparisons', () => {
    const found = tested(yearly('east', [100, 106, 112, 118, 125]))
    expect(wordBackTest(found, 'zh-CN')).toMatch(
      /^平均误差 \d+\.\d%，是此前年均变动的 \d\.\d\d 倍，80% 区间命中 100%（2017–2021 年，最终核实，3 次比对）$/,
    )
    expect(wordBackTest(found, 'en-US')).toMatch(
      /^mean error \d+\.\d %, \d\.\d\d times the usual yearly change, 80 % band held 100 % \(2017–2021, final, 3 comparisons\)$/,
    )
    expect(briefBackTest(found, 'zh-CN')).toMatch(/^平均误差 \d+\.\d%，比照搬上年准$/)
    expect(briefBackTest(found, 'en-US')).toMatch(/^mean error \d+\.\d %, better than repeating/)
    expect(briefBackTest(tested(yearly('east', [100, 106])), 'zh-CN')).toBe('样本不足')
  })

  it('goes through all regions that have a figure, or those that a page asks for', () => {
    const context = contextOf(
      world({ observation: [...yearly('west', [1, 2]), ...yearly('east', [1, 2, 3, 4])] }),
      null,
    )
    expect(backTestAll(context).map(({ region, figures }) => [region.id, figures])).toEqual([
      ['east', 4],
      ['west', 2],
    ])
    const indicator = context.statistics.indicator('gdp')
    expect(
      indicator && backTestsFor(context, ['west', 'gone', 'city'], indicator).map(({ region }) => region.id),
    ).toEqual(['west', 'city'])
  })
})
