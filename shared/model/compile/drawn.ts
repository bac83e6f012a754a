// The value of an assumption in one draw, as computations on standard normals.
import type { Graph } from './graph.ts'
import type { DrawShape } from './shape.ts'
import type { Slots } from './slots.ts'

interface DrawContext {
  readonly graph: Graph
  readonly slots: Slots
  readonly name: string
  readonly shape: DrawShape
  readonly base: boolean
}

/** What a draw is, and what of it has to be remembered to the next step. */
export interface DrawnValue {
  readonly value: number
  readonly hidden: { readonly node: number; readonly name: string } | null
}

/**
 * Builds the draw. In the base year nothing has been drawn yet, and an assumption has its given value; but one that is
 * constant per draw has its drawn value there, too.
 */
export function drawnValue(context: DrawContext): DrawnValue {
  const { graph, slots, name, shape, base } = context
  const given = (part: 'value' | 'shift' | 'least' | 'most'): number =>
    graph.load('given', slots.given(name, part), 0)
  if (shape.kind === 'free') return { value: graph.finiteLoad('once', slots.raw(shape.raw)), hidden: null }
  const drawn = !base || shape.persistence === 'once'
  const { node: z, hidden } =
    shape.persistence === 'ar1' ? remembered(context) : { node: drawn ? mixed(context) : 0, hidden: null }
  if (!drawn) return { value: given('value'), hidden }
  const value = graph.apply('f64x2.add', given('shift'), added(context, truncated(context, z)))
  if (!shape.truncated) return { value, hidden }
  const low = graph.apply('f64x2.pmax', value, given('least'))
  return { value: graph.apply('f64x2.pmin', low, given('most')), hidden }
}

function mixed({ graph, slots, name, shape }: DrawContext): number {
  const raw = (number: number): number => graph.finiteLoad('once', slots.raw(number))
  if (!shape.mix) return raw(shape.raw)
  return shape.mix
    .map((number) =>
      graph.apply('f64x2.mul', graph.load('given', slots.given(name, 'mix', number), 0), raw(number)),
    )
    .reduce((a, b) => graph.apply('f64x2.add', a, b))
}

/** z(t) = c·z(t−1) + √(1−c²)·ε(t), from a first one that is as wide as all others; quarters keep their year's. */
function remembered(context: DrawContext): { node: number; hidden: { node: number; name: string } } {
  const { graph, slots, name, base } = context
  const hidden = `${name} remembered`
  const fresh = mixed(context)
  if (base) return { node: fresh, hidden: { node: fresh, name: hidden } }
  const given = (part: 'keep' | 'fresh' | 'new-year'): number =>
    graph.load('given', slots.given(part === 'new-year' ? '' : name, part), 0)
  const before = graph.load('lane', slots.lane(hidden), 1)
  const next = graph.apply(
    'f64x2.add',
    graph.apply('f64x2.mul', given('keep'), before),
    graph.apply('f64x2.mul', given('fresh'), fresh),
  )
  const isNew = graph.apply('f64x2.ne', given('new-year'), graph.constant(0))
  const node = graph.apply('v128.bitselect', next, before, isNew)
  return { node, hidden: { node, name: hidden } }
}

/** Spreads what lies outside the ends over the inside: z of low + span·Φ(z). */
function truncated({ graph, slots, name, shape }: DrawContext, z: number): number {
  if (!shape.truncated) return z
  const part = graph.apply(
    'f64x2.mul',
    graph.load('given', slots.given(name, 'span'), 0),
    graph.apply('phi', z),
  )
  return graph.apply(
    'probit',
    graph.apply('f64x2.add', graph.load('given', slots.given(name, 'low'), 0), part),
  )
}

function added({ graph, slots, name, shape: { kind } }: DrawContext, z: number): number {
  const p = (part: 'p0' | 'p1' | 'p2'): number => graph.load('given', slots.given(name, part), 0)
  switch (kind) {
    case 'normal':
      return graph.apply('f64x2.mul', p('p0'), z)
    case 'lognormal':
      return graph.apply('f64x2.mul', p('p0'), graph.apply('exp', graph.apply('f64x2.mul', p('p1'), z)))
    case 'uniform':
      return graph.apply('f64x2.mul', p('p0'), graph.apply('phi', z))
    case 'triangular':
      return triangular(graph, [p('p0'), p('p1'), p('p2')], graph.apply('phi', z))
    case 'table':
      return graph.apply('table', z, p('p0'))
    case 'empirical':
      return graph.apply('empirical', graph.apply('phi', z), p('p0'), p('p1'))
    default:
      return z
  }
}

/** Inverse distribution function of a triangular distribution: below the mode low + √(u·w·l), above it high − √((1−u)·w·r). */
function triangular(graph: Graph, [low, mode, high]: readonly [number, number, number], u: number): number {
  const width = graph.apply('f64x2.sub', high, low)
  const left = graph.apply('f64x2.sub', mode, low)
  const right = graph.apply('f64x2.sub', high, mode)
  const root = (share: number, side: number): number =>
    graph.apply('f64x2.sqrt', graph.apply('f64x2.mul', share, graph.apply('f64x2.mul', width, side)))
  const below = graph.apply('f64x2.add', low, root(u, left))
  const above = graph.apply('f64x2.sub', high, root(graph.apply('f64x2.sub', graph.constant(1), u), right))
  return graph.apply(
    'v128.bitselect',
    below,
    above,
    graph.apply('f64x2.lt', graph.apply('f64x2.mul', u, width), left),
  )
}
