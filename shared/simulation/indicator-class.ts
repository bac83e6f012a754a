import { conversion, parseUnit, type Unit } from '../units/unit.ts'
import type { IndicatorClass } from './growth-weights.ts'

/** On which scale a series moves: levels by ratios, shares between 0 and 100, growth rates by differences. */
type Scale = 'level' | 'share' | 'rate'

/** What is known of an indicator from its name and unit. */
export interface IndicatorKind {
  readonly class: IndicatorClass
  readonly scale: Scale
  /** True if the class has parameters measured on this very indicator or the nearest one of its kind. */
  readonly measured: boolean
  /** What an index adds to the rate it stands for: 100 where last year is 100. */
  readonly offset: number
  /** True if the unit says nothing, so that a share may be of 1 rather than of 100. */
  readonly bare: boolean
  /** How many of the unit make 亿元 or 万人, by which the size of a place is told; null if it cannot be. */
  readonly perUsualUnit: number | null
}

type Known = readonly [name: RegExp, class_: IndicatorClass]

/** Names in the order in which they are tried; budget revenue is mostly taxes, and errs like them. */
const MONEY: readonly Known[] = [
  [/人均/, 'level'],
  [/(生产总值|GDP).*修订/i, 'gdp-revised'],
  [/生产总值|GDP/i, 'gdp-published'],
  [/第一产业|一产/, 'primary'],
  [/第二产业|二产|工业增加值/, 'secondary'],
  [/第三产业|三产|服务业增加值/, 'tertiary'],
  [/预算支出|财政支出/, 'spending'],
  [/税收|预算收入|财政.*收入/, 'tax'],
  [/固定资产投资/, 'investment'],
  [/存款/, 'deposits'],
  [/贷款/, 'loans'],
]

/** A growth rate by its name, whatever the unit says. */
const RATE = /增速|增长率|增长速度|增幅/
/** An index with the year before as 100, which is a growth rate in other words. */
const YEARLY_INDEX = /指数.*上年\s*[=＝]\s*100/
const LAST_YEAR_100 = /上年\s*[=＝]\s*100/
/** A share by its name, where the unit says nothing. */
const URBAN_SHARE = /城镇化率/
/** Shares of people that move as slowly as those who live in towns: where people work. A judgement, not a measurement. */
const WORK_SHARE = /(从业人员|就业人员|就业).*比重/
const PEOPLE = /人口(?!密度|比重|.*率)|从业人员$/

/** The class of an indicator: by its name if that is known, else by the kind of its unit; there is always one. */
export function indicatorKind(name: string, unitText: string): IndicatorKind {
  const unit = parseUnit(unitText)
  if (YEARLY_INDEX.test(name)) return rate(100, true)
  if (LAST_YEAR_100.test(unitText)) return rate(100, false)
  if (RATE.test(name)) return rate(0, /生产总值|GDP|增加值/i.test(name))
  if (unit?.kind === 'point' || unitText.includes('‰')) return rate(0, false)
  if (unit?.kind === 'percent' || (saysNothing(unit) && URBAN_SHARE.test(name))) {
    return {
      class: 'urbanisation',
      scale: 'share',
      measured: URBAN_SHARE.test(name) || WORK_SHARE.test(name),
      offset: 0,
      bare: saysNothing(unit),
      perUsualUnit: null,
    }
  }
  if (isOf(unit, 'person') || (saysNothing(unit) && PEOPLE.test(name)))
    return {
      class: 'population',
      scale: 'level',
      measured: /人口/.test(name),
      offset: 0,
      bare: saysNothing(unit),
      perUsualUnit: perUnit(unit, '万人'),
    }
  const known = MONEY.find(([pattern]) => pattern.test(name))?.[1] ?? 'level'
  const perUsualUnit = isOf(unit, 'money') ? perUnit(unit, '亿元') : null
  const money = saysNothing(unit) || perUsualUnit !== null
  return {
    class: money ? known : 'level',
    scale: 'level',
    measured: money && known !== 'level',
    offset: 0,
    bare: saysNothing(unit),
    perUsualUnit,
  }
}

function rate(offset: number, measured: boolean): IndicatorKind {
  return { class: 'growth-rate', scale: 'rate', measured, offset, bare: false, perUsualUnit: null }
}

/** A unit that is unknown, missing or only a count such as 亿; then the name alone decides. */
function saysNothing(unit: Unit | null): boolean {
  return unit === null || (unit.kind === 'plain' && unit.dimensions.size === 0)
}

function isOf(unit: Unit | null, dimension: string): boolean {
  return unit?.dimensions.size === 1 && unit.dimensions.get(dimension) === 1
}

function perUnit(unit: Unit | null, usual: string): number | null {
  const target = parseUnit(usual)
  const change = unit && target ? conversion(target, unit) : null
  return change && change.multiply / change.divide
}

/** What of a place decides how much wider its bands are. */
export type PlaceSize = 'city' | 'county' | 'town'

/** The size class of a level as statistics and workbooks name it; an unknown one counts as a city, which was measured. */
export function placeSize(level: string): PlaceSize {
  if (/\b(town(ship)?|sub-?district|village)\b|镇|乡|街道|村/i.test(level)) return 'town'
  if (/\b(county|district|banner|group)\b|县|旗|区$/i.test(level) && !/地区|自治区/.test(level))
    return 'county'
  return 'city'
}
