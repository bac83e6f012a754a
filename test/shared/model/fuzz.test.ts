import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXAMPLES, HARD_TEXTS, PIECES, fuzzText, survive } from './fuzz-texts.ts'

// A longer run of the same texts: node test/bench/fuzz-model.ts.
describe('no text can break the reader', () => {
  it('any characters at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), survive), { numRuns: 300 })
  })

  it('any sequence of the language’s own words and signs', () => {
    const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 })
    fc.assert(
      fc.property(words, fc.boolean(), (pieces, blanks) => survive(pieces.join(blanks ? ' ' : ''))),
      { numRuns: 1000 },
    )
  })

  it('examples with pieces cut out, put in and exchanged', () => {
    for (let seed = 0; seed < 2000; seed += 1) survive(fuzzText(seed))
  })

  it('sound examples as they are', () => {
    expect(EXAMPLES.length).toBeGreaterThan(30)
    for (const text of EXAMPLES) survive(text)
  })

  it.each(HARD_TEXTS)('%s', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(1_300_000)
    survive(text)
  })
})
