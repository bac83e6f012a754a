// Writes the function of a phase: first what is the same in all draws, then a loop over the draws, two in a vector.
import type { ModuleBuilder } from './binary.ts'
import type { Code, Local } from './code.ts'
import type { Constants } from './constants.ts'
import { inlineExp, inlineLn } from './elementary.ts'
import { inlinePower } from './power.ts'
import type { Elementary } from './power.ts'
import type { Node } from './graph.ts'
import type { Function, Store } from './phase.ts'
import { frameSlot } from './shape.ts'
import type { FrameSpace } from './shape.ts'
import type { Slots } from './slots.ts'

/** Functions that computations may call. */
interface Library extends Elementary {
  readonly phi: number
  readonly probit: number
  readonly table: number
  readonly empirical: number
  readonly round: number
}

/** What writing a function needs to know of its module. */
export interface EmitContext {
  readonly module: ModuleBuilder
  readonly constants: Constants
  readonly library: Library
  readonly slots: Slots
  readonly depth: number
  readonly lanes: number
}

type Wanted = Store & { readonly slot: number }

const STRIDE: Readonly<Record<'given' | 'uniform', number>> = { given: 8, uniform: 16 }

/**
 * Up to so many nodes, a turn of the loop computes two pairs of draws: they do not wait for each other, so that the
 * processor has something to do while one pair waits for its long chain of results.
 */
const MOST_DOUBLED = 3000

/** Up to so many exp, ln and powers are written out in a function; more would make it long to compile. */
const MOST_INLINE = 256

const ELEMENTARY: ReadonlySet<string> = new Set(['exp', 'ln', 'power'])

class Emitter {
  readonly #context: EmitContext
  readonly #function: Function
  readonly #code: Code
  readonly #pointers = new Map<string, { local: Local; moves: boolean }>()
  readonly #uses: Uint32Array
  /** Uses that are still to be written, by pair of draws, then by node. */
  #left: readonly Uint32Array[] = []
  /** By pair of draws, then by node. */
  readonly #locals: readonly Map<number, Local>[] = [new Map(), new Map()]
  /** Uniform nodes that the loop reads: the place where the prelude puts them. */
  readonly #temporaries = new Map<number, number>()
  #looping = false
  /** exp, ln and powers are called, because there are many. */
  #calls = false
  /** Which of the pairs of draws of one turn of the loop is being written. */
  #pair: 0 | 1 = 0

  constructor(context: EmitContext, fn: Function, code: Code) {
    this.#context = context
    this.#function = fn
    this.#code = code
    this.#uses = new Uint32Array(fn.graph.nodes.length)
  }

  write(stores: readonly Wanted[]): void {
    const { nodes } = this.#function.graph
    const before = stores.filter(({ space }) => space === 'uniform')
    const inLoop = stores.filter(({ space }) => space !== 'uniform')
    this.#count(stores)
    this.#left = [this.#uses.slice(), this.#uses.slice()]
    const used = nodes.flatMap((node, id) => ((this.#uses[id] ?? 0) > 0 ? [{ node, id }] : []))
    this.#calls = used.filter(({ node }) => ELEMENTARY.has(node.operation)).length > MOST_INLINE
    for (const { node } of used) if (node.space) this.#pointer(node.space, node.lag)
    for (const { space } of stores) this.#pointer(space, 0)
    const carried = this.#carried(used, inLoop)
    if (carried.length > 0) this.#pointer('uniform', 0)
    for (const { node, id } of used) if (!node.varying) this.#define(id, node)
    for (const store of before) this.#store(store)
    for (const id of carried) this.#carry(id)
    if (inLoop.length > 0) this.#loop(used, inLoop)
  }

  #count(stores: readonly Wanted[]): void {
    const { nodes } = this.#function.graph
    for (const { node } of stores) this.#uses[node] = (this.#uses[node] ?? 0) + 1
    // Operands come before what uses them.
    for (let id = nodes.length - 1; id >= 0; id -= 1) {
      if (this.#uses[id] === 0) continue
      for (const operand of nodes[id]?.operands ?? []) this.#uses[operand] = (this.#uses[operand] ?? 0) + 1
    }
  }

  #carried(used: readonly { node: Node; id: number }[], inLoop: readonly Wanted[]): number[] {
    const { graph } = this.#function
    const wanted = new Set<number>()
    const want = (id: number): void => {
      const { varying, operation } = graph.at(id)
      if (!varying && operation !== 'constant' && operation !== 'load') wanted.add(id)
    }
    for (const { node } of inLoop) want(node)
    for (const { node } of used) if (node.varying) for (const operand of node.operands) want(operand)
    return [...wanted]
  }

  #loop(used: readonly { node: Node; id: number }[], stores: readonly Wanted[]): void {
    const code = this.#code
    const [at, end] = [code.local('i32'), code.param(1)]
    const pairs = used.length > MOST_DOUBLED ? ([0] as const) : ([0, 1] as const)
    const bytes = pairs.length * 16
    this.#looping = true
    for (const local of this.#locals[0]?.values() ?? []) code.release(local)
    this.#locals[0]?.clear()
    code.upTo(at, bytes, end, () => {
      for (const { node, id } of used)
        if (node.varying)
          for (const pair of pairs) {
            this.#pair = pair
            this.#define(id, node)
          }
      for (const pair of pairs) {
        this.#pair = pair
        for (const store of stores) this.#store(store)
      }
      for (const { local, moves } of this.#pointers.values()) {
        if (!moves) continue
        code.get(local)
        code.i32(bytes)
        code.op('i32.add')
        code.set(local)
      }
    })
  }

  /** Gives a node that is used more than once, or that ends the nesting, a local of its own. */
  #define(id: number, node: Node): void {
    if (node.operation === 'constant' || node.operation === 'load') return
    if ((this.#uses[id] ?? 0) < 2 && !this.#function.roots.has(id)) return
    this.#compute(node)
    const local = this.#code.local('v128')
    this.#code.set(local)
    this.#locals[this.#pair]?.set(id, local)
  }

  #carry(id: number): void {
    const place = this.#context.slots.uniforms.list.length + this.#temporaries.size
    this.#code.get(this.#pointer('uniform', 0))
    this.#push(id)
    this.#code.memory('v128.store', place * 16)
    this.#temporaries.set(id, place)
    this.#context.slots.temporaries = Math.max(this.#context.slots.temporaries, this.#temporaries.size)
  }

  #store({ node, space, slot }: Wanted): void {
    this.#code.get(this.#pointer(space, 0))
    this.#push(node)
    this.#code.memory('v128.store', slot * this.#stride(space) + this.#offset(space))
  }

  #stride(space: FrameSpace): number {
    return space === 'given' || space === 'uniform' ? STRIDE[space] : this.#context.lanes * 8
  }

