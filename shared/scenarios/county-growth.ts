import { ancestorAt } from '../indicators/regions.ts'
import { pickGrowth, type GrowthBasis } from '../indicators/select.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { GROWTH_DECAY } from '../simulation/trend.ts'
import type { Context } from './context.ts'
import { usualBasis } from './growth.ts'
import { questionFor } from './lookup.ts'

/** County growth of one year in %. */
export interface CountyGrowthYear {
  readonly year: number
  /** Null before the first published year, and where nothing is published at all. */
  readonly growth: number | null
  /** `carried`: the last published rate, a tenth less for every year since. */
  readonly how: 'published' | 'carried' | 'missing'
  readonly basis: GrowthBasis | null
  readonly id: string | null
  readonly demo: boolean
}

/** Official growth of a town's county, year by year from the base year on. */
export interface CountyGrowth {
  /** Whose growth it is; null if neither county nor city has any. */
  readonly region: string | null
  /** True if the county publishes none in the scope of setting ③, and the city's stands in. */
  readonly cityStandsIn: boolean
  readonly years: readonly CountyGrowthYear[]
}

/**
 * Official growth of a town's county from the base year to `lastYear`; after the last published year it falls by a
 * tenth a year. If the county publishes none in the scope of the comparison, the city's stands in and is marked.
 */
export function countyGrowth(
  context: Context,
  town: string,
  indicator: Indicator,
  lastYear: number,
): CountyGrowth {
  const county = ancestorAt(context.rows, town, 'county')
  const city = ancestorAt(context.rows, town, 'city')
  for (const region of [county, city]) {
    if (!region) continue
    const years = officialYears(context, region.id, indicator, lastYear)
    if (years.some(({ how }) => how !== 'missing'))
      return { region: region.id, cityStandsIn: region.level === 'city', years }
  }
  return { region: null, cityStandsIn: false, years: [] }
}

function officialYears(
  context: Context,
  region: string,
  indicator: Indicator,
  lastYear: number,
): readonly CountyGrowthYear[] {
  const { baseYear } = context.settings
  const level = context.statistics.levelOf(indicator.id) ?? indicator
  let last: CountyGrowthYear | null = null
  const years: CountyGrowthYear[] = []
  for (let year = baseYear - 2; year <= lastYear; year += 1) {
    const question = { ...questionFor(context, region, indicator, year), onlyTheseScopes: true }
    const found = pickGrowth(context.statistics, question)
    if (found) {
      const basis = found.basis === 'unstated' ? usualBasis(level) : found.basis
      const { id, demo } = found.observation
      last = { year, growth: found.growth, how: 'published', basis, id, demo: demo === 1 }
      years.push(last)
    } else years.push(carried(last, year))
  }
  return years.filter(({ year }) => year >= baseYear)
}

function carried(last: CountyGrowthYear | null, year: number): CountyGrowthYear {
  if (!last || last.growth === null)
    return { year, growth: null, how: 'missing', basis: null, id: null, demo: false }
  return { ...last, year, growth: last.growth * GROWTH_DECAY ** (year - last.year), how: 'carried' }
}
