import { describe, expect, it } from 'vitest'
import { differenceOf } from '../../../shared/scenarios/difference.ts'
import type { AskedScenario, DraftValue } from '../../../shared/scenarios/draft.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import type { OutcomeChoice } from '../../../shared/scenarios/outcome.ts'
import { run } from '../../../shared/simulation/run.ts'
import { finish } from '../../../shared/simulation/stepwise.ts'
import { valueAt } from '../../../shared/simulation/trajectories.ts'
import { MODEL, programOf, projectTables, world } from './world.ts'
import { widthName } from '../../../shared/scenarios/widths.ts'

const program = programOf()
const value = (
  scenario: string,
  name: string,
  value: number,
  region: string | null = null,
  year: number | null = null,
) => ({
  scenario,
  name,
  value,
  region,
  year,
})
const rows = world({
  ...projectTables([
    { year: 2023, investment: 500_000_000_00 },
    { year: 2024, investment: 300_000_000_00 },
  ]),
  scenario: [
    { id: 'base', name: '基准' },
    { id: 'cautious', name: '保守', parent: 'base' },
    { id: 'bold', name: '积极', parent: 'base' },
    { id: 'other', name: '另一个根' },
  ],
  scenario_value: [
    value('cautious', '价格涨幅', 0),
    value('cautious', '投资力度', 60, 'east', 2024),
    value('bold', '起始增速', 9, 'east'),
    value('other', '价格涨幅', 2),
  ],
  scenario_project: [
    { scenario: 'cautious', project: 'plant', included: 1, shift_years: 1 },
    { scenario: 'bold', project: 'plant', included: 0, shift_years: 3 },
  ],
})
const GDP: OutcomeChoice = { kind: 'figure', region: 'group', indicator: 'gdp', year: 2025 }

function between(from: AskedScenario, to: AskedScenario, choice = GDP) {
  const difference = differenceOf(program, rows, [from, to], choice)
  if (!difference) throw new Error('no difference')
  return { ...difference, result: finish(difference.split(1)) }
}

function width(region: string | null, value: number): DraftValue {
  return { name: widthName('外部环境'), region, year: null, value }
}

function gdp(scenario: string): number {
  const result = run(program, toInputs(program, rows, scenario).inputs)
  return [0, 1].reduce((sum, town) => sum + (valueAt(result, '地区生产总值', town, 2025) ?? NaN), 0)
}

