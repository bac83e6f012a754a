import { describe, expect, it } from 'vitest'
import { fourLines } from '../../../shared/scenarios/compare.ts'
import { driversOf } from '../../../shared/scenarios/drivers.ts'
import { prepareInputs, toInputs } from '../../../shared/scenarios/inputs.ts'
import { assumptionOfWidth, declaredWidth, widthName } from '../../../shared/scenarios/widths.ts'
import { halfWidth, uncertaintyOf } from '../../../shared/simulation/draws-marginals.ts'
import type { AssumptionDeclaration } from '../../../shared/model/program.ts'
import { tried } from './given.ts'
import { MODEL, programOf, world } from './world.ts'

const program = programOf(`${MODEL}
假设 甲 : % = 正态(5, 2百分点)
假设 乙 = 三角(1, 2, 6)
假设 丙 = PERT(0, 2, 5)
假设 丁 = 对数正态(3, 0.4)
假设 戊 = 均匀(1, 4)
假设 己 = 经验分布(1, 2, 7, 9)
假设 庚 = 2 误差 正态(0, 0.5)
变量 总 = 甲 + 乙 + 丙 + 丁 + 戊 + 己 + 庚
`)
const UNCERTAIN = ['甲', '乙', '丙', '丁', '戊', '己', '庚'] as const

function declared(name: string): AssumptionDeclaration {
  const found = program.declarations.get(name)
  if (found?.kind !== 'assumption') throw new Error(name)
  return found
}

describe('half-widths that a scenario sets', () => {
  it.each(UNCERTAIN)('[情景-21] stretches the distribution of %s around its centre', (name) => {
    const own = uncertaintyOf(declared(name), '东镇')
    for (const width of [0.25, 1, 3]) {
      const set = uncertaintyOf(declared(name), '东镇', width)
      expect(set && halfWidth(set.distribution)).toBeCloseTo(width, 6)
      expect(set?.centre).toBeCloseTo(own?.centre ?? NaN, 9)
    }
    const certain = uncertaintyOf(declared(name), '东镇', 0)
    expect(certain && halfWidth(certain.distribution)).toBeCloseTo(0, 9)
    expect(uncertaintyOf(declared(name), '东镇', -1)).toEqual(certain)
    expect(uncertaintyOf(declared(name), '东镇', NaN)).toEqual(own)
  })

  it('[情景-21] reach a run by town and year, and are no strangers to the model', () => {
    const given = toInputs(program, world(), 'base', tried(widthName('甲'), 1.5, 'west'))
    const { steps } = given.inputs
    const widths = given.inputs.widths?.get('甲')
    expect([...(widths ?? [])]).toEqual([
      ...Array.from({ length: steps }, () => NaN),
      ...Array.from({ length: steps }, () => 1.5),
    ])
    expect(given.notes.filter(({ code }) => code === 'name-not-in-model')).toEqual([])
    expect(toInputs(program, world(), 'base').inputs.widths).toBeUndefined()
  })

  it('[情景-21] of something certain or unknown are named as strangers', () => {
    for (const name of ['价格涨幅', '没有的名']) {
      expect(assumptionOfWidth(program, widthName(name))).toBeNull()
      const { notes, inputs } = toInputs(program, world(), 'base', tried(widthName(name), 1))
      expect(notes).toContainEqual({ code: 'name-not-in-model', name: widthName(name), scenario: '基准' })
      expect(inputs.widths).toBeUndefined()
    }
    expect(declaredWidth(declared('价格涨幅'), '东镇')).toBeNull()
    expect(declaredWidth(declared('甲'), '东镇')).toBeCloseTo(2 * 1.2815515655)
  })

  it('[情景-14] move the low and high ends of analyses', () => {
    const ends = (width: number) => {
      const given = toInputs(program, world(), 'base', tried(widthName('甲'), width))
      const driver = driversOf(program, given, null).find(({ id }) => id === '甲')
      return [0.1, 0.9].map((p) => driver?.drawAt?.('东镇', 5, p) ?? NaN)
    }
    expect(ends(1)[0]).toBeCloseTo(4)
    expect(ends(1)[1]).toBeCloseTo(6)
    expect(ends(4)[1]).toBeCloseTo(9)
  })

  it('belong to the assumptions when assumptions and policy are told apart', () => {
    const lines = fourLines(prepareInputs(program, world(), 'cautious'), tried(widthName('甲'), 1))
    expect(
      [lines.base, lines.assumptions, lines.policy, lines.both].map(({ inputs }) => inputs.widths?.size ?? 0),
    ).toEqual([0, 1, 0, 1])
  })
})
