import { expect, it } from 'vitest'
import type { Band } from '../../../renderer/charts/bands.ts'
import { yearsOf } from '../../../renderer/pages/scenarios/lines.ts'
import { numbersText } from '../../../renderer/pages/scenarios/numbers.tsx'
import { regionsOf } from '../../../shared/indicators/regions.ts'
import { readModel } from '../../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../../shared/packs/lishui-2022-72/model.ts'
import { contextOf } from '../../../shared/scenarios/context.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { run } from '../../../shared/simulation/run.ts'
import { opened } from '../../shared/packs/workbook.ts'

it('copies after each run between what nine of ten draws lie, as far as they are known', () => {
  const { rows } = opened(true)
  const { program } = readModel(SMALL_CITY_MODEL)
  if (!program) throw new Error('the shipped model does not check')
  const result = run(program, toInputs(program, rows, 'base').inputs)
  const context = contextOf(rows, null)
  const indicator = context.statistics.indicator('gdp')
  if (!indicator) throw new Error('no GDP')
  const years = yearsOf(result)
  const regions = regionsOf(rows).filter(({ id }) => id === 'huzhen')
  const part = years.map((year) => (year < 2022 ? null : year - 2000))
  const band: Band = {
    region: 'huzhen',
    isGroup: false,
    regionOrder: 0,
    scenarioOrder: 1,
    p5: part,
    p25: part,
    p50: part,
    p75: part,
    p95: part.map((value) => (value === null ? null : value * 10)),
  }
  const text = numbersText(
    [{ context, indicator, regions, years }],
    [
      { id: 'base', name: '基准', order: 0, result },
      { id: 'high', name: '积极', order: 1, result },
    ],
    new Map([['gdp', [band]]]),
    {
      region: '地区',
      scenario: '情景',
      indicator: '指标',
      actual: '实际',
      low: (name) => `${name}（5%）`,
      high: (name) => `${name}（95%）`,
      demo: '演示数据（虚构）',
    },
  )
  const lines = text.split('\n').map((line) => line.split('\t'))
  expect(lines.slice(2).map(([, , name]) => name)).toEqual([
    '实际',
    '基准',
    '积极',
    '积极（5%）',
    '积极（95%）',
  ])
  const of = (name: string) => lines.find((line) => line[2] === name)?.slice(3)
  expect(of('积极（5%）')?.slice(-2)).toEqual(part.slice(-2).map((value) => (value ?? 0).toFixed(2)))
  expect(of('积极（95%）')?.[0]).toBe('')
})
