import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, DraftValue } from '../../../shared/scenarios/draft.ts'
import { SCENARIO_HARD_RULES } from '../../../shared/scenarios/rules.ts'
import { chainOf, layersOf, treatmentOf, valueSet, withDraft } from '../../../shared/scenarios/tree.ts'
import type { RowChange } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { world } from './world.ts'

type Values = readonly (readonly [
  scenario: string,
  region: string | null,
  year: number | null,
  value: number,
])[]

function valuesOf(values: Values): readonly Readonly<Record<string, Cell>>[] {
  return values.map(([scenario, region, year, value]) => ({
    scenario,
    name: '起始增速',
    region,
    year,
    value,
  }))
}

function setIn(values: Values, scenario: string, region = 'east', year = 2024, draft?: Draft) {
  const layers = layersOf(world({ scenario_value: valuesOf(values) }), scenario, draft)
  return valueSet(layers, '起始增速', region, year)
}

describe('[情景-2] a value in effect', () => {
  it('is the scenario’s own, else its parent’s, else none', () => {
    const values: Values = [
      ['cautious', null, null, 4],
      ['poor', null, null, 3],
    ]
    expect(setIn(values, 'poor')).toMatchObject({ entry: { value: 3 }, scenario: { name: '更保守' } })
    expect(setIn(values.slice(0, 1), 'poor')).toMatchObject({
      entry: { value: 4 },
      scenario: { name: '保守' },
    })
    expect(setIn(values, 'bold')).toBeNull()
  })

  it('is within a scenario that of town and year, town, year, all, in this order', () => {
    const values: Values = [
      ['base', null, null, 1],
      ['base', null, 2024, 2],
      ['base', 'east', null, 3],
      ['base', 'east', 2024, 4],
    ]
    const of = (count: number) => setIn(values.slice(0, count), 'base')?.entry.value
    expect([1, 2, 3, 4].map(of)).toEqual([1, 2, 3, 4])
    expect(setIn(values, 'base', 'west', 2023)?.entry.value).toBe(1)
  })

  it('is the child’s for all towns even where the parent sets one town', () => {
    const values: Values = [
      ['base', 'east', 2024, 9],
      ['bold', null, null, 5],
    ]
    expect(setIn(values, 'bold')?.entry.value).toBe(5)
  })

  it('does not hang on a ring of parents', () => {
    const rows = world({
      scenario: [
        { id: 'a', name: 'A', parent: 'b' },
        { id: 'b', name: 'B', parent: 'a' },
      ],
    })
    expect(chainOf(rows, 'a').map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

function draft(...values: readonly DraftValue[]): Draft {
  return { values, projects: [] }
}

function trying(region: string | null, year: number | null, value: number | null): DraftValue {
  return { name: '起始增速', region, year, value }
}

describe('a draft', () => {
  it('lies over the scenario itself, and null goes back to the parent', () => {
    const values: Values = [
      ['base', null, null, 5],
      ['bold', 'east', null, 8],
    ]
    expect(setIn(values, 'bold', 'east', 2024, draft(trying(null, null, 6)))).toMatchObject({
      entry: { value: 6, draft: true },
    })
    expect(setIn(values, 'bold', 'east', 2024, draft(trying('east', null, null)))?.entry.value).toBe(5)
  })

  it('always is what counts where it was put last, whatever the scenario says', () => {
    const region = fc.constantFrom(null, 'east', 'west')
    const year = fc.constantFrom(null, 2023, 2024)
    const value = fc.record({ name: fc.constant('起始增速'), region, year, value: fc.integer() })
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), value, (before, last) => {
        const [own] = layersOf(world(), 'bold', draft(...before))
        const layers = own ? [withDraft(own, draft(last))] : []
        for (const town of last.region === null ? ['east', 'west'] : [last.region])
          for (const at of last.year === null ? [2023, 2024, 2025] : [last.year])
            expect(valueSet(layers, last.name, town, at)?.entry.value).toBe(last.value)
      }),
    )
  })
})

it('a project takes part as the nearest scenario says, else as planned', () => {
  const rows = world({
    scenario_project: [
      { scenario: 'base', project: 'plant', included: 1, shift_years: 1 },
      { scenario: 'bold', project: 'plant', included: 0, shift_years: 0 },
    ],
  })
  expect(treatmentOf(layersOf(rows, 'poor'), 'plant')).toMatchObject({ included: true, shiftYears: 1 })
  expect(treatmentOf(layersOf(rows, 'bold'), 'plant')).toMatchObject({ included: false })
  expect(treatmentOf(layersOf(rows, 'bold'), 'other')).toEqual({ included: true, shiftYears: 0 })
})

function refused(scenario: readonly Readonly<Record<string, Cell>>[], id: string, gone = false) {
  const rows = world({ scenario })
  const row = rows.get('scenario', id) ?? null
  const change: RowChange = { table: 'scenario', id, before: null, after: gone ? null : row }
  return SCENARIO_HARD_RULES.flatMap(({ check }) => check(rows, [change]))
}

describe('a commit', () => {
  it('[情景-1] that makes a scenario its own ancestor is refused by name', () => {
    const ring = [
      { id: 'a', name: '甲', parent: 'b' },
      { id: 'b', name: '乙', parent: 'a' },
    ]
    expect(refused(ring, 'a')).toEqual([
      { at: { table: 'scenario', id: 'a', column: 'parent' }, code: 'scenario-cycle', label: '甲' },
    ])
    expect(refused([{ id: 'a', name: '甲', parent: 'a' }], 'a')).toHaveLength(1)
    expect(refused([{ id: 'a', name: '甲' }], 'a')).toEqual([])
  })

  it('[情景-3] that deletes a scenario with children is refused, naming one and their number', () => {
    const left = [{ id: 'b', name: '乙', parent: 'a' }]
    expect(refused(left, 'a', true)).toMatchObject([{ code: 'still-referenced', label: '乙', count: 1 }])
    expect(refused(left, 'c', true)).toEqual([])
  })
})
