// Philox on four counters at a time.
import type { Code, Local } from '../model/compile/code.ts'
import { KEY_WORD, PHILOX } from './philox.ts'

/** Words of four counters at a time; places as in `normals`, in 4-byte words. */
export function writeWords(code: Code): void {
  const [counter, step, driver, town, seed] = [0, 1, 2, 3, 4].map((place) => code.param(place)) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ]
  const [to, blocks, group, wordBytes] = [5, 6, 7, 8].map((place) => code.param(place)) as [
    Local,
    Local,
    Local,
    Local,
  ]
  const lanes = [code.local('v128'), code.local('v128'), code.local('v128'), code.local('v128')] as const
  const low = [code.local('v128'), code.local('v128')] as const
  const high = [code.local('v128'), code.local('v128')] as const
  const product = [code.local('v128'), code.local('v128')] as const
  const keys = Array.from({ length: PHILOX.rounds }, () => code.local('v128'))
  const [done, at] = [code.local('i32'), code.local('i32')]
  for (const [round, key] of keys.entries()) {
    code.get(seed)
    code.i32(Math.imul(PHILOX.weyl[0], round))
    code.op('i32.add', 'i32x4.splat')
    code.set(key)
  }
  code.upTo(done, 4, blocks, () => {
    for (const [place, value] of [counter, step, driver, town].entries()) {
      code.get(value)
      if (place === 0) {
        code.get(done)
        code.op('i32.add')
      }
      code.op('i32x4.splat')
      if (place === 0) {
        code.words([0, 1, 2, 3])
        code.op('i32x4.add')
      }
      code.set(lanes[place as 0])
    }
    for (const [round, key] of keys.entries()) writeRound(code, lanes, low, high, product, key, round)
    code.get(to)
    code.set(at)
    for (const lane of lanes) {
      code.get(at, lane)
      code.memory('v128.store')
      code.get(at, wordBytes)
      code.op('i32.add')
      code.set(at)
    }
    code.get(to, group)
    code.op('i32.add')
    code.set(to)
  })
}

function writeRound(
  code: Code,
  [a, b, c, d]: readonly [Local, Local, Local, Local],
  low: readonly [Local, Local],
  high: readonly [Local, Local],
  product: readonly [Local, Local],
  key: Local,
  round: number,
): void {
  for (const [i, factor] of [a, c].entries()) {
    const which = i as 0 | 1
    const multiplier = PHILOX.multipliers[which]
    const all = [multiplier, multiplier, multiplier, multiplier] as const
    code.get(factor)
    code.words(all)
    code.op('i64x2.extmul_low_i32x4_u')
    code.set(product[0])
    code.get(factor)
    code.words(all)
    code.op('i64x2.extmul_high_i32x4_u')
    code.set(product[1])
    code.get(product[0], product[1])
    code.shuffle([0, 2, 4, 6])
    code.set(low[which])
    code.get(product[0], product[1])
    code.shuffle([1, 3, 5, 7])
    code.set(high[which])
  }
  const second = (KEY_WORD + Math.imul(PHILOX.weyl[1], round)) | 0
  code.get(high[1], b)
  code.op('v128.xor')
  code.get(key)
  code.op('v128.xor')
  code.set(a)
  code.get(low[1])
  code.set(b)
  code.get(high[0], d)
  code.op('v128.xor')
  code.words([second, second, second, second])
  code.op('v128.xor')
  code.set(c)
  code.get(low[0])
  code.set(d)
}
