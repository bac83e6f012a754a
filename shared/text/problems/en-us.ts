import type { ProblemCode } from '../../model/program.ts'
import { ZH_CLAUSES, ZH_KINDS, byReason, circle, list, quoted, word } from './say.ts'
import type { Params, Sentence } from './say.ts'

const enUnit = (text: string): string => (text === '' ? 'a bare number' : `“${text}”`)

function enNearest(params: Params, otherwise: string): string {
  const names = list(params, 'nearest')
  return names.length === 0 ? otherwise : `Did you mean ${names.map((name) => `“${name}”`).join(' or ')}?`
}

const EN_LONG: Readonly<Record<string, string>> = {
  text: 'The model text',
  declaration: 'This declaration',
  name: 'This name',
}

const EN_SYNTAX: Readonly<Record<string, Sentence>> = {
  'number-too-large': (p) =>
    `The number “${word(p, 'found')}” is too large. Use a larger unit, such as 亿元.`,
  'bad-lag': (p) =>
    `“${word(p, 'found')}” is no time to look at. Write [上年], [上季], [-1] or [-2]; later years cannot be read.`,
  'unclosed-bracket': (p) => `“${word(p, 'found')}” is never closed. Add the closing bracket.`,
  'unopened-bracket': (p) => `“${word(p, 'found')}” was never opened. Delete it or add the opening bracket.`,
  'missing-name': () =>
    'A name is missing here. Write “变量 name : unit = formula”; put names with brackets and the like in 「」.',
  'ends-early': () =>
    'The formula is not finished. Complete it; a formula that goes on in the next line is indented there.',
  unexpected: (p) =>
    `“${word(p, 'found')}” makes no sense here. Look for a missing operator, comma or equals sign before it.`,
  'two-names': (p) => `An operator is missing before “${word(p, 'found')}”. Write + - * / or another one.`,
}

const EN_ARGUMENTS: Readonly<Record<string, Sentence>> = {
  count: (p) => {
    const [min, max] = [word(p, 'min'), word(p, 'max')]
    const wanted = min === max ? min : max === '255' ? `at least ${min}` : `${min} to ${max}`
    return `“${word(p, 'name')}” takes ${wanted} argument(s), here are ${word(p, 'count')}. Separate arguments by commas.`
  },
  pairs: (p) => `The points of “${word(p, 'name')}” come in pairs: x, x1,y1, x2,y2, …. Add the missing one.`,
  cases: (p) =>
    `“${word(p, 'name')}” is written as condition, value, condition, value, …, otherwise. Add the value for the case that no condition holds.`,
  order: (p) => `The points of “${word(p, 'name')}” must rise from left to right. Put them in order.`,
}

const EN_RANGE: Readonly<Record<string, Sentence>> = {
  order: () => 'The lower end of a range must be below the upper one. Write “范围 low .. high”.',
  outside: (p) =>
    `The value of “${word(p, 'name')}” lies outside its range. Change the value or widen the range.`,
  missing: (p) => `The lever “${word(p, 'name')}” has no range. Add “范围 low .. high”.`,
  'truncation-order': () =>
    'The lower end of 截断 (truncate) must be below the upper one. Write “截断 low .. high”; one end may be left out.',
  'truncation-empty': (p) =>
    `The distribution of “${word(p, 'name')}” lies wholly outside its 截断 (truncate). Widen it or change the parameters.`,
  distribution: () =>
    'These parameters make no distribution. Triangular and PERT take least, likeliest, most; uniform takes least, most; a deviation is not negative; the median of a lognormal is positive.',
}

const EN_CORRELATION: Readonly<Record<string, Sentence>> = {
  kind: (p) => `“${word(p, 'name')}” is not an assumption. Only assumptions can be correlated.`,
  self: () => 'An assumption cannot be correlated with itself. Name another one.',
  twice: (p) => `The correlation with “${word(p, 'name')}” stands here twice. Delete one.`,
  contradiction: (p) =>
    `The correlation with “${word(p, 'name')}” is ${word(p, 'by')} here and ${word(p, 'before')} there. Make them alike, or delete one.`,
  size: () => 'A correlation lies between -1 and 1. Change the coefficient.',
}

