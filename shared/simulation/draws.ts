// How the assumptions of a program are drawn: what each draw is mixed of, and the numbers that each town and step needs.
import { quarterOfStep, yearOfStep } from '../model/calendar.ts'
import type { DrawShape, Given } from '../model/compile/shape.ts'
import type { AssumptionDeclaration, Distribution, Program } from '../model/program.ts'
import { mixing, sharesOfTowns } from './draws-correlation.ts'
import { between, tableOf, uncertaintyOf } from './draws-marginals.ts'
import type { Inputs, RunRegion } from './trajectories.ts'

/** A stream of raw normals; `once` is drawn at step 0 only. */
export interface Raw {
  readonly persistence: DrawShape['persistence']
  readonly common: boolean
}

/** Everything about the draws of a program in some towns. */
export interface DrawPlan {
  readonly shapes: ReadonlyMap<string, DrawShape>
  /** By number: first each uncertain assumption's own in the order of the text, then what towns share of them. */
  readonly raws: readonly Raw[]
  /** Largest change of a stated correlation, of assumptions or of towns, where they could not all be kept. */
  readonly moved: number
  /** Coefficient of a raw normal in a draw. */
  readonly coefficient: (name: string, raw: number) => number
}

interface Uncertain {
  readonly declaration: AssumptionDeclaration
  readonly number: number
}

/** What a draw is mixed of: raw normals by number, with their coefficients. */
interface Mix {
  readonly numbers: readonly number[]
  readonly coefficients: readonly number[]
}

/** Plans the draws of all uncertain assumptions; `widened`: those of which some scenario sets how wide they are. */
export function planDraws(
  program: Program,
  regions: readonly RunRegion[],
  widened: ReadonlySet<string> = new Set(),
): DrawPlan {
  const uncertain: Uncertain[] = []
  for (const name of program.names) {
    const declaration = program.declarations.get(name)
    if (declaration?.kind !== 'assumption') continue
    if (regions.some((region) => uncertaintyOf(declaration, region.name)))
      uncertain.push({ declaration, number: uncertain.length })
  }
  const raws: Raw[] = uncertain.map(({ declaration: { persistence, acrossTowns } }) => ({
    persistence: persistence.kind,
    common: acrossTowns === 1,
  }))
  const mixes = new Map<string, Mix>()
  let moved = 0
  for (const group of groupsOf(uncertain)) {
    const { lower, moved: repaired } = mixing(
      group.map((a) => group.map((b) => correlation(a.declaration, b.declaration))),
    )
    const towns = sharesOfTowns(
      group.map(({ declaration }) => declaration.acrossTowns),
      lower,
    )
    moved = Math.max(moved, repaired, towns.moved)
    // What a town shares with the others comes from a stream of its own, numbered after all others.
    const streams = group.map(({ number, declaration: { persistence } }, i) => {
      const share = towns.shares[i] ?? 0
      if (share === 0 || raws[number]?.common === true) return [{ number, weight: 1 }]
      const common = raws.push({ persistence: persistence.kind, common: true }) - 1
      return [
        { number, weight: Math.sqrt(1 - share) },
        { number: common, weight: Math.sqrt(share) },
      ]
    })
    for (const [i, { declaration }] of group.entries()) {
      const parts = streams
        .slice(0, i + 1)
        .flatMap((stream, k) =>
          stream.map(({ number, weight }) => ({ number, coefficient: (lower[i]?.[k] ?? 0) * weight })),
        )
      if (parts.length > 1)
        mixes.set(declaration.name, {
          numbers: parts.map(({ number }) => number),
          coefficients: parts.map(({ coefficient }) => coefficient),
        })
    }
  }
  return {
    shapes: new Map(
      uncertain.map(({ declaration, number }) => {
        const mix = mixes.get(declaration.name)?.numbers ?? null
        return [declaration.name, shapeOf(declaration, regions, number, mix, widened)]
      }),
    ),
    raws,
    moved,
    coefficient: (name, raw) => {
      const mix = mixes.get(name)
      return mix?.coefficients[mix.numbers.indexOf(raw)] ?? 0
    },
  }
}

function correlation(a: AssumptionDeclaration, b: AssumptionDeclaration): number {
  if (a === b) return 1
  const stated =
    a.correlations.find((pair) => pair.with === b.name) ?? b.correlations.find((pair) => pair.with === a.name)
  return stated?.coefficient ?? 0
}

/**
 * Assumptions that hang together. Those that are drawn once come first, because they cannot depend on yearly draws; among
 * those, the ones that towns share most, because what all towns share cannot depend on one town's.
 */
function groupsOf(uncertain: readonly Uncertain[]): readonly (readonly Uncertain[])[] {
  const left = new Map(uncertain.map((one) => [one.declaration.name, one]))
  const neighbours = new Map<string, Set<string>>(
    uncertain.map(({ declaration }) => [declaration.name, new Set()]),
  )
  for (const { declaration } of uncertain)
    for (const { with: other } of declaration.correlations) {
      if (!neighbours.has(other)) continue
      neighbours.get(declaration.name)?.add(other)
      neighbours.get(other)?.add(declaration.name)
    }
  const groups: Uncertain[][] = []
  for (const { declaration } of uncertain) {
    if (!left.has(declaration.name)) continue
    const names = new Set([declaration.name])
    for (const name of names) for (const next of neighbours.get(name) ?? []) names.add(next)
    const group = uncertain.filter((one) => names.has(one.declaration.name))
    for (const name of names) left.delete(name)
    const later = ({ declaration }: Uncertain): number => (declaration.persistence.kind === 'once' ? 0 : 1)
    groups.push(
      group.toSorted((a, b) => later(a) - later(b) || b.declaration.acrossTowns - a.declaration.acrossTowns),
    )
  }
  return groups
}