describe('difference of two scenarios', () => {
  it('[情景-16] names every assumption, lever and project that differs, and nothing else', () => {
    const { players } = between({ id: 'base' }, { id: 'cautious' })
    expect(players).toEqual([
      {
        kind: 'assumption',
        id: 'value/价格涨幅',
        name: '价格涨幅',
        unit: '%',
        doc: '',
        changes: [{ region: null, years: null, from: 1, to: 0 }],
        origin: { kind: 'scenario', id: 'cautious', name: '保守' },
      },
      {
        kind: 'lever',
        id: 'value/投资力度',
        name: '投资力度',
        unit: '%',
        doc: '',
        changes: [{ region: 'east', years: [2024, 2024], from: 100, to: 60 }],
        origin: { kind: 'scenario', id: 'cautious', name: '保守' },
      },
      {
        kind: 'project',
        id: 'project/plant',
        project: 'plant',
        from: { included: true, shiftYears: 0 },
        to: { included: true, shiftYears: 1 },
      },
    ])
  })

  it.each([
    ['base', 'cautious'],
    ['cautious', 'bold'],
    ['bold', 'base'],
    ['cautious', 'other'],
  ])('[情景-16] from %s to %s has parts that add up to it', (from, to) => {
    const { result } = between({ id: from }, { id: to })
    expect(result.from).toBeCloseTo(gdp(from), 10)
    expect(result.to).toBeCloseTo(gdp(to), 10)
    const sum = (result.parts ?? []).reduce((total, { part }) => total + part, 0)
    expect(Math.abs(sum - (gdp(to) - gdp(from)))).toBeLessThan(1e-9)
    expect(result.parts?.length).toBeGreaterThan(1)
  })

  it('[情景-16] is the negative of the way back', () => {
    const there = between({ id: 'cautious' }, { id: 'bold' }).result.parts ?? []
    const back = between({ id: 'bold' }, { id: 'cautious' }).result.parts ?? []
    for (const { id, part } of there) expect(back.find((one) => one.id === id)?.part).toBeCloseTo(-part, 9)
  })

  it('of a scenario and a trial on it splits the trial', () => {
    const draft = {
      values: [{ name: '价格涨幅', region: null, year: null, value: 3 }],
      projects: [{ project: 'plant', included: false, shiftYears: 0 }],
    }
    const { players, result } = between({ id: 'base' }, { id: 'base', draft })
    expect(players.map(({ id }) => id)).toEqual(['value/价格涨幅', 'project/plant'])
    const project = result.parts?.find(({ id }) => id === 'project/plant')
    expect(project?.part).toBeLessThan(0)
    const none = between({ id: 'base' }, { id: 'base' })
    expect(none).toMatchObject({ players: [], result: { parts: [], together: 0 } })
  })

  it('[情景-21] names changed widths, which bring nothing to a run without draws, and mixes them for draws', () => {
    const uncertain = programOf(`${MODEL}\n假设 外部环境 : 百分点 = 正态(0, 1)\n`)
    const widened = { id: 'base', draft: { values: [width(null, 3)], projects: [] } }
    const east = { id: 'base', draft: { values: [width('east', 0), value('', '价格涨幅', 2)], projects: [] } }
    const difference = (from: AskedScenario, to: AskedScenario) => {
      const made = differenceOf(uncertain, rows, [from, to], GDP)
      if (!made) throw new Error('no difference')
      return made
    }
    const only = difference({ id: 'base' }, widened)
    // 80 % of a standard normal lie within 1.2816.
    expect(only.players).toMatchObject([
      { kind: 'width', id: 'width/外部环境', unit: '百分点', origin: { kind: 'draft' } },
    ])
    const [change] = only.players.flatMap((player) => ('changes' in player ? player.changes : []))
    expect(change).toMatchObject({ region: null, years: null, to: 3 })
    expect(change?.from).toBeCloseTo(1.2816, 4)
    const still = finish(only.split(1))
    expect(still.parts).toEqual([{ id: 'width/外部环境', part: 0, alone: 0, error: null }])
    expect(still.to).toBe(still.from)

    const both = difference(widened, east)
    expect(both.players.map(({ id }) => id)).toEqual(['value/价格涨幅', 'width/外部环境'])
    const sets = both.plan(1).sets.map((set) => [...set].join())
    expect(sets).toEqual(['', 'value/价格涨幅', 'width/外部环境', 'value/价格涨幅,width/外部环境'])
    const widths = both.plan(1).sets.map((set) => both.inputsOf(set).widths?.get('外部环境')?.[1])
    expect(widths).toEqual([3, 3, 0, 0])
    const west = (set: ReadonlySet<string>) => both.inputsOf(set).widths?.get('外部环境')?.at(-1)
    expect(west(new Set(['width/外部环境']))).toBeNaN()
    const parts = finish(both.split(1)).parts ?? []
    expect(parts.map(({ id, part }) => [id, part === 0])).toEqual([
      ['value/价格涨幅', false],
      ['width/外部环境', true],
    ])
  })

  it('says which plan is another where the roots differ', () => {
    const { players } = between({ id: 'base' }, { id: 'other' })
    expect(players.map(({ kind }) => kind)).toEqual(['assumption', 'plan'])
  })

  it('has no parts where the outcome is missing, and none of an outcome that is not there', () => {
    const late = between({ id: 'base' }, { id: 'bold' }, { ...GDP, year: 2099 })
    expect(late.result).toMatchObject({ from: null, to: null, parts: null })
    expect(
      differenceOf(program, rows, [{ id: 'base' }, { id: 'bold' }], {
        kind: 'target',
        target: 'gone',
      }),
    ).toBeNull()
  })
})
