import type { BandWidths } from '../../../shared/simulation/band-widths.ts'
import {
  changeAt,
  HORIZONS,
  readSeries,
  type ForecastParameters,
} from '../../../shared/simulation/forecast.ts'
import type { GrowthWeights, IndicatorClass } from '../../../shared/simulation/growth-weights.ts'
import { fitErrors, fitSway, usualOf, type Missed } from './fit-widths.ts'
import { fitWeights, weightsOf, type Sample } from './fit-weights.ts'
import type { Window } from './panel.ts'

/** Classes of which only provinces are to be had: they take the sway of all money figures. */
const FEW: readonly IndicatorClass[] = ['tax', 'spending', 'investment', 'urbanisation']

/** A window as the fit sees it. */
function sampleOf({ region, series, actuals }: Window): Sample | null {
  const reading = readSeries(series)
  if (!reading) return null
  const { kind, scale, end } = reading
  const changes = actuals.map((value) => {
    const usable = value !== null && (kind.scale !== 'level' || value > 0)
    return usable ? scale.fromUnit(value) - end : null
  })
  return { class: kind.class, region, reading, changes }
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
  const missed = [ownSamples, peerSamples].map((all) => all.map((one) => missedBy(one, weights[one.class])))
  const common = fitCommon(missed[0] ?? [], missed[1] ?? [])
  const widths = Object.fromEntries(
    classes.map((name) => [name, name === 'level' ? common : fitClass(name, missed, common)]),
  ) as Record<IndicatorClass, BandWidths>
  return { weights, widths }
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

/** Every third sample of the money figures: the parameters of an indicator that is not known. */
function fitCommon(own: readonly Missed[], peers: readonly Missed[]): BandWidths {
  const money = (all: readonly Missed[]) =>
    all.filter(
      ({ reading: { kind } }, index) =>
        kind.scale === 'level' && kind.class !== 'population' && index % 3 === 0,
    )
  return widthsOf(money(own), money(peers), null)
}

function fitClass(
  name: IndicatorClass,
  [own = [], peers = []]: readonly (readonly Missed[])[],
  common: BandWidths,
): BandWidths {
  const of = (all: readonly Missed[]) => all.filter((one) => one.class === name)
  return widthsOf(of(own), of(peers), FEW.includes(name) ? common : null)
}

function widthsOf(own: readonly Missed[], peers: readonly Missed[], common: BandWidths | null): BandWidths {
  const usual = usualOf(own)
  const fitted = (samples: readonly Missed[], sway: readonly number[] | null) => {
    const used = sway ?? fitSway(samples, usual)
    return { sway: used, errors: fitErrors(samples, usual, used) }
  }
  return {
    usual,
    basis: { windows: own.length, regions: new Set(own.map(({ region }) => region)).size },
    own: fitted(own, common?.own.sway ?? null),
    peers: peers.length === 0 ? null : fitted(peers, common?.peers?.sway ?? null),
  }
}
