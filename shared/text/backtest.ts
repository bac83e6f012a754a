import { VINTAGES } from '../indicators/tables.ts'
import type { BackTested } from '../scenarios/backtest.ts'
import { LEAST_FIGURES } from '../simulation/backtest.ts'
import type { Language } from './language.ts'
import { joined } from './unit-words.ts'

const VINTAGES_IN_ENGLISH: Readonly<Record<keyof typeof VINTAGES, string>> = {
  flash: 'flash',
  preliminary: 'preliminary',
  final: 'final',
  revised: 'revised',
  census: 'census',
  report: 'report',
  secondary: 'secondary source',
}

/** The error of past forecasts in a word or two, for those who only want to know how far to trust the lines. */
export function briefBackTest({ errors, indicator }: BackTested, language: Language): string {
  const zh = language === 'zh-CN'
  if (!errors) return zh ? '样本不足' : 'too few figures'
  const error = zh ? errorInChinese(errors, indicator.unit) : errorInEnglish(errors, indicator.unit)
  if (errors.mase === null) return error
  if (zh) return `${error}，${errors.mase < 1 ? '比照搬上年准' : '不如照搬上年准'}`
  return `${error}, ${errors.mase < 1 ? 'better' : 'no better'} than repeating the last year`
}

/** What a back-test says, without the names of region and indicator: the errors, or 样本不足 with what is there. */
export function wordBackTest(tested: BackTested, language: Language): string {
  return language === 'zh-CN' ? chinese(tested) : english(tested)
}

function chinese({ errors, figures, years, vintage, scope, demo, indicator }: BackTested): string {
  if (!errors)
    return `样本不足：同一版次和口径的年度数据只有 ${figures} 个，至少要 ${LEAST_FIGURES} 个才能回测`
  const { mase, coverage80, n } = errors
  const basis = [
    `${years?.[0]}–${years?.[1]} 年`,
    vintage === null ? '' : VINTAGES[vintage],
    scope ?? '',
    `${n} 次比对`,
  ]
  return [
    errorInChinese(errors, indicator.unit),
    mase === null ? '' : `是此前年均变动的 ${two(mase)} 倍`,
    `80% 区间命中 ${whole(coverage80)}%`,
    `（${basis.filter((part) => part !== '').join('，')}）`,
    demo ? '演示数据（虚构）' : '',
  ]
    .filter((part) => part !== '')
    .join('，')
    .replace('，（', '（')
}

function english({ errors, figures, years, vintage, scope, demo, indicator }: BackTested): string {
  if (!errors)
    return `Too few figures: ${figures} annual ${figures === 1 ? 'figure' : 'figures'} of one vintage and scope, and a back-test takes at least ${LEAST_FIGURES}`
  const { mase, coverage80, n } = errors
  const basis = [
    `${years?.[0]}–${years?.[1]}`,
    vintage === null ? '' : VINTAGES_IN_ENGLISH[vintage],
    scope === null ? '' : 'one scope',
    `${n} ${n === 1 ? 'comparison' : 'comparisons'}`,
  ]
  return [
    errorInEnglish(errors, indicator.unit),
    ...(mase === null ? [] : [`${two(mase)} times the usual yearly change`]),
    `80 % band held ${whole(coverage80)} % (${basis.filter((part) => part !== '').join(', ')})`,
    ...(demo ? ['made-up figures'] : []),
  ].join(', ')
}

type Errors = NonNullable<BackTested['errors']>

function errorInChinese({ mape, mae }: Errors, unit: string): string {
  return `平均误差 ${mape === null ? `${plain(mae)}${unitOfError(unit)}` : `${one(mape)}%`}`
}

function errorInEnglish({ mape, mae }: Errors, unit: string): string {
  if (mape !== null) return `mean error ${one(mape)} %`
  return `mean error ${unitOfError(unit) === '个百分点' ? `${plain(mae)} points` : joined(plain(mae), unit, 'en-US')}`
}

function unitOfError(unit: string): string {
  return unit === '%' || unit.includes('百分点') ? '个百分点' : unit
}

function plain(value: number): string {
  return String(Number(value.toPrecision(3)))
}

function one(value: number): string {
  return value.toFixed(1)
}

function two(value: number): string {
  return value.toFixed(2)
}

function whole(part: number): string {
  return (100 * part).toFixed(0)
}
