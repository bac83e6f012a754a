// The formula of a figure with the numbers in it, for a panel in which the reader can click from figure to figure.
import { endOfYear, quarterOfStep, yearOfStep } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { figureAtStep } from './figures.ts'
import type { Figures } from './figures.ts'
import type { Declaration, Expression, Span } from './program.ts'
import { piecesOf } from './references.ts'

/** A name in a formula with the figure it stood for. */
interface ReferenceToken {
  readonly kind: 'reference'
  /** As written, with its lag: 第二产业增加值[上年]. */
  readonly text: string
  readonly name: string
  readonly unit: string
  readonly year: number
  /** Null in a model of years. */
  readonly quarter: number | null
  /** Index of the region; null for a regional name. Inside an aggregation there is one figure per region. */
  readonly figures: readonly { readonly region: number | null; readonly value: number | null }[]
}

/** A piece of a formula: as written, or a name with its figure, or 年份, 期数, 基年 with its number. */
export type FormulaToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'time'; readonly text: string; readonly value: number }
  | ReferenceToken

/** How one figure came about. */
export interface Explanation {
  readonly name: string
  readonly kind: Declaration['kind']
  readonly unit: string
  readonly doc: string
  readonly year: number
  /** Null in a model of years. */
  readonly quarter: number | null
  /** Index of the region; null for a regional name. */
  readonly region: number | null
  readonly value: number | null
  /** `given`: supplied by the workbook or declared as a number; its tokens are the declaration's right side. */
  readonly part: 'formula' | 'initial' | 'given'
  readonly tokens: readonly FormulaToken[]
  /** Names that the formula reads, each once, in its order. */
  readonly uses: readonly string[]
}

/** The right side of a declaration as written: its formula, number or source with its clauses. */
export function formulaText(declaration: Declaration): string {
  const { text, span } = declaration
  if ('formulaSpan' in declaration) return slice(text, span.from, declaration.formulaSpan)
  return text.slice(text.search(/[=＝]/) + 1).trim()
}

function slice(text: string, offset: number, { from, to }: Span): string {
  return text.slice(from - offset, to - offset)
}

function timeValue(
  what: 'year' | 'quarter' | 'step' | 'base-year',
  calendar: Calendar,
  step: number,
): number {
  switch (what) {
    case 'year':
      return yearOfStep(calendar, step)
    case 'quarter':
      return quarterOfStep(calendar, step)
    case 'step':
      return step
    case 'base-year':
      return calendar.baseYear
  }
}

/**
 * Explains a figure of a run: the text of its formula, each name in it with its figure, unit and year. `region` is an
 * index into the run's regions and means nothing for a regional name; `quarter` is that of a model of quarters, otherwise
 * the year's end. Throws for a name that the program lacks.
 */
export function explain(
  result: Figures,
  name: string,
  region: number,
  year: number,
  quarter = 4,
): Explanation {
  const { program, inputs } = result
  const declaration = program.declarations.get(name)
  if (!declaration) throw new Error(`no declaration of ${name}`)
  const step = endOfYear(inputs, year) - (program.stepsPerYear === 4 ? 4 - quarter : 0)
  const head = {
    name,
    kind: declaration.kind,
    unit: declaration.unit,
    doc: declaration.doc,
    ...timeOf(result, step),
    region: declaration.kind === 'regional' ? null : region,
    value: figureAtStep(result, name, region, step),
  }
  if (!('formulaSpan' in declaration)) {
    const tokens = [{ kind: 'text', text: formulaText(declaration) }] as const
    return { ...head, part: 'given', tokens, uses: [] }
  }
  const atStart = step === 0 && declaration.initial !== null && declaration.initialSpan !== null
  const expression = (atStart ? declaration.initial : null) ?? declaration.formula
  const span = (atStart ? declaration.initialSpan : null) ?? declaration.formulaSpan
  const tokens: FormulaToken[] = []
  let at = span.from
  const pieces = piecesOf(expression)
  for (const { expression: piece, aggregated } of pieces) {
    if (piece.span.from > at) tokens.push({ kind: 'text', text: program.text.slice(at, piece.span.from) })
    at = piece.span.to
    const text = program.text.slice(piece.span.from, piece.span.to)
    if (piece.kind === 'time') tokens.push({ kind: 'time', text, value: timeValue(piece.what, inputs, step) })
    else tokens.push(referenceToken(result, piece, text, aggregated ? null : region, step))
  }
  if (span.to > at) tokens.push({ kind: 'text', text: program.text.slice(at, span.to) })
  const uses = new Set(
    pieces.flatMap(({ expression: piece }) => (piece.kind === 'reference' ? [piece.name] : [])),
  )
  return { ...head, part: atStart ? 'initial' : 'formula', tokens, uses: [...uses] }
}

function timeOf({ program, inputs }: Figures, step: number): { year: number; quarter: number | null } {
  const quarter = program.stepsPerYear === 4 ? quarterOfStep(inputs, step) : null
  return { year: yearOfStep(inputs, step), quarter }
}

/** `region` null: inside an aggregation, so every region's figure. */
function referenceToken(
  result: Figures,
  { name, lag }: Expression & { kind: 'reference' },
  text: string,
  region: number | null,
  step: number,
): ReferenceToken {
  const declaration = result.program.declarations.get(name)
  const regions = region === null ? result.inputs.regions.map((_, i) => i) : [region]
  const at = step - lag
  const figures =
    declaration?.kind === 'regional'
      ? [{ region: null, value: figureAtStep(result, name, 0, at) }]
      : regions.map((index) => ({ region: index, value: figureAtStep(result, name, index, at) }))
  return { kind: 'reference', text, name, unit: declaration?.unit ?? '', ...timeOf(result, at), figures }
}
