// Computations as a graph: equal ones are one node, and each node knows whether it differs between draws.

/** Where a value lies: per town and the same in all draws, per town and draw, per draw for all towns, once per town and draw. */
export type Space = 'given' | 'uniform' | 'lane' | 'regional' | 'once'

/** Operations on two lanes; comparisons give masks of bits. */
export type Operation =
  | 'constant'
  | 'load'
  | 'f64x2.add'
  | 'f64x2.sub'
  | 'f64x2.mul'
  | 'f64x2.div'
  | 'f64x2.neg'
  | 'f64x2.abs'
  | 'f64x2.floor'
  | 'f64x2.sqrt'
  | 'f64x2.pmin'
  | 'f64x2.pmax'
  | 'f64x2.eq'
  | 'f64x2.ne'
  | 'f64x2.lt'
  | 'f64x2.le'
  | 'f64x2.gt'
  | 'f64x2.ge'
  | 'v128.and'
  | 'v128.or'
  | 'v128.not'
  | 'v128.bitselect'
  | 'exp'
  | 'ln'
  | 'power'
  | 'phi'
  | 'probit'
  | 'table'
  | 'empirical'
  | 'round'

/** A node; operands are places in the graph. */
export interface Node {
  readonly operation: Operation
  readonly operands: readonly number[]
  readonly value: number
  readonly space: Space | null
  /** Place in its space, and how many steps back. */
  readonly slot: number
  readonly lag: number
  /** Differs between draws. */
  readonly varying: boolean
  /** May be infinite; what is not sanitised may be so after any +, −, ×, ÷. Infinite means missing. */
  readonly infinite: boolean
}

const NEVER_INFINITE: ReadonlySet<Operation> = new Set([
  'ln',
  'phi',
  'f64x2.eq',
  'f64x2.ne',
  'f64x2.lt',
  'f64x2.le',
  'f64x2.gt',
  'f64x2.ge',
])
const PASSES_INFINITE: ReadonlySet<Operation> = new Set([
  'f64x2.neg',
  'f64x2.abs',
  'f64x2.floor',
  'f64x2.sqrt',
  'f64x2.pmin',
  'f64x2.pmax',
  'v128.and',
  'v128.or',
  'v128.not',
  'v128.bitselect',
  'round',
])

/** Computations of one phase. */
export class Graph {
  readonly nodes: Node[] = []
  readonly #known = new Map<string, number>()

  constant(value: number): number {
    const key = Object.is(value, -0) ? 'c-0' : `c${value}`
    const infinite = !Number.isFinite(value) && !Number.isNaN(value)
    return this.#node(key, { operation: 'constant', operands: [], value, varying: false, infinite })
  }

  load(space: Space, slot: number, lag: number): number {
    const varying = space !== 'given' && space !== 'uniform'
    const rest = { operation: 'load', operands: [], space, slot, lag, varying } as const
    // What others stored may be infinite; what was given or drawn never is.
    return this.#node(`${space}${slot}_${lag}`, { ...rest, infinite: space !== 'given' && space !== 'once' })
  }

  /** A raw normal or another lane that is never infinite. */
  finiteLoad(space: Space, slot: number): number {
    const rest = { operation: 'load', operands: [], space, slot, lag: 0, varying: true } as const
    return this.#node(`${space}${slot}_0`, { ...rest, infinite: false })
  }

  apply(operation: Operation, ...operands: number[]): number {
    const folded = this.#fold(operation, operands)
    if (folded !== null) return this.constant(folded)
    const parts = operands.map((operand) => this.at(operand))
    const varying = parts.some((part) => part.varying)
    const infinite = NEVER_INFINITE.has(operation)
      ? false
      : !PASSES_INFINITE.has(operation) || parts.some((part) => part.infinite)
    return this.#node(`${operation}(${operands.join()})`, { operation, operands, varying, infinite })
  }

  at(node: number): Node {
    const found = this.nodes[node]
    if (!found) throw new Error(`no node ${node}`)
    return found
  }

  /** The value of a constant, null for everything else. */
  valueOf(node: number): number | null {
    const { operation, value } = this.at(node)
    return operation === 'constant' ? value : null
  }

  /** The value with infinities made missing: x + (x − x). */
  finite(x: number): number {
    if (!this.at(x).infinite) return x
    const key = `finite(${x})`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const sum = this.#node(`finite-sum(${x})`, {
      operation: 'f64x2.add',
      operands: [x, this.apply('f64x2.sub', x, x)],
      varying: this.at(x).varying,
      infinite: false,
    })
    this.#known.set(key, sum)
    return sum
  }

  /** 0, or missing where x is missing or infinite; null for a number that is there. */
  poison(x: number): number | null {
    const value = this.valueOf(x)
    return value !== null && Number.isFinite(value) ? null : this.apply('f64x2.sub', x, x)
  }

  /** x, missing where one of the others is. */
  poisoned(x: number, by: readonly number[]): number {
    let poison: number | null = null
    for (const other of new Set(by)) {
      const one = this.poison(other)
      if (one !== null) poison = poison === null ? one : this.apply('f64x2.add', poison, one)
    }
    if (poison === null) return x
    const infinite = this.at(x).infinite
    const varying = this.at(x).varying || this.at(poison).varying
    return this.#node(`poisoned(${x},${poison})`, {
      operation: 'f64x2.add',
      operands: [x, poison],
      varying,
      infinite,
    })
  }

  #fold(operation: Operation, operands: readonly number[]): number | null {
    const [a, b] = operands.map((operand) => this.valueOf(operand))
    if (a === null || a === undefined) return null
    if (operation === 'f64x2.neg') return -a
    if (b === null || b === undefined) return null
    if (operation === 'f64x2.add') return a + b
    if (operation === 'f64x2.sub') return a - b
    if (operation === 'f64x2.mul') return a * b
    return operation === 'f64x2.div' ? a / b : null
  }

  #node(
    key: string,
    node: Pick<Node, 'operation' | 'operands' | 'varying' | 'infinite'> & Partial<Node>,
  ): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const place = this.nodes.push({ value: 0, space: null, slot: 0, lag: 0, ...node }) - 1
    this.#known.set(key, place)
    return place
  }
}
