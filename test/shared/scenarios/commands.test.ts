import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addScenario, deleteScenario, saveModel, saveScenario } from '../../../shared/scenarios/commands.ts'
import type { Draft, DraftValue } from '../../../shared/scenarios/draft.ts'
import { layersOf, treatmentOf, valueSet } from '../../../shared/scenarios/tree.ts'
import type { Edit, Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Result } from '../../../shared/table/rejection.ts'
import { MODEL, world } from './world.ts'

type Cells = Readonly<Record<string, Cell>>

const VALUES: readonly Cells[] = [
  { id: 'v1', scenario: 'base', name: '起始增速', value: 5 },
  { id: 'v2', scenario: 'bold', name: '起始增速', region: 'east', value: 8 },
]

function draftOf(...values: readonly DraftValue[]): Draft {
  return { values, projects: [] }
}

function trying(value: number | null, region: string | null = null, year: number | null = null): DraftValue {
  return { name: '起始增速', region, year, value }
}

function editsOf(result: Result<readonly Edit[]>): readonly Edit[] {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}

function codesOf(result: Result<readonly Edit[]>): readonly string[] {
  return result.ok ? [] : result.rejections.map(({ code }) => code)
}

/** The scenario tables after edits, as the store would write them. */
function after(rows: Rows, edits: readonly Edit[]): Rows {
  const tables: Record<string, Record<string, Cell>[]> = {}
  for (const table of ['scenario', 'scenario_value', 'scenario_project'])
    tables[table] = rows.all(table).map(({ position: _position, ...cells }) => cells)
  for (const edit of edits) {
    const list = tables[edit.table] ?? []
    const row = edit.kind === 'insert' ? undefined : list.find(({ id }) => id === edit.id)
    if (edit.kind === 'insert') list.push({ id: `new-${list.length}`, ...edit.values })
    else if (edit.kind === 'set' && row) row[edit.column] = edit.value
    else tables[edit.table] = list.filter((other) => other !== row)
  }
  return world(tables)
}

describe('a new scenario', () => {
  it('is an empty child', () => {
    expect(editsOf(addScenario(world(), { name: '三年冲刺', parent: 'bold' }))).toEqual([
      { kind: 'insert', table: 'scenario', values: { name: '三年冲刺', parent: 'bold' } },
    ])
  })

  it('needs a name that no other has, and a parent', () => {
    expect(codesOf(addScenario(world(), { name: ' ', parent: 'base' }))).toEqual(['required'])
    expect(codesOf(addScenario(world(), { name: '积极 ', parent: 'base' }))).toEqual(['duplicate'])
    expect(codesOf(addScenario(world(), { name: 'bold', parent: 'base' }))).toEqual(['duplicate'])
    expect(codesOf(addScenario(world(), { name: '新', parent: 'gone' }))).toEqual(['no-such-row'])
  })

  it('made from a trial holds the trial, naming the scenario that the same commit makes', () => {
    const draft: Draft = {
      values: [trying(9, 'east', 2024)],
      projects: [{ project: 'plant', included: false, shiftYears: 0 }],
    }
    expect(editsOf(saveScenario(world(), { name: '冲刺', parent: 'bold', draft }))).toEqual([
      { kind: 'insert', table: 'scenario', values: { name: '冲刺', parent: 'bold' } },
      {
        kind: 'insert',
        table: 'scenario_value',
        values: { scenario: '冲刺', name: '起始增速', region: 'east', year: 2024, value: 9 },
      },
      {
        kind: 'insert',
        table: 'scenario_project',
        values: { scenario: '冲刺', project: 'plant', included: 0, shift_years: 0 },
      },
    ])
  })
})

