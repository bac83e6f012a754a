import { ancestorAt } from '../indicators/regions.ts'
import { pickGrowth, type GrowthBasis } from '../indicators/select.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { nameOfRegion, type Context } from './context.ts'
import { countyGrowth, type CountyGrowthYear } from './county-growth.ts'
import { usualBasis } from './growth.ts'
import { questionFor } from './lookup.ts'
import type { RunNote } from './note.ts'

/** A town's growth in one year beside its county's, in %; the difference in 百分点. */
export interface ComparedYear {
  readonly year: number
  readonly own: number | null
  /** Published, or computed by the run. */
  readonly ownFrom: 'published' | 'projected' | null
  readonly county: number | null
  readonly countyFrom: CountyGrowthYear['how']
  /** Own less county; null if one is missing or they may not be compared. */
  readonly difference: number | null
  readonly comparable: boolean
  readonly demo: boolean
}

/** The years of a comparison and what is to be said of it. */
export interface Comparison {
  readonly years: readonly ComparedYear[]
  /** Base year, where both are published. */
  readonly base: ComparedYear | null
  /** True if the county publishes nothing in the scope of the comparison. */
  readonly unpublished: boolean
  readonly notes: readonly RunNote[]
}

/** The growth of a run for a town and year in %, or null. */
export type ProjectedGrowth = (year: number) => number | null

/**
 * Compares a town's growth with its county's, year by year from the base year to the target year (情景-7): a published
 * rate of the town goes before the run's, and both must be of the same basis, else the year is not comparable.
 */
export function compareWithCounty(
  context: Context,
  town: string,
  indicator: Indicator,
  lastYear: number,
  projected: ProjectedGrowth,
): Comparison {
  const { baseYear } = context.settings
  const growth = countyGrowth(context, town, indicator, lastYear)
  const county = ancestorAt(context.rows, town, 'county')
  const name = county ? nameOfRegion(context, county.id) : ''
  const compared = growth.years.map((row) =>
    compare(context, town, indicator, row, growth.cityStandsIn, projected),
  )
  const years = compared.filter(({ row }) => row.year > baseYear)
  const carried = growth.years.filter(({ how, year }) => how === 'carried' && year > baseYear)
  const unpublished = growth.region === null || growth.cityStandsIn
  const notes: RunNote[] = years.flatMap(({ clash }) => clash ?? [])
  if (unpublished) notes.push({ code: 'above-unpublished', above: name, indicator: indicator.name })
  else if (carried.length > 0)
    notes.push({ code: 'county-carried', county: name, years: carried.map(({ year }) => year) })
  const base = compared.find(({ row }) => row.year === baseYear)?.row
  return {
    years: years.map(({ row }) => row),
    base: base?.ownFrom === 'published' && base.countyFrom === 'published' ? base : null,
    unpublished,
    notes,
  }
}

function compare(
  context: Context,
  town: string,
  indicator: Indicator,
  county: CountyGrowthYear,
  cityStandsIn: boolean,
  projected: ProjectedGrowth,
): { readonly row: ComparedYear; readonly clash: RunNote | null } {
  const { year } = county
  const level = context.statistics.levelOf(indicator.id) ?? indicator
  const published = pickGrowth(context.statistics, questionFor(context, town, indicator, year))
  const basis = !published || published.basis === 'unstated' ? usualBasis(level) : published.basis
  const own = published?.growth ?? projected(year)
  const same = county.basis === null || alike(basis, county.basis)
  const comparable = same && !cityStandsIn
  const row: ComparedYear = {
    year,
    own,
    ownFrom: published ? 'published' : own === null ? null : 'projected',
    county: county.growth,
    countyFrom: county.how,
    difference: comparable && own !== null && county.growth !== null ? own - county.growth : null,
    comparable,
    demo: county.demo || published?.observation.demo === 1,
  }
  const clash: RunNote | null =
    same || county.basis === null ? null : { code: 'bases-differ', year, own: basis, county: county.basis }
  return { row, clash }
}

/** Growth at current prices and 自然口径 are the same thing by two names. */
function alike(a: GrowthBasis, b: GrowthBasis): boolean {
  return plain(a) === plain(b)
}

function plain(basis: GrowthBasis): GrowthBasis {
  return basis === 'natural' ? 'nominal' : basis
}
