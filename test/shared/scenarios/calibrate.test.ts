import { describe, expect, it } from 'vitest'
import { calibrate, calibrationDraft, type Calibrated } from '../../../shared/scenarios/calibrate.ts'
import { saveScenario } from '../../../shared/scenarios/commands.ts'
import { NO_DRAFT, type Draft } from '../../../shared/scenarios/draft.ts'
import { applyDraft, prepareInputs } from '../../../shared/scenarios/inputs.ts'
import { widthName } from '../../../shared/scenarios/widths.ts'
import { BAND_WIDTHS } from '../../../shared/simulation/band-widths.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { wordCalibrated, wordWidth } from '../../../shared/text/calibration.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { tried } from './given.ts'
import { MODEL, OBSERVATIONS, programOf, world } from './world.ts'

type Cells = Readonly<Record<string, Cell>>

const START = '起始增速'
const WIDTH = widthName(START)
const program = programOf(MODEL.replace(/(假设 起始增速 .*缺省 5)/, '$1 误差 正态(0, 3百分点)'))

/** Growth of the west town: 10, 12 and 8 % on the logarithmic scale from 2019 to 2022. */
const WEST = [80 / Math.exp(0.3), 80 / Math.exp(0.2), 80 / Math.exp(0.08)]
const LONG: readonly Cells[] = [
  ...OBSERVATIONS,
  ...WEST.map((value, index) => observed('west', 'gdp', { period: String(2019 + index), value, demo: 1 })),
]

function calibrated(rows: Rows = world({ observation: LONG }), draft: Draft = NO_DRAFT) {
  const prepared = prepareInputs(program, rows, 'base')
  const list = calibrate(prepared, applyDraft(prepared, draft))
  return { list, of: (region: string, name = START) => one(list, region, name) }
}

function one(list: readonly Calibrated[], region: string, name: string): Calibrated {
  const found = list.find((own) => own.region.id === region && own.assumption === name)
  if (!found) throw new Error(`${name} of ${region} was not calibrated`)
  return found
}

describe('calibrating the growth assumptions', () => {
  it('[情景-20] proposes own growth drawn towards county and city, with the weights of 情景-6', () => {
    const west = calibrated().of('west')
    // Own mean 10 % less the price of 1 %; county 5.2 and city 8.3 % real in the last published year up to the base year.
    const own = 0.1 - Math.log(1.01)
    const peers = (Math.log(1.052) + Math.log(1.083)) / 2
    expect(west.trend).toMatchObject({ ownWeight: 0.35, method: 'own-and-peers' })
    expect(west.value).toBeCloseTo(100 * Math.expm1(0.35 * own + 0.65 * peers), 2)
    expect(west).toMatchObject({ enough: true, demo: true, same: { value: true, halfWidth: false } })
  })

  it('[情景-20] proposes a half-width of the pooled error, twice that for a town, over three years, times k', () => {
    const { width, halfWidth } = calibrated().of('west')
    const usual = BAND_WIDTHS['gdp-published'].usual.spread
    const k = Math.sqrt((8 + 2 * (0.02 / usual) ** 2) / 10)
    expect(width).toMatchObject({ pooled: 0.21, wider: 2, usual })
    expect(width?.compounded).toBeCloseTo(0.9 + 0.81 + 0.729)
    expect(width?.k).toBeCloseTo(k)
    expect(halfWidth).toBeCloseTo((100 * 0.42 * k) / 2.439, 1)
  })

  it('[情景-20] says 样本不足 with fewer than four figures, and takes the prior width', () => {
    const east = calibrated().of('east')
    expect(east).toMatchObject({ enough: false, width: { k: 1, scatter: null } })
    expect(east.trend.ownWeight).toBeCloseTo(0.35 / 3)
    const nameOf = (id: string) => id
    expect(wordCalibrated(east, nameOf, 'zh-CN')).toMatch(
      /^样本不足：自身增速只有 1 个，至少要 3 个（4 个年份）；.*权重 0\.117；county 2022 年 5\.20%、city 2021 年 8\.30%.*演示数据（虚构）$/,
    )
    expect(wordCalibrated(east, nameOf, 'en-US')).toMatch(/^Too few figures: 1 own yearly change, .*made-up/)
    expect(wordWidth(east, 'zh-CN')).toMatch(/^21% × 2 ÷ 2\.44 × 1 = 17\.2 个百分点（.*变动不足两个，取 1）$/)
  })

  it('has nothing to propose where nothing is known, and no width where the model draws no error', () => {
    const none = calibrated(world({ observation: [] }))
    expect(none.of('east')).toMatchObject({ value: null, enough: false, now: { value: 5 } })
    expect(calibrated().of('east', '城镇化位移')).toMatchObject({ halfWidth: null, declaredHalfWidth: null })
    expect(calibrationDraft([none.of('east', '城镇化位移')]).values).toEqual([])
  })

  it('[情景-20] adopts only what differs, in one edit, after which nothing differs', () => {
    const rows = world({ observation: LONG })
    const { list } = calibrated(rows, tried(START, 1, 'west'))
    const draft = calibrationDraft(list)
    expect(draft.values.map(({ name, region }) => [name, region])).toEqual([
      [WIDTH, 'east'],
      [START, 'west'],
      [WIDTH, 'west'],
    ])
    expect(saveScenario(rows, { id: 'base', draft })).toMatchObject({ ok: true, value: { length: 3 } })
    const after = calibrated(rows, draft)
    expect(calibrationDraft(after.list).values).toEqual([])
    expect(after.of('west').now.halfWidth).toBe(after.of('west').halfWidth)
  })

  it('[情景-20] moves a proposal into the range of the assumption and says so', () => {
    const narrow = programOf(MODEL.replace('缺省 5 范围 -5 .. 20', '缺省 1 范围 0 .. 2'))
    const prepared = prepareInputs(narrow, world({ observation: LONG }), 'base')
    const west = one(calibrate(prepared, applyDraft(prepared, NO_DRAFT)), 'west', START)
    expect(west).toMatchObject({ value: 2, clamped: true, same: { value: false } })
    expect(wordCalibrated(west, String, 'zh-CN')).toContain('已收到取值范围的一端')
  })
})
