import { OPERATORS } from '../indicators/tables.ts'
import type { DriverSwing } from '../scenarios/analyse.ts'
import type { Driver } from '../scenarios/drivers.ts'
import { meets } from '../scenarios/measure.ts'
import type { Aim } from '../scenarios/outcome.ts'
import type { BackCast } from '../simulation/backcast.ts'
import type { VarianceShares } from '../simulation/sobol.ts'
import { withSeparators } from '../units/quantity.ts'
import type { Language } from './language.ts'
import { joined } from './unit-words.ts'

/** What an analysis is about, as its sentences name it. */
export interface Subject {
  /** The outcome with place and year, in the language of the sentence (`nameSubject`). */
  readonly name: string
  /** Unit as shown. */
  readonly unit: string
  readonly decimals: number
}

/** The outcome with place and year: 壶镇镇2025年地区生产总值. */
export function nameSubject(region: string, indicator: string, year: number, language: Language): string {
  return language === 'zh-CN'
    ? `${region}${year}年${indicator}`
    : `${indicator} of ${region.replace(/^The /, 'the ')} in ${year}`
}

/** A number with so many decimals, or with three digits where it would be rounded to nothing. */
export function amountText(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals)
  const plain = value !== 0 && Number(fixed) === 0 ? String(Number(value.toPrecision(3))) : fixed
  return withSeparators(plain === '-0' || /^-0\.0*$/.test(plain) ? plain.slice(1) : plain)
}

/** A driver's value as people enter it: at most seven digits. */
export function valueText(value: number): string {
  return withSeparators(String(Number(value.toPrecision(7))))
}

/** A value that nobody enters, such as a mean of towns: four digits, or all before the point. */
export function shortText(value: number): string {
  const whole = Math.trunc(Math.abs(value)).toString().length
  return withSeparators(String(Number(value.toPrecision(Math.max(4, Math.min(whole, 15))))))
}

/** Driver names and units come with the model. */
type Named = Pick<Driver, 'id' | 'unit'>

/** What moving a driver alone does. */
export function wordSwing(
  { low, high, lowValue, highValue, swing }: Omit<DriverSwing, 'driver'>,
  { id, unit }: Named,
  subject: Subject,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  const [from, to] = [lowValue, highValue].map((value) => joined(shortText(value), unit, language))
  if (swing === null || low === null || high === null)
    return zh
      ? `“${id}”取 ${from} 或 ${to} 时，${subject.name}算不出。`
      : `With “${id}” at ${from} or ${to}, ${subject.name} cannot be computed.`
  if (swing === 0) return zh ? `“${id}”不影响${subject.name}。` : `“${id}” has no effect on ${subject.name}.`
  const [atLow, atHigh] = [low, high].map((value) => outcomeText(value, subject, language))
  return zh
    ? `只动“${id}”：取 ${from} 时${subject.name}为 ${atLow}，取 ${to} 时为 ${atHigh}。`
    : `“${id}” alone: at ${from} ${subject.name} is ${atLow}, at ${to} it is ${atHigh}.`
}

/** An outcome with its unit. */
export function outcomeText(value: number, { unit, decimals }: Subject, language: Language): string {
  return joined(amountText(value, decimals), unit, language)
}

/** An aim in words: ≥ 350亿元. */
export function wordAim({ operator, value }: Aim, { unit }: Subject, language: Language): string {
  if (operator === 'complete') return language === 'zh-CN' ? OPERATORS.complete : 'complete'
  return `${OPERATORS[operator]} ${joined(valueText(value), unit, language)}`
}

