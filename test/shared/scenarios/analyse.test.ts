import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  backCastOf,
  benchOf,
  byEffect,
  gridOf,
  sobolOf,
  tornadoOf,
  varianceDrivers,
  type Bench,
} from '../../../shared/scenarios/analyse.ts'
import { NO_DRAFT, type Draft } from '../../../shared/scenarios/draft.ts'
import { arrayWith, endsOf, trialOf } from '../../../shared/scenarios/drivers.ts'
import { applyDraft, prepareInputs, toInputs } from '../../../shared/scenarios/inputs.ts'
import { marginOf, outcomeOf, reaches, type OutcomeChoice } from '../../../shared/scenarios/outcome.ts'
import { run } from '../../../shared/simulation/run.ts'
import { finish } from '../../../shared/simulation/stepwise.ts'
import { MODEL, programOf, world } from './world.ts'

const program = programOf(`${MODEL}
假设 外部环境 : 百分点 = 三角(-1, 0, 1) 范围 -3 .. 3
变量 加权产值 : 亿元 = 地区生产总值 * (1 + 外部环境)
`)
const rows = world({
  target: [
    {
      id: 'east-gdp',
      region: 'east',
      indicator: 'gdp',
      year: 2025,
      basis: 'absolute',
      operator: 'at-least',
      value: 150,
    },
    {
      id: 'both-gdp',
      region: 'group',
      indicator: 'gdp',
      year: 2025,
      basis: 'absolute',
      operator: 'above',
      value: 240,
    },
    {
      id: 'ratio',
      region: 'east',
      indicator: 'income-ratio',
      year: 2025,
      basis: 'absolute',
      operator: 'below',
      value: 1.6,
    },
  ],
})

const prepared = prepareInputs(program, rows, 'base')
const EAST: OutcomeChoice = { kind: 'figure', region: 'east', indicator: 'gdp', year: 2025 }

function bench(choice: OutcomeChoice = EAST, draft: Draft = NO_DRAFT): Bench {
  const made = benchOf(prepared, rows, choice, draft)
  if (!made) throw new Error('no bench')
  return made
}

function driver(on: Bench, id: string) {
  const found = on.drivers.find((one) => one.id === id)
  if (!found) throw new Error(`no driver ${id}`)
  return found
}

/** The outcome of a trial as the page runs it. */
function tried(on: Bench, choice: OutcomeChoice, draft: Draft): number | null {
  const result = run(program, toInputs(program, rows, 'base', draft).inputs)
  const outcome = outcomeOf(rows, choice, result)
  expect(outcome?.unit).toBe(on.outcome.unit)
  return outcome?.read(result) ?? null
}

describe('drivers', () => {
  it('are the assumptions and levers that have a value, with where they may go', () => {
    const on = bench()
    expect(on.drivers.map(({ id, kind, endsBy }) => [id, kind, endsBy])).toEqual([
      ['起始增速', 'assumption', 'range'],
      ['城镇化位移', 'assumption', 'tenth'],
      ['价格涨幅', 'assumption', 'range'],
      ['投资力度', 'lever', 'range'],
      ['外部环境', 'assumption', 'quantiles'],
    ])
    expect(driver(on, '价格涨幅')).toMatchObject({ present: 1, bounds: [-2, 5], varies: false, town: 'east' })
  })

  it('[情景-14] set a value as a trial on the page does', () => {
    const on = bench()
    fc.assert(
      fc.property(
        fc.constantFrom(...on.drivers),
        fc.double({ min: -3, max: 20, noNaN: true }),
        (one, value) => {
          const draft = { values: [trialOf(one, value)], projects: [] }
          const applied = applyDraft(prepared, draft).inputs.values.get(one.id)
          expect(arrayWith({ driver: one, how: 'value', value }, on.given)).toEqual(applied)
        },
      ),
    )
  })

  it('[情景-14] move with the value that a scenario sets, by what the distribution lies off its centre', () => {
    const draft = { values: [{ name: '外部环境', region: null, year: null, value: 2.5 }], projects: [] }
    const on = bench(EAST, draft)
    const [low, high] = endsOf(driver(on, '外部环境'))
    // 10 % of a symmetric triangle of half-width 1 is √0.2 − 1; the upper end is cut at the range.
    expect(arrayWith(low, on.given)[1]).toBeCloseTo(2.5 + Math.sqrt(0.2) - 1, 12)
    expect(arrayWith(high, on.given)[1]).toBe(3)
  })
})

