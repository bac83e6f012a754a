// From a checked expression to computations on two lanes; what each means stands in ../interpret.ts. Infinities are let
// through where they stay visible to the end, and made missing where they would not: in divisors, comparisons, choices and
// arguments of functions.
import type { Expression, Operator } from '../program.ts'
import type { Graph, Operation } from './graph.ts'

/** Where an expression finds what it refers to. */
export interface Surroundings {
  readonly reference: (name: string, lag: number) => number
  readonly time: (what: (Expression & { kind: 'time' })['what']) => number
  readonly aggregate: (expression: Expression & { kind: 'aggregate' }) => number
}

/** A truth: its bits, and the numbers whose absence makes it missing. */
interface Condition {
  readonly mask: number
  readonly needs: readonly number[]
}

const COMPARISONS: ReadonlyMap<Operator, Operation> = new Map([
  ['=', 'f64x2.eq'],
  ['<>', 'f64x2.ne'],
  ['<', 'f64x2.lt'],
  ['<=', 'f64x2.le'],
  ['>', 'f64x2.gt'],
  ['>=', 'f64x2.ge'],
])
const ARITHMETIC: ReadonlyMap<Operator, Operation> = new Map([
  ['+', 'f64x2.add'],
  ['-', 'f64x2.sub'],
  ['*', 'f64x2.mul'],
])
/** Whole powers up to this are products. */
const MOST_PRODUCTS = 64

/** Lowers expressions into one graph. */
export class Lowering {
  readonly #graph: Graph
  readonly #around: Surroundings

  constructor(graph: Graph, around: Surroundings) {
    this.#graph = graph
    this.#around = around
  }

  lower(expression: Expression): number {
    const graph = this.#graph
    switch (expression.kind) {
      case 'number':
        return graph.constant(expression.value)
      case 'reference':
        return this.#around.reference(expression.name, expression.lag)
      case 'time':
        return this.#around.time(expression.what)
      case 'aggregate':
        return this.#around.aggregate(expression)
      case 'negate':
        return graph.apply('f64x2.neg', this.lower(expression.of))
      case 'not':
        return this.#truth(this.#condition(expression))
      case 'convert': {
        const product = graph.apply(
          'f64x2.mul',
          this.lower(expression.of),
          graph.constant(expression.multiply),
        )
        return graph.apply('f64x2.div', product, graph.constant(expression.divide))
      }
      case 'binary':
        return this.#binary(expression)
      case 'call':
        return this.#call(expression)
    }
  }

  /** a ÷ b; an infinite divisor would make 0 of it. */
  divide(a: number, b: number): number {
    return this.#graph.apply('f64x2.div', a, this.#graph.finite(b))
  }

  /** The lesser or the greater; missing if one of the two is. */
  extreme(operation: 'f64x2.pmin' | 'f64x2.pmax', a: number, b: number): number {
    const graph = this.#graph
    const [first, second] = graph.valueOf(a) !== null && graph.valueOf(b) === null ? [b, a] : [a, b]
    return graph.poisoned(graph.apply(operation, graph.finite(first), graph.finite(second)), [second])
  }

