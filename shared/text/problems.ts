// Sentences about what is wrong in a model text: the place, what is wrong, what to do.
import type { Problem, ProblemCode } from '../model/program.ts'
import type { Language } from './language.ts'

type Params = Problem['params']
type Sentence = (params: Params) => string

function word(params: Params, key: string): string {
  const value = params[key]
  return value === undefined ? '' : typeof value === 'object' ? value.join('、') : String(value)
}

function list(params: Params, key: string): readonly string[] {
  const value = params[key]
  return typeof value === 'object' ? value : []
}

const zhUnit = (text: string): string => (text === '' ? '无单位的数' : `“${text}”`)
const enUnit = (text: string): string => (text === '' ? 'a bare number' : `“${text}”`)

function zhNearest(params: Params, otherwise: string): string {
  const names = list(params, 'nearest')
  return names.length === 0 ? otherwise : `是不是${names.map((name) => `“${name}”`).join('或')}？`
}

function enNearest(params: Params, otherwise: string): string {
  const names = list(params, 'nearest')
  return names.length === 0 ? otherwise : `Did you mean ${names.map((name) => `“${name}”`).join(' or ')}?`
}

const ZH_KINDS: Readonly<Record<string, string>> = {
  input: '输入',
  assumption: '假设',
  lever: '政策',
  variable: '变量',
  regional: '全域',
}
const ZH_CLAUSES: Readonly<Record<string, string>> = {
  default: '缺省',
  range: '范围',
  correlation: '相关',
  initial: '初值',
}
const ZH_LONG: Readonly<Record<string, string>> = {
  text: '模型文本',
  declaration: '这条声明',
  name: '这个名称',
}
const EN_LONG: Readonly<Record<string, string>> = {
  text: 'The model text',
  declaration: 'This declaration',
  name: 'This name',
}

