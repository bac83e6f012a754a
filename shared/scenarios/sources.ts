import type { Figure } from '../indicators/figure.ts'
import { ancestorAt, type Region } from '../indicators/regions.ts'
import type { Indicator } from '../indicators/statistics.ts'
import type { AssumptionDeclaration, InputDeclaration, Source } from '../model/program.ts'
import { percentOfLog } from '../simulation/trend.ts'
import { convert, parseUnit } from '../units/unit.ts'
import { nameOfRegion, type Context } from './context.ts'
import { countyGrowth, type CountyGrowth } from './county-growth.ts'
import { growthTrend, type ExplainedTrend } from './growth.ts'
import { figureIn, notesOnFigure } from './lookup.ts'
import type { RunNote } from './note.ts'
import { shiftTrend } from './shift.ts'

/** What a default rests on, in full, so that a page can explain it. */
export type Explanation =
  /** Written into the model. */
  | { readonly kind: 'declared' }
  /** The model's 缺省, because the source has nothing. */
  | { readonly kind: 'otherwise' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'observation'
      readonly indicator: string
      readonly year: number
      readonly figure: Figure
    }
  | {
      readonly kind: 'growth-trend' | 'shift-trend'
      readonly indicator: string
      readonly trend: ExplainedTrend
    }
  | { readonly kind: 'county-growth'; readonly indicator: string; readonly growth: CountyGrowth }
  | {
      readonly kind: 'value-above'
      readonly indicator: string
      /** County or city; null if none is entered. */
      readonly region: string | null
      readonly years: readonly { readonly year: number; readonly publishedIn: number | null }[]
    }
  | { readonly kind: 'projects' }

/** Values of a source for one town, by step, in the declared unit. */
export interface Sourced {
  readonly values: readonly (number | null)[]
  readonly explanation: Explanation
  readonly notes: readonly RunNote[]
}

/** A declaration whose numbers the workbook supplies. */
export type SourcedDeclaration = (InputDeclaration | AssumptionDeclaration) & { readonly source: Source }

/** How far back the last known figure of the city may lie. */
const CARRY_BACK = 3

/** Looks a declared source up for one town (all sources except those of projects). */
export function sourceValues(
  context: Context,
  declaration: SourcedDeclaration,
  town: Region,
  years: readonly number[],
): Sourced {
  const { source, name } = declaration
  const indicator = context.statistics.indicatorNamed(source.of)
  if (!indicator) {
    const note: RunNote = { code: 'no-such-indicator', name, indicator: source.of }
    return { values: years.map(() => null), explanation: { kind: 'missing' }, notes: [note] }
  }
  const found = lookUp(context, source, indicator, town, years)
  const sourceUnit = unitOfSource(source, indicator)
  const scale = unitScale(sourceUnit, declaration.unit)
  if (scale === null) {
    const note: RunNote = {
      code: 'units-differ',
      name,
      unit: declaration.unit,
      indicator: indicator.name,
      indicatorUnit: sourceUnit,
    }
    return { values: years.map(() => null), explanation: { kind: 'missing' }, notes: [note] }
  }
  const values = found.values.map((value) => (value === null ? null : value * scale))
  return { ...found, values, notes: notesOn(context, declaration, indicator, town, { ...found, values }) }
}

/** The factor from one written unit to another, or null if they do not measure the same thing. */
export function unitScale(from: string, to: string): number | null {
  if (from === to) return 1
  const [a, b] = [parseUnit(from), parseUnit(to)]
  return a && b ? convert(1, a, b) : null
}

/** Growth is worked out in %, a shift of a logit is a bare number; everything else is in the indicator's unit. */
function unitOfSource({ kind }: Source, { unit }: Indicator): string {
  if (kind === 'recent-growth' || kind === 'county-growth') return '%'
  return kind === 'recent-logit-shift' ? '' : unit
}

type Found = Pick<Sourced, 'values' | 'explanation'>