const EN_PERSISTENCE: Readonly<Record<string, Sentence>> = {
  missing: () => '自相关 (autocorrelated) needs its coefficient. Write for example “每年 自相关 0.6”.',
  extra: (p) => `No number follows “${word(p, 'found')}”. Delete it, or write “每年 自相关 coefficient”.`,
  size: () =>
    'The coefficient lies above -1 and below 1. For a draw that never changes write “每年 不变” (constant).',
}

const EN_ACROSS: Readonly<Record<string, Sentence>> = {
  missing: () =>
    '镇间 相关 (across correlate) needs the correlation of two towns. Write for example “镇间 相关 0.5”.',
  extra: (p) => `No number follows “${word(p, 'found')}”. Delete it, or write “镇间 相关 coefficient”.`,
  size: () =>
    'The correlation of towns lies between 0 and 1: three or more cannot all move against each other. 0 is 独立 (independent), 1 is 共同 (common).',
}

const EN_STEP: Readonly<Record<string, Sentence>> = {
  unknown: (p) =>
    `A step cannot be “${word(p, 'found')}”. Write “步长 年” (yearly) or “步长 季度” (quarterly).`,
  twice: () => 'The length of a step stands here twice. Delete one.',
  yearly: () =>
    'This is about quarters, but the model goes by years. Add a line “步长 季度” (stepping quarterly), or use [上年] and 年份.',
}

function enMismatch(params: Params): string {
  const [left, right] = [word(params, 'left'), word(params, 'right')]
  const what = `Units do not fit: ${enUnit(left)} and ${enUnit(right)} cannot be added, compared or chosen between. `
  if (left === '' || right === '')
    return `${what}Write the number with its unit, such as 5亿元, 2% or 2百分点.`
  if (`${left}${right}`.includes('百分点'))
    return `${what}% is a level and 百分点 a difference, which can only be added to a %. Check the names.`
  return `${what}Check the names, or bring them to one kind of unit by multiplying or dividing first.`
}

function enWrongUnit(params: Params): string {
  const actual = enUnit(word(params, 'actual'))
  if (word(params, 'where') === 'argument')
    return `A bare number is needed here, but this is in ${actual}. Divide by something in the same unit first, such as x / 1${quoted(word(params, 'actual'))}.`
  if (word(params, 'where') === 'power')
    return `${actual} cannot be raised to this power: quantities with units take whole powers only. Make it a bare number first.`
  if (word(params, 'declared') === '')
    return `The formula gives ${actual}, but the declaration names no unit. Write “: ${word(params, 'actual')}” after the name.`
  return `The formula gives ${actual}, but the declared unit is ${enUnit(word(params, 'declared'))}. Change the unit or the formula.`
}

