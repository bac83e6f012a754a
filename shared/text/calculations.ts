// Sentences about arithmetic in cells and formulas of calculated columns: the place, what is wrong, what to do.
import type { ProblemCode } from '../model/program.ts'
import type { Rejection } from '../table/rejection.ts'
import type { Language } from './language.ts'
import { EN } from './problems/en-us.ts'
import { word, type Sentence } from './problems/say.ts'
import { ZH } from './problems/zh-cn.ts'

/** What cells and columns say otherwise than a model does. */
type Sentences = Readonly<Record<string, Sentence>>

const zhUnit = (text: string): string => (text === '' ? '不带单位的数' : `“${text}”`)
const enUnit = (text: string): string => (text === '' ? 'a bare number' : `“${text}”`)

const CHINESE: Sentences = {
  'no-names': (p) =>
    `“${word(p, 'name')}”不是数字。单元格的算式只用数字、单位和函数；要引用其他列，请添加计算列。`,
  'division-by-zero': () => '除数是 0，算不出结果。请改除数。',
  'no-result': () => '这里算不出结果：负数没有平方根，0 和负数没有对数。请改参数。',
  'too-large': () => '算出的数太大。请改用较大的单位，或核对指数。',
  'wrong-unit-of-cell': (p) =>
    `算式得到${zhUnit(word(p, 'actual'))}，而此处的单位是${zhUnit(word(p, 'declared'))}。请改用能换算的单位。`,
  'too-long': (p) => `算式超过 ${word(p, 'limit')} 个字符。请缩短或分成几格。`,
  'too-deep': (p) => `算式的括号或连续运算超过 ${word(p, 'limit')} 层。请用 合计(…) 或分成几格。`,
}

const ENGLISH: Sentences = {
  'no-names': (p) =>
    `“${word(p, 'name')}” is no number. Arithmetic in a cell takes numbers, units and functions; to use other columns add a calculated column.`,
  'division-by-zero': () => 'The divisor is 0, so there is no result. Change the divisor.',
  'no-result': () =>
    'There is no result: a negative number has no square root, 0 and negative numbers have no logarithm. Change the argument.',
  'too-large': () => 'The number is too large. Use a larger unit, or check the exponent.',
  'wrong-unit-of-cell': (p) =>
    `This gives ${enUnit(word(p, 'actual'))}, but the unit here is ${enUnit(word(p, 'declared'))}. Use a unit that converts to it.`,
  'too-long': (p) => `This is longer than ${word(p, 'limit')} characters. Shorten it or use several cells.`,
  'too-deep': (p) =>
    `Brackets or chains of operators go deeper than ${word(p, 'limit')} levels. Use SUM(…) or several cells.`,
}

const OWN: Readonly<Record<Language, Sentences>> = { 'zh-CN': CHINESE, 'en-US': ENGLISH }
const OF_MODEL: Readonly<Record<Language, Readonly<Record<ProblemCode, Sentence>>>> = {
  'zh-CN': ZH,
  'en-US': EN,
}

type Calculation = Pick<
  Extract<Rejection, { code: 'bad-calculation' }>,
  'text' | 'position' | 'problem' | 'params'
>

/** Why a calculation has no value, with the place of the first wrong sign. */
export function wordCalculation(calculation: Calculation, language: Language): string {
  const { position } = calculation
  const sentence = wordProblemOf(calculation, language)
  return language === 'zh-CN' ? `第 ${position} 个字符：${sentence}` : `Character ${position}: ${sentence}`
}

function wordProblemOf({ problem, params }: Calculation, language: Language): string {
  const key = problem === 'wrong-unit' && params['where'] === 'cell' ? 'wrong-unit-of-cell' : problem
  const own = OWN[language][key]
  if (own) return own(params)
  const ofModel = OF_MODEL[language]
  return Object.hasOwn(ofModel, problem) ? ofModel[problem as ProblemCode](params).trim() : problem
}
