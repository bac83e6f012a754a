import type { Uniform } from './contribution.ts'

const ROUNDS = 10
const [M0, M1] = [0xd2511f53, 0xcd9e8d57]
const [W0, W1] = [0x9e3779b9, 0xbb67ae85]

/** Both halves of a product of two 32-bit integers, in integers of 16 bits so that nothing is lost. */
function product(a: number, b: number): readonly [high: number, low: number] {
  const [ah, al, bh, bl] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff]
  const low = al * bl
  const middle = ah * bl + (low >>> 16)
  const crossed = al * bh + (middle % 0x10000)
  const high = ah * bh + Math.floor(middle / 0x10000) + Math.floor(crossed / 0x10000)
  return [high >>> 0, Math.imul(a, b) >>> 0]
}

/** Philox4x32-10 of Salmon et al. (2011): four 32-bit numbers of a counter and a key. */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): readonly [number, number, number, number] {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < ROUNDS; round += 1) {
    const [high0, low0] = product(M0, c0)
    const [high1, low1] = product(M1, c2)
    ;[c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0]
    k0 = (k0 + W0) >>> 0
    k1 = (k1 + W1) >>> 0
  }
  return [c0, c1, c2, c3]
}

/** Uniform numbers strictly between 0 and 1 by place: key = seed, counter = draw and dimension. */
export function uniformPoints(seed: number): Uniform {
  return (draw, dimension) => {
    const [high, low] = philox([draw >>> 0, dimension >>> 0, 0, 0], [seed >>> 0, 0])
    return ((high >>> 5) * 0x4000000 + (low >>> 6) + 0.5) / 2 ** 53
  }
}
