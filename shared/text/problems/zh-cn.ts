import type { ProblemCode } from '../../model/program.ts'
import { ZH_CLAUSES, ZH_KINDS, byReason, circle, list, quoted, word } from './say.ts'
import type { Params, Sentence } from './say.ts'

const zhUnit = (text: string): string => (text === '' ? '无单位的数' : `“${text}”`)

function zhNearest(params: Params, otherwise: string): string {
  const names = list(params, 'nearest')
  return names.length === 0 ? otherwise : `是不是${names.map((name) => `“${name}”`).join('或')}？`
}

const ZH_LONG: Readonly<Record<string, string>> = {
  text: '模型文本',
  declaration: '这条声明',
  name: '这个名称',
}

const ZH_SYNTAX: Readonly<Record<string, Sentence>> = {
  'number-too-large': (p) => `数字“${word(p, 'found')}”太大。请改用较大的单位，如亿元。`,
  'bad-lag': (p) =>
    `“${word(p, 'found')}”不是可用的时间。请写 [上年]、[上季]、[-1] 或 [-2]，不能引用以后的年份。`,
  'unclosed-bracket': (p) => `“${word(p, 'found')}”没有配对的右括号。请补上右括号。`,
  'unopened-bracket': (p) => `“${word(p, 'found')}”没有配对的左括号。请删去它或补上左括号。`,
  'missing-name': () => '这里缺少名称。请写成“变量 名称 : 单位 = 公式”；含括号等符号的名称用「」括起来。',
  'ends-early': () => '公式没有写完。请补上后面的内容；公式换行时，下一行要缩进。',
  unexpected: (p) => `看不懂“${word(p, 'found')}”。请检查它前面是否缺少运算符、逗号或等号。`,
  'two-names': (p) => `“${word(p, 'found')}”前面缺少运算符。请写上 + - * / 等。`,
}

const ZH_ARGUMENTS: Readonly<Record<string, Sentence>> = {
  count: (p) => {
    const [min, max] = [word(p, 'min'), word(p, 'max')]
    const wanted = min === max ? `${min} 个` : max === '255' ? `至少 ${min} 个` : `${min} 至 ${max} 个`
    return `“${word(p, 'name')}”需要 ${wanted}参数，这里有 ${word(p, 'count')} 个。请增减参数，参数之间用逗号隔开。`
  },
  pairs: (p) => `“${word(p, 'name')}”的折点要成对写：x, x1,y1, x2,y2, …。请补上缺少的一个。`,
  cases: (p) => `“${word(p, 'name')}”要写成：条件, 值, 条件, 值, …, 其他。请在最后补上各条件都不成立时的值。`,
  order: (p) => `“${word(p, 'name')}”的折点横坐标要从小到大。请调整次序。`,
}

const ZH_RANGE: Readonly<Record<string, Sentence>> = {
  order: () => '范围的下限要小于上限。请写成“范围 下限 .. 上限”。',
  outside: (p) => `“${word(p, 'name')}”的取值不在它的范围内。请改取值或放宽范围。`,
  missing: (p) => `政策“${word(p, 'name')}”没有范围。请在后面写“范围 下限 .. 上限”。`,
  'truncation-order': () => '截断的下限要小于上限。请写成“截断 下限 .. 上限”，一端可以不写。',
  'truncation-empty': (p) => `“${word(p, 'name')}”的分布全在截断之外。请放宽截断或改分布的参数。`,
  distribution: () =>
    '分布的参数不成立。三角和 PERT 依次写最小、最可能、最大；均匀写最小、最大；标准差不能为负；对数正态的中位数要大于 0。',
}

const ZH_CORRELATION: Readonly<Record<string, Sentence>> = {
  kind: (p) => `“${word(p, 'name')}”不是假设。相关只能写在假设之间。`,
  self: () => '假设不能与自己相关。请改成另一个假设的名称。',
  twice: (p) => `与“${word(p, 'name')}”的相关写了两次。请删去一处。`,
  contradiction: (p) =>
    `与“${word(p, 'name')}”的相关在这里是 ${word(p, 'by')}，在对方那里是 ${word(p, 'before')}。请改成一样的，或删去一处。`,
  size: () => '相关系数要在 -1 与 1 之间。请改系数。',
}

const ZH_PERSISTENCE: Readonly<Record<string, Sentence>> = {
  missing: () => '自相关要写系数，如“每年 自相关 0.6”。请补上。',
  extra: (p) => `“每年 ${word(p, 'found')}”后面不写数。请删去它，或改成“每年 自相关 系数”。`,
  size: () => '自相关的系数要大于 -1 且小于 1。一直不变请写“每年 不变”。',
}

