// Writes the body of one function, instruction by instruction.
import { Bytes } from './bytes.ts'
import { LANES, MEMORY, PLAIN, TYPES } from './opcodes.ts'
import type { ValueType } from './opcodes.ts'

const VOID = 0x40
/** Largest alignment hint that each access may carry (log2 of its size); 3 does for all that are used in hot loops. */
const ALIGN: Readonly<Record<keyof typeof MEMORY, number>> = {
  'i32.load': 2,
  'f64.load': 3,
  'i32.load8_u': 0,
  'i32.load16_u': 1,
  'i32.store': 2,
  'f64.store': 3,
  'i32.store8': 0,
  'i32.store16': 1,
  'v128.load': 3,
  'v128.load32_splat': 2,
  'v128.load64_splat': 3,
  'v128.store': 3,
}

/** A function's parameter or local variable. */
export interface Local {
  readonly index: number
  readonly type: ValueType
}

/** The body of a function. Instructions take their operands from the stack, as the specification says. */
export class Code {
  readonly #out = new Bytes()
  readonly #locals: ValueType[] = []
  /** Vectors that are done with, for others to use. */
  readonly #free: Local[] = []
  /** Vectors asked for in the scope that is being written. */
  #scoped: Local[] | null = null
  readonly params: readonly Local[]

  constructor(params: readonly ValueType[]) {
    this.params = params.map((type, index) => ({ index, type }))
  }

  /** A parameter by its place. */
  param(index: number): Local {
    const param = this.params[index]
    if (!param) throw new Error(`no parameter ${index}`)
    return param
  }

  /** A local of its own; a vector may hold what was left in it. */
  local(type: ValueType): Local {
    const left = type === 'v128' ? this.#free.pop() : undefined
    if (left) this.#scoped?.push(left)
    return left ?? this.#newLocal(type)
  }

  /** Lets others use a vector: the fewer a function has, the less it takes to compile, and there is a limit to them. */
  release(local: Local): void {
    this.#free.push(local)
  }

  /** Writes a part whose vectors are released after it. */
  scope(part: () => void): void {
    const [outer, own] = [this.#scoped, [] as Local[]]
    this.#scoped = own
    part()
    this.#scoped = outer
    this.#free.push(...own)
  }

  #newLocal(type: ValueType): Local {
    this.#locals.push(type)
    const local = { index: this.params.length + this.#locals.length - 1, type }
    if (type === 'v128') this.#scoped?.push(local)
    return local
  }

  /** Instructions without immediates, in order. */
  op(...names: (keyof typeof PLAIN)[]): void {
    for (const name of names) {
      this.#opcode(PLAIN[name])
      if (name === 'memory.copy') this.#out.all([0, 0])
      if (name === 'memory.fill') this.#out.byte(0)
    }
  }

  get(...locals: Local[]): void {
    for (const local of locals) this.#indexed(0x20, local.index)
  }

  set(local: Local): void {
    this.#indexed(0x21, local.index)
  }

  tee(local: Local): void {
    this.#indexed(0x22, local.index)
  }

  i32(value: number): void {
    this.#out.byte(0x41)
    this.#out.signed(value)
  }

  f64(value: number): void {
    this.#out.byte(0x44)
    this.#out.float(value)
  }

  /** A vector with the same double in both lanes. */
  both(value: number): void {
    this.#out.byte(0xfd)
    this.#out.unsigned(0x0c)
    this.#out.float(value)
    this.#out.float(value)
  }

  /** A vector of 64-bit integers, each given as [high, low] halves. */
  longs(high: number, low: number): void {
    this.words([low, high, low, high])
  }

  /** A vector of four 32-bit words. */
  words(words: readonly [number, number, number, number]): void {
    this.#out.byte(0xfd)
    this.#out.unsigned(0x0c)
    for (const word of words) for (let i = 0; i < 32; i += 8) this.#out.byte((word >>> i) & 0xff)
  }

  memory(name: keyof typeof MEMORY, offset = 0): void {
    this.#opcode(MEMORY[name])
    this.#out.unsigned(ALIGN[name])
    this.#out.unsigned(offset)
  }

  lane(name: keyof typeof LANES, lane: number): void {
    this.#opcode(LANES[name])
    this.#out.byte(lane)
  }

  /** Takes 32-bit words out of two vectors: 0–3 are the first one's, 4–7 the second one's. */
  shuffle(words: readonly [number, number, number, number]): void {
    this.#out.byte(0xfd)
    this.#out.unsigned(0x0d)
    for (const word of words) for (let i = 0; i < 4; i += 1) this.#out.byte(word * 4 + i)
  }

  call(index: number): void {
    this.#indexed(0x10, index)
  }

  /** `if` on the stack's top, with a result or none. */
  if(result: ValueType | null, then: () => void, otherwise?: () => void): void {
    this.#out.byte(0x04)
    this.#out.byte(result ? TYPES[result] : VOID)
    then()
    if (otherwise) {
      this.op('else')
      otherwise()
    }
    this.op('end')
  }

  /** Repeats the body as long as it leaves something other than 0 on the stack; runs it at least once. */
  repeat(body: () => void): void {
    this.#out.byte(0x03)
    this.#out.byte(VOID)
    body()
    this.#indexed(0x0d, 0)
    this.op('end')
  }

  /** Counts a local up from where it is by `by` until it reaches `end`; the body runs at least once. */
  upTo(counter: Local, by: number, end: Local, body: () => void): void {
    this.repeat(() => {
      body()
      this.get(counter)
      this.i32(by)
      this.op('i32.add')
      this.tee(counter)
      this.get(end)
      this.op('i32.lt_u')
    })
  }

  /** The whole body with its locals, as it stands in the code section. */
  done(): Uint8Array {
    const body = new Bytes()
    const runs: { type: ValueType; count: number }[] = []
    for (const type of this.#locals) {
      const last = runs.at(-1)
      if (last?.type === type) last.count += 1
      else runs.push({ type, count: 1 })
    }
    body.unsigned(runs.length)
    for (const { type, count } of runs) {
      body.unsigned(count)
      body.byte(TYPES[type])
    }
    body.all(this.#out.done())
    body.byte(0x0b)
    return body.done()
  }

  #opcode(opcode: readonly [number] | readonly [number, number]): void {
    this.#out.byte(opcode[0])
    if (opcode[1] !== undefined) this.#out.unsigned(opcode[1])
  }

  #indexed(opcode: number, index: number): void {
    this.#out.byte(opcode)
    this.#out.unsigned(index)
  }
}