const OWN_FORM: ReadonlySet<string> = new Set(['normal', 'lognormal', 'uniform', 'triangular', 'empirical'])

function shapeOf(
  declaration: AssumptionDeclaration,
  regions: readonly RunRegion[],
  raw: number,
  mix: readonly number[] | null,
  widened: ReadonlySet<string>,
): DrawShape {
  const found = regions.map((region) => uncertaintyOf(declaration, region.name)?.distribution ?? null)
  const kinds = new Set(found.map((distribution) => distribution?.kind ?? 'none'))
  const [kind = 'none'] = kinds
  const isStandard =
    !widened.has(declaration.name) && found.every((one) => one?.kind === 'normal' && one.params[1] === 1)
  return {
    kind: isStandard ? 'standard' : kinds.size === 1 && OWN_FORM.has(kind) ? (kind as 'normal') : 'table',
    truncated: declaration.truncation !== null,
    persistence: declaration.persistence.kind,
    mix,
    raw,
  }
}

/** Tables and samples that the engine reads, each once. */
export class Tables {
  readonly #places = new Map<string, number>()
  readonly #numbers: Float64Array[] = []
  #bytes = 0

  /** Bytes from the start of all tables to that of a distribution over z. */
  table(distribution: Distribution | null): number {
    return this.#place(`table ${JSON.stringify(distribution)}`, () => tableOf(distribution))
  }

  /** The same for a sorted sample of at least two. */
  sample({ params }: Distribution): number {
    return this.#place(`sample ${params.join()}`, () => sampleOf(params))
  }

  all(): Float64Array {
    const all = new Float64Array(this.#bytes / 8)
    let at = 0
    for (const numbers of this.#numbers) {
      all.set(numbers, at)
      at += numbers.length
    }
    return all
  }

  #place(key: string, make: () => Float64Array): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const numbers = make()
    const place = this.#bytes
    this.#places.set(key, place)
    this.#numbers.push(numbers)
    this.#bytes += numbers.byteLength
    return place
  }
}

function sampleOf(params: readonly number[]): Float64Array {
  const sorted = Float64Array.from(params).sort()
  return sorted.length > 1 ? sorted : Float64Array.from([sorted[0] ?? NaN, sorted[0] ?? NaN])
}

/** The parts of an assumption's draw in one town and step; `width` as the scenario sets it or NaN; `tables` is the address of all tables. */
export function drawPart(
  plan: DrawPlan,
  declaration: AssumptionDeclaration,
  { part, of }: Given,
  town: string,
  value: number,
  width: number,
  tables: { readonly address: number; readonly list: Tables },
): number {
  if (part === 'mix') return plan.coefficient(declaration.name, of)
  const coefficient = declaration.persistence.kind === 'ar1' ? declaration.persistence.coefficient : 0
  if (part === 'keep') return coefficient
  if (part === 'fresh') return Math.sqrt(1 - coefficient * coefficient)
  const [least, most] = declaration.truncation ?? [null, null]
  if (part === 'least') return least ?? -Number.MAX_VALUE
  if (part === 'most') return most ?? Number.MAX_VALUE
  const found = uncertaintyOf(declaration, town, width)
  const kind = plan.shapes.get(declaration.name)?.kind ?? 'table'
  const shift = value - (found?.centre ?? 0)
  if (part === 'low' || part === 'span')
    return found ? between(found.distribution, [least, most], shift)[part] : part === 'low' ? 0 : 1
  const [a = NaN, b = NaN, c = NaN] = found?.distribution.params ?? []
  if (part === 'shift')
    return kind === 'normal' || kind === 'standard' || kind === 'uniform' ? shift + a : shift
  const { address, list } = tables
  switch (kind) {
    case 'normal':
      return b
    case 'uniform':
      return b - a
    case 'table':
      return address + list.table(found?.distribution ?? null)
    case 'empirical':
      if (part === 'p1') return Math.max(found?.distribution.params.length ?? 0, 2)
      return found ? address + list.sample(found.distribution) : NaN
    default:
      return { p0: a, p1: b, p2: c }[part as 'p0'] ?? NaN
  }
}

/** Whether a step is the first one of its year. */
export function startsYear({ stepsPerYear = 1 }: Pick<Inputs, 'stepsPerYear'>, step: number): boolean {
  return stepsPerYear === 1 || step % 4 === 1
}

/** The number of a given of time, the same in all towns. */
export function timePart({ part }: Given, inputs: Inputs, step: number): number | null {
  switch (part) {
    case 'year':
      return yearOfStep(inputs, step)
    case 'quarter':
      return quarterOfStep(inputs, step)
    case 'step':
      return step
    case 'base-year':
      return inputs.baseYear
    case 'new-year':
      return startsYear(inputs, step) ? 1 : 0
    case 'regions':
      return inputs.regions.length
    default:
      return null
  }
}
