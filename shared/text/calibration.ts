import type { Calibrated } from '../scenarios/calibrate.ts'
import { LEAST_FIGURES } from '../simulation/backtest.ts'
import { percentOfLog } from '../simulation/trend.ts'
import type { Language } from './language.ts'
import { unitTitle } from './unit-words.ts'

/** Why a calibration proposes a value: the growths and their weights, or that there are too few figures, or none. */
export function wordCalibrated(
  one: Calibrated,
  nameOf: (region: string) => string,
  language: Language,
): string {
  return language === 'zh-CN' ? chinese(one, nameOf) : english(one, nameOf)
}

/**
 * What the proposed half-width is made of: back-tested error of three years × factor for a county or town ÷ what an error
 * comes to in three years × own scatter; empty where the model draws no error.
 */
export function wordWidth({ halfWidth, width, unit, scale, trend }: Calibrated, language: Language): string {
  if (halfWidth === null || width === null) return ''
  const { pooled, wider, compounded, scatter, usual, k } = width
  const times = scale === 'growth' ? 100 : 1
  const sign = scale === 'growth' ? '%' : ''
  const parts = [
    `${digits(pooled * times)}${sign}`,
    `× ${digits(wider)}`,
    `÷ ${digits(compounded)}`,
    `× ${digits(k)}`,
  ]
  const own = scatter === null ? null : digits(scatter * times) + sign
  const sum = `${parts.join(' ')} = ${digits(halfWidth)}${pointsOf(unit, language)}`
  const known = digits(usual * times) + sign
  if (language === 'zh-CN')
    return `${sum}（${own === null ? '自身变动不足两个，取 1' : `自身标准差 ${own}，通常 ${known}，n=${trend.own.length}`}）`
  const because =
    own === null
      ? 'fewer than two own changes, so 1'
      : `own standard deviation ${own}, usually ${known}, n=${trend.own.length}`
  return `${sum} (${because})`
}

/** Unit of a half-width: points for a percentage. */
export function pointsOf(unit: string, language: Language): string {
  if (unit === '') return ''
  if (unit === '%' || unit === '百分点') return language === 'zh-CN' ? ' 个百分点' : ' points'
  return ` ${unitTitle(unit, language)}`
}

function chinese(
  { trend, enough, scale, clamped, demo }: Calibrated,
  nameOf: (id: string) => string,
): string {
  const { own, ownMean, ownWeight, peers, peerMedian } = trend
  const what = scale === 'growth' ? '增速' : '位移'
  const parts = [
    enough
      ? ''
      : `样本不足：自身${what}只有 ${own.length} 个，至少要 ${LEAST_FIGURES - 1} 个（${LEAST_FIGURES} 个年份）`,
    own.length === 0 || ownMean === null
      ? ''
      : `自身 ${yearsOf(own)} 年 ${own.length} 个${what}，平均 ${shown(ownMean, scale)}，权重 ${digits(ownWeight)}`,
    peers.length === 0 || peerMedian === null
      ? '没有县市数据'
      : `${peers.map(({ region, year, change }) => `${nameOf(region)} ${year} 年 ${shown(change, scale)}`).join('、')}${peers.length > 1 ? `，中位数 ${shown(peerMedian, scale)}` : ''}，权重 ${digits(1 - ownWeight)}`,
    clamped ? '已收到取值范围的一端' : '',
    demo ? '用到演示数据（虚构）' : '',
  ]
  return parts.filter((part) => part !== '').join('；')
}

function english(
  { trend, enough, scale, clamped, demo }: Calibrated,
  nameOf: (id: string) => string,
): string {
  const { own, ownMean, ownWeight, peers, peerMedian } = trend
  const what = scale === 'growth' ? 'growth' : 'shift'
  const parts = [
    enough
      ? ''
      : `Too few figures: ${own.length} own yearly ${own.length === 1 ? 'change' : 'changes'}, at least ${LEAST_FIGURES - 1} (${LEAST_FIGURES} years) are needed`,
    own.length === 0 || ownMean === null
      ? ''
      : `own ${what} ${yearsOf(own)} (n=${own.length}), mean ${shown(ownMean, scale)}, weight ${digits(ownWeight)}`,
    peers.length === 0 || peerMedian === null
      ? 'no county or city figures'
      : `${peers.map(({ region, year, change }) => `${nameOf(region)} ${year} ${shown(change, scale)}`).join(', ')}${peers.length > 1 ? `, median ${shown(peerMedian, scale)}` : ''}, weight ${digits(1 - ownWeight)}`,
    clamped ? 'moved to the end of its range' : '',
    demo ? 'rests on made-up figures' : '',
  ]
  return parts.filter((part) => part !== '').join('; ')
}

function yearsOf(own: readonly { readonly year: number }[]): string {
  const [first, last] = [own[0]?.year, own.at(-1)?.year]
  return first === last ? String(first) : `${first}–${last}`
}

function shown(change: number, scale: Calibrated['scale']): string {
  return scale === 'growth' ? `${percentOfLog(change).toFixed(2)}%` : change.toFixed(3)
}

function digits(value: number): string {
  return String(Number(value.toPrecision(3)))
}
