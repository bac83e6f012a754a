import type { Language } from './language.ts'

// Units as headings and sentences call them. What a person types into a cell or a model stays as it is typed.

const ENGLISH: Readonly<Record<string, string>> = {
  亿元: '¥100m',
  万元: '¥10k',
  元: '¥',
  亩: 'mu',
  公顷: 'ha',
  平方米: 'm²',
  平方公里: 'km²',
  公里: 'km',
  万人: '10k people',
  人: 'persons',
  公斤: 'kg',
  吨: 't',
  年: 'years',
  倍: 'times',
  个: '',
  件: 'cases',
  家: '',
  座: 'seats',
  百分点: 'pp',
  是否: 'yes/no',
}

/** A unit in a language; units without an English form stay as they are. */
export function unitTitle(unit: string, language: Language): string {
  return language === 'en-US' ? (ENGLISH[unit] ?? unit) : unit
}

/** A number with its unit. */
export function joined(number: string, unit: string, language: Language): string {
  const title = unitTitle(unit, language)
  if (title === '') return number
  return language === 'zh-CN' || title === '%' ? `${number}${title}` : `${number} ${title}`
}

/** An amount that was written in Chinese, such as 0.01元, in a language. */
export function amountIn(language: Language, written: string): string {
  const [, number, unit = ''] = /^(-?[\d.,]+)(.*)$/.exec(written) ?? []
  return number === undefined ? written : joined(number, unit, language)
}
