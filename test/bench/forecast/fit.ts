import type { BandWidths, Widths } from '../../../shared/simulation/band-widths.ts'
import {
  changeAt,
  HORIZONS,
  readSeries,
  type ForecastParameters,
} from '../../../shared/simulation/forecast.ts'
import type { GrowthWeights, IndicatorClass } from '../../../shared/simulation/growth-weights.ts'
import { fitErrors, fitSway, NO_SWAY, usualOf, type Missed } from './fit-widths.ts'
import { fitWeights, weightsOf, type Sample } from './fit-weights.ts'
import type { Window } from './panel.ts'

/** Windows to which the centre is fitted. */
export const FIT_LENGTHS = [4, 5, 8, 12] as const
/** Windows from which bands are measured. */
const BAND_LENGTHS: readonly number[] = [5, 8]
/** Price of a weight of the sway that lies 1 off that of all money figures. */
const STRENGTH = 1000

/** A window as the fit sees it. */
function sampleOf({ region, length, series, actuals }: Window): Sample | null {
  const reading = readSeries(series)
  if (!reading) return null
  const { kind, scale, end } = reading
  const changes = actuals.map((value) => {
    const usable = value !== null && (kind.scale !== 'level' || value > 0)
    return usable ? scale.fromUnit(value) - end : null
  })
  return { class: kind.class, region, length, reading, changes }
}

/** Fits all parameters to windows: those of the own series alone, and those with peers. */
export function fitParameters(own: readonly Window[], peers: readonly Window[]): ForecastParameters {
  const samples = [own, peers].map((windows) => windows.flatMap((one) => sampleOf(one) ?? []))
  const [ownSamples = [], peerSamples = []] = samples
  const ownWeights = fitWeights(ownSamples, false, null)
  const peerWeights = fitWeights(peerSamples, true, ownWeights)
  const classes = [...ownWeights.keys()]
  const weights = Object.fromEntries(
    classes.map((name) => [name, weightsOf(ownWeights.get(name) ?? [], peerWeights.get(name) ?? null)]),
  ) as Record<IndicatorClass, GrowthWeights>
  const missed = [ownSamples, peerSamples].map((all) =>
    all.filter(({ length }) => BAND_LENGTHS.includes(length)).map((one) => missedBy(one, weights[one.class])),
  )
  const usual = new Map(
    classes.map((name) => [name, usualOf((missed[0] ?? []).filter((one) => belongs(one, name)))]),
  )
  const fitted = missed.map((all) => fitAll(all, classes, usual))
  const widths = Object.fromEntries(
    classes.flatMap((name): [IndicatorClass, BandWidths][] => {
      const [ownWidths, peerWidths] = fitted.map((one) => one.get(name))
      const basis = (missed[0] ?? []).filter((one) => belongs(one, name))
      const known = usual.get(name)
      if (!ownWidths || !known) return []
      const regions = new Set(basis.map(({ region }) => region)).size
      return [
        [
          name,
          {
            usual: known,
            basis: { windows: basis.length, regions },
            own: ownWidths,
            peers: peerWidths ?? null,
          },
        ],
      ]
    }),
  ) as Record<IndicatorClass, BandWidths>
  return { weights, widths }
}

/** Whether a sample counts for a class; all money figures count for the one of indicators that are not known. */
function belongs({ class: indicator, reading: { kind } }: Sample, name: IndicatorClass): boolean {
  return name === 'level' ? isMoney(kind) : indicator === name
}

function isMoney({ scale, class: indicator }: Sample['reading']['kind']): boolean {
  return scale === 'level' && indicator !== 'population'
}

function missedBy(sample: Sample, weights: GrowthWeights): Missed {
  const errors = HORIZONS.map((horizon) => {
    const change = sample.changes[horizon - 1]
    return change === null || change === undefined
      ? null
      : change - changeAt(weights, sample.reading, horizon)
  })
  return { ...sample, errors }
}

/**
 * Widths of all classes: the sway of all money figures together, from which each class departs as far as its own errors
 * carry it (a class of thirteen provinces hardly); a growth rate departs from none.
 */
function fitAll(
  missed: readonly Missed[],
  classes: readonly IndicatorClass[],
  usual: ReadonlyMap<IndicatorClass, BandWidths['usual']>,
): ReadonlyMap<IndicatorClass, Widths> {
  const groups = classes.flatMap((name) => {
    const samples = missed.filter((one) => belongs(one, name))
    const known = usual.get(name)
    return samples.length === 0 || !known ? [] : [{ name, samples, usual: known }]
  })
  const money = groups.filter(({ name, samples }) => name !== 'level' && samples.every(countsAsMoney))
  const common = fitSway(money, NO_SWAY, 1)
  return new Map(
    groups.map(({ name, samples, usual: known }) => {
      const start = name === 'growth-rate' ? NO_SWAY : common
      const sway = name === 'level' ? common : fitSway([{ samples, usual: known }], start, STRENGTH)
      return [name, { ...fitErrors(samples, known, sway), sway }]
    }),
  )
}

function countsAsMoney({ reading: { kind } }: Sample): boolean {
  return isMoney(kind)
}
