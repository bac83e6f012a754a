import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { figureAt } from '../../../shared/model/figures.ts'
import { run } from '../../../shared/simulation/run.ts'

const NAMES = `
假设 亿 : 亿元 = 3
假设 万 : 万元 = 3000
假设 口 : 万人 = 2
假设 率 : % = 8
假设 县率 : % = 6
假设 差 : 百分点 = 1.5
假设 千分 : ‰ = 5
假设 比 = 0.5
假设 年数 : 年 = 2
`

/** The formula's value in the declared unit, or the code and units of what is wrong with it. */
function outcome(unit: string, formula: string): number | string | null {
  const { program, problems } = readModel(`${NAMES}变量 x${unit === '' ? '' : ` : ${unit}`} = ${formula}`)
  const [problem] = problems
  if (problem) {
    const { left, right, declared, actual } = problem.params
    return [problem.code, left ?? declared, right ?? actual].join(' ').trim()
  }
  if (!program) throw new Error('neither program nor problem')
  const regions = [{ id: 'a', name: '甲镇' }]
  return figureAt(run(program, { regions, baseYear: 2022, steps: 1, values: new Map() }), 'x', 0, 2022)
}

describe('[单位-1] sums, comparisons and choices bring both sides to one unit', () => {
  it.each([
    ['亿元', '亿 + 万', 3.3],
    ['万元', '亿 - 万', 27_000],
    ['', '亿 > 万', 1],
    ['亿元', 'MAX(万, 亿)', 3],
    ['万元', 'IF(1, 亿, 万)', 30_000],
    ['万元', '限幅(亿, 0, 2亿元)', 20_000],
    ['万元', '缺省值(亿 / 0, 万)', 3000],
    ['亿元', 'MOD(亿, 2亿元)', 1],
    ['‰', '率 + 千分', 85],
    ['亿元', '亿 + 口', 'unit-mismatch 亿元 万人'],
    ['', '亿 = 口', 'unit-mismatch 亿元 万人'],
    ['亿元', '亿 / 口 + 亿', 'unit-mismatch 亿元/万人 亿元'],
    ['亿元', 'IF(亿 > 0, 1, 2) * 亿', 3],
  ])('%s = %s gives %s', (unit, formula, expected) => {
    expect(outcome(unit, formula)).toBe(expected)
  })
})

describe('[单位-2] numbers without a unit', () => {
  it.each([
    ['亿元', '5', 5],
    ['%', '5', 5],
    ['%', 'IF(期数 > 0, 5, 3)', 3],
    ['%', '2 * 3 - 1', 5],
    ['亿元', 'MAX(亿 - 9亿元, 0)', 0],
    ['亿元', '0 + 亿', 3],
    ['亿元', '亿 + 5', 'unit-mismatch 亿元'],
    ['', '亿 > 5', 'unit-mismatch 亿元'],
    ['亿元', 'MIN(0, 5, 亿)', 'unit-mismatch  亿元'],
    ['亿元', '限幅(亿, 0, 100)', 'unit-mismatch 亿元'],
  ])('%s = %s gives %s', (unit, formula, expected) => {
    expect(outcome(unit, formula)).toBe(expected)
  })
})

describe('[单位-3] % that meets bare numbers', () => {
  it.each([
    ['', '1 + 率', 1.08],
    ['', '1 - 率', 0.92],
    ['', '率 - 1', -0.92],
    ['', '1 - 50% - 25%', 0.25],
    ['', '比 + 率', 0.58],
    ['', '率 + 比', 0.58],
    ['', '率', 0.08],
    ['', '率 > 0', 1],
    ['', '率 > 比', 0],
    ['%', '率 + 2', 'unit-mismatch %'],
    ['', '率 > 5', 'unit-mismatch %'],
    ['', '1 + 2 + 率', 'unit-mismatch  %'],
    ['%', 'MIN(率, 1)', 'unit-mismatch %'],
    ['%', '限幅(率, 0, 100)', 'unit-mismatch %'],
    ['', '年份 + 率', 2022.08],
  ])('%s = %s gives %s', (unit, formula, expected) => {
    expect(outcome(unit, formula)).toBe(expected)
  })
})

