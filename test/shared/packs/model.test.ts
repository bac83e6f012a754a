import { describe, expect, it } from 'vitest'
import type { Declaration } from '../../../shared/model/program.ts'
import { readModel } from '../../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../../shared/packs/lishui-2022-72/model.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { declaredWidth } from '../../../shared/scenarios/widths.ts'
import { startWidth } from '../../../shared/simulation/calibration-priors.ts'
import { indicatorKind } from '../../../shared/simulation/indicator-class.ts'
import { run } from '../../../shared/simulation/run.ts'
import { valueAt } from '../../../shared/simulation/trajectories.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { opened } from './workbook.ts'

const { rows } = opened(true)
const reading = readModel(SMALL_CITY_MODEL)
const { program } = reading
if (!program) throw new Error(JSON.stringify(reading.problems))
const declarations = [...program.declarations.values()]
const kind = <K extends Declaration['kind']>(wanted: K) =>
  declarations.filter((one): one is Extract<Declaration, { kind: K }> => one.kind === wanted)

function trajectories(scenario: string, from: Rows = rows, levers: Readonly<Record<string, number>> = {}) {
  if (!program) throw new Error('no program')
  const values = Object.entries(levers).map(([name, value]) => ({ name, region: null, year: null, value }))
  return run(program, toInputs(program, from, scenario, { values, projects: [] }).inputs)
}

/** The same workbook with another last year. */
function until(year: number): Rows {
  const longer = rows
    .all('setting')
    .map((row) => (row['key'] === 'horizon' ? { ...row, value: String(year) } : row))
  return { all: (table) => (table === 'setting' ? longer : rows.all(table)), get: rows.get }
}

describe('the shipped model', () => {
  it('checks without a problem', () => {
    expect(reading.problems).toEqual([])
  })

  it('has a variable for the indicator of every target', () => {
    const variables = new Set(declarations.filter((one) => one.kind === 'variable').map(({ name }) => name))
    const wanted = rows
      .all('target')
      .map(({ indicator }) => String(rows.get('indicator', String(indicator))?.['name']))
    expect(wanted.filter((name) => !variables.has(name))).toEqual([])
    expect(wanted.length).toBe(65)
  })

  it('asks only for indicators that the pack defines', () => {
    const known = new Set(rows.all('indicator').map(({ name }) => name))
    const asked = declarations.flatMap((one) => ('source' in one && one.source ? [one.source] : []))
    const unknown = asked.filter((source) => source.kind !== 'project-feed' && !known.has(source.of))
    expect(unknown).toEqual([])
  })

  it('draws every growth and shift as wide as calibrating proposes for a town of no figures', () => {
    const fed = kind('assumption').flatMap((declaration) => {
      const { source } = declaration
      const isFed = source?.kind === 'recent-growth' || source?.kind === 'recent-logit-shift'
      return isFed ? [{ declaration, of: source.of }] : []
    })
    expect(fed).toHaveLength(7)
    for (const { declaration, of } of fed) {
      const indicator = rows.all('indicator').find(({ name }) => name === of)
      const proposed =
        startWidth(indicatorKind(of, String(indicator?.['unit'])), 'town', [])?.halfWidth ?? NaN
      const percent = declaration.unit === '%' ? 100 : 1
      // The text gives three digits at most.
      expect([declaration.name, (declaredWidth(declaration, '壶镇') ?? 0) / (proposed * percent)]).toEqual([
        declaration.name,
        expect.closeTo(1, 2),
      ])
    }
  })

  it('gives every assumption and lever a range and its source or the mark 判断', () => {
    const given = [...kind('assumption'), ...kind('lever')]
    expect(kind('lever').length).toBeGreaterThanOrEqual(6)
    expect(kind('assumption').length).toBeGreaterThanOrEqual(14)
    expect(given.filter(({ range }) => range === null).map(({ name }) => name)).toEqual([])
    expect(given.filter(({ doc }) => doc === '').map(({ name }) => name)).toEqual([])
  })

  it('is set by the sample’s scenarios within its ranges', () => {
    for (const { scenario, name, value } of rows.all('scenario_value')) {
      const declaration = program.declarations.get(String(name))
      const range = declaration && 'range' in declaration ? declaration.range : null
      expect(range, `${scenario} ${name}`).not.toBeNull()
      expect(Number(value)).toBeGreaterThanOrEqual(range?.[0] ?? Number.NaN)
      expect(Number(value)).toBeLessThanOrEqual(range?.[1] ?? Number.NaN)
    }
  })
})

