import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../../shared/packs/lishui-2022-72/model.ts'
import { assessTargets } from '../../../shared/scenarios/assess.ts'
import { ensembleTargets } from '../../../shared/scenarios/ensemble-request.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { meets } from '../../../shared/scenarios/measure.ts'
import { MISSED, REACHED, UNKNOWN, outcomes } from '../../../shared/simulation/ensemble-target.ts'
import type { Figures } from '../../../shared/simulation/ensemble-target.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { opened } from '../packs/workbook.ts'

const { rows: sample } = opened(true)
const { program } = readModel(SMALL_CITY_MODEL)
if (!program) throw new Error('the shipped model does not check')
const shipped = program

/** The sample with a setting changed, and every target of one kind asked for more. */
function having(settings: Readonly<Record<string, string>>, raised = 0): Rows {
  const changed = {
    setting: sample
      .all('setting')
      .map((row) => ({ ...row, value: settings[String(row['key'])] ?? row['value'] })),
    target: sample
      .all('target')
      .map((row) => (row['basis'] === 'above-county' ? { ...row, value: raised } : row)),
  }
  return {
    all: (table) => (table in changed ? (changed[table as 'setting'] as never) : sample.all(table)),
    get: sample.get,
  }
}

/** What the targets' questions say of the run without uncertainty, as if it were the only draw; by target. */
function answers(rows: Rows) {
  const { inputs } = toInputs(shipped, rows, 'base')
  const result = run(shipped, inputs)
  const { steps } = inputs
  const figures: Figures = {
    figure: (name, region, step) => {
      const values = result.values.get(name)
      return Float64Array.of(values?.[region === null ? step : region * steps + step] ?? NaN)
    },
    kept: () => Float64Array.of(),
  }
  const asked = ensembleTargets(shipped, rows, inputs)
  const outcomeAt = (target: (typeof asked)[number], step: number): number => {
    const into = Uint8Array.of(REACHED)
    outcomes(target, figures, step, into)
    return into[0] ?? UNKNOWN
  }
  return { asked, outcomeAt, states: assessTargets(rows, result) }
}

describe('[情景-18] the chance of a target', () => {
  it.each([
    [{ 'growth-years': 'every' }, 0],
    [{ 'growth-years': 'average' }, 0],
    [{ 'growth-years': 'every' }, 1.2],
    [{ 'growth-years': 'average' }, 1.2],
    [{ 'joint-target': 'each' }, 0],
    [{ 'fiscal-scope': 'territorial' }, 0],
  ])('asks of a draw what the board asks of the run: %j, growth targets + %d', (settings, raised) => {
    const { asked, outcomeAt, states } = answers(having(settings, raised))
    const byId = new Map(asked.map((target) => [target.id, target]))
    let compared = 0
    for (const state of states) {
      const target = byId.get(state.target)
      if (state.basis === 'above-county') {
        expect([state.target, target === undefined]).toEqual([
          state.target,
          state.standing === 'incomparable',
        ])
        compared += 1
      }
      if (!target || state.projected === null || state.aim === null || state.members?.[0]?.standing) continue
      const expected = meets(state.operator, state.projected, state.aim) ? REACHED : MISSED
      expect([state.target, outcomeAt(target, target.step)]).toEqual([state.target, expected])
    }
    expect(compared).toBeGreaterThan(2)
  })

  it('counts the years so far, and knows nothing in the base year', () => {
    const every = answers(having({ 'growth-years': 'every' }, -100))
    const growth = every.asked.filter(({ tests }) => tests[0]?.measure.kind === 'least')
    expect(growth.length).toBeGreaterThan(0)
    for (const target of growth) {
      expect(every.outcomeAt(target, 0)).toBe(UNKNOWN)
      expect(every.outcomeAt(target, 1)).toBe(REACHED)
    }
  })
})
