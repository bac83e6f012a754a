import type { Target } from '../indicators/stale.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { compareWithCounty, type ComparedYear, type Comparison } from './above-county.ts'
import type { Context } from './context.ts'
import { marginTo, meets, type Dated } from './measure.ts'
import { blank, withDemo, type Judge, type Standing } from './target-state.ts'

/** Growth above the county's in every year after the base year, or on their average (setting ②). */
export function aboveCounty(context: Context, target: Target, indicator: Indicator): Judge {
  const reading = context.settings.growthYears
  const start = { ...blank(target, indicator), unit: '百分点', aim: target.value ?? 0 }
  return (projection) => {
    const projected = (year: number) => projection(target.region, indicator, year).value
    const comparison = compareWithCounty(context, target.region, indicator, target.year, projected)
    const { years, base, notes } = comparison
    const both = readings(years)
    const value = reading === 'every' ? both.every : both.average
    const published = years.findLast(
      ({ ownFrom, countyFrom }) => ownFrom === 'published' && countyFrom === 'published',
    )
    const demo = years.some((year) => year.demo)
    return {
      ...start,
      base: base && differenceIn(base),
      latest: published ? differenceIn(published) : null,
      projected: value,
      gap: value === null ? null : marginTo(target.operator, value, start.aim),
      standing: standingAbove(comparison, value !== null && meets(target.operator, value, start.aim)),
      compared: { years, reading, other: reading === 'every' ? both.average : both.every },
      demo,
      notes: withDemo(notes, demo),
    }
  }
}

function differenceIn({ year, difference }: ComparedYear): Dated | null {
  return difference === null ? null : { year, value: difference }
}

/** Both readings of a comparison: the worst year, and the average; null if a year is missing. */
function readings(years: readonly ComparedYear[]): {
  readonly every: number | null
  readonly average: number | null
} {
  const differences = years.map(({ difference }) => difference)
  const known = differences.filter((difference) => difference !== null)
  if (known.length === 0 || known.length < differences.length) return { every: null, average: null }
  return {
    every: Math.min(...known),
    average: known.reduce((sum, difference) => sum + difference, 0) / known.length,
  }
}

function standingAbove({ years, unpublished }: Comparison, met: boolean): Standing {
  if (unpublished || years.some(({ comparable }) => !comparable)) return 'incomparable'
  if (years.length === 0 || years.some(({ difference }) => difference === null)) return 'no-data'
  if (!met) return 'gap'
  const over = years.every(({ ownFrom, countyFrom }) => ownFrom === 'published' && countyFrom === 'published')
  return over ? 'reached' : 'on-path'
}