const ZH_ACROSS: Readonly<Record<string, Sentence>> = {
  missing: () => '镇间相关要写两镇之间的系数，如“镇间 相关 0.5”。请补上。',
  extra: (p) => `“镇间 ${word(p, 'found')}”后面不写数。请删去它，或改成“镇间 相关 系数”。`,
  size: () => '镇间相关的系数要在 0 与 1 之间：几个镇不可能两两相反。0 就是独立，1 就是共同。请改系数。',
}

const ZH_STEP: Readonly<Record<string, Sentence>> = {
  unknown: (p) => `步长不能是“${word(p, 'found')}”。请写“步长 年”或“步长 季度”。`,
  twice: () => '步长写了两次。请删去一处。',
  yearly: () => '这里用到季度，而模型按年计算。请在前面写一行“步长 季度”，或改用 [上年]、年份。',
}

function zhMismatch(params: Params): string {
  const [left, right] = [word(params, 'left'), word(params, 'right')]
  const what = `${zhUnit(left)}与${zhUnit(right)}单位不合，不能相加减、比较或二选一。`
  if (left === '' || right === '') return `${what}请给数字写明单位，如 5亿元、2%、2百分点。`
  if (`${left}${right}`.includes('百分点'))
    return `${what}% 是水平，百分点是差；百分点只能加到 % 上。请检查。`
  return `${what}请检查引用的名称，或先用乘除换成同一类单位。`
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

/** Sentences in Chinese by code. */
export const ZH: Readonly<Record<ProblemCode, Sentence>> = {
  syntax: byReason(ZH_SYNTAX),
  'unknown-declaration': (p) =>
    `“${word(p, 'found')}”不是声明的开头。${zhNearest(p, '')}每条声明以 输入、假设、政策、变量 或 全域 开头；续行要缩进，说明文字前加 //。`,
  'unknown-name': (p) => `没有名为“${word(p, 'name')}”的声明。${zhNearest(p, '请先声明它，或改正名称。')}`,
  'unknown-function': (p) =>
    `没有“${word(p, 'name')}”这个函数。${zhNearest(p, '可用的函数见 LANGUAGE.md，在模型页按 Ctrl+空格 也会列出。')}`,
  'unknown-unit': (p) =>
    `不认识单位“${word(p, 'unit')}”。请写如 亿元、万人、亩、%、百分点、元/人；% 和百分点不能与其他单位组合。`,
  'unknown-source': (p) =>
    `不认识数据来源“${word(p, 'name')}”。${zhNearest(p, '')}可用：观测、近年增速、近年位移、所在县增速、所在县、全市、项目、建成。`,
  'duplicate-name': (p) => `“${word(p, 'name')}”已经声明过。请改名或删去一条。`,
  'reserved-name': (p) => `“${word(p, 'name')}”是语言自用的词，不能作名称。请换一个。`,
  'duplicate-clause': (p) => `“${ZH_CLAUSES[word(p, 'clause')] ?? ''}”写了两次。请删去一处。`,
  'clause-not-here': (p) =>
    `“${ZH_KINDS[word(p, 'kind')] ?? ''}”不能带“${ZH_CLAUSES[word(p, 'clause')] ?? ''}”。请删去它：输入可带缺省；假设可带缺省、范围、误差、截断、每年、镇间、各镇、相关；政策可带范围、各镇；变量和全域可带初值。`,
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
  'unknown-choice': (p) =>
    word(p, 'clause') === 'across'
      ? `“镇间”后面不能写“${word(p, 'found')}”。${zhNearest(p, '')}可写：独立、共同、相关 系数。`
      : `“每年”后面不能写“${word(p, 'found')}”。${zhNearest(p, '')}可写：独立、不变、自相关 系数。`,
  'bad-persistence': byReason(ZH_PERSISTENCE),
  'bad-across': byReason(ZH_ACROSS),
  'two-distributions': (p) =>
    `“${word(p, 'name')}”已经是分布，不能再带误差。请把取值改成数或数据来源，或删去误差。`,
  'needs-distribution': (p) =>
    `“${word(p, 'name')}”的误差要写成分布，如“误差 正态(0, 2)”或“误差 经验分布(-1.5, 0.2, 1.1)”。请改写。`,
  'duplicate-town': (p) => `“${word(p, 'town')}”写了两次。请删去一处。`,
  'bad-step': byReason(ZH_STEP),
  'bad-correlation': byReason(ZH_CORRELATION),
  'too-deep': (p) => `公式嵌套超过 ${word(p, 'limit')} 层。请把它拆成几个变量。`,
  'too-long': (p) => `${ZH_LONG[word(p, 'what')] ?? ''}太长，超过 ${word(p, 'limit')} 个字符。请缩短。`,
  'too-many': (p) =>
    word(p, 'what') === 'parts'
      ? `全文公式里的数、名称和运算符超过 ${word(p, 'limit')} 个，后面的没有检查。请删减或分成几个模型。`
      : `共有 ${word(p, 'count')} 条声明，超过 ${word(p, 'limit')} 条。请删减。`,
}
