// What was written, before names and units mean anything.
import type { Operator, Span } from './program.ts'

/** How far a name looks back: so many steps, years or quarters. */
export interface Lag {
  readonly count: number
  readonly of: 'step' | 'year' | 'quarter'
}

/** An expression as written. */
export type Raw =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string | null; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly lag: Lag; readonly span: Span }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Raw[]; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly of: Raw; readonly span: Span }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Raw
      readonly right: Raw
      readonly span: Span
    }

/** A text with its place. */
export interface Word {
  readonly text: string
  readonly span: Span
}

/** What stands after `=`: a look-up in the workbook or an expression. */
export type RawValue =
  | { readonly kind: 'source'; readonly word: Word; readonly of: Word; readonly span: Span }
  | { readonly kind: 'expression'; readonly of: Raw; readonly span: Span }

/** A clause after the value. */
export type RawClause = { readonly span: Span } & (
  | { readonly kind: 'default'; readonly of: Raw; readonly ofSpan: Span }
  | { readonly kind: 'initial'; readonly of: Raw; readonly ofSpan: Span }
  | { readonly kind: 'range'; readonly low: Raw; readonly high: Raw }
  | { readonly kind: 'error'; readonly of: Raw; readonly ofSpan: Span }
  | { readonly kind: 'truncation'; readonly low: Raw | null; readonly high: Raw | null }
  | { readonly kind: 'persistence'; readonly word: Word; readonly coefficient: number | null }
  | { readonly kind: 'across'; readonly word: Word; readonly coefficient: number | null }
  | { readonly kind: 'towns'; readonly towns: readonly { readonly town: Word; readonly of: Raw }[] }
  | { readonly kind: 'correlation'; readonly pairs: readonly { readonly with: Word; readonly by: number }[] }
)

/** A declaration as written. */
export interface RawDeclaration {
  readonly word: Word
  readonly name: Word
  readonly unit: Word | null
  readonly value: RawValue | null
  readonly clauses: readonly RawClause[]
}
