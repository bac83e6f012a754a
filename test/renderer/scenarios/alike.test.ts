import { expect, it } from 'vitest'
import { alike, yearsOf, type ShownRun } from '../../../renderer/pages/scenarios/lines.ts'
import { regionsOf } from '../../../shared/indicators/regions.ts'
import { fourLines } from '../../../shared/scenarios/compare.ts'
import { contextOf } from '../../../shared/scenarios/context.ts'
import { prepareInputs } from '../../../shared/scenarios/inputs.ts'
import { run } from '../../../shared/simulation/run.ts'
import { programOf, world } from '../../shared/scenarios/world.ts'

const program = programOf()
const rows = world({ scenario_value: [{ scenario: 'bold', name: '起始增速', value: 8 }] })

/** Whether the four lines of a scenario lie on each other in the indicator that its growth moves. */
function linesLieOnEachOther(scenario: string): boolean {
  const context = contextOf(rows, null)
  const lines = Object.values(fourLines(prepareInputs(program, rows, scenario)))
  const runs = lines.map(({ inputs }, order): ShownRun => ({ name: '', order, result: run(program, inputs) }))
  const indicator = context.statistics.indicator('gdp')
  const years = runs[0] ? yearsOf(runs[0].result) : []
  if (!indicator || years.length === 0) throw new Error('nothing to compare')
  const regions = regionsOf(rows).filter(({ level }) => level === 'town')
  return alike({ context, indicator, regions, years }, runs)
}

it('four lines of the base lie on each other, those of a scenario with another growth do not', () => {
  expect(linesLieOnEachOther('base')).toBe(true)
  expect(linesLieOnEachOther('bold')).toBe(false)
})
