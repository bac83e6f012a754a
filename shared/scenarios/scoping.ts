import { regionOf } from '../indicators/regions.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { settingNamed, type Settings } from '../policy/settings.ts'
import type { Context } from './context.ts'

type Scope = string | null

/** Scopes in which a figure is looked up, in order of preference, null being "no scope stated". */
export interface Scoping {
  readonly scopes: readonly Scope[]
  /** True if no other scope will do. */
  readonly onlyTheseScopes: boolean
}

/** The indicator that setting ④ is about. */
const FISCAL_REVENUE = '财政总收入'

/** How a scope begins that counts all revenue raised in a town. */
const TERRITORIAL = '属地'

const UNSTATED: Scoping = { scopes: [null], onlyTheseScopes: false }

/**
 * Scopes of a region's figures (情景-7, 情景-10). Setting ③ says whether a county stands for its whole district or for
 * the district level only, setting ④ which definition of a town's 财政总收入 counts; everything else has no stated scope.
 */
export function scopingOf(context: Context, region: string, indicator: Indicator): Scoping {
  const level = regionOf(context.rows, region)?.level
  if (level === 'county') return { scopes: countyScopes(context.settings), onlyTheseScopes: false }
  const grows = context.statistics.levelOf(indicator.id) ?? indicator
  if (level !== 'town' || grows.name !== FISCAL_REVENUE) return UNSTATED
  return { scopes: fiscalScopes(context, region, grows), onlyTheseScopes: true }
}

function countyScopes({ countyScope }: Settings): readonly Scope[] {
  return countyScope === 'district' ? [null, '全区'] : ['区本级', '区属', null]
}

/**
 * Scopes of a town's fiscal revenue that setting ④ lets count, the setting's own wording first. A county's definition
 * may go by any name, or by none: whatever is not called 属地 is taken to be one.
 */
function fiscalScopes({ statistics, settings }: Context, town: string, revenue: Indicator): readonly Scope[] {
  const { fiscalScope } = settings
  const first = settingNamed('fiscal-scope')?.options[fiscalScope] ?? null
  const preferred = fiscalScope === 'county' ? [first, null] : [first]
  const found = [revenue, statistics.growthOf(revenue.id)].flatMap((one) =>
    one ? statistics.of(town, one.id).map(({ scope }) => scope) : [],
  )
  const counting = found.filter((scope) => isTerritorial(scope) === (fiscalScope === 'territorial'))
  return [...new Set([...preferred, ...counting])]
}

function isTerritorial(scope: Scope): boolean {
  return scope?.startsWith(TERRITORIAL) === true
}

/** Scopes in which a region has an actual figure of a year that may not count; empty where any scope will do. */
export function scopesPassedOver(
  context: Context,
  region: string,
  indicator: Indicator,
  year: number,
): readonly Scope[] {
  const { scopes, onlyTheseScopes } = scopingOf(context, region, indicator)
  if (!onlyTheseScopes) return []
  const found = context.statistics
    .of(region, indicator.id)
    .filter(({ period, state, value }) => period === String(year) && state === 'actual' && value !== null)
    .map(({ scope }) => scope)
  return [...new Set(found)].filter((scope) => !scopes.includes(scope))
}