describe('tornado of a scenario', () => {
  it('[情景-14] moves each driver alone and keeps those without effect and those without result at the end', () => {
    const swings = finish(tornadoOf(bench()))
    expect(swings[0]).toMatchObject({ id: '起始增速', lowValue: -5, highValue: 20 })
    expect(swings.map(({ swing }) => swing)).toEqual(
      swings.map(({ swing }) => swing).toSorted((a, b) => (b ?? -1) - (a ?? -1)),
    )
    const nothing = finish(tornadoOf(bench({ kind: 'figure', region: 'east', indicator: 'gdp', year: 2099 })))
    expect(nothing.map(({ swing }) => swing)).toEqual(nothing.map(() => null))
  })

  it('puts levers with an effect first, for whoever has to choose two', () => {
    const order = byEffect(bench())
    expect(order.map(({ id }) => id)).toEqual(['起始增速', '价格涨幅', ...order.slice(2).map(({ id }) => id)])
    expect(order).toHaveLength(5)
  })

  it('has at both ends what a trial of that value gives', () => {
    const on = bench()
    for (const { driver: one, lowValue, low } of finish(tornadoOf(on)).filter(
      ({ driver: own }) => !own.varies,
    ))
      expect(tried(on, EAST, { values: [trialOf(one, lowValue)], projects: [] })).toBeCloseTo(low ?? NaN, 9)
  })
})

describe('back-casting of a target', () => {
  const goals = ['east-gdp', 'both-gdp'].map((target): OutcomeChoice => ({ kind: 'target', target }))

  it.each(goals)('[情景-15] finds a value that reaches %j when it is tried', (choice) => {
    const on = bench(choice)
    const { aim } = on.outcome
    if (!aim) throw new Error('no aim')
    expect(on.present !== null && reaches(aim, on.present)).toBe(false)
    const found = on.drivers.map((one) => ({ one, cast: finish(backCastOf(on, one)) }))
    expect(found.some(({ cast }) => cast?.kind === 'reached')).toBe(true)
    for (const { one, cast } of found) {
      if (cast?.kind !== 'reached') continue
      for (const value of [cast.value, cast.rounded]) {
        const outcome = tried(on, choice, { values: [trialOf(one, value)], projects: [] })
        expect(outcome !== null && reaches(aim, outcome)).toBe(true)
      }
      const exact = tried(on, choice, { values: [trialOf(one, cast.value)], projects: [] }) ?? NaN
      expect(marginOf(aim, exact)).toBeLessThan(1e-6)
    }
  })

  it('[情景-15] says so where the model does not let a target be reached', () => {
    const on = bench({ kind: 'target', target: 'ratio' })
    expect(on.present).toBeCloseTo(1.7, 12)
    expect(finish(backCastOf(on, driver(on, '投资力度')))).toMatchObject({ kind: 'no-effect' })
  })

  it('is about targets only, and about such as there are', () => {
    expect(finish(backCastOf(bench(), driver(bench(), '投资力度')))).toBeNull()
    expect(benchOf(prepared, rows, { kind: 'target', target: 'gone' })).toBeNull()
    expect(benchOf(prepared, rows, { ...EAST, indicator: 'gone' })).toBeNull()
    expect(benchOf(prepared, rows, { ...EAST, region: 'gone' })).toBeNull()
  })
})

describe('two-lever grid and Sobol indices of a scenario', () => {
  it('give for each combination what a trial of both gives', () => {
    const on = bench()
    const [x, y] = [driver(on, '起始增速'), driver(on, '价格涨幅')]
    const grid = finish(gridOf(on, [x, y], 3))
    expect([grid.xs, grid.ys]).toEqual([
      [-5, 7.5, 20],
      [-2, 1.5, 5],
    ])
    const draft = { values: [trialOf(x, 20), trialOf(y, 1.5)], projects: [] }
    expect(grid.outcomes[1]?.[2]).toBeCloseTo(tried(on, EAST, draft) ?? NaN, 9)
  })

  it('[情景-17] split the variance over what the model calls uncertain, or over all ranges', () => {
    const on = bench()
    expect(varianceDrivers(on, 'stated').map(({ id }) => id)).toEqual(['外部环境'])
    const wide = finish(sobolOf(on, { scope: 'all', rows: 200, seed: 3 }))
    expect(wide.shares[0]?.id).toBe('起始增速')
    expect(wide.shares.at(-1)?.total?.share).toBe(0)
    expect(finish(sobolOf(on, { scope: 'all', rows: 200, seed: 3 }))).toEqual(wide)
    expect(finish(sobolOf(on, { scope: 'all', rows: 200, seed: 4 }))).not.toEqual(wide)
  })
})
