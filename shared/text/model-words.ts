// What the words of the model language mean, for the editor: one line each, as LANGUAGE.md says it.
import { canonicalName } from '../model/functions.ts'
import { CLAUSE_WORDS, DECLARATION_WORDS, PREVIOUS_WORDS, SOURCE_WORDS, TIME_WORDS } from '../model/words.ts'
import type { Language } from './language.ts'

type Meaning = readonly [chinese: string, english: string]

const CALLS: Readonly<Record<string, Meaning>> = {
  MIN: [
    '最小(a, b, …)：最小的一个；全域里只有一个参数时是各镇最小',
    'MIN(a, b, …): the least; of one argument over the towns',
  ],
  MAX: [
    '最大(a, b, …)：最大的一个；全域里只有一个参数时是各镇最大',
    'MAX(a, b, …): the most; of one argument over the towns',
  ],
  MOD: ['取余(x, y)：与除数同号', 'MOD(x, y): remainder, with the sign of the divisor'],
  CLAMP: ['限幅(x, 下限, 上限)：限在上下限之间', 'CLAMP(x, low, high): kept between the two'],
  IFERROR: ['缺省值(x, y)：x 缺失时取 y', 'IFERROR(x, y): y where x is missing'],
  IF: ['如果(条件, x, y)：条件为真取 x，否则取 y', 'IF(condition, x, y): x if it holds, else y'],
  IFS: [
    '分情况(条件, 值, 条件, 值, …, 其他)：第一个成立的条件后面的值',
    'IFS(condition, value, condition, value, …, otherwise): the value of the first condition that holds',
  ],
  CEILING: ['向上取整(x)：不小于 x 的整数', 'CEILING(x): rounded up'],
  FLOOR: ['向下取整(x)：不大于 x 的整数', 'FLOOR(x): rounded down'],
  LOG10: ['常用对数(x)：以 10 为底', 'LOG10(x): to base 10'],
  ABS: ['绝对值(x)', 'ABS(x): without its sign'],
  INT: ['取整(x)：不大于 x 的整数', 'INT(x): rounded down'],
  ROUND: ['四舍五入(x, 位数)', 'ROUND(x, digits): half away from zero'],
  EXP: ['指数(x)：e 的 x 次方', 'EXP(x): e to the power of x'],
  LN: ['自然对数(x)', 'LN(x): natural logarithm'],
  SQRT: ['平方根(x)', 'SQRT(x): square root'],
  LOGIT: ['对数几率(p)：ln(p/(1−p))', 'LOGIT(p): ln(p/(1−p))'],
  SIGMOID: ['逻辑(x)：1/(1+e^−x)，对数几率的逆', 'SIGMOID(x): 1/(1+e^−x), the inverse of LOGIT'],
  INTERPOLATE: [
    '查表(x, x1,y1, x2,y2, …)：折线插值，两端取端点值',
    'INTERPOLATE(x, x1,y1, x2,y2, …): straight lines between points, flat beyond the ends',
  ],
  POWER: ['幂(x, n)：即 x ^ n', 'POWER(x, n): x ^ n'],
  AND: ['且：都为真', 'AND: all hold'],
  OR: ['或：有一个为真', 'OR: one holds'],
  NOT: ['非：不为真', 'NOT: does not hold'],
  SUM: [
    '合计(x)：各镇之和，用在全域里；合计(a, b, …)：几个数相加',
    'SUM(x): over all towns, in regional formulas; SUM(a, b, …): added up',
  ],
  AVERAGE: [
    '平均(x)：各镇简单平均，用在全域里；平均(a, b, …)：几个数的平均',
    'AVERAGE(x): mean of the towns, in regional formulas; AVERAGE(a, b, …): mean of them',
  ],
  WEIGHTEDAVERAGE: [
    '加权平均(x, w)：各镇按 w 加权，用在全域里',
    'WEIGHTEDAVERAGE(x, w): of the towns by weight w, in regional formulas',
  ],
  NORMAL: ['正态(均值, 标准差)', 'NORMAL(mean, deviation)'],
  LOGNORMAL: ['对数正态(中位数, 对数标准差)', 'LOGNORMAL(median, deviation of the logarithm)'],
  TRIANGULAR: ['三角(最小, 最可能, 最大)', 'TRIANGULAR(least, likeliest, most)'],
  UNIFORM: ['均匀(最小, 最大)', 'UNIFORM(least, most)'],
  PERT: ['PERT(最小, 最可能, 最大)', 'PERT(least, likeliest, most)'],
  EMPIRICAL: [
    '经验分布(值, 值, …)：从一组样本抽取，如回测的误差',
    'EMPIRICAL(value, value, …): drawn from a sample, such as errors of a back-test',
  ],
}

