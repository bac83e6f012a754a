import { regionsOf, type Region } from '../../../shared/indicators/regions.ts'
import { endOfYear } from '../../../shared/model/calendar.ts'
import type { Program } from '../../../shared/model/program.ts'
import { regionalNameOf } from '../../../shared/scenarios/ensemble-request.ts'
import type { Band } from '../../charts/bands.ts'
import type { EnsembleReport } from './ensemble.ts'
import type { Shown } from './lines.ts'

/** Names that the fans of some indicators and places need from an ensemble. */
export function namesForFans(
  program: Program,
  indicators: readonly string[],
  regions: readonly Region[],
): readonly string[] {
  const groups = regions.some(({ level }) => level === 'group')
  return indicators.flatMap((name) => {
    const regional = groups ? regionalNameOf(program, name) : null
    return [...(program.declarations.has(name) ? [name] : []), ...(regional === null ? [] : [regional])]
  })
}

/** The fans of an indicator, one for each scenario and place that the ensemble has a band of. */
export function fansOf(program: Program, shown: Shown, report: EnsembleReport | null): readonly Band[] {
  if (!report) return []
  const { baseYear } = report
  const clock = { baseYear, stepsPerYear: report.stepsPerYear === 4 ? 4 : 1 } as const
  const places = regionsOf(shown.context.rows)
  return report.scenarios.flatMap(({ bands, order: scenarioOrder }) =>
    shown.regions.flatMap((region): readonly Band[] => {
      const isGroup = region.level === 'group'
      const name = isGroup ? regionalNameOf(program, shown.indicator.name) : shown.indicator.name
      const place = isGroup ? null : report.towns.indexOf(region.id)
      const band = bands.find((one) => one.name === name && one.region === place)
      if (!band) return []
      const [p5, p25, p50, p75, p95] = band.quantiles.map((steps) =>
        shown.years.map((year) => {
          const step = endOfYear(clock, year)
          return step < 0 ? null : (steps[step] ?? null)
        }),
      )
      if (!p5 || !p25 || !p50 || !p75 || !p95) return []
      const regionOrder = places.findIndex(({ id }) => id === region.id)
      return [{ region: region.id, isGroup, regionOrder, scenarioOrder, p5, p25, p50, p75, p95 }]
    }),
  )
}
