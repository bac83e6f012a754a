// The engine's random numbers: blocks of raw standard normals, Philox and AS 241 on vectors. Compiled once per process.
import { ModuleBuilder } from '../model/compile/binary.ts'
import type { Code, Local } from '../model/compile/code.ts'
import { Constants } from '../model/compile/constants.ts'
import { lnCore } from '../model/compile/elementary.ts'
import { AS241, CENTRAL, CENTRAL_SQUARE, quotient } from '../model/compile/probit.ts'
import { writeWords } from './draws-words.ts'

/** Where the constants of this module stand. */
export const DRAW_CONSTANTS = 4096

/**
 * `normals(counter, step, driver, town, seed, to, blocks, groupBytes, wordBytes, scratch)`: for counters counter …
 * counter + blocks − 1 (blocks a multiple of 4) the four normals each; word w of counters 4g … 4g+3 goes to
 * to + g·groupBytes + w·wordBytes. `scratch` needs 32 bytes per block.
 */
export interface DrawsExports {
  readonly normals: (
    counter: number,
    step: number,
    driver: number,
    town: number,
    seed: number,
    to: number,
    blocks: number,
    groupBytes: number,
    wordBytes: number,
    scratch: number,
  ) => void
}

/** The module and its constants. */
export function drawsModule(): { module: Uint8Array<ArrayBuffer>; constants: Uint32Array } {
  const module = new ModuleBuilder()
  const constants = new Constants(DRAW_CONSTANTS)
  const words = module.function(
    null,
    Array.from({ length: 9 }, () => 'i32' as const),
  )
  writeWords(words.code)
  const central = module.function(null, ['i32', 'i32', 'i32', 'i32'], ['i32'])
  writeCentral(central.code, constants)
  const tails = module.function(null, ['i32', 'i32', 'i32', 'i32'])
  writeTails(tails.code, constants)
  const { code } = module.function(
    'normals',
    Array.from({ length: 10 }, () => 'i32' as const),
  )
  const [to, blocks, group, word, scratch] = [5, 6, 7, 8, 9].map((place) => code.param(place)) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ]
  const half = (local: Local): void => {
    code.get(local)
    code.i32(1)
    code.op('i32.shr_u')
  }
  const list = code.local('i32')
  code.get(scratch, blocks)
  code.i32(4)
  code.op('i32.shl', 'i32.add')
  code.set(list)
  code.get(code.param(0), code.param(1), code.param(2), code.param(3), code.param(4), scratch, blocks)
  half(group)
  half(word)
  code.call(words.index)
  // tails(words, normals, list, count)
  code.get(scratch, to, list, scratch, to, list, blocks)
  code.call(central.index)
  code.call(tails.index)
  return { module: module.done(), constants: constants.words() }
}

/** Pushes q = p − ½ of the lower two words of what is on the stack: exact, (word − 2^31 + ½)/2^32. */
function pushQ(code: Code, constants: Constants): void {
  constants.long(code, 0x8000_0000, 0x8000_0000)
  code.op('v128.xor', 'f64x2.convert_low_i32x4_s')
  constants.double(code, 0.5)
  code.op('f64x2.add')
  constants.double(code, 2 ** -32)
  code.op('f64x2.mul')
}

