import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../../shared/packs/lishui-2022-72/model.ts'
import { SETTINGS, type SettingKey } from '../../../shared/policy/settings.ts'
import { assessTargets } from '../../../shared/scenarios/assess.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { run } from '../../../shared/simulation/run.ts'
import { valueAt } from '../../../shared/simulation/trajectories.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { opened } from './workbook.ts'

const { rows: sample } = opened(true)
const { program } = readModel(SMALL_CITY_MODEL)
if (!program) throw new Error('the shipped model does not check')
const shipped = program

/** The sample with one setting changed. */
function having(key: SettingKey, value: string): Rows {
  const settings = sample.all('setting').map((row) => (row['key'] === key ? { ...row, value } : row))
  return { all: (table) => (table === 'setting' ? settings : sample.all(table)), get: sample.get }
}

/** Everything that a run and a comparison with the targets say of a workbook. */
function answer(rows: Rows) {
  const { inputs, notes } = toInputs(shipped, rows, 'base')
  const result = run(shipped, inputs)
  const states = assessTargets(rows, result)
  const state = (target: string) => {
    const found = states.find((one) => one.target === target)
    if (!found) throw new Error(`no target ${target}`)
    return found
  }
  return { result, states, notes, state }
}

const plain = answer(sample)

/** How amounts are written, which no run depends on. */
const DISPLAY: readonly string[] = ['money-unit', 'land-unit']

describe('a setting of the sample', () => {
  const others = SETTINGS.filter(({ key }) => !DISPLAY.includes(key)).flatMap(
    ({ key, options, default: own }) =>
      Object.keys(options)
        .filter((value) => value !== own)
        .map((value) => [key, value] as const),
  )

  it.each(others)('%s, switched to %s, changes a figure or a note', (key, value) => {
    const { states, notes } = answer(having(key, value))
    expect(states.length).toBe(plain.states.length)
    expect({ states, notes }).not.toEqual({ states: plain.states, notes: plain.notes })
  })

  it('④ on 属地: no town has such figures, so the joint revenue is 不可比 and the run has none', () => {
    const { state, notes, result } = answer(having('fiscal-scope', 'territorial'))
    expect(plain.state('target-fiscal-revenue-three-towns')).toMatchObject({ standing: 'gap' })
    const joint = state('target-fiscal-revenue-three-towns')
    expect(joint).toMatchObject({ standing: 'incomparable', latest: null, projected: null })
    const note = { code: 'other-scope', wanted: 'territorial', found: ['按所在县的规定'] }
    expect(joint.notes).toContainEqual(
      expect.objectContaining({ ...note, year: 2024, who: ['壶镇镇', '温溪镇', '碧湖镇'] }),
    )
    expect(notes.filter(({ code }) => code === 'other-scope')).toMatchObject([
      { who: ['壶镇镇'], year: 2022 },
      { who: ['温溪镇'] },
      { who: ['碧湖镇'] },
    ])
    expect(valueAt(result, '财政总收入', 0, 2025)).toBeNull()
  })

  it('⑤ on 上报: the board and the run begin with the published rate, by the same formula', () => {
    const name = '依申请政务办件一网通办率'
    const reported = answer(having('rate-formulas', 'reported'))
    expect(plain.state('target-online-rate-huzhen').base?.value).toBeCloseTo((78_900 / 86_400) * 100, 9)
    expect(reported.state('target-online-rate-huzhen').base).toEqual({ year: 2022, value: 91.3 })
    for (const [{ result }, base] of [
      [plain, 7890 / 8640],
      [reported, 0.913],
    ] as const) {
      expect(valueAt(result, name, 0, 2022)).toBeCloseTo(100 * base, 9)
      expect(valueAt(result, name, 0, 2025)).toBeCloseTo(100 * (1 - (1 - base) * 0.85 ** 3), 9)
    }
  })

  it('⑤ on 上报: 美丽城镇建成率 begins with the published rate even where its parts say otherwise', () => {
    const begin = (value: string) => {
      const rows = having('rate-formulas', value)
      const observations = rows
        .all('observation')
        .map((row) => (row.id === 'demo-bihu-beautiful-towns-2022' ? { ...row, value: 40 } : row))
      const changed: Rows = {
        all: (table) => (table === 'observation' ? observations : rows.all(table)),
        get: rows.get,
      }
      return valueAt(answer(changed).result, '美丽城镇建成率', 2, 2022)
    }
    expect(begin('computed')).toBe(0)
    expect(begin('reported')).toBeCloseTo(40, 9)
  })

  it('⑦ on 比例: 120 of 130 seats count 0.92 and not nothing; how the target stands is the same', () => {
    const shared = answer(having('half-done', 'share'))
    expect(plain.state('target-library-seats-bihu')).toMatchObject({ latest: { value: 120 }, progress: 0 })
    expect(shared.state('target-library-seats-bihu').progress).toBeCloseTo(120 / 130, 12)
    expect(shared.states.map(({ standing }) => standing)).toEqual(
      plain.states.map(({ standing }) => standing),
    )
  })
})