/** What it takes of one driver to reach an aim. */
export function wordBackCast(
  found: BackCast,
  { id, unit, present, bounds }: Pick<Driver, 'id' | 'unit' | 'present' | 'bounds'>,
  aim: Aim,
  subject: Subject,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  const value = (number: number) => joined(valueText(number), unit, language)
  const now = joined(shortText(present), unit, language)
  const goal = wordAim(aim, subject, language)
  switch (found.kind) {
    case 'met':
      return zh
        ? `目前取值 ${now} 时，${subject.name}已达到目标 ${goal}。`
        : `At its present ${now}, ${subject.name} already reaches the target of ${goal}.`
    case 'no-effect':
      return found.margin === null
        ? zh
          ? `${subject.name}算不出，无法倒推。`
          : `${subject.name} cannot be computed, so nothing can be worked back.`
        : zh
          ? `“${id}”不影响${subject.name}。`
          : `“${id}” has no effect on ${subject.name}.`
    case 'reached': {
      const bend = found.monotone
        ? ''
        : zh
          ? ' 两者并非一路同向，这是离现值最近的取值。'
          : ' They do not move one way throughout; this is the value nearest to the present one.'
      return zh
        ? `“${id}”由 ${now} ${found.rounded > present ? '提高' : '降低'}到 ${value(found.rounded)}，${subject.name}即达到目标 ${goal}。${bend}`
        : `${found.rounded > present ? 'Raising' : 'Lowering'} “${id}” from ${now} to ${value(found.rounded)} brings ${subject.name} to the target of ${goal}.${bend}`
    }
    case 'out-of-reach': {
      const lower = aim.operator === 'below' || aim.operator === 'at-most'
      const best = outcomeText(aim.value + (lower ? -found.margin : found.margin), subject, language)
      const short = outcomeText(-found.margin, subject, language)
      const span = `${valueText(bounds[0])}～${value(bounds[1])}`
      return zh
        ? `达不到：“${id}”在 ${span} 之间，${lower ? '最低' : '最多'}到 ${best}（取 ${value(found.value)}），离目标 ${goal} 还差 ${short}。`
        : `Out of reach: with “${id}” between ${valueText(bounds[0])} and ${value(bounds[1])}, ${lower ? 'at least' : 'at most'} ${best} (at ${value(found.value)}), ${short} short of the target of ${goal}.`
    }
  }
}

/** A driver at a value. */
interface At {
  readonly id: string
  readonly unit: string
  readonly value: number
}

/** One combination of two drivers. */
export function wordCombination(
  { x, y, outcome }: { readonly x: At; readonly y: At; readonly outcome: number | null },
  aim: Aim | null,
  subject: Subject,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  const [first, second] = [x, y].map(
    ({ id, unit, value }) => `“${id}”${zh ? '取 ' : ' at '}${joined(shortText(value), unit, language)}`,
  )
  const both = `${first}${zh ? '、' : ' and '}${second}`
  if (outcome === null)
    return zh ? `${both}，${subject.name}算不出。` : `${both}: ${subject.name} cannot be computed.`
  const result = outcomeText(outcome, subject, language)
  const met = aim !== null && meets(aim.operator, outcome, aim.value)
  const verdict = !aim
    ? ''
    : zh
      ? met
        ? '，达到目标'
        : '，未达目标'
      : met
        ? ', target met'
        : ', target missed'
  return zh
    ? `${both}：${subject.name}为 ${result}${verdict}。`
    : `${both}: ${subject.name} is ${result}${verdict}.`
}

/** How much of the spread of an outcome a driver accounts for. */
export function wordShare(
  { id, first, total }: VarianceShares['shares'][number],
  subject: Subject,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  if (!first || !total) return zh ? `${subject.name}没有变动。` : `${subject.name} does not vary.`
  const [alone, errorAlone, whole, errorWhole] = [first.share, first.error, total.share, total.error].map(
    (share) => (share * 100).toFixed(1),
  )
  return zh
    ? `${subject.name}的方差中，“${id}”单独占 ${alone}%（标准误 ${errorAlone}），连同与其他的共同作用占 ${whole}%（标准误 ${errorWhole}）。`
    : `Of the variance of ${subject.name}, “${id}” alone accounts for ${alone}% (s.e. ${errorAlone}), with what it does jointly for ${whole}% (s.e. ${errorWhole}).`
}
