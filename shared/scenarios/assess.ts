import { ancestorAt, membersOf } from '../indicators/regions.ts'
import { targetsOf, type Target } from '../indicators/stale.ts'
import type { Indicator } from '../indicators/statistics.ts'
import type { Trajectories } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import { actualIn, latestActual, type Actual } from './actuals.ts'
import { aboveCounty } from './assess-growth.ts'
import { contextOf, type Context } from './context.ts'
import { figureIn } from './lookup.ts'
import { creditOf, isFacility, marginTo, meets, progressOf, requiredPerYear } from './measure.ts'
import type { RunNote } from './note.ts'
import { projectionOf } from './projection.ts'
import { blank, dated, withDemo, type Judge, type Standing, type TargetState } from './target-state.ts'

/** Compares all targets with the actual figures and a run; without one only the actual figures count. */
export function assessTargets(rows: Rows, result: Trajectories | null): readonly TargetState[] {
  return targetAssessor(rows)(result)
}

/** The same with the rows read once, for a page on which a slider moves. Stays valid while the rows stay the same. */
export function targetAssessor(rows: Rows): (result: Trajectories | null) => readonly TargetState[] {
  const context = contextOf(rows, null)
  const prepared = targetsOf(rows).flatMap((target) => {
    const indicator = context.statistics.indicator(target.indicator)
    return indicator ? [prepare(context, target, indicator)] : []
  })
  return (result) => {
    const projection = projectionOf(context, result)
    return prepared.map((judge) => judge(projection))
  }
}

function prepare(context: Context, target: Target, indicator: Indicator): Judge {
  if (target.basis === 'above-county') return aboveCounty(context, target, indicator)
  if (target.basis === 'better-than-city') return betterThanCity(context, target, indicator)
  const joint = membersOf(context.rows, target.region).length > 0
  const each = joint && context.settings.jointTarget === 'each' && indicator.aggregation === 'sum'
  return each ? everyMember(context, target, indicator) : absolute(context, target, indicator)
}

function absolute(context: Context, target: Target, indicator: Indicator): Judge {
  const known = latestActual(context, target.region, indicator)
  const base = actualIn(context, target.region, indicator, context.settings.baseYear).actual
  const start = blank(target, indicator)
  const members = membersOf(context.rows, target.region).map(({ id }) => ({
    id,
    base: actualIn(context, id, indicator, context.settings.baseYear).actual,
    latest: latestActual(context, id, indicator).actual,
  }))
  return (projection) => {
    const projected = projection(target.region, indicator, target.year)
    const notes = [...projected.notes, ...known.notes]
    const judged = judge(context, target, indicator, start.aim, base, known.actual, projected.value)
    const incomparable = judged.standing === 'no-data' && known.incomparable
    return {
      ...start,
      ...judged,
      standing: incomparable ? 'incomparable' : judged.standing,
      members:
        members.length === 0
          ? null
          : members.map(({ id, base: own, latest }) => ({
              region: id,
              base: dated(own),
              latest: dated(latest),
              projected: projection(id, indicator, target.year).value,
              standing: null,
            })),
      notes: withDemo([...notes, ...judged.notes], judged.demo),
    }
  }
}

/** Setting ①: each town has to meet the whole value; the worst of them decides. */
function everyMember(context: Context, target: Target, indicator: Indicator): Judge {
  const towns = membersOf(context.rows, target.region)
  const judges = towns.map(({ id }) => absolute(context, { ...target, region: id }, indicator))
  return (projection) => {
    const states = judges.map((own) => own(projection))
    const worst = states.toSorted((a, b) => order(a) - order(b) || (a.gap ?? 0) - (b.gap ?? 0))[0]
    const demo = states.some((state) => state.demo)
    return {
      ...(worst ?? blank(target, indicator)),
      region: target.region,
      members: states.map(({ region, base, latest, projected, standing }) => ({
        region,
        base,
        latest,
        projected,
        standing,
      })),
      demo,
      notes: states
        .flatMap(({ notes }) => notes.filter(({ code }) => code !== 'demo'))
        .concat(demo ? [{ code: 'demo' }] : []),
    }
  }
}

