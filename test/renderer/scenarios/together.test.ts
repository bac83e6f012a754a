import { describe, expect, it } from 'vitest'
import { together } from '../../../renderer/pages/scenarios/ensemble.ts'
import type { SimulationReport } from '../../../shared/api/verbs.ts'

const reportOf = (ids: readonly string[], { draws = 5000, seed = 42 } = {}): SimulationReport => ({
  draws,
  seed,
  quantiles: [],
  baseYear: 2022,
  stepsPerYear: 1,
  towns: [],
  correlationsMoved: 0,
  scenarios: ids.map((id) => ({ id, bands: [], targets: [], together: null, jointly: [] })),
})
const shown = (...of: Parameters<typeof together>) =>
  together(...of)?.scenarios.map(({ id, order }) => `${order} ${id}`) ?? null

describe('the run in focus and the run beside it', () => {
  it('are shown as one, by the order in which the scenarios are drawn', () => {
    expect(shown(reportOf(['base']), reportOf(['high', 'low']), 'base', ['low', 'high'])).toEqual([
      '0 base',
      '1 low',
      '2 high',
    ])
  })

  it('leave out what is still to come, and keep the places of the others', () => {
    expect(shown(reportOf(['base']), reportOf(['low']), 'base', ['high', 'low'])).toEqual(['0 base', '2 low'])
    expect(shown(reportOf(['base']), null, 'base', ['high'])).toEqual(['0 base'])
    expect(shown(null, reportOf(['low']), 'base', ['low'])).toBeNull()
  })

  it('are never mixed when they have other draws', () => {
    expect(shown(reportOf(['base']), reportOf(['low'], { seed: 7 }), 'base', ['low'])).toEqual(['0 base'])
    expect(shown(reportOf(['base'], { draws: 100 }), reportOf(['low']), 'base', ['low'])).toEqual(['0 base'])
  })

  it('show a compared scenario at once when it comes into focus', () => {
    expect(shown(reportOf(['base']), reportOf(['low', 'high']), 'low', ['base', 'high'])).toEqual([
      '0 low',
      '2 high',
    ])
  })
})
