import type { Uniform } from './contribution.ts'
import { KEY_WORD, philox } from './philox.ts'

/** Third word of the counter, so that these numbers are none of an ensemble's. */
const PURPOSE = 0xa11a

/** Uniform numbers strictly between 0 and 1 by place: key = seed, counter = draw and dimension. */
export function uniformPoints(seed: number): Uniform {
  return (draw, dimension) => {
    const [high, low] = philox([draw >>> 0, dimension >>> 0, PURPOSE, 0], [seed >>> 0, KEY_WORD])
    return ((high >>> 5) * 0x4000000 + (low >>> 6) + 0.5) / 2 ** 53
  }
}
