import type { TFunction } from 'i18next'
import type { Resolved } from '../../../shared/scenarios/resolve.ts'
import type { Explanation } from '../../../shared/scenarios/sources.ts'
import { percentOfLog } from '../../../shared/simulation/trend.ts'

/** Where a dial's value comes from, in words, and whether there is a way back. */
export interface OriginWords {
  readonly text: string
  /** True while a trial sets it. */
  readonly changed: boolean
  /** True if the trial or this very scenario sets it. */
  readonly resettable: boolean
}

/** Describes the origin of the first projected year's value; of several towns the most specific origin counts. */
export function describeOrigin(
  resolved: Resolved,
  town: string | null,
  scenario: string,
  t: TFunction<'scenarios'>,
): OriginWords {
  const towns = town === null ? resolved.towns : resolved.towns.filter(({ region }) => region === town)
  const origins = towns.flatMap(({ origins }) => origins)
  if (origins.some(({ kind }) => kind === 'draft'))
    return { text: t('fromDraft'), changed: true, resettable: true }
  const set = origins.find((origin) => origin.kind === 'scenario')
  if (set)
    return { text: t('fromScenario', { name: set.name }), changed: false, resettable: set.id === scenario }
  if (origins.some(({ kind }) => kind === 'default')) {
    const [only] = towns.length === 1 ? towns : []
    const explained = only ? explainDefault(only.explanation, t) : null
    return {
      text: explained ?? [t('fromDefault'), resolved.doc].filter(Boolean).join(' · '),
      changed: false,
      resettable: false,
    }
  }
  return { text: t('missing'), changed: false, resettable: false }
}

/** How a default came about, with its numbers; null where the model's own words say enough. */
function explainDefault(explanation: Explanation, t: TFunction<'scenarios'>): string | null {
  if (explanation.kind === 'otherwise') return t('fromOtherwise')
  if (explanation.kind !== 'growth-trend' && explanation.kind !== 'shift-trend') return null
  const { own, ownMean, ownWeight, peerMedian, method } = explanation.trend
  const shown = (change: number | null): string => {
    if (change === null) return '—'
    return explanation.kind === 'growth-trend' ? `${percentOfLog(change).toFixed(2)}%` : change.toFixed(3)
  }
  const words = {
    years: own.length,
    own: shown(ownMean),
    weight: ownWeight.toFixed(2),
    peers: shown(peerMedian),
  }
  if (method === 'peers-only') return t('fromPeers', words)
  if (method === 'own-only') return t('fromOwn', words)
  return method === 'own-and-peers' ? t('fromTrend', words) : null
}