const ZH_SYNTAX: Readonly<Record<string, Sentence>> = {
  'number-too-large': (p) => `数字“${word(p, 'found')}”太大。请改用较大的单位，如亿元。`,
  'bad-lag': (p) => `“${word(p, 'found')}”不是可用的时间。请写 [上年]、[-1] 或 [-2]，不能引用以后的年份。`,
  'unclosed-bracket': (p) => `“${word(p, 'found')}”没有配对的右括号。请补上右括号。`,
  'unopened-bracket': (p) => `“${word(p, 'found')}”没有配对的左括号。请删去它或补上左括号。`,
  'missing-name': () => '这里缺少名称。请写成“变量 名称 : 单位 = 公式”；含括号等符号的名称用「」括起来。',
  'ends-early': () => '公式没有写完。请补上后面的内容；公式换行时，下一行要缩进。',
  unexpected: (p) => `看不懂“${word(p, 'found')}”。请检查它前面是否缺少运算符、逗号或等号。`,
  'two-names': (p) => `“${word(p, 'found')}”前面缺少运算符。请写上 + - * / 等。`,
}
const EN_SYNTAX: Readonly<Record<string, Sentence>> = {
  'number-too-large': (p) =>
    `The number “${word(p, 'found')}” is too large. Use a larger unit, such as 亿元.`,
  'bad-lag': (p) =>
    `“${word(p, 'found')}” is no time to look at. Write [上年], [-1] or [-2]; later years cannot be read.`,
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

const ZH_ARGUMENTS: Readonly<Record<string, Sentence>> = {
  count: (p) => {
    const [min, max] = [word(p, 'min'), word(p, 'max')]
    const wanted = min === max ? `${min} 个` : max === '255' ? `至少 ${min} 个` : `${min} 至 ${max} 个`
    return `“${word(p, 'name')}”需要 ${wanted}参数，这里有 ${word(p, 'count')} 个。请增减参数，参数之间用逗号隔开。`
  },
  pairs: (p) => `“${word(p, 'name')}”的折点要成对写：x, x1,y1, x2,y2, …。请补上缺少的一个。`,
  order: (p) => `“${word(p, 'name')}”的折点横坐标要从小到大。请调整次序。`,
}
const EN_ARGUMENTS: Readonly<Record<string, Sentence>> = {
  count: (p) => {
    const [min, max] = [word(p, 'min'), word(p, 'max')]
    const wanted = min === max ? min : max === '255' ? `at least ${min}` : `${min} to ${max}`
    return `“${word(p, 'name')}” takes ${wanted} argument(s), here are ${word(p, 'count')}. Separate arguments by commas.`
  },
  pairs: (p) => `The points of “${word(p, 'name')}” come in pairs: x, x1,y1, x2,y2, …. Add the missing one.`,
  order: (p) => `The points of “${word(p, 'name')}” must rise from left to right. Put them in order.`,
}

const ZH_RANGE: Readonly<Record<string, Sentence>> = {
  order: () => '范围的下限要小于上限。请写成“范围 下限 .. 上限”。',
  outside: (p) => `“${word(p, 'name')}”的取值不在它的范围内。请改取值或放宽范围。`,
  missing: (p) => `政策“${word(p, 'name')}”没有范围。请在后面写“范围 下限 .. 上限”。`,
  distribution: () =>
    '分布的参数不成立。三角和 PERT 依次写最小、最可能、最大；均匀写最小、最大；标准差不能为负；对数正态的中位数要大于 0。',
}
const EN_RANGE: Readonly<Record<string, Sentence>> = {
  order: () => 'The lower end of a range must be below the upper one. Write “范围 low .. high”.',
  outside: (p) =>
    `The value of “${word(p, 'name')}” lies outside its range. Change the value or widen the range.`,
  missing: (p) => `The lever “${word(p, 'name')}” has no range. Add “范围 low .. high”.`,
  distribution: () =>
    'These parameters make no distribution. Triangular and PERT take least, likeliest, most; uniform takes least, most; a deviation is not negative; the median of a lognormal is positive.',
}

const ZH_CORRELATION: Readonly<Record<string, Sentence>> = {
  kind: (p) => `“${word(p, 'name')}”不是假设。相关只能写在假设之间。`,
  self: () => '假设不能与自己相关。请改成另一个假设的名称。',
  size: () => '相关系数要在 -1 与 1 之间。请改系数。',
}
const EN_CORRELATION: Readonly<Record<string, Sentence>> = {
  kind: (p) => `“${word(p, 'name')}” is not an assumption. Only assumptions can be correlated.`,
  self: () => 'An assumption cannot be correlated with itself. Name another one.',
  size: () => 'A correlation lies between -1 and 1. Change the coefficient.',
}

/** Picks a sentence by the problem's reason; a reason without one is a bug and shows its code. */
function byReason(sentences: Readonly<Record<string, Sentence>>): Sentence {
  return (params) => sentences[word(params, 'reason')]?.(params) ?? word(params, 'reason')
}

/** A unit as it is written after a number: compound ones in quotation marks. */
function quoted(unit: string): string {
  return /[/·]/.test(unit) ? `「${unit}」` : unit
}

function zhMismatch(params: Params): string {
  const [left, right] = [word(params, 'left'), word(params, 'right')]
  const what = `${zhUnit(left)}与${zhUnit(right)}单位不合，不能相加减、比较或二选一。`
  if (left === '' || right === '') return `${what}请给数字写明单位，如 5亿元、2%、2百分点。`
  if (`${left}${right}`.includes('百分点'))
    return `${what}% 是水平，百分点是差；百分点只能加到 % 上。请检查。`
  return `${what}请检查引用的名称，或先用乘除换成同一类单位。`
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

function zhWrongUnit(params: Params): string {
  const actual = zhUnit(word(params, 'actual'))
  if (word(params, 'where') === 'argument')
    return `这里要无单位的数，而它的单位是${actual}。请先除以同一单位的数，如 x / 1${quoted(word(params, 'actual'))}。`
  if (word(params, 'where') === 'power')
    return `${actual}不能取这样的乘方：有单位的数只能取整数次方。请先化为无单位的数。`
  if (word(params, 'declared') === '')
    return `公式的结果是${actual}，而声明没有写单位。请在名称后写“: ${word(params, 'actual')}”。`
  return `公式的结果是${actual}，而声明的单位是${zhUnit(word(params, 'declared'))}。请改声明的单位或公式。`
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

function circle(params: Params): string {
  const members = list(params, 'members')
  const shown = members.length > 12 ? [...members.slice(0, 11), '…'] : members
  return [...shown, members[0] ?? ''].join(' → ')
}

const ZH: Readonly<Record<ProblemCode, Sentence>> = {
  syntax: byReason(ZH_SYNTAX),
  'unknown-declaration': (p) =>
    `“${word(p, 'found')}”不是声明的开头。${zhNearest(p, '')}每条声明以 输入、假设、政策、变量 或 全域 开头；续行要缩进，说明文字前加 //。`,
  'unknown-name': (p) => `没有名为“${word(p, 'name')}”的声明。${zhNearest(p, '请先声明它，或改正名称。')}`,
  'unknown-function': (p) =>
    `没有“${word(p, 'name')}”这个函数。${zhNearest(p, '可用的函数见 LANGUAGE.md。')}`,
  'unknown-unit': (p) =>
    `不认识单位“${word(p, 'unit')}”。请写如 亿元、万人、亩、%、百分点、元/人；% 和百分点不能与其他单位组合。`,
  'unknown-source': (p) =>
    `不认识数据来源“${word(p, 'name')}”。${zhNearest(p, '')}可用：观测、近年增速、近年位移、所在县增速、所在县、全市、项目、建成。`,
  'duplicate-name': (p) => `“${word(p, 'name')}”已经声明过。请改名或删去一条。`,
  'reserved-name': (p) => `“${word(p, 'name')}”是语言自用的词，不能作名称。请换一个。`,
  'duplicate-clause': (p) => `“${ZH_CLAUSES[word(p, 'clause')] ?? ''}”写了两次。请删去一处。`,
  'clause-not-here': (p) =>
    `“${ZH_KINDS[word(p, 'kind')] ?? ''}”不能带“${ZH_CLAUSES[word(p, 'clause')] ?? ''}”。请删去它：输入可带缺省，假设可带缺省、范围、相关，政策可带范围，变量和全域可带初值。`,
  'needs-value': (p) =>
    `“${word(p, 'name')}”后面没有“= …”。请写上它的${word(p, 'kind') === 'input' ? '数据来源' : '取值或公式'}。`,
  'needs-source': (p) => `输入“${word(p, 'name')}”要写数据来源，如“= 观测 指标名称”。固定的数请用“假设”。`,
  'needs-constant': () => '这里只能写一个数，可带负号和单位，如 -5%。由公式算出的请用“变量”。',
  cycle: (p) =>
    word(p, 'year') === 'base'
      ? `基年的计算绕成了圈：${circle(p)}。请给其中一个写上不引用其余各项的“初值”。`
      : `同一年内的计算绕成了圈：${circle(p)}。请让其中一处引用上年的值，如“${list(p, 'members')[0] ?? ''}[上年]”。`,
  'unit-mismatch': zhMismatch,
  'wrong-unit': zhWrongUnit,
  'wrong-arguments': byReason(ZH_ARGUMENTS),
  'aggregate-outside-regional': (p) =>
    `“${word(p, 'name')}”汇总各镇，只能用在“全域”的公式里，且不能套用。请另写一条“全域”声明再引用它。`,
  'regional-needs-aggregate': (p) =>
    `“${word(p, 'name')}”每个镇各有一个值，“全域”公式要先汇总。请写“合计(${word(p, 'name')})”或“平均(…)”。`,
  'no-initial-value': (p) =>
    word(p, 'part') === 'initial'
      ? `“${word(p, 'name')}”的初值引用了“${word(p, 'of')}”在基年以前的值，那里没有数据。初值请只用基年的数。`
      : `“${word(p, 'name')}”在基年要用“${word(p, 'of')}”更早的值，那里没有数据。请在后面写“初值 …”给出基年的值。`,
  'bad-range': byReason(ZH_RANGE),
  'bad-correlation': byReason(ZH_CORRELATION),
  'too-deep': (p) => `公式嵌套超过 ${word(p, 'limit')} 层。请把它拆成几个变量。`,
  'too-long': (p) => `${ZH_LONG[word(p, 'what')] ?? ''}太长，超过 ${word(p, 'limit')} 个字符。请缩短。`,
  'too-many': (p) => `共有 ${word(p, 'count')} 条声明，超过 ${word(p, 'limit')} 条。请删减。`,
}

const EN: Readonly<Record<ProblemCode, Sentence>> = {
  syntax: byReason(EN_SYNTAX),
  'unknown-declaration': (p) =>
    `“${word(p, 'found')}” begins no declaration. ${enNearest(p, '')} Each begins with 输入, 假设, 政策, 变量 or 全域 (input, assumption, lever, variable, regional); indent the lines that go on, and put // before remarks.`,
  'unknown-name': (p) =>
    `Nothing is declared as “${word(p, 'name')}”. ${enNearest(p, 'Declare it, or correct the name.')}`,
  'unknown-function': (p) =>
    `There is no function “${word(p, 'name')}”. ${enNearest(p, 'LANGUAGE.md lists them.')}`,
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
  'bad-correlation': byReason(EN_CORRELATION),
  'too-deep': (p) =>
    `The formula nests deeper than ${word(p, 'limit')} levels. Split it into several variables.`,
  'too-long': (p) =>
    `${EN_LONG[word(p, 'what')] ?? ''} is longer than ${word(p, 'limit')} characters. Shorten it.`,
  'too-many': (p) =>
    `There are ${word(p, 'count')} declarations, more than ${word(p, 'limit')}. Delete some.`,
}

/** One sentence about a problem without its place. */
export function wordProblemOnly({ code, params }: Problem, language: Language): string {
  return (language === 'zh-CN' ? ZH : EN)[code](params).replaceAll(/ {2,}/g, ' ').trim()
}

/** One line about a problem: line and column, what is wrong, what to do. */
export function wordProblem(problem: Problem, language: Language): string {
  const { line, column } = problem.span
  const sentence = wordProblemOnly(problem, language)
  return language === 'zh-CN'
    ? `第 ${line} 行第 ${column} 列：${sentence}`
    : `Line ${line}, column ${column}: ${sentence}`
}
