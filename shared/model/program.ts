import type { FunctionName } from './functions.ts'

// What a checked model text is. The interpreter gives it its meaning; compiled engines must agree with it.

/** A place in the model text; line and column count from 1, `from`/`to` are offsets. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
}

/** Where the numbers of an input or an assumption come from; resolved outside the model from the workbook's rows. */
export const SOURCES = {
  /** Value of the base year for this town. */
  观测: 'observation',
  /** Start growth: own growth of the last three years drawn towards county and city growth (backtest: shrink). */
  近年增速: 'recent-growth',
  /** Mean yearly change of ln(p/(1−p)) of a share, drawn towards county and city. */
  近年位移: 'recent-logit-shift',
  /** Official growth of the town's county, per year; after the last known year it decays. */
  所在县增速: 'county-growth',
  /** Value of the county, per year, where published. */
  所在县: 'county-value',
  /** Value of the city, per year, where published; the last known value goes on. */
  全市: 'city-value',
  /** Yearly sums over the scenario's projects that have land and money, such as 有效投资, 有效用地, 新增就业. */
  项目: 'project-feed',
  /** What finished projects provide of an indicator up to and including a year. */
  建成: 'project-output',
} as const

/** A word of SOURCES. */
type SourceWord = keyof typeof SOURCES

/** Identifier of a kind of source. */
export type SourceKind = (typeof SOURCES)[SourceWord]

/** A number that is looked up in the workbook. */
export interface Source {
  readonly kind: SourceKind
  /** Name of an indicator, or of a project feed. */
  readonly of: string
}

/** Binary operators by precedence of the grammar. */
export type Operator = '+' | '-' | '*' | '/' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** A checked expression. Units are already converted: every node's value is in the unit that the checker gave it. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | {
      readonly kind: 'reference'
      readonly name: string
      /** Steps back: 0 is this step, 1 the one before; [上年] is `stepsPerYear` steps. */
      readonly lag: number
      readonly span: Span
    }
  /** 年份 (the calendar year), 季度 (1 to 4), 期数 (steps since the base year) or 基年. */
  | { readonly kind: 'time'; readonly what: 'year' | 'quarter' | 'step' | 'base-year'; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly of: Expression; readonly span: Span }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  /** Function by its canonical (English, Excel) name; AND, OR, NOT and POWER have become operators. */
  | {
      readonly kind: 'call'
      readonly name: FunctionName
      readonly args: readonly Expression[]
      readonly span: Span
    }
  /** Aggregation over all towns, only inside 全域 variables. */
  | {
      readonly kind: 'aggregate'
      readonly how: 'sum' | 'mean' | 'min' | 'max' | 'weighted-mean'
      readonly of: Expression
      readonly weight: Expression | null
      readonly span: Span
    }
  /** Conversion between units that the checker put in: value × multiply ÷ divide, in this order. */
  | {
      readonly kind: 'convert'
      readonly multiply: number
      readonly divide: number
      readonly of: Expression
      readonly span: Span
    }

/** A distribution of an assumption; runs without uncertainty use its central value. */
export interface Distribution {
  /** `empirical`: its parameters are a sample, drawn from by the straight-line inverse of its distribution function. */
  readonly kind: 'normal' | 'lognormal' | 'triangular' | 'uniform' | 'pert' | 'empirical'
  readonly params: readonly number[]
}

/** How long a draw lasts: a new one every year, one for the whole run, or one that remembers part of last year's. */
type Persistence =
  | { readonly kind: 'yearly' }
  | { readonly kind: 'once' }
  /** Standard normals z(t) = c·z(t−1) + √(1−c²)·ε(t), −1 < c < 1. */
  | { readonly kind: 'ar1'; readonly coefficient: number }

/** What a town has instead of the declaration's own value or distribution: exactly one of the two is null. */
export interface TownParameter {
  readonly value: number | null
  readonly distribution: Distribution | null
}

interface Declared {
  readonly name: string
  /** Unit as written, such as 亿元 or 元/人; empty for a bare number. */
  readonly unit: string
  /** Comment lines above the declaration: its documentation. */
  readonly doc: string
  /** Title of the section it stands in. */
  readonly section: string
  /** The declaration as written; `span` is its place in the whole text. */
  readonly text: string
  readonly span: Span
}

/** A base figure or a series that the workbook supplies. */
export interface InputDeclaration extends Declared {
  readonly kind: 'input'
  readonly source: Source
  /** Used where the workbook has none; without it a missing figure stays missing. */
  readonly otherwise: number | null
}