describe('[单位-4] products and quotients', () => {
  it.each([
    ['%', '率 * 0.5', 4],
    ['%', '比 * 率', 4],
    ['%', '率 / 2', 4],
    ['%', '率 * 县率', 0.48],
    ['', '率 / 县率', 4 / 3],
    ['', '1 / 率', 12.5],
    ['亿元', '亿 * 率', 0.24],
    ['亿元', '亿 * 差', 0.045],
    ['百分点', '差 * 2', 3],
    ['百分点', '比 * 率', 4],
    ['%', '率 * 2 + 率', 24],
    ['%', '差 * 2', 'wrong-unit % 百分点'],
    ['元/人', '亿 / 口', 15_000],
    ['', '亿 / 万', 10],
    ['%', '万 / 亿', 10],
    ['1/万人', '1 / 口', 0.5],
    ['亿元', '亿 / 口 * 4万人', 6],
    ['亿元', '亿 * 口 / 1万人', 6],
    ['亿元', '亿 * 口', 'wrong-unit 亿元 亿元·万人'],
    ['', '3亿元 / 万', 10],
  ])('%s = %s gives %s', (unit, formula, expected) => {
    const result = outcome(unit, formula)
    if (typeof expected === 'number') expect(result).toBeCloseTo(expected, 12)
    else expect(result).toBe(expected)
  })
})

describe('[单位-5] % and 百分点', () => {
  it.each([
    ['百分点', '率 - 县率', 2],
    ['%', '率 - 县率', 2],
    ['%', '率 + 差', 9.5],
    ['%', '差 + 率', 9.5],
    ['%', '率 - 差', 6.5],
    ['百分点', '差 + 差', 3],
    ['百分点', '率 - 县率 - 差', 0.5],
    ['%', '率 - 县率 + 率', 10],
    ['', '率 - 县率 > 差', 1],
    ['', '率 - 县率 > 1%', 1],
    ['百分点', 'ABS(县率 - 率)', 2],
    ['百分点', 'MAX(率 - 县率, 0)', 2],
    ['百分点', '县率', 'wrong-unit 百分点 %'],
    ['%', '差', 'wrong-unit % 百分点'],
    ['', '率 > 差', 'unit-mismatch % 百分点'],
    ['', '差 - 率', 'unit-mismatch 百分点 %'],
    ['%', 'IF(1, 率, 差)', 'unit-mismatch % 百分点'],
  ])('%s = %s gives %s', (unit, formula, expected) => {
    expect(outcome(unit, formula)).toBe(expected)
  })
})

describe('[单位-6] to [单位-8] declared units, powers and the calendar', () => {
  it.each([
    ['%', '比', 50],
    ['百分点', '比 * 率 * 比', 2],
    ['%', '比 * 比', 25],
    ['公顷', '(300米) ^ 2', 9],
    ['', '比 ^ 2', 0.25],
    ['', '率 ^ 0.5', Math.sqrt(0.08)],
    ['亿元', '亿 ^ 2', 'wrong-unit 亿元 亿元²'],
    ['', '亿 ^ 比', 'wrong-unit  亿元'],
    ['', 'EXP(亿)', 'wrong-unit  亿元'],
    ['', 'EXP(0)', 1],
    ['', 'LN(1 + 率)', Math.log(1.08)],
    ['%', 'SIGMOID(LOGIT(率))', 8],
    ['年', '年份 + 年数', 2024],
    ['', '年份 > 年数', 1],
    ['月', '期数 + 1年', 12],
    ['', '年份', 2022],
    ['亿元', '年份', 'wrong-unit 亿元'],
    ['', '亿', 'wrong-unit  亿元'],
    ['', '且(亿, 1)', 'wrong-unit  亿元'],
    ['', '非 (亿 > 0)', 0],
    ['亿元', '查表(率, 5%, 亿, 10%, 万)', 3 - 2.7 * 0.6],
    ['亿元', '查表(率, 5, 亿, 10, 万)', 'unit-mismatch %'],
  ])('%s = %s gives %s', (unit, formula, expected) => {
    const result = outcome(unit, formula)
    if (typeof expected === 'number') expect(result).toBeCloseTo(expected, 12)
    else expect(result).toBe(expected)
  })
})