/** Sentences in English by code. */
export const EN: Readonly<Record<ProblemCode, Sentence>> = {
  syntax: byReason(EN_SYNTAX),
  'unknown-declaration': (p) =>
    `“${word(p, 'found')}” begins no declaration. ${enNearest(p, '')} Each begins with 输入, 假设, 政策, 变量 or 全域 (input, assumption, lever, variable, regional); indent the lines that go on, and put // before remarks.`,
  'unknown-name': (p) =>
    `Nothing is declared as “${word(p, 'name')}”. ${enNearest(p, 'Declare it, or correct the name.')}`,
  'unknown-function': (p) =>
    `There is no function “${word(p, 'name')}”. ${enNearest(p, 'LANGUAGE.md lists them, and so does Ctrl+Space on the model page.')}`,
  'unknown-unit': (p) =>
    `The unit “${word(p, 'unit')}” is not known. Write for example 亿元, 万人, 亩, %, 百分点, 元/人; % and 百分点 stand alone.`,
  'unknown-source': (p) =>
    `The source “${word(p, 'name')}” is not known. ${enNearest(p, '')} There are 观测, 近年增速, 近年位移, 所在县增速, 所在县, 全市, 项目 and 建成.`,
  'duplicate-name': (p) => `“${word(p, 'name')}” is declared already. Rename or delete one of the two.`,
  'reserved-name': (p) => `“${word(p, 'name')}” is a word of the language. Choose another name.`,
  'duplicate-clause': (p) =>
    `“${ZH_CLAUSES[word(p, 'clause')] ?? ''}” (${word(p, 'clause')}) stands here twice. Delete one.`,
  'clause-not-here': (p) =>
    `“${ZH_KINDS[word(p, 'kind')] ?? ''}” (${word(p, 'kind')}) takes no “${ZH_CLAUSES[word(p, 'clause')] ?? ''}” (${word(p, 'clause')}). Delete it.`,
  'needs-value': (p) =>
    `“${word(p, 'name')}” has no “= …”. Write its ${word(p, 'kind') === 'input' ? 'source' : 'value or formula'}.`,
  'needs-source': (p) =>
    `The input “${word(p, 'name')}” needs a source, such as “= 观测 indicator”. For a fixed number use 假设 (assumption).`,
  'needs-constant': () =>
    'Only a number can stand here, with sign and unit if needed, such as -5%. Use 变量 (variable) for formulas.',
  cycle: (p) =>
    word(p, 'year') === 'base'
      ? `The base year goes in a circle: ${circle(p)}. Give one of them an 初值 (initial) that does not use the others.`
      : `These need each other in the same year: ${circle(p)}. Let one of them read the year before, such as “${list(p, 'members')[0] ?? ''}[上年]”.`,
  'unit-mismatch': enMismatch,
  'wrong-unit': enWrongUnit,
  'wrong-arguments': byReason(EN_ARGUMENTS),
  'aggregate-outside-regional': (p) =>
    `“${word(p, 'name')}” sums up all towns; it works only in a 全域 (regional) formula and not inside another. Declare a 全域 and refer to it.`,
  'regional-needs-aggregate': (p) =>
    `“${word(p, 'name')}” has one value per town; a 全域 (regional) formula must aggregate it. Write “合计(${word(p, 'name')})” or “平均(…)”.`,
  'no-initial-value': (p) =>
    word(p, 'part') === 'initial'
      ? `The initial value of “${word(p, 'name')}” reads “${word(p, 'of')}” before the base year, where nothing is known. Use base-year figures only.`
      : `In the base year “${word(p, 'name')}” would read “${word(p, 'of')}” before anything is known. Add “初值 …” with its value in the base year.`,
  'bad-range': byReason(EN_RANGE),
  'unknown-choice': (p) =>
    word(p, 'clause') === 'across'
      ? `“${word(p, 'found')}” cannot follow 镇间 (across). ${enNearest(p, '')} There are 独立 (independent), 共同 (common) and 相关 (correlate) with its coefficient.`
      : `“${word(p, 'found')}” cannot follow 每年 (persistence). ${enNearest(p, '')} There are 独立 (independent), 不变 (constant) and 自相关 (autocorrelated) with its coefficient.`,
  'bad-persistence': byReason(EN_PERSISTENCE),
  'bad-across': byReason(EN_ACROSS),
  'two-distributions': (p) =>
    `“${word(p, 'name')}” is a distribution already and takes no 误差 (error). Make its value a number or a source, or delete the error.`,
  'needs-distribution': (p) =>
    `The 误差 (error) of “${word(p, 'name')}” has to be a distribution, such as “误差 正态(0, 2)”. Write one.`,
  'duplicate-town': (p) => `“${word(p, 'town')}” stands here twice. Delete one.`,
  'bad-step': byReason(EN_STEP),
  'bad-correlation': byReason(EN_CORRELATION),
  'too-deep': (p) =>
    `The formula nests deeper than ${word(p, 'limit')} levels. Split it into several variables.`,
  'too-long': (p) =>
    `${EN_LONG[word(p, 'what')] ?? ''} is longer than ${word(p, 'limit')} characters. Shorten it.`,
  'too-many': (p) =>
    word(p, 'what') === 'parts'
      ? `The formulas hold more than ${word(p, 'limit')} numbers, names and operators; what follows was not checked. Delete some, or make several models.`
      : `There are ${word(p, 'count')} declarations, more than ${word(p, 'limit')}. Delete some.`,
}
