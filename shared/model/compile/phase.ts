// Builds the computations of one phase: the town function with its accumulations, and the regional function.
import type { Declaration, Expression, VariableDeclaration } from '../program.ts'
import { drawnValue } from './drawn.ts'
import { Graph } from './graph.ts'
import { Lowering } from './lower.ts'
import { expressionOf } from './needs.ts'
import type { Needs } from './needs.ts'
import type { CompileRequest } from './shape.ts'
import type { Slots } from './slots.ts'

/** A value that a function leaves in memory. */
export interface Store {
  readonly node: number
  readonly space: 'uniform' | 'lane' | 'regional' | 'out'
  /** The variable or accumulator; its slot is asked for when the function is written. */
  readonly name: string
  /** Always stored; otherwise only if somebody reads it later. */
  readonly always: boolean
}

/** Computations of one function. */
export interface Function {
  readonly graph: Graph
  readonly stores: Store[]
  /** Nodes that keep a variable's value: they end the nesting of expressions. */
  readonly roots: Set<number>
}

/** An accumulator with what it starts from. */
export interface Accumulator {
  readonly name: string
  readonly start: number
}

/** What building a phase needs to know. */
export interface PhaseContext {
  readonly request: CompileRequest
  readonly needs: Needs
  readonly slots: Slots
  readonly base: boolean
  readonly phases: ReadonlyMap<string, number>
}

function refuse(): never {
  throw new Error('an aggregation inside a town formula')
}

/** One phase of the base year or of later steps. */
export class PhaseBuilder {
  readonly town: Function = { graph: new Graph(), stores: [], roots: new Set() }
  readonly over: Function = { graph: new Graph(), stores: [], roots: new Set() }
  readonly accumulators: Accumulator[] = []
  readonly #context: PhaseContext
  readonly #number: number
  readonly #here = new Map<string, number>()
  readonly #regional = new Map<string, number>()
  readonly #townLowering: Lowering
  readonly #overLowering: Lowering

  constructor(context: PhaseContext, number: number) {
    this.#context = context
    this.#number = number
    this.#townLowering = new Lowering(this.town.graph, {
      reference: (name, lag) => this.#townReference(name, lag),
      time: (what) => this.town.graph.load('given', context.slots.given('', what), 0),
      aggregate: refuse,
    })
    this.#overLowering = new Lowering(this.over.graph, {
      reference: (name, lag) => this.#overReference(name, lag),
      time: (what) => this.over.graph.load('given', context.slots.given('', what), 0),
      aggregate: (expression) => this.#aggregate(expression),
    })
  }

  /** An assumption that is drawn; all of them belong to the first phase. */
  draw(name: string): void {
    const { request, slots, base } = this.#context
    const shape = request.draws.get(name)
    if (!shape) return
    const { graph } = this.town
    const { value, hidden } = drawnValue({ graph, slots, name, shape, base })
    if (hidden) this.town.stores.push({ node: hidden.node, space: 'lane', name: hidden.name, always: true })
    this.#keep(name, value)
  }

  /** A name that is given and yet wanted as an output. */
  given(name: string): void {
    this.#put(this.town, name, this.#townReference(name, 0))
  }

  variable(variable: VariableDeclaration): void {
    const expression = expressionOf(variable, this.#context.base)
    if (variable.kind === 'variable') {
      this.#keep(variable.name, this.#townLowering.lower(expression))
      return
    }
    const node = this.#overLowering.lower(expression)
    this.over.roots.add(node)
    this.#regional.set(variable.name, node)
    this.over.stores.push({ node, space: 'regional', name: variable.name, always: true })
    this.#put(this.over, variable.name, node)
  }

  #keep(name: string, node: number): void {
    const { varying, lagged } = this.#context.needs
    this.town.roots.add(node)
    this.#here.set(name, node)
    this.town.stores.push({
      node,
      space: varying.has(name) ? 'lane' : 'uniform',
      name,
      always: lagged.has(name),
    })
    this.#put(this.town, name, node)
  }

  #put(fn: Function, name: string, node: number): void {
    const { outputs } = this.#context.request
    if (outputs.includes(name)) fn.stores.push({ node, space: 'out', name, always: true })
  }

  #townReference(name: string, lag: number): number {
    const { slots, base, needs, phases } = this.#context
    const { graph } = this.town
    if (lag > 0 && base) return graph.constant(NaN)
    const declaration = this.#declaration(name)
    if (declaration.kind === 'regional') return graph.load('regional', slots.regional(name), lag)
    if (this.#isGiven(declaration)) return graph.load('given', slots.given(name, 'value'), lag)
    if (lag === 0 && (phases.get(name) ?? 0) === this.#number) {
      const node = this.#here.get(name)
      if (node === undefined) throw new Error(`${name} is not there yet`)
      return node
    }
    return needs.varying.has(name)
      ? graph.load('lane', slots.lane(name), lag)
      : graph.load('uniform', slots.uniform(name), lag)
  }

  #overReference(name: string, lag: number): number {
    const { slots, base, phases } = this.#context
    const { graph } = this.over
    if (lag > 0 && base) return graph.constant(NaN)
    const declaration = this.#declaration(name)
    if (declaration.kind !== 'regional') throw new Error(`${name} of one town in a regional formula`)
    const here = lag === 0 && phases.get(name) === this.#number ? this.#regional.get(name) : undefined
    return here ?? graph.load('regional', slots.regional(name), lag)
  }

  #declaration(name: string): Declaration {
    const declaration = this.#context.request.program.declarations.get(name)
    if (!declaration) throw new Error(`no declaration of ${name}`)
    return declaration
  }

  #isGiven({ kind, name }: Declaration): boolean {
    return kind !== 'variable' && kind !== 'regional' && !this.#context.request.draws.has(name)
  }

  /** Adds the accumulation to the town function and reads its result in the regional one. */
  #aggregate({ how, of, weight }: Expression & { kind: 'aggregate' }): number {
    const { slots } = this.#context
    const [town, over] = [this.town.graph, this.over.graph]
    const value = this.#townLowering.lower(of)
    if (how === 'min' || how === 'max') {
      const extreme = how === 'min' ? 'f64x2.pmin' : 'f64x2.pmax'
      const one = town.finite(value)
      return this.#accumulate(how === 'min' ? Infinity : -Infinity, (before) =>
        town.poisoned(town.apply(extreme, before, one), [one]),
      )
    }
    const by = weight ? this.#townLowering.lower(weight) : null
    const part = by === null ? value : town.apply('f64x2.mul', value, by)
    const sum = this.#accumulate(0, (before) => town.apply('f64x2.add', before, part))
    if (how === 'sum') return sum
    if (by === null) return over.apply('f64x2.div', sum, over.load('given', slots.given('', 'regions'), 0))
    const weights = this.#accumulate(0, (before) => town.apply('f64x2.add', before, by))
    return this.#overLowering.divide(sum, weights)
  }

  #accumulate(start: number, step: (before: number) => number): number {
    const { slots, base } = this.#context
    const name = `${base ? 'first' : 'later'} ${this.#number} ${this.accumulators.length}`
    this.accumulators.push({ name, start })
    const slot = slots.regional(name)
    const node = step(this.town.graph.load('regional', slot, 0))
    this.town.stores.push({ node, space: 'regional', name, always: true })
    return this.over.graph.load('regional', slot, 0)
  }
}