  #binary(expression: Expression & { kind: 'binary' }): number {
    const { operator } = expression
    const operation = ARITHMETIC.get(operator)
    if (operation)
      return this.#graph.apply(operation, this.lower(expression.left), this.lower(expression.right))
    if (operator === '/') return this.divide(this.lower(expression.left), this.lower(expression.right))
    if (operator === '^') return this.#power(this.lower(expression.left), this.lower(expression.right))
    return this.#truth(this.#condition(expression))
  }

  #truth({ mask, needs }: Condition): number {
    const graph = this.#graph
    return graph.poisoned(graph.apply('v128.and', mask, graph.constant(1)), needs)
  }

  #condition(expression: Expression): Condition {
    const graph = this.#graph
    if (expression.kind === 'not') {
      const { mask, needs } = this.#condition(expression.of)
      return { mask: graph.apply('v128.not', mask), needs }
    }
    if (expression.kind === 'binary') {
      const { operator } = expression
      if (operator === 'and' || operator === 'or') {
        const [left, right] = [this.#condition(expression.left), this.#condition(expression.right)]
        const mask = graph.apply(operator === 'and' ? 'v128.and' : 'v128.or', left.mask, right.mask)
        return { mask, needs: [...left.needs, ...right.needs] }
      }
      const comparison = COMPARISONS.get(operator)
      if (comparison) {
        const [left, right] = [this.lower(expression.left), this.lower(expression.right)]
        return { mask: graph.apply(comparison, left, right), needs: [left, right] }
      }
    }
    const value = this.lower(expression)
    return { mask: graph.apply('f64x2.ne', value, graph.constant(0)), needs: [value] }
  }

  #power(a: number, b: number): number {
    const graph = this.#graph
    const exponent = graph.valueOf(b)
    const base = graph.finite(a)
    if (exponent === 0.5) return graph.apply('f64x2.sqrt', base)
    if (exponent === null || !Number.isInteger(exponent) || Math.abs(exponent) > MOST_PRODUCTS)
      return graph.apply('power', base, graph.finite(b))
    let product: number | null = null
    let square = base
    for (let rest = Math.abs(exponent); rest > 0; rest >>= 1) {
      if (rest % 2 === 1) product = product === null ? square : graph.apply('f64x2.mul', product, square)
      if (rest > 1) square = graph.apply('f64x2.mul', square, square)
    }
    if (product === null) return graph.poisoned(graph.constant(1), [base])
    // Not through `divide`: an overflowing power has a reciprocal of 0.
    return exponent > 0 ? product : graph.apply('f64x2.div', graph.constant(1), product)
  }

  #call({ name, args }: Expression & { kind: 'call' }): number {
    const graph = this.#graph
    const [first, second, third] = args
    const arg = (expression: Expression | undefined): number =>
      expression ? this.lower(expression) : graph.constant(0)
    switch (name) {
      case 'IF': {
        const { mask, needs } = first ? this.#condition(first) : { mask: 0, needs: [] }
        return graph.poisoned(graph.apply('v128.bitselect', arg(second), arg(third), mask), needs)
      }
      case 'IFERROR': {
        const value = arg(first)
        const zero = graph.apply('f64x2.sub', value, value)
        const there = graph.apply('f64x2.eq', zero, zero)
        return graph.apply('v128.bitselect', value, arg(second), there)
      }
      case 'MIN':
      case 'MAX': {
        const values = args.map((one) => this.lower(one))
        const operation = name === 'MIN' ? 'f64x2.pmin' : 'f64x2.pmax'
        return values.reduce((a, b) => this.extreme(operation, a, b))
      }
      case 'CLAMP':
        return this.extreme('f64x2.pmin', this.extreme('f64x2.pmax', arg(first), arg(second)), arg(third))
      case 'ABS':
        return graph.apply('f64x2.abs', arg(first))
      case 'INT':
        return graph.apply('f64x2.floor', arg(first))
      case 'SQRT':
        return graph.apply('f64x2.sqrt', arg(first))
      case 'EXP':
        return graph.apply('exp', graph.finite(arg(first)))
      case 'LN':
        return graph.apply('ln', arg(first))
      case 'ROUND':
        return graph.apply('round', graph.finite(arg(first)), graph.finite(arg(second)))
      case 'MOD': {
        const [a, b] = [arg(first), graph.finite(arg(second))]
        const whole = graph.apply('f64x2.floor', graph.apply('f64x2.div', a, b))
        return graph.apply('f64x2.sub', a, graph.apply('f64x2.mul', b, whole))
      }
      case 'LOGIT': {
        const p = arg(first)
        return graph.apply('ln', this.divide(p, graph.apply('f64x2.sub', graph.constant(1), p)))
      }
      case 'SIGMOID': {
        const power = graph.apply('exp', graph.apply('f64x2.neg', graph.finite(arg(first))))
        const under = graph.apply('f64x2.add', graph.constant(1), power)
        // Not through `divide`: 1/(1 + e^1000) is 0.
        return graph.apply('f64x2.div', graph.constant(1), under)
      }
      case 'INTERPOLATE':
        return this.#interpolate(args.map((one) => this.lower(one)))
    }
  }

  /** From the last segment to the first, so that the first one that x does not exceed decides. */
  #interpolate(values: readonly number[]): number {
    const graph = this.#graph
    const at = (place: number): number => values[place] ?? graph.constant(NaN)
    const last = values.length - 2
    const x = at(0)
    let result = at(last + 1)
    for (let i = last; i >= 3; i -= 2) {
      const rise = graph.apply('f64x2.sub', at(i + 1), at(i - 1))
      const along = graph.apply('f64x2.mul', rise, graph.apply('f64x2.sub', x, at(i - 2)))
      const part = this.divide(along, graph.apply('f64x2.sub', at(i), at(i - 2)))
      const inside = graph.apply('f64x2.le', x, at(i))
      result = graph.apply('v128.bitselect', graph.apply('f64x2.add', at(i - 1), part), result, inside)
    }
    const before = graph.apply('f64x2.le', x, at(1))
    return graph.poisoned(graph.apply('v128.bitselect', at(2), result, before), values)
  }
}