describe('a run of the sample', () => {
  const base = trajectories('base')
  const joint = (scenario: string, name = '三镇地区生产总值') =>
    valueAt(trajectories(scenario), name, 0, 2025) ?? Number.NaN

  it('[72号-总体目标] comes close to 350 and 40 in the base and misses both', () => {
    expect(joint('base')).toBeGreaterThan(335)
    expect(joint('base')).toBeLessThan(350)
    expect(joint('base', '三镇财政总收入')).toBeGreaterThan(37)
    expect(joint('base', '三镇财政总收入')).toBeLessThan(40)
  })

  it('begins with the base year’s figures', () => {
    expect(valueAt(base, '地区生产总值', 0, 2022)).toBeCloseTo(121.86, 9)
    expect(valueAt(base, '常住人口城镇化率', 2, 2022)).toBeCloseTo(60.6, 1)
    expect(valueAt(base, '城乡居民收入比', 1, 2022)).toBeCloseTo(61_240 / 35_480, 12)
  })

  it('knows every target’s figure in 2025; only the comparison with the city has none, because none is published', () => {
    const names = new Set(
      rows.all('target').map(({ indicator }) => String(rows.get('indicator', String(indicator))?.['name'])),
    )
    for (const name of names)
      for (const town of [0, 1, 2]) expect(valueAt(base, name, town, 2025), `${name} ${town}`).not.toBeNull()
    expect(valueAt(base, '收入比与全市之差', 0, 2025)).toBeNull()
  })

  it('orders the scenarios as their names promise', () => {
    expect(joint('optimistic')).toBeGreaterThan(350)
    expect(joint('optimistic', '三镇财政总收入')).toBeGreaterThan(40)
    expect(joint('base')).toBeGreaterThan(joint('cautious'))
    expect(joint('cautious')).toBeGreaterThan(joint('stress'))
    expect(joint('base')).toBeGreaterThan(joint('defer'))
    expect(joint('landed')).toBeGreaterThan(joint('base'))
  })

  it('departs from the usual path of investment only by projects that lack land or money', () => {
    const departure = (year: number) => [0, 1, 2].map((town) => valueAt(base, '项目投资偏离', town, year))
    expect(departure(2023)).toEqual([0, 0, 0])
    // 产业园二期 3.2亿 has no land; the plant 2.8亿 and the fitness centre 0.3亿 lack money.
    expect(departure(2025).map((value) => Math.round((value ?? 0) * 100) / 100)).toEqual([-3.2, -2.8, -0.3])
  })

  it('counts a facility from the year in which its project is finished', () => {
    const hospital = [2022, 2024, 2025].map((year) => valueAt(base, '二级及以上综合医院', 2, year))
    expect(hospital).toEqual([0, 0, 1])
    expect(valueAt(base, '全民健身活动中心建筑面积', 2, 2025)).toBe(0)
    expect(valueAt(base, '全民健身活动中心建筑面积', 1, 2025)).toBe(2900)
  })
})

describe('the model at the extremes of its levers, up to 2035', () => {
  const SHARES = [
    '常住人口城镇化率',
    '二三产业从业人员比重',
    '依申请政务办件一网通办率',
    '美丽城镇建成率',
    '居家养老服务中心覆盖率',
  ]
  const POSITIVE = ['地区生产总值', '常住人口', '财政总收入', '城乡居民收入比', '建成区面积', '绿化覆盖率']
  const levers = kind('lever')
  const longer = until(2035)

  it('keeps shares within 0 and 100 and amounts positive in every combination', () => {
    for (let mask = 0; mask < 2 ** levers.length; mask += 1) {
      const set = Object.fromEntries(
        levers.map(({ name, range }, bit) => [name, range[(mask >> bit) & 1] ?? 0]),
      )
      const result = trajectories('base', longer, set)
      const values = (name: string) => [...(result.values.get(name) ?? [Number.NaN])]
      for (const name of SHARES)
        expect(
          values(name).every((value) => value >= 0 && value <= 100),
          `${name} ${mask}`,
        ).toBe(true)
      for (const name of POSITIVE)
        expect(
          values(name).every((value) => value > 0),
          `${name} ${mask}`,
        ).toBe(true)
    }
  })
})
