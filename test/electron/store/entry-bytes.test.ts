import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonBytes, sealOf } from '../../../electron/store/entry-bytes.ts'

const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '\n', '\u0000', '\u001f', '镇', '𠮷', '\u2028'),
    maxLength: 20,
  }),
)

function sealOfTexts(before: string, values: readonly unknown[], last: string): string {
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([...values, last]))
    .digest('hex')
}

describe('the bytes of an entry', () => {
  it('are those of its JSON, however many members it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.array(TEXT, { minLength: 1 }), (count, texts) => {
        // Short members first, so that room has to be made for what comes.
        const list = Array.from({ length: count }, (_, at) => ({
          id: at,
          text: at % 300 === 299 ? (texts[at % texts.length] ?? '').repeat(200) : texts[at % texts.length],
        }))
        expect(jsonBytes(list).equals(Buffer.from(JSON.stringify(list)))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('have the seal of the texts', () => {
    fc.assert(
      fc.property(TEXT, fc.array(fc.option(TEXT)), TEXT, (before, values, text) => {
        const last = text.toWellFormed()
        expect(sealOf(before, values, Buffer.from(last))).toBe(sealOfTexts(before, values, last))
      }),
    )
  })

  it('have that seal where a sign of several bytes lies on the border of two chunks', () => {
    for (const length of [65_534, 65_535, 65_536, 131_071]) {
      const text = `${'a'.repeat(length)}镇"𠮷\\\n`
      expect(sealOf('x', [1, null, '甲'], Buffer.from(text))).toBe(sealOfTexts('x', [1, null, '甲'], text))
    }
  })
})
