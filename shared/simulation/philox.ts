// Philox4x32-10: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC11). A number is a function of a
// counter and a key, so that draws do not depend on threads, blocks or on what else is drawn.

/** Multipliers, and what is added to the key after each round. */
export const PHILOX = {
  multipliers: [0xd251_1f53, 0xcd9e_8d57],
  weyl: [0x9e37_79b9, 0xbb67_ae85],
  rounds: 10,
} as const
/** Second word of the key of all draws; the first one is the seed. */
export const KEY_WORD = 0x5eed

/** Four 32-bit words. */
export type Words = readonly [number, number, number, number]

function high(a: number, b: number): number {
  return Number((BigInt(a) * BigInt(b)) >> 32n)
}

/** Reference implementation; the engine's is in draws-module.ts. All words are unsigned. */
export function philox([c0, c1, c2, c3]: Words, [k0, k1]: readonly [number, number]): Words {
  const [m0, m1] = PHILOX.multipliers
  let words: Words = [c0, c1, c2, c3]
  let [key0, key1] = [k0, k1]
  for (let round = 0; round < PHILOX.rounds; round += 1) {
    const [a, b, c, d] = words
    words = [
      (high(m1, c) ^ b ^ key0) >>> 0,
      Math.imul(m1, c) >>> 0,
      (high(m0, a) ^ d ^ key1) >>> 0,
      Math.imul(m0, a) >>> 0,
    ]
    key0 = (key0 + PHILOX.weyl[0]) >>> 0
    key1 = (key1 + PHILOX.weyl[1]) >>> 0
  }
  return words
}
