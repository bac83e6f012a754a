// Sentences about arithmetic in cells and formulas of calculated columns: the place, what is wrong, what to do.
import type { ProblemCode } from '../model/program.ts'
import type { Rejection } from '../table/rejection.ts'
import type { Language } from './language.ts'
import { EN } from './problems/en-us.ts'
import { circle, list, word, type Params, type Sentence } from './problems/say.ts'
import { ZH } from './problems/zh-cn.ts'

/** What cells and columns say otherwise than a model does. */
type Sentences = Readonly<Record<string, Sentence>>

const zhUnit = (text: string): string => (text === '' ? '不带单位的数' : `“${text}”`)
const enUnit = (text: string): string => (text === '' ? 'a bare number' : `“${text}”`)

function zhNearest(params: Params, otherwise: string): string {
  const names = list(params, 'nearest')
  return names.length === 0 ? otherwise : `是不是${names.map((name) => `“${name}”`).join('或')}？`
}

function enNearest(params: Params, otherwise: string): string {
  const names = list(params, 'nearest')
  return names.length === 0 ? otherwise : `Did you mean ${names.map((name) => `“${name}”`).join(' or ')}?`
}

const CHINESE: Sentences = {
  'no-names': (p) =>
    `“${word(p, 'name')}”不是数字。单元格的算式只用数字、单位和函数；要引用其他列，请添加计算列。`,
  'division-by-zero': () => '除数是 0，算不出结果。请改除数。',
  'no-result': () => '这里算不出结果：负数没有平方根，0 和负数没有对数。请改参数。',
  'too-large': () => '算出的数太大。请改用较大的单位，或核对指数。',
  'wrong-unit-of-cell': (p) =>
    `算式得到${zhUnit(word(p, 'actual'))}，而此处的单位是${zhUnit(word(p, 'declared'))}。请改用能换算的单位。`,
  'too-long': (p) => `算式超过 ${word(p, 'limit')} 个字符。请缩短或分成几格。`,
  'unknown-column': (p) =>
    `此表没有叫“${word(p, 'name')}”的列。${zhNearest(p, '请核对列名；含括号等符号的列名用「」括起来。')}`,
  'word-column': (p) => `“${word(p, 'name')}”列是文字，不能计算。请用数字列。`,
  'no-lag': (p) => `计算列只看本行和合计，不能写 ${word(p, 'name')}[…]。请去掉方括号。`,
  'total-in-total': (p) => `“${word(p, 'name')}”已在另一个合计之中。请分成两列来算。`,
  'unlike-units': (p) =>
    `各行单位不同，“${word(p, 'name')}”不能把它们合在一起：亿元加人没有意义。请在最后写 同(…)，用能定下单位的列，如 同(指标)、同(账户)；或只用比率，如两列相除的结果。`,
  'unknown-group': (p) =>
    `${word(p, 'name') === '' ? '这里要写列名。同(…)' : `“${word(p, 'name')}”`}不能用来分组。${zhNearest(p, '请写本表的文字、选项或年度列，如 同(年度)；列名含括号等符号的用「」括起来。')}`,
  'empty-group': (p) => `${word(p, 'name')}(…) 里要写列名，如 同(年度)：只计这些列与本行相同的行。`,
  'misplaced-group': (p) =>
    `“${word(p, 'name')}”说明计哪些行，只能写在合计、占比等的最后，如 占比(预算数, 同(年度))。`,
  'column-cycle': (p) => `这些计算列互相引用，算不出来：${circle(p)}。请改其中一列的公式。`,
  'broken-column': (p) => `它引用的计算列“${word(p, 'name')}”有错。请先改正那一列。`,
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
  'unknown-column': (p) =>
    `This table has no column “${word(p, 'name')}”. ${enNearest(p, 'Check the name; names with brackets and the like go in 「」.')}`,
  'word-column': (p) =>
    `Column “${word(p, 'name')}” holds words, which cannot be computed with. Use a column of figures.`,
  'no-lag': (p) =>
    `A calculated column sees its own row and totals, not ${word(p, 'name')}[…]. Leave the square brackets out.`,
  'total-in-total': (p) => `“${word(p, 'name')}” stands inside another total. Make it two columns.`,
  'unlike-units': (p) =>
    `Rows have different units, which “${word(p, 'name')}” cannot put together: 亿元 and 人 have no sum. End with SAME(…) and a column that fixes the unit, such as SAME(indicator) or SAME(account); or use a ratio, such as one column divided by another.`,
  'unknown-group': (p) =>
    `${word(p, 'name') === '' ? 'Write a column here; this' : `“${word(p, 'name')}”`} cannot group rows. ${enNearest(p, 'Use a column of words, choices or years, such as SAME(year); names with brackets and the like go in 「」.')}`,
  'empty-group': (p) =>
    `${word(p, 'name')}(…) takes columns, as in SAME(year): only rows that agree with this one in them count.`,
  'misplaced-group': (p) =>
    `“${word(p, 'name')}” says which rows count, and stands last in a total or share only, as in SHARE(budget, SAME(year)).`,
  'column-cycle': (p) => `These columns need each other: ${circle(p)}. Change the formula of one of them.`,
  'broken-column': (p) =>
    `The calculated column “${word(p, 'name')}” that it uses has a mistake. Mend that one first.`,
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
