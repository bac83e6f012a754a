import type { Region } from '../indicators/regions.ts'
import type { Indicator } from '../indicators/statistics.ts'
import type { AssumptionDeclaration } from '../model/program.ts'
import { LEAST_FIGURES } from '../simulation/backtest.ts'
import { startWidth, type StartWidth } from '../simulation/calibration-priors.ts'
import { indicatorKind, placeSize } from '../simulation/indicator-class.ts'
import { percentOfLog } from '../simulation/trend.ts'
import type { Context } from './context.ts'
import type { Draft, DraftValue } from './draft.ts'
import { growthTrend, type ExplainedTrend } from './growth.ts'
import type { Prepared, ScenarioInputs } from './inputs.ts'
import { hasOwnValue, type ResolvedTown } from './resolve.ts'
import { shiftTrend } from './shift.ts'
import { unitScale } from './sources.ts'
import { declaredWidth, widthName } from './widths.ts'

/** Own yearly changes that four figures give; with fewer it is 样本不足. */
const LEAST_CHANGES = LEAST_FIGURES - 1

/** What the observations say of a growth assumption of one town, beside what the scenario has. */
export interface Calibrated {
  readonly assumption: string
  /** Unit of the values and half-widths. */
  readonly unit: string
  /** The model's comment on the assumption: the evidence for its own width. */
  readonly doc: string
  readonly indicator: Indicator
  readonly region: Region
  readonly scale: 'growth' | 'shift'
  /** Own changes, those of county and city, and their weights. */
  readonly trend: ExplainedTrend
  /** False with fewer than four figures of its own: 样本不足. */
  readonly enough: boolean
  /** Null where nothing is known of the town, its county and its city. */
  readonly value: number | null
  /** Where the value had to be moved to the nearer end of the assumption's range. */
  readonly clamped: boolean
  /** Proposed 80 % half-width; null where the model draws no 误差. */
  readonly halfWidth: number | null
  /** What the half-width is made of. */
  readonly width: StartWidth | null
  /** In effect in the first projected year. */
  readonly now: { readonly value: number | null; readonly halfWidth: number | null }
  /** The model's own half-width. */
  readonly declaredHalfWidth: number | null
  /** Whether what is in effect is what is proposed, to four (a width: to three) digits. */
  readonly same: { readonly value: boolean; readonly halfWidth: boolean }
  readonly demo: boolean
}

/** Every assumption that 近年增速 or 近年位移 feeds, town by town, in the order of the model's text (情景-20). */
export function calibrate(
  { program, context, towns }: Pick<Prepared, 'program' | 'context' | 'towns'>,
  given: ScenarioInputs,
): readonly Calibrated[] {
  const resolved = new Map(given.resolved.map((one) => [one.name, one]))
  return program.names.flatMap((name) => {
    const declaration = program.declarations.get(name)
    const own = resolved.get(name)
    if (declaration?.kind !== 'assumption' || !own) return []
    const fed = fedBy(context, declaration)
    return fed === null
      ? []
      : towns.flatMap((region, place) => {
          const found = own.towns[place]
          const set = given.inputs.widths?.get(name)?.[place * given.inputs.steps + FIRST] ?? NaN
          return found && !hasOwnValue(declaration, region)
            ? [calibrateTown(context, declaration, fed, { region, found, set })]
            : []
        })
  })
}

/** First projected step. */
const FIRST = 1

interface Fed {
  readonly scale: Calibrated['scale']
  readonly indicator: Indicator
  /** From % or a bare number to the assumption's unit. */
  readonly times: number
}

function fedBy(context: Context, { source, unit }: AssumptionDeclaration): Fed | null {
  if (source?.kind !== 'recent-growth' && source?.kind !== 'recent-logit-shift') return null
  const indicator = context.statistics.indicatorNamed(source.of)
  const scale = source.kind === 'recent-growth' ? 'growth' : 'shift'
  const times = unitScale(scale === 'growth' ? '%' : '', unit)
  return indicator && times !== null ? { scale, indicator, times } : null
}

function calibrateTown(
  context: Context,
  declaration: AssumptionDeclaration,
  { scale, indicator, times }: Fed,
  { region, found, set }: { readonly region: Region; readonly found: ResolvedTown; readonly set: number },
): Calibrated {
  const { name: assumption, unit, doc } = declaration
  const trend = (scale === 'growth' ? growthTrend : shiftTrend)(context, region.id, indicator)
  const raw =
    trend.start === null ? null : times * (scale === 'growth' ? percentOfLog(trend.start) : trend.start)
  const value = raw === null ? null : tidy(within(raw, declaration.range), 4)
  const declared = declaredWidth(declaration, region.name)
  const width = startWidth(
    indicatorKind(indicator.name, indicator.unit),
    placeSize(region.level),
    trend.own.map(({ change }) => change),
  )
  const halfWidth =
    width && declared !== null && declared > 0
      ? tidy(width.halfWidth * times * (scale === 'growth' ? 100 : 1), 3)
      : null
  const now = {
    value: found.values[FIRST] ?? found.values[0] ?? null,
    halfWidth: Number.isNaN(set) ? declared : set,
  }
  return {
    assumption,
    unit,
    doc,
    indicator,
    region,
    scale,
    trend,
    enough: trend.own.length >= LEAST_CHANGES,
    value,
    clamped: raw !== null && value !== tidy(raw, 4),
    halfWidth,
    width,
    now,
    declaredHalfWidth: declared,
    same: {
      value: value === null || (now.value !== null && tidy(now.value, 4) === value),
      halfWidth: halfWidth === null || (now.halfWidth !== null && tidy(now.halfWidth, 3) === halfWidth),
    },
    demo: trend.own.some(({ demo }) => demo) || trend.peers.some(({ demo }) => demo),
  }
}

/**
 * What adopting a calibration sets: values and half-widths that differ from those in effect. What is in effect already is
 * not written, so that it goes on following the observations.
 */
export function calibrationDraft(list: readonly Calibrated[]): Draft {
  const values = list.flatMap(({ assumption, region, value, halfWidth, same }): readonly DraftValue[] => {
    const at = { region: region.id, year: null }
    return [
      ...(same.value ? [] : [{ name: assumption, ...at, value }]),
      ...(same.halfWidth ? [] : [{ name: widthName(assumption), ...at, value: halfWidth }]),
    ]
  })
  return { values, projects: [] }
}

function within(value: number, range: readonly [number, number] | null): number {
  return range ? Math.min(range[1], Math.max(range[0], value)) : value
}

function tidy(value: number, digits: number): number {
  return Number(value.toPrecision(digits))
}