const STANDINGS: readonly Standing[] = ['gap', 'incomparable', 'no-data', 'on-path', 'reached']

function order({ standing }: TargetState): number {
  return STANDINGS.indexOf(standing)
}

/** The part of a state that follows from an aim, actual figures and a run (情景-8). */
function judge(
  { settings }: Context,
  target: Target,
  indicator: Indicator,
  aim: number | null,
  base: Actual | null,
  latest: Actual | null,
  projected: number | null,
): Pick<
  TargetState,
  'base' | 'latest' | 'projected' | 'gap' | 'standing' | 'required' | 'progress' | 'demo' | 'notes'
> {
  const { operator, year } = target
  const facility = isFacility(target, indicator)
  const isFinal = latest !== null && latest.year >= year
  const deciding = isFinal ? latest.value : (projected ?? latest?.value ?? null)
  const met = (value: number | null): boolean => aim !== null && value !== null && meets(operator, value, aim)
  const metNow = met(latest?.value ?? null)
  const falls = metNow && !met(deciding)
  const progress = facility
    ? creditOf(settings.halfDone, operator, latest, aim)
    : progressOf(operator, base, latest, aim)
  return {
    base: dated(base),
    latest: dated(latest),
    projected,
    gap: aim === null || deciding === null ? null : marginTo(operator, deciding, aim),
    standing:
      aim === null || deciding === null ? 'no-data' : !met(deciding) ? 'gap' : metNow ? 'reached' : 'on-path',
    required: requiredPerYear(indicator, operator, latest, aim, year),
    progress,
    demo: base?.demo === true || latest?.demo === true,
    notes: [
      ...(falls ? [{ code: 'falls-behind', year } as const] : []),
      ...(facility && !metNow ? halfDone(operator, indicator, latest, aim, progress) : []),
    ],
  }
}

/** Says what of a facility is there and what that counts; nothing where none of it is. */
function halfDone(
  operator: Target['operator'],
  { unit }: Indicator,
  latest: Actual | null,
  aim: number | null,
  credit: number | null,
): readonly RunNote[] {
  if (!latest || latest.value <= 0 || aim === null || credit === null) return []
  return [{ code: 'half-done', year: latest.year, value: latest.value, operator, aim, unit, credit }]
}

/** Better than the city’s latest published figure: the city’s value is the aim. */
function betterThanCity(context: Context, target: Target, indicator: Indicator): Judge {
  const city = ancestorAt(context.rows, target.region, 'city')
  const theirs = city ? latestUpTo(context, city.id, indicator, target.year) : null
  const start = { ...blank(target, indicator), aim: theirs && theirs.value + (target.value ?? 0) }
  const known = latestActual(context, target.region, indicator)
  const base = actualIn(context, target.region, indicator, context.settings.baseYear).actual
  return (projection) => {
    const projected = projection(target.region, indicator, target.year)
    const judged = judge(context, target, indicator, start.aim, base, known.actual, projected.value)
    const about: RunNote[] = theirs
      ? theirs.year < target.year
        ? [{ code: 'city-carried', city: city?.name ?? '', year: theirs.year }]
        : []
      : [{ code: 'above-unpublished', above: city?.name ?? '', indicator: indicator.name }]
    const notes = [...projected.notes, ...known.notes, ...about, ...judged.notes]
    return { ...start, ...judged, notes: withDemo(notes, judged.demo || theirs?.demo === true) }
  }
}

/** How many years a city’s figure may be carried on. */
const CARRY = 3

function latestUpTo(context: Context, region: string, indicator: Indicator, year: number): Actual | null {
  for (let at = year; at >= Math.min(year, context.settings.baseYear) - CARRY; at -= 1) {
    const { value, demo, observations } = figureIn(context, region, indicator, at)
    if (value !== null) return { year: at, value, demo, observations }
  }
  return null
}
