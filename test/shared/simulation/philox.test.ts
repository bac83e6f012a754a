import { describe, expect, it } from 'vitest'
import { DRAW_CONSTANTS, drawsModule } from '../../../shared/simulation/draws-module.ts'
import type { DrawsExports } from '../../../shared/simulation/draws-module.ts'
import { normalOfWord, phi, probit } from '../../../shared/simulation/normal.ts'
import { philox } from '../../../shared/simulation/philox.ts'

const ONES = 0xffff_ffff

describe('random numbers', () => {
  // kat_vectors of the Random123 distribution, philox4x32 with 10 rounds.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [ONES, ONES, ONES, ONES],
      [ONES, ONES],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('Philox4x32-10 of %j is as published', (counter, key, expected) => {
    expect(philox(counter, key)).toEqual(expected)
  })

  // Quantiles of the normal distribution to 16 digits, as in tables.
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.025, -1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.001, -3.090232306167814],
    [1e-10, -6.361340902404056],
    [1e-20, -9.262340089798409],
  ])('the normal quantile of %s is %s', (p, z) => {
    expect(Math.abs(probit(p) - z)).toBeLessThanOrEqual(2e-15 * Math.abs(z))
    expect(Math.abs(phi(z) - (Math.abs(z) > 7.07 ? 0 : p))).toBeLessThanOrEqual(1e-15)
  })

  it('the engine gives the same normals, wherever a counter is', () => {
    const memory = new WebAssembly.Memory({ initial: 4, maximum: 32_768, shared: true })
    const { module, constants } = drawsModule()
    new Uint32Array(memory.buffer).set(constants, DRAW_CONSTANTS / 4)
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), { engine: { memory } })
    const { normals } = exports as unknown as DrawsExports
    const [to, scratch, blocks] = [65_536, 131_072, 256]
    const found = new Float64Array(memory.buffer, to, blocks * 4)
    for (const [step, driver, town, seed] of [
      [0, 0, 0, 42],
      [ONES, 7, ONES, ONES],
      [9, 39, 999, 7],
    ] as const) {
      normals(1000, step, driver, town, seed, to, blocks, 128, 32, scratch)
      for (let block = 0; block < blocks; block += 1) {
        const words = philox([1000 + block, step, driver, town], [seed, 0x5eed])
        for (const [place, word] of words.entries())
          expect(found[Math.floor(block / 4) * 16 + place * 4 + (block % 4)]).toBeCloseTo(
            normalOfWord(word),
            14,
          )
      }
    }
  })
})
