import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { Remembered } from '../../../shared/model/remembered.ts'

describe('what is remembered of texts', () => {
  it('is always what would be made of them anew, and made once while it is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 })), (texts) => {
        const upper = new Remembered<string>(20)
        for (const text of texts) expect(upper.of(text, (one) => one.toUpperCase())).toBe(text.toUpperCase())
      }),
    )
  })

  it('is made once while it stays in use, and again after much else', () => {
    let made = 0
    const make = (text: string): number => {
      made += 1
      return text.length
    }
    const lengths = new Remembered<number>(10)
    for (const other of ['aaaa', 'bbbb', 'cccc', 'dddd']) {
      lengths.of('same', make)
      lengths.of(other, make)
    }
    expect(made).toBe(5)
    for (const other of ['eeee', 'ffff', 'gggg', 'hhhh', 'iiii']) lengths.of(other, make)
    made = 0
    lengths.of('same', make)
    expect(made).toBe(1)
  })

  it('does not keep the places of a declaration that has moved', () => {
    const line = '变量 甲 : 亿元 = 乙 * 2'
    const places = (text: string) =>
      readModel(text).problems.map(({ code, span }) => [code, span.line, span.column])
    expect(places(line)).toEqual([['unknown-name', 1, 13]])
    expect(places(`※ 说明\n\n${line}`)).toEqual([['unknown-name', 3, 13]])
    expect(places(line)).toEqual([['unknown-name', 1, 13]])
  })
})