describe('saving a trial', () => {
  const rows = world({ scenario_value: VALUES })

  it('changes, adds and takes away only what became different', () => {
    expect(editsOf(saveScenario(rows, { id: 'bold', draft: draftOf(trying(9, 'east')) }))).toEqual([
      { kind: 'set', table: 'scenario_value', id: 'v2', column: 'value', value: 9 },
    ])
    expect(editsOf(saveScenario(rows, { id: 'bold', draft: draftOf(trying(6)) }))).toEqual([
      { kind: 'delete', table: 'scenario_value', id: 'v2' },
      {
        kind: 'insert',
        table: 'scenario_value',
        values: { scenario: 'bold', name: '起始增速', region: null, year: null, value: 6 },
      },
    ])
    expect(editsOf(saveScenario(rows, { id: 'bold', draft: draftOf() }))).toEqual([])
  })

  it('[情景-2] does not store what the parent says anyway', () => {
    expect(editsOf(saveScenario(rows, { id: 'bold', draft: draftOf(trying(5)) }))).toEqual([
      { kind: 'delete', table: 'scenario_value', id: 'v2' },
    ])
    const project = { project: 'plant', included: true, shiftYears: 0 }
    expect(editsOf(saveScenario(rows, { id: 'bold', draft: { values: [], projects: [project] } }))).toEqual(
      [],
    )
  })

  it('[情景-2] saves what was seen: every town and year keeps the value that the trial had', () => {
    const value = fc.record({
      name: fc.constantFrom('起始增速', '价格涨幅'),
      region: fc.constantFrom(null, 'east', 'west'),
      year: fc.constantFrom(null, 2023, 2024),
      value: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 6 }),
    })
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), fc.array(value, { maxLength: 4 }), (before, values) => {
        const earlier = after(
          rows,
          editsOf(saveScenario(rows, { id: 'bold', draft: { values: before, projects: [] } })),
        )
        const draft: Draft = { values, projects: [{ project: 'plant', included: false, shiftYears: 2 }] }
        const seen = layersOf(earlier, 'bold', draft)
        const saved = layersOf(after(earlier, editsOf(saveScenario(earlier, { id: 'bold', draft }))), 'bold')
        for (const name of ['起始增速', '价格涨幅'])
          for (const town of ['east', 'west'])
            for (const year of [2022, 2023, 2024])
              expect(valueSet(saved, name, town, year)?.entry.value).toBe(
                valueSet(seen, name, town, year)?.entry.value,
              )
        expect(treatmentOf(saved, 'plant')).toMatchObject({ included: false, shiftYears: 2 })
      }),
    )
  })

  it('is refused where the scenario is gone, or a new one would have to look behind its parent', () => {
    expect(codesOf(saveScenario(rows, { id: 'gone', draft: draftOf() }))).toEqual(['no-such-row'])
    const back = { name: '新', parent: 'bold', draft: draftOf(trying(null, 'east')) }
    expect(codesOf(saveScenario(rows, back))).toEqual(['bad-request'])
  })
})

describe('deleting a scenario', () => {
  it('takes what it sets with it', () => {
    const rows = world({
      scenario_value: VALUES,
      scenario_project: [{ id: 'p1', scenario: 'bold', project: 'plant', included: 0, shift_years: 0 }],
    })
    expect(editsOf(deleteScenario(rows, { id: 'bold' })).map((edit) => 'id' in edit && edit.id)).toEqual([
      'v2',
      'p1',
      'bold',
    ])
  })

  it('[情景-3] is refused for one with children and for the base', () => {
    expect(codesOf(deleteScenario(world(), { id: 'cautious' }))).toEqual(['still-referenced'])
    expect(
      codesOf(deleteScenario(world({ scenario: [{ id: 'base', name: '基准' }] }), { id: 'base' })),
    ).toEqual(['base-scenario'])
    expect(codesOf(deleteScenario(world(), { id: 'gone' }))).toEqual(['no-such-row'])
  })
})

describe('saving a model', () => {
  const rows = world({ model: [{ id: 'small-city', title: '模型', text: MODEL, draft: '坏' }] })

  it('that checks makes it the one that runs, and clears the draft', () => {
    expect(editsOf(saveModel(rows, { id: 'small-city', text: '变量 x = 1' }))).toMatchObject([
      { column: 'text', value: '变量 x = 1' },
      { column: 'draft', value: null },
    ])
  })

  it('that does not check keeps it as a draft beside the last good one', () => {
    expect(editsOf(saveModel(rows, { id: 'small-city', text: '变量 x = y' }))).toEqual([
      { kind: 'set', table: 'model', id: 'small-city', column: 'draft', value: '变量 x = y' },
    ])
  })
})
