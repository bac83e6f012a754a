import type { Rows } from '../table/change.ts'
import type { Finding } from '../table/rejection.ts'
import { isYear, yearOf } from '../units/dates.ts'
import { belongTogether } from './figure.ts'
import { ratioScale } from './ratio.ts'
import { regionOf, regionsOf } from './regions.ts'
import { pick } from './select.ts'
import { readStatistics, type Indicator, type Observation, type Statistics } from './statistics.ts'
import { observation } from './tables.ts'

/** The sectors whose value added is the gross product of a region, by the names that the packs use. */
const SECTORS = ['第一产业增加值', '第二产业增加值', '第三产业增加值']
const GROSS_PRODUCT = '地区生产总值'

/** Relative tolerances: towns against their county, sectors against the total, a ratio against its parts. */
const TOLERANCE = { towns: 0.005, sectors: 0.002, ratio: 0.002 }

/** 指标-7: what the towns have of a summable figure is no more than their county has (DOMAIN 0: town figures are held to it). */
export function townsWithinCounty(rows: Rows): readonly Finding[] {
  const statistics = readStatistics(rows)
  const summable = statistics.indicators.filter(({ aggregation }) => aggregation === 'sum')
  return regionsOf(rows)
    .filter(({ level }) => level === 'county')
    .flatMap((county) => {
      const towns = regionsOf(rows).filter(({ level, parent }) => level === 'town' && parent === county.id)
      return summable.flatMap((indicator) => townsOver(statistics, county, towns, indicator))
    })
}

interface Named {
  readonly id: string
  readonly name: string
}

function townsOver(
  statistics: Statistics,
  county: Named,
  towns: readonly Named[],
  indicator: Indicator,
): readonly Finding[] {
  const periods = new Set(statistics.of(county.id, indicator.id).map(({ period }) => period))
  return [...periods].filter(isYear).flatMap((period) => {
    const question = { indicator: indicator.id, period }
    const whole = pick(statistics, { ...question, region: county.id })?.observation
    if (!whole || whole.value === null) return []
    const scopes = [whole.scope]
    const parts = towns.flatMap(({ id }) => {
      const part = pick(statistics, { ...question, region: id, scopes, onlyTheseScopes: true })?.observation
      return part && part.value !== null ? [part.value] : []
    })
    const sum = parts.reduce((total, part) => total + part, 0)
    if (sum <= whole.value * (1 + TOLERANCE.towns)) return []
    return finding('指标-7', whole, {
      region: county.name,
      indicator: indicator.name,
      unit: indicator.unit,
      year: yearOf(period),
      towns: sum,
      county: whole.value,
    })
  })
}

/** 指标-8: the three sectors' value added sums to the gross product of the same vintage and scope. */
export function sectorsSumToTotal(rows: Rows): readonly Finding[] {
  const statistics = readStatistics(rows)
  const product = statistics.indicatorNamed(GROSS_PRODUCT)
  const sectors = SECTORS.map((name) => statistics.indicatorNamed(name))
  if (!product) return []
  return statistics.all
    .filter((row) => row.indicator === product.id)
    .flatMap((row) => {
      const parts = sectors.map((sector) => (sector ? partOf(statistics, row, sector.id) : null))
      if (row.value === null || parts.some((part) => part === null)) return []
      const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
      if (Math.abs(sum - row.value) <= Math.max(Math.abs(row.value) * TOLERANCE.sectors, 0.02)) return []
      return finding('指标-8', row, {
        region: regionOf(rows, row.region)?.name ?? row.region,
        year: row.period,
        unit: product.unit,
        sectors: sum,
        total: row.value,
      })
    })
}

/** 指标-9: a published ratio equals its numerator over its denominator where both are of the same vintage and scope. */
export function ratiosEqualTheirParts(rows: Rows): readonly Finding[] {
  const statistics = readStatistics(rows)
  return statistics.indicators.flatMap((ratio) => {
    const scale = ratioScale(statistics, ratio)
    if (scale === null) return []
    const published = statistics.all.filter((row) => row.indicator === ratio.id)
    return published.flatMap((row) => {
      const above = partOf(statistics, row, ratio.numerator ?? '')
      const below = partOf(statistics, row, ratio.denominator ?? '')
      if (row.value === null || above === null || below === null || below === 0) return []
      const computed = (above / below) * scale
      const rounding = 10 ** -(ratio.decimals ?? 1)
      if (Math.abs(computed - row.value) <= Math.max(rounding, Math.abs(row.value) * TOLERANCE.ratio))
        return []
      return finding('指标-9', row, {
        region: regionOf(rows, row.region)?.name ?? row.region,
        indicator: ratio.name,
        year: row.period,
        unit: ratio.unit,
        published: row.value,
        computed,
      })
    })
  })
}

/** The value of another indicator that belongs with an observation: same region, period, state, vintage and scope. */
function partOf(statistics: Statistics, whole: Observation, indicator: string): number | null {
  const part = statistics
    .of(whole.region, indicator)
    .find((row) => row.period === whole.period && row.state === whole.state && belongTogether(row, whole))
  return part?.value ?? null
}

function finding(rule: string, row: Observation, params: Finding['params']): readonly Finding[] {
  return [{ rule, severity: 'warn', at: { table: observation.name, id: row.id, column: 'value' }, params }]
}
