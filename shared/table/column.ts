// What a column can be. A table is declared once (defineTable); row types, parsing, SQL checks, grid columns,
// Excel headings and the journal's wording all follow from the declaration.

/** A stored value. Money is an integer of 分, land an integer of 0.0001 亩, a flag 0 or 1; missing is `null`, never 0. */
export type Cell = string | number | null

/** The codes of a choice with their Chinese words, in the order in which they are offered. */
export type Options = Readonly<Record<string, string>>

interface Base {
  /** Heading as the office writes it, without the unit. */
  readonly title: string
  /** True if the row may not exist without a value. */
  readonly required?: true
  /** True if only the program writes it; the grid shows it locked and an edit is refused. */
  readonly derived?: true
  /** Preferred width in the grid, px. */
  readonly width?: number
  /** Heading of the group that this column stands under. */
  readonly group?: string
}

/** One line of text; `long` opens a larger editor. */
export interface TextColumn extends Base {
  readonly kind: 'text'
  readonly long?: true
  /** Pattern of the whole text, for codes. */
  readonly pattern?: RegExp
  readonly maxLength?: number
  /** Filled by the store when the row is made: who wrote it, or when (UTC, ISO 8601). */
  readonly stamp?: 'who' | 'at'
  readonly names?: NamesOption
}

/**
 * The text is a name, and the editor completes it. Not a reference: people leave and offices are renamed, and a plan
 * says who was named in it; a name that stands in no roster is as good; and files, imports and older workbooks hold
 * texts. A renamed row of the roster therefore rewrites nothing.
 */
export interface NamesOption {
  /** Tables whose rows are proposed by their labels, besides the names that the column holds already. */
  readonly from: readonly string[]
  /** Several names, kept as 甲、乙 (`names.ts`). */
  readonly several?: true
}

/** One of a closed list; the stored value is the code. */
export interface ChoiceColumn extends Base {
  readonly kind: 'choice'
  readonly options: Options
}

/** A whole number: a count, an order, a year. */
export interface IntegerColumn extends Base {
  readonly kind: 'integer'
  readonly unit?: string
  readonly min?: number
  readonly max?: number
}

/** A statistic: float64 in the unit named, or in the unit of the row's indicator. */
export interface NumberColumn extends Base {
  readonly kind: 'number'
  readonly unit?: string
  /** Decimals shown; without it as many as the figure has, at most 6. */
  readonly decimals?: number
  readonly min?: number
  readonly max?: number
}

/** An exact amount: an integer of 分 (`money`) or of 0.0001 亩 (`land`); the unit is what is shown and typed by default. */
export interface QuantityColumn extends Base {
  readonly kind: 'quantity'
  readonly measure: 'money' | 'land'
  readonly unit: '万元' | '亿元' | '元' | '亩' | '公顷'
  /** Smallest allowed amount in the stored steps. */
  readonly min?: number
}

/** A day, stored as `2025-03-31`. */
interface DateColumn extends Base {
  readonly kind: 'date'
}

/** A period of statistics: `2025`, `2025H1`, `2025Q3` or `2025-06`. */
interface PeriodColumn extends Base {
  readonly kind: 'period'
}

/** Yes or no, stored as 1 or 0. */
interface FlagColumn extends Base {
  readonly kind: 'flag'
}

/** The id of a row of one of the tables named. */
export interface ReferenceColumn extends Base {
  readonly kind: 'reference'
  readonly to: readonly string[]
}

/** Any column of a table. */
export type Column =
  | TextColumn
  | ChoiceColumn
  | IntegerColumn
  | NumberColumn
  | QuantityColumn
  | DateColumn
  | PeriodColumn
  | FlagColumn
  | ReferenceColumn

type Stored<C extends Column> = C extends IntegerColumn | NumberColumn | QuantityColumn | FlagColumn
  ? number
  : C extends ChoiceColumn
    ? keyof C['options'] & string
    : string

/** The stored value of a column: without `null` where the declaration says `required`. */
export type CellOf<C extends Column> = C['required'] extends true ? Stored<C> : Stored<C> | null