const WORDS: Readonly<Record<string, Meaning>> = {
  'declaration input': ['输入：工作簿里的数据', 'input: data of the workbook'],
  'declaration assumption': ['假设：外界怎样变化', 'assumption: what the world does'],
  'declaration lever': ['政策：本单位能决定的', 'lever: what the office decides'],
  'declaration variable': ['变量：每个镇、每一年一个公式', 'variable: a formula for every town and year'],
  'declaration regional': ['全域：所有镇合在一起的公式', 'regional: a formula over all towns'],
  'source observation': ['观测：本镇基年的值', "observed: the town's value in the base year"],
  'source recent-growth': [
    '近年增速：近三年平均增速，向县、市增速靠拢',
    'recent_growth: of the last three years, drawn towards county and city',
  ],
  'source recent-logit-shift': [
    '近年位移：比重 p 的 ln(p/(1−p)) 的年均变化',
    'recent_shift: mean yearly change of the logit of a share',
  ],
  'source county-growth': [
    '所在县增速：所在县公布的逐年增速',
    "county_growth: the county's published growth, per year",
  ],
  'source county-value': ['所在县：所在县的值', "county: the county's value"],
  'source city-value': ['全市：全市的值', "city: the city's value"],
  'source project-feed': [
    '项目：情景所含项目的逐年合计',
    "project: yearly sums over the scenario's projects",
  ],
  'source project-output': [
    '建成：到当年为止建成项目提供的量',
    'built: what finished projects provide up to that year',
  ],
  'time year': ['年份：公历年', 'year: the calendar year'],
  'time quarter': ['季度：1 到 4', 'quarter: 1 to 4'],
  'time step': ['期数：基年以来的期数', 'step: steps since the base year'],
  'time base-year': ['基年：基年的年份', 'base_year: the year of the base'],
  'clause default': ['缺省：工作簿里没有数据时取的值', 'default: used where the workbook has no figure'],
  'clause range': [
    '范围 下限 .. 上限：滑块和校验的界限',
    'range low .. high: bounds of the slider and the check',
  ],
  'clause correlation': [
    '相关 另一假设 系数：抽样时一起偏高偏低',
    'correlate other coefficient: draws lean the same way',
  ],
  'clause initial': [
    '初值：基年的值，基年不用公式',
    'initial: the value in the base year, where the formula is not used',
  ],
  'clause error': [
    '误差 分布：每次抽样加在取值上的误差',
    'error distribution: what every draw adds to the value',
  ],
  'clause truncation': [
    '截断 下限 .. 上限：只在界内抽取，一端可不写',
    'truncate low .. high: draws lie inside; one end may be open',
  ],
  'clause persistence': [
    '每年 独立、不变 或 自相关 系数：各年的抽样怎样相连',
    'persistence independent, constant or autocorrelated: how the draws of the years hang together',
  ],
  'clause across': [
    '镇间 独立、共同 或 相关 系数：各镇各抽、同一个数，或一起偏高偏低',
    'across independent, common or correlate coefficient: each town draws for itself, all have the same, or they lean the same way',
  ],
  'clause towns': [
    '各镇 镇名 = 值, …：个别镇单独定值',
    'towns name = value, …: what single towns have of their own',
  ],
  'lag year': ['上年：前一年的值', 'previous: the value of the year before'],
  'lag quarter': ['上季：前一季度的值', 'previous_quarter: the value of the quarter before'],
}

/** What a word of the language means, of functions with their parameters; null for any other word. */
export function wordMeaning(word: string, language: Language): string | null {
  const keys: readonly (readonly [string, string | undefined])[] = [
    ['declaration', DECLARATION_WORDS.get(word.toLowerCase())],
    ['source', SOURCE_WORDS.get(word)],
    ['time', TIME_WORDS.get(word)],
    ['clause', CLAUSE_WORDS.get(word)],
    ['lag', PREVIOUS_WORDS.get(word)],
  ]
  const found = keys.find(([, key]) => key !== undefined)
  const canonical = canonicalName(word)
  const meaning = found
    ? WORDS[found.join(' ')]
    : Object.hasOwn(CALLS, canonical)
      ? CALLS[canonical]
      : undefined
  return meaning?.[language === 'zh-CN' ? 0 : 1] ?? null
}
