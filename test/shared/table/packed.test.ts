import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame, unframe } from '../../../shared/api/frame.ts'
import { packRows, unpackRows } from '../../../shared/table/packed.ts'
import type { Row } from '../../../shared/table/table.ts'

const text = fc.oneof(
  fc.constantFrom('壶镇镇', '温溪镇', '', '\ufeff', '\n', '〇𠀀', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const figure = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const cell = (kind: number) =>
  fc.oneof(
    { weight: 4, arbitrary: kind === 0 ? text : kind === 1 ? figure : fc.oneof(text, figure) },
    { weight: 1, arbitrary: fc.constant(null) },
  )

const rows: fc.Arbitrary<Row[]> = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .chain(([first, second]) =>
    fc.array(
      fc.record({
        id: fc.uuid(),
        position: fc.double({ noNaN: true }),
        first: cell(first),
        second: cell(second),
      }),
      {
        maxLength: 40,
      },
    ),
  )

function whole(pieces: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes.buffer
}

describe('packed rows', () => {
  it('come out as they went in, cell for cell and column for column', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const back = unpackRows(packRows(given))
        expect(back).toEqual(given)
        expect(back.map((row) => Object.keys(row))).toEqual(given.map((row) => Object.keys(row)))
      }),
      { numRuns: 500 },
    )
  })

  it('keep columns of many rows apart, repeated words and missing cells among them', () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({
      id: `r${n}`,
      position: n,
      town: ['壶镇镇', null, '碧湖镇'][n % 3] ?? null,
      name: n % 7 === 0 ? null : `项目${n}`,
      amount: n % 5 === 0 ? null : n / 8,
      empty: null,
      odd: n === 2999 ? 'late' : n,
      rare: n === 2999 ? 'only here' : null,
    }))
    expect(unpackRows(packRows(many))).toEqual(many)
  })

  it('travel as bytes in any alignment', () => {
    fc.assert(
      fc.property(rows, text, (given, label) => {
        const message = { kind: 'done', label, tables: { a: packRows(given), b: packRows([]) } }
        const pieces = frame(message, (part) => new TextEncoder().encode(part))
        const back = unframe(whole(pieces), (part) => new TextDecoder().decode(part)) as typeof message
        expect(back).toEqual(message)
        expect(unpackRows(back.tables.a)).toEqual(given)
      }),
      { numRuns: 500 },
    )
  })

  it('are refused where the bytes are cut', () => {
    const bytes = whole(
      frame({ rows: packRows([{ id: 'a', position: 1 }]) }, (part) => new TextEncoder().encode(part)),
    )
    for (let length = 0; length < bytes.byteLength; length += 1)
      expect(() => unframe(bytes.slice(0, length), (part) => new TextDecoder().decode(part))).toThrow(
        /bounds|length|JSON|offset|kind/i,
      )
  })
})
