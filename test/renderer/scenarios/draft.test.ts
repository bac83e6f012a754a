import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FRESH_TRIAL,
  isEmpty,
  redoTrial,
  resetAll,
  resetValue,
  setProject,
  setValue,
  setValues,
  settle,
  slide,
  takeBack,
  undoTrial,
  type Trial,
} from '../../../renderer/pages/scenarios/draft.ts'
import { decimalsOf, dialScale } from '../../../renderer/pages/scenarios/dial.ts'
import { treeLines } from '../../../renderer/pages/scenarios/tree.tsx'

const at = (value: number, name = '增速', region: string | null = null) => ({
  name,
  region,
  year: null,
  value,
})

describe('trying out a scenario', () => {
  it('a slider dragged through many values is one step of undo', () => {
    const dragged = settle([5, 6, 7].reduce<Trial>((trial, value) => slide(trial, at(value)), FRESH_TRIAL))
    expect(dragged.present.values).toEqual([at(7)])
    expect(undoTrial(dragged).present).toEqual(FRESH_TRIAL.present)
    expect(redoTrial(undoTrial(dragged)).present).toEqual(dragged.present)
  })

  it('several values set at once are one step of undo, none is no step', () => {
    const set = setValues(FRESH_TRIAL, [at(5), at(6, '位移'), at(7)])
    expect(set.present.values).toEqual([at(6, '位移'), at(7)])
    expect(undoTrial(set).present).toEqual(FRESH_TRIAL.present)
    expect(setValues(set, [])).toBe(set)
  })

  it('taking a value back drops what was tried, else it says that the scenario itself no longer sets it', () => {
    const { value: _, ...place } = at(5)
    expect(takeBack(setValue(FRESH_TRIAL, at(5)), place).present.values).toEqual([])
    expect(takeBack(FRESH_TRIAL, place).present.values).toEqual([{ ...place, value: null }])
  })

  it('letting go of a slider that was not moved is no step', () => {
    expect(settle(FRESH_TRIAL)).toBe(FRESH_TRIAL)
  })

  it('a town and all towns are kept apart, the last one counts', () => {
    const trial = setValue(setValue(FRESH_TRIAL, at(5, '增速', 'huzhen')), at(6))
    expect(trial.present.values).toEqual([at(5, '增速', 'huzhen'), at(6)])
    expect(isEmpty(resetValue(trial, '增速').present)).toBe(true)
  })

  it('any sequence of steps is undone to the beginning and redone to the end', () => {
    const step = fc.oneof(
      fc.record({ name: fc.constantFrom('a', 'b'), value: fc.integer() }).map(
        ({ name, value }) =>
          (trial: Trial) =>
            setValue(trial, at(value, name)),
      ),
      fc.integer().map((value) => (trial: Trial) => settle(slide(slide(trial, at(value)), at(value + 1)))),
      fc
        .boolean()
        .map((included) => (trial: Trial) => setProject(trial, { project: 'p', included, shiftYears: 1 })),
      fc.constant((trial: Trial) => resetAll(trial)),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const end = steps.reduce((trial, change) => change(trial), FRESH_TRIAL)
        const start = end.past.reduce((trial) => undoTrial(trial), end)
        expect(start.present).toEqual(FRESH_TRIAL.present)
        expect(start.past).toEqual([])
        expect(end.past.reduce((trial) => redoTrial(trial), start).present).toEqual(end.present)
      }),
    )
  })
})

describe('the tree of scenarios', () => {
  const scenario = (id: string, parent: string | null) => ({ id, position: 1, name: id, parent, note: null })

  it('puts children under their parent and loses none, not even in a ring', () => {
    const lines = treeLines([
      scenario('b', 'a'),
      scenario('a', null),
      scenario('c', 'gone'),
      scenario('d', 'b'),
    ])
    expect(lines.map(({ scenario: { id }, depth }) => [id, depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['d', 2],
      ['c', 0],
    ])
  })
})

describe('a dial', () => {
  it('has a step of 1, 2 or 5 that divides its range into about two hundred', () => {
    const resolved = {
      name: 'x',
      kind: 'lever' as const,
      unit: '',
      doc: '',
      section: '',
      towns: [],
      array: new Float64Array(),
      notes: [],
    }
    expect(dialScale({ ...resolved, range: [-5, 20] }, null)).toEqual({ min: -5, max: 20, step: 0.2 })
    expect(dialScale({ ...resolved, range: [0.5, 1] }, null).step).toBe(0.005)
    expect(decimalsOf(0.005)).toBe(3)
    expect(decimalsOf(2)).toBe(0)
  })
})
