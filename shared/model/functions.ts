// The functions of the model language: Excel's names with Chinese aliases. What each computes stands in interpret.ts.

/**
 * How a function treats units: `same` all arguments share one unit and the result has it; `keep` the result has the
 * first argument's unit, the others are bare; `bare` bare numbers in and out; the rest have rules of their own.
 */
type UnitRule = 'same' | 'keep' | 'bare' | 'choose' | 'table'

/** What the checker needs to know about a function. */
export interface FunctionShape {
  readonly rule: UnitRule
  readonly min: number
  readonly max: number
}

/** Functions of one town and year by their canonical names. */
export const FUNCTIONS = {
  MIN: { rule: 'same', min: 2, max: 255 },
  MAX: { rule: 'same', min: 2, max: 255 },
  MOD: { rule: 'same', min: 2, max: 2 },
  /** 限幅(x, least, most). */
  CLAMP: { rule: 'same', min: 3, max: 3 },
  /** 缺省值(x, y): x, or y where x is missing. */
  IFERROR: { rule: 'same', min: 2, max: 2 },
  IF: { rule: 'choose', min: 3, max: 3 },
  ABS: { rule: 'keep', min: 1, max: 1 },
  INT: { rule: 'keep', min: 1, max: 1 },
  ROUND: { rule: 'keep', min: 1, max: 2 },
  EXP: { rule: 'bare', min: 1, max: 1 },
  LN: { rule: 'bare', min: 1, max: 1 },
  SQRT: { rule: 'bare', min: 1, max: 1 },
  /** ln(p / (1 − p)). */
  LOGIT: { rule: 'bare', min: 1, max: 1 },
  /** 1 / (1 + e^−x). */
  SIGMOID: { rule: 'bare', min: 1, max: 1 },
  /** 查表(x, x1, y1, x2, y2, …): between the points linear, beyond them the nearest one. */
  INTERPOLATE: { rule: 'table', min: 5, max: 255 },
} as const satisfies Record<string, FunctionShape>

/** Canonical name of a function. */
export type FunctionName = keyof typeof FUNCTIONS

/** Names of functions that stand for operators. */
export const OPERATOR_CALLS = { AND: 'and', OR: 'or', NOT: 'not', POWER: '^' } as const

/** Aggregations over all towns by their canonical names. */
export const AGGREGATES = {
  SUM: 'sum',
  AVERAGE: 'mean',
  MIN: 'min',
  MAX: 'max',
  WEIGHTEDAVERAGE: 'weighted-mean',
} as const

/** Distributions by their canonical names, with the least and the most number of parameters. */
export const DISTRIBUTIONS = {
  NORMAL: { kind: 'normal', min: 2, max: 2 },
  LOGNORMAL: { kind: 'lognormal', min: 2, max: 2 },
  TRIANGULAR: { kind: 'triangular', min: 3, max: 3 },
  UNIFORM: { kind: 'uniform', min: 2, max: 2 },
  PERT: { kind: 'pert', min: 3, max: 3 },
  /** A sample, such as the residuals of a back-test. */
  EMPIRICAL: { kind: 'empirical', min: 2, max: 255 },
} as const

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    最小: 'MIN',
    最大: 'MAX',
    取余: 'MOD',
    限幅: 'CLAMP',
    缺省值: 'IFERROR',
    如果: 'IF',
    绝对值: 'ABS',
    取整: 'INT',
    四舍五入: 'ROUND',
    指数: 'EXP',
    自然对数: 'LN',
    平方根: 'SQRT',
    逻辑: 'SIGMOID',
    逻辑函数: 'SIGMOID',
    对数几率: 'LOGIT',
    查表: 'INTERPOLATE',
    幂: 'POWER',
    且: 'AND',
    或: 'OR',
    非: 'NOT',
    分情况: 'IFS',
    向上取整: 'CEILING',
    向下取整: 'FLOOR',
    常用对数: 'LOG10',
    合计: 'SUM',
    平均: 'AVERAGE',
    加权平均: 'WEIGHTEDAVERAGE',
    正态: 'NORMAL',
    对数正态: 'LOGNORMAL',
    三角: 'TRIANGULAR',
    均匀: 'UNIFORM',
    经验分布: 'EMPIRICAL',
  }),
)

/** All words that can stand before a bracket, for suggestions. */
export const FUNCTION_WORDS: readonly string[] = [
  ...new Set([
    ...Object.keys(FUNCTIONS),
    ...Object.keys(OPERATOR_CALLS),
    ...Object.keys(AGGREGATES),
    ...ALIASES.values(),
    ...ALIASES.keys(),
  ]),
]

/** The canonical name of a function, aggregation or distribution; the word itself in capitals if it has no alias. */
export function canonicalName(word: string): string {
  return ALIASES.get(word) ?? word.toUpperCase()
}

/** The Chinese name of a function or aggregation; undefined if it has none. */
export function chineseWord(word: string): string | undefined {
  const canonical = canonicalName(word)
  for (const [chinese, name] of ALIASES) if (name === canonical) return chinese
  return undefined
}

/** Looks a canonical name up in one of the tables above, which hold nothing but their own keys. */
export function entryOf<T extends object, K extends keyof T & string>(
  table: T,
  name: string,
): T[K] | undefined {
  return Object.hasOwn(table, name) ? (table as Record<string, T[K]>)[name] : undefined
}