/**
 * What the world does: a value, a range and perhaps a distribution. In an ensemble a draw is
 * `value in effect + (sample of distribution − its centre)`, so that a scenario that sets the value moves the whole
 * distribution, and with `error` it is `value in effect + sample of error`. At most one of the two is there.
 */
export interface AssumptionDeclaration extends Declared {
  readonly kind: 'assumption'
  readonly value: number | null
  readonly source: Source | null
  readonly otherwise: number | null
  readonly distribution: Distribution | null
  /** 误差: what is added to a value, or to what the source gives, in every draw. */
  readonly error: Distribution | null
  readonly range: readonly [number, number] | null
  /** Draws lie between these ends (null: open); what lay outside is spread over the inside in proportion. */
  readonly truncation: readonly [number | null, number | null] | null
  readonly persistence: Persistence
  /** Correlation of the standard normals of any two towns: 0 each town's own, 1 the same in all. */
  readonly acrossTowns: number
  /** By the town's name; a town that is not here has the declaration's own value, source or distribution. */
  readonly towns: ReadonlyMap<string, TownParameter>
  /** A pair may be stated on one side or, with the same coefficient, on both. */
  readonly correlations: readonly { readonly with: string; readonly coefficient: number }[]
}

/** What the office decides: a value and the range it may choose from. */
export interface LeverDeclaration extends Declared {
  readonly kind: 'lever'
  readonly value: number
  readonly range: readonly [number, number]
  /** By the town's name; a town that is not here has `value`. */
  readonly towns: ReadonlyMap<string, number>
}

/** A formula, per town or (regional) over all towns. `initial` gives the base year's value. */
export interface VariableDeclaration extends Declared {
  readonly kind: 'variable' | 'regional'
  /** Value in the base year; null: the formula itself is used there, too. */
  readonly initial: Expression | null
  readonly formula: Expression
  readonly initialSpan: Span | null
  readonly formulaSpan: Span
}

/** Any declaration. */
export type Declaration = InputDeclaration | AssumptionDeclaration | LeverDeclaration | VariableDeclaration

/**
 * A model that checks: declarations by name, and its variables in orders in which each comes after what it needs. There
 * are two, because the base year may run the other way: 城镇化率 from 城镇人口 there, 城镇人口 from 城镇化率 later.
 */
export interface Program {
  readonly text: string
  /** 1 unless the text says 步长 季度: then 4, and step 0 stands for the end of the base year. */
  readonly stepsPerYear: 1 | 4
  readonly declarations: ReadonlyMap<string, Declaration>
  /** Order of the years after the base year, by `formula`. */
  readonly order: readonly VariableDeclaration[]
  /** Order of the base year, by `initial` where there is one, else by `formula`. */
  readonly initialOrder: readonly VariableDeclaration[]
  /** Names in the order of the text. */
  readonly names: readonly string[]
}

/** What can be wrong in a model text. */
export type ProblemCode =
  | 'syntax'
  | 'unknown-declaration'
  | 'unknown-name'
  | 'unknown-function'
  | 'unknown-unit'
  | 'unknown-source'
  | 'duplicate-name'
  | 'reserved-name'
  | 'duplicate-clause'
  | 'clause-not-here'
  | 'needs-value'
  | 'needs-source'
  | 'needs-constant'
  | 'cycle'
  | 'unit-mismatch'
  | 'wrong-unit'
  | 'wrong-arguments'
  | 'aggregate-outside-regional'
  | 'regional-needs-aggregate'
  | 'no-initial-value'
  | 'bad-range'
  | 'bad-correlation'
  | 'unknown-choice'
  | 'bad-persistence'
  | 'bad-across'
  | 'two-distributions'
  | 'needs-distribution'
  | 'duplicate-town'
  | 'bad-step'
  | 'too-deep'
  | 'too-long'
  | 'too-many'

/** Something wrong in a model text, with the place and what the sentence about it needs (see `shared/text/problems.ts`). */
export interface Problem {
  readonly span: Span
  readonly code: ProblemCode
  /** For `cycle`: the members in order; for `unit-mismatch`: the two units; for `unknown-name`: the nearest names. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}

/** A model text read: a program if nothing is wrong, and always the list of problems. */
export interface Reading {
  readonly program: Program | null
  readonly problems: readonly Problem[]
}