  /** Where the pair that is being written lies in a row of draws. */
  #offset(space: FrameSpace): number {
    return space === 'given' || space === 'uniform' ? 0 : 16 * this.#pair
  }

  /** A local with the address of a page; asked for before the loop first. */
  #pointer(space: FrameSpace, lag: number): Local {
    const key = `${space} ${lag}`
    const known = this.#pointers.get(key)
    if (known) return known.local
    const code = this.#code
    const local = code.local('i32')
    code.get(code.param(0))
    code.memory('i32.load', 4 * frameSlot(space, lag, this.#context.depth))
    code.set(local)
    this.#pointers.set(key, { local, moves: space !== 'given' && space !== 'uniform' })
    return local
  }

  /** Leaves the value of a node on the stack. */
  #push(id: number): void {
    const node = this.#function.graph.at(id)
    const last = this.#useUp(id)
    const local = this.#locals[this.#pair]?.get(id)
    if (local) {
      this.#code.get(local)
      if (last) this.#release(id, local)
      return
    }
    const temporary = this.#looping && !node.varying ? this.#temporaries.get(id) : undefined
    if (temporary !== undefined) {
      this.#code.get(this.#pointer('uniform', 0))
      this.#code.memory('v128.load', temporary * 16)
      return
    }
    this.#compute(node)
    if (node.operation !== 'load' || !node.varying || (this.#uses[id] ?? 0) < 2) return
    if (last) return
    const kept = this.#code.local('v128')
    this.#code.tee(kept)
    this.#locals[this.#pair]?.set(id, kept)
  }

  /** Counts a use; whether it is the last one. */
  #useUp(id: number): boolean {
    const left = this.#left[this.#pair]
    if (!left) return false
    left[id] = (left[id] ?? 0) - 1
    return left[id] === 0
  }

  #release(id: number, local: Local): void {
    this.#code.release(local)
    this.#locals[this.#pair]?.delete(id)
  }

  #compute({ operation, operands, value, space, slot, lag }: Node): void {
    const { constants, library } = this.#context
    const code = this.#code
    if (operation === 'constant') return constants.double(code, value)
    if (operation === 'load') {
      if (!space) throw new Error('a load from nowhere')
      code.get(this.#pointer(space, lag))
      code.memory(
        space === 'given' ? 'v128.load64_splat' : 'v128.load',
        slot * this.#stride(space) + this.#offset(space),
      )
      return
    }
    for (const operand of operands) this.#push(operand)
    switch (operation) {
      case 'exp':
      case 'ln':
      case 'power':
        return this.#elementary(operation)
      case 'phi':
      case 'probit':
      case 'table':
      case 'empirical':
      case 'round':
        return code.call(library[operation])
      default:
        return code.op(operation)
    }
  }

  /** Inside the loop without a call unless there are many, elsewhere by the function. */
  #elementary(operation: 'exp' | 'ln' | 'power'): void {
    const { constants, library } = this.#context
    const code = this.#code
    if (!this.#looping || this.#calls) return code.call(library[operation])
    code.scope(() => {
      const x = code.local('v128')
      code.set(x)
      if (operation === 'exp') return inlineExp(code, constants, library, x)
      if (operation === 'ln') return inlineLn(code, constants, library, x)
      const base = code.local('v128')
      code.set(base)
      inlinePower(code, constants, library, base, x)
    })
  }
}

/** Writes a function (frame, bytes of one row of draws) and exports it; null if it would do nothing. */
export function emitFunction(
  context: EmitContext,
  exported: string,
  fn: Function,
  stores: readonly Wanted[],
): string | null {
  if (stores.length === 0) return null
  const { code } = context.module.function(exported, ['i32', 'i32'])
  new Emitter(context, fn, code).write(stores)
  return exported
}
