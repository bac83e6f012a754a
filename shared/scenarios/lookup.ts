import { figureOf, type Figure } from '../indicators/figure.ts'
import type { Question } from '../indicators/select.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { nameOfRegion, type Context } from './context.ts'
import type { RunNote } from './note.ts'
import { scopesPassedOver, scopingOf } from './scoping.ts'

/** Rates whose formula the policy leaves open (setting ⑤), by name as models name them. */
const OPEN_FORMULAS: ReadonlySet<string> = new Set(['依申请政务办件一网通办率', '美丽城镇建成率'])

/** What is asked of the statistics for a region's figure of a year, in the scopes that settings ③ and ④ want. */
export function questionFor(context: Context, region: string, indicator: Indicator, year: number): Question {
  const scoping = scopingOf(context, region, indicator)
  return { region, indicator: indicator.id, period: String(year), ...scoping }
}

/** The figure of a region as settings ③, ④ and ⑤ want it (情景-10, 情景-11). */
export function figureIn(context: Context, region: string, indicator: Indicator, year: number): Figure {
  const question = questionFor(context, region, indicator, year)
  return figureOf(context.statistics, question, isComputed(context, indicator))
}

/** Whether setting ⑤ wants a rate worked out from its parts even where the rate itself was reported. */
export function isComputed({ settings }: Context, indicator: Indicator): boolean {
  return settings.rateFormulas === 'computed' && OPEN_FORMULAS.has(indicator.name)
}

/** What is to be said of a region's figure that is not as the settings want it, or is missing because of them. */
export function notesOnFigure(
  context: Context,
  region: string,
  indicator: Indicator,
  year: number,
  { value, from }: Pick<Figure, 'value' | 'from'>,
): readonly RunNote[] {
  if (value === null) return scopeNotes(context, [region], indicator, year)
  const other = isComputed(context, indicator) ? 'observed' : 'derived'
  if (!OPEN_FORMULAS.has(indicator.name) || from !== other) return []
  return [
    { code: 'other-formula', region: nameOfRegion(context, region), indicator: indicator.name, year, from },
  ]
}

/** Names the regions whose only figures of a year are of the scope that setting ④ leaves out; nothing if there are none. */
export function scopeNotes(
  context: Context,
  regions: readonly string[],
  indicator: Indicator,
  year: number,
): readonly RunNote[] {
  const passedOver = regions
    .map((region) => ({ region, scopes: scopesPassedOver(context, region, indicator, year) }))
    .filter(({ scopes }) => scopes.length > 0)
  if (passedOver.length === 0) return []
  return [
    {
      code: 'other-scope',
      who: passedOver.map(({ region }) => nameOfRegion(context, region)),
      indicator: indicator.name,
      year,
      wanted: context.settings.fiscalScope,
      found: [...new Set(passedOver.flatMap(({ scopes }) => scopes))],
    },
  ]
}