/** (words, normals, list, blocks) -> number of words outside the central part, whose places stand in the list. */
function writeCentral(code: Code, constants: Constants): void {
  const [words, normals, list, blocks] = [0, 1, 2, 3].map((place) => code.param(place)) as [
    Local,
    Local,
    Local,
    Local,
  ]
  const [at, end, count, bits] = [code.local('i32'), code.local('i32'), code.local('i32'), code.local('i32')]
  const [four, q, r] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(blocks)
  code.i32(2)
  code.op('i32.shl')
  code.set(end)
  const note = (bit: number, offset: number): void => {
    code.get(count, at)
    code.i32(offset)
    code.op('i32.add')
    code.memory('i32.store')
    code.get(count, bits)
    code.i32(1 << bit)
    code.op('i32.and')
    code.i32(2 - bit)
    code.op('i32.shl', 'i32.add')
    code.set(count)
  }
  code.get(list)
  code.set(count)
  code.upTo(at, 4, end, () => {
    code.get(words)
    code.memory('v128.load')
    code.set(four)
    for (const pair of [0, 1] as const) {
      code.get(four)
      if (pair === 1) {
        code.get(four)
        code.shuffle([2, 3, 2, 3])
      }
      pushQ(code, constants)
      code.set(q)
      constants.double(code, CENTRAL_SQUARE)
      code.get(q, q)
      code.op('f64x2.mul', 'f64x2.sub')
      code.set(r)
      code.get(normals, q)
      quotient(code, constants, AS241.central, r)
      code.op('f64x2.mul')
      code.memory('v128.store', 16 * pair)
      code.get(q)
      code.op('f64x2.abs')
      constants.double(code, CENTRAL)
      code.op('f64x2.gt', 'i64x2.bitmask')
      code.set(bits)
      note(0, 2 * pair)
      note(1, 2 * pair + 1)
    }
    code.get(words)
    code.i32(16)
    code.op('i32.add')
    code.set(words)
    code.get(normals)
    code.i32(32)
    code.op('i32.add')
    code.set(normals)
  })
  code.get(count, list)
  code.op('i32.sub')
  code.i32(2)
  code.op('i32.shr_u')
}

/** (words, normals, list, count): the normals of the words in the list, two at a time; √(−ln p) stays below 5. */
function writeTails(code: Code, constants: Constants): void {
  const [words, normals, list, count] = [0, 1, 2, 3].map((place) => code.param(place)) as [
    Local,
    Local,
    Local,
    Local,
  ]
  const [at, first, second] = [code.local('i32'), code.local('i32'), code.local('i32')]
  const [q, p, r] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(count)
  code.op('i32.eqz')
  code.if(null, () => code.op('return'))
  // The last one twice, so that they are even.
  const end = (offset: number): void => {
    code.get(list, count)
    code.i32(2)
    code.op('i32.shl', 'i32.add')
    if (offset !== 0) {
      code.i32(offset)
      code.op('i32.add')
    }
  }
  end(0)
  end(-4)
  code.memory('i32.load')
  code.memory('i32.store')
  const place = (from: number, size: number): void => {
    code.get(list)
    code.memory('i32.load', from)
    code.i32(size)
    code.op('i32.shl')
  }
  code.upTo(at, 2, count, () => {
    code.get(words)
    place(0, 2)
    code.op('i32.add')
    code.memory('v128.load32_splat')
    code.get(words)
    place(4, 2)
    code.op('i32.add')
    code.memory('v128.load32_splat')
    code.shuffle([0, 4, 0, 4])
    pushQ(code, constants)
    code.set(q)
    constants.double(code, 0.5)
    code.get(q)
    code.op('f64x2.abs', 'f64x2.sub')
    code.set(p)
    lnCore(code, constants, p)
    code.op('f64x2.neg', 'f64x2.sqrt')
    constants.double(code, 1.6)
    code.op('f64x2.sub')
    code.set(r)
    quotient(code, constants, AS241.tail, r)
    code.get(q)
    constants.long(code, 0x8000_0000, 0)
    code.op('v128.and', 'v128.xor')
    code.set(p)
    code.get(normals)
    place(0, 3)
    code.op('i32.add')
    code.set(first)
    code.get(normals)
    place(4, 3)
    code.op('i32.add')
    code.set(second)
    code.get(first, p)
    code.lane('f64x2.extract_lane', 0)
    code.memory('f64.store')
    code.get(second, p)
    code.lane('f64x2.extract_lane', 1)
    code.memory('f64.store')
    code.get(list)
    code.i32(8)
    code.op('i32.add')
    code.set(list)
  })
}
