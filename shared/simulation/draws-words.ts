// Philox on vectors: four counters in the lanes of each, and two such groups at a time, because one alone would wait for
// its own multiplications.
import type { Code, Local } from '../model/compile/code.ts'
import { KEY_WORD, PHILOX } from './philox.ts'

interface Group {
  readonly lanes: readonly [Local, Local, Local, Local]
  readonly low: readonly [Local, Local]
  readonly high: readonly [Local, Local]
  readonly product: readonly [Local, Local]
}

interface Keys {
  readonly multipliers: readonly Local[]
  readonly first: readonly Local[]
  readonly second: readonly Local[]
}

/** Places of the parameters (counter, step, driver, town, seed, to, blocks, group bytes, word bytes). */
const [COUNTER, STEP, DRIVER, TOWN, SEED, TO, BLOCKS, GROUP_BYTES, WORD_BYTES] = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** Words of counters counter … counter + blocks − 1: word w of counters 4g … 4g+3 at to + g·group bytes + w·word bytes. */
export function writeWords(code: Code): void {
  const vector = (): Local => code.local('v128')
  const groupOf = (): Group => ({
    lanes: [vector(), vector(), vector(), vector()],
    low: [vector(), vector()],
    high: [vector(), vector()],
    product: [vector(), vector()],
  })
  const groups = [groupOf(), groupOf()]
  const keys = writeKeys(code)
  const done = code.local('i32')
  const pairs = code.local('i32')
  code.get(code.param(BLOCKS))
  code.i32(~7)
  code.op('i32.and')
  code.tee(pairs)
  code.if(null, () => code.upTo(done, 8, pairs, () => writeGroups(code, groups, keys, done)))
  code.get(done, code.param(BLOCKS))
  code.op('i32.lt_u')
  code.if(null, () => writeGroups(code, groups.slice(0, 1), keys, done))
}

/** Multipliers and the keys of all rounds, once for all counters. */
function writeKeys(code: Code): Keys {
  const keep = (): Local => {
    const local = code.local('v128')
    code.set(local)
    return local
  }
  const same = (word: number): Local => {
    code.words([word, word, word, word])
    return keep()
  }
  const rounds = Array.from({ length: PHILOX.rounds }, (_, round) => round)
  return {
    multipliers: PHILOX.multipliers.map(same),
    first: rounds.map((round) => {
      code.get(code.param(SEED))
      code.i32(Math.imul(PHILOX.weyl[0], round))
      code.op('i32.add', 'i32x4.splat')
      return keep()
    }),
    second: rounds.map((round) => same((KEY_WORD + Math.imul(PHILOX.weyl[1], round)) | 0)),
  }
}

function writeGroups(code: Code, groups: readonly Group[], keys: Keys, done: Local): void {
  for (const [number, { lanes }] of groups.entries()) {
    code.get(code.param(COUNTER), done)
    code.op('i32.add', 'i32x4.splat')
    const first = number * 4
    code.words([first, first + 1, first + 2, first + 3])
    code.op('i32x4.add')
    code.set(lanes[0])
    for (const [place, param] of [STEP, DRIVER, TOWN].entries()) {
      code.get(code.param(param))
      code.op('i32x4.splat')
      code.set(lanes[(place + 1) as 1])
    }
  }
  for (let round = 0; round < PHILOX.rounds; round += 1)
    for (const group of groups) writeRound(code, group, keys, round)
  const at = code.local('i32')
  for (const { lanes } of groups) {
    code.get(code.param(TO))
    code.set(at)
    for (const lane of lanes) {
      code.get(at, lane)
      code.memory('v128.store')
      code.get(at, code.param(WORD_BYTES))
      code.op('i32.add')
      code.set(at)
    }
    code.get(code.param(TO), code.param(GROUP_BYTES))
    code.op('i32.add')
    code.set(code.param(TO))
  }
}

function writeRound(code: Code, { lanes, low, high, product }: Group, keys: Keys, round: number): void {
  const [a, b, c, d] = lanes
  for (const [i, factor] of [a, c].entries()) {
    const which = i as 0 | 1
    const multiplier = keys.multipliers[which] ?? factor
    code.get(factor, multiplier)
    code.op('i64x2.extmul_low_i32x4_u')
    code.set(product[0])
    code.get(factor, multiplier)
    code.op('i64x2.extmul_high_i32x4_u')
    code.set(product[1])
    code.get(product[0], product[1])
    code.shuffle([0, 2, 4, 6])
    code.set(low[which])
    code.get(product[0], product[1])
    code.shuffle([1, 3, 5, 7])
    code.set(high[which])
  }
  code.get(high[1], b)
  code.op('v128.xor')
  code.get(keys.first[round] ?? a)
  code.op('v128.xor')
  code.set(a)
  code.get(low[1])
  code.set(b)
  code.get(high[0], d)
  code.op('v128.xor')
  code.get(keys.second[round] ?? c)
  code.op('v128.xor')
  code.set(c)
  code.get(low[0])
  code.set(d)
}