function lookUp(
  context: Context,
  source: Source,
  indicator: Indicator,
  town: Region,
  years: readonly number[],
): Found {
  switch (source.kind) {
    case 'observation':
      return observed(context, indicator, town, years)
    case 'recent-growth': {
      const trend = growthTrend(context, town.id, indicator)
      const start = trend.start === null ? null : percentOfLog(trend.start)
      return {
        values: years.map(() => start),
        explanation: { kind: 'growth-trend', indicator: indicator.id, trend },
      }
    }
    case 'recent-logit-shift': {
      const trend = shiftTrend(context, town.id, indicator)
      return {
        values: years.map(() => trend.start),
        explanation: { kind: 'shift-trend', indicator: indicator.id, trend },
      }
    }
    case 'county-growth': {
      const growth = countyGrowth(context, town.id, indicator, years.at(-1) ?? context.settings.baseYear)
      const byYear = new Map(growth.years.map((row) => [row.year, row.growth]))
      return {
        values: years.map((year) => byYear.get(year) ?? null),
        explanation: { kind: 'county-growth', indicator: indicator.id, growth },
      }
    }
    case 'county-value':
      return above(context, indicator, ancestorAt(context.rows, town.id, 'county'), years, 0)
    case 'city-value':
      return above(context, indicator, ancestorAt(context.rows, town.id, 'city'), years, CARRY_BACK)
    case 'project-feed':
    case 'project-output':
      // Resolved from the scenario's projects, see feeds.ts.
      return { values: years.map(() => null), explanation: { kind: 'projects' } }
  }
}

function observed(context: Context, indicator: Indicator, town: Region, years: readonly number[]): Found {
  const year = context.settings.baseYear
  const figure = figureIn(context, town.id, indicator, year)
  return {
    values: years.map(() => figure.value),
    explanation: { kind: 'observation', indicator: indicator.id, year, figure },
  }
}

/** A county's or city's values; with `carryBack` the last published one goes on, and may lie that far before the first year. */
function above(
  context: Context,
  indicator: Indicator,
  region: Region | null,
  years: readonly number[],
  carryBack: number,
): Found {
  const first = years[0] ?? context.settings.baseYear
  const last = years.at(-1) ?? first
  const values = new Map<number, { readonly value: number; readonly year: number }>()
  if (region)
    for (let year = first - carryBack; year <= last; year += 1) {
      const { value } = figureIn(context, region.id, indicator, year)
      const before = values.get(year - 1)
      if (value !== null) values.set(year, { value, year })
      else if (carryBack > 0 && before) values.set(year, before)
    }
  return {
    values: years.map((year) => values.get(year)?.value ?? null),
    explanation: {
      kind: 'value-above',
      indicator: indicator.id,
      region: region?.id ?? null,
      years: [...new Set(years)].map((year) => ({ year, publishedIn: values.get(year)?.year ?? null })),
    },
  }
}

function notesOn(
  context: Context,
  { name, unit, source, otherwise }: SourcedDeclaration,
  indicator: Indicator,
  town: Region,
  { values, explanation }: Found,
): readonly RunNote[] {
  const at = { name, region: town.name, indicator: indicator.name }
  const used = { used: otherwise, unit }
  if (explanation.kind === 'county-growth' && explanation.growth.cityStandsIn)
    return [
      {
        code: 'city-for-county',
        ...at,
        county: ancestorAt(context.rows, town.id, 'county')?.name ?? '',
        city: nameOfRegion(context, explanation.growth.region ?? ''),
      },
    ]
  const year = context.settings.baseYear
  const onFigure =
    explanation.kind === 'observation'
      ? notesOnFigure(context, town.id, indicator, year, explanation.figure)
      : []
  if (values.some((value) => value !== null)) return onFigure
  if (source.kind === 'observation') return [{ code: 'figure-missing', ...at, year, ...used }, ...onFigure]
  if (source.kind === 'recent-growth' || source.kind === 'recent-logit-shift')
    return [{ code: 'trend-missing', ...at, ...used }]
  return [{ code: 'above-missing', ...at, ...used }]
}
