import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  parseTabbed,
  unfold,
  unrounded,
  writeHtmlTable,
  writeTabbed,
} from '../../../renderer/grid/clipboard.ts'

const texts = (block: Block | null): string[][] | undefined =>
  block?.map((row) => row.map(({ text }) => text))
const cell = (text: string, rows = 1, columns = 1) => ({ text, rows, columns })

describe('tab-separated text', () => {
  it('is read as rows and cells, the last line break being no row', () => {
    expect(texts(parseTabbed('1,234.5\t12.5%\r\n３．５\t\r\n'))).toEqual([
      ['1,234.5', '12.5%'],
      ['３．５', ''],
    ])
    expect(texts(parseTabbed('one'))).toEqual([['one']])
    expect(texts(parseTabbed('a\n\nb'))).toEqual([['a'], [''], ['b']])
  })

  it('may hold tabs, line breaks and quotation marks in a quoted cell', () => {
    expect(texts(parseTabbed('"第一行\r\n第二行"\t"说""好"""\n"a\tb"\tc'))).toEqual([
      ['第一行\n第二行', '说"好"'],
      ['a\tb', 'c'],
    ])
  })

  it('keeps a quotation mark that is not closed, or closes before the end of the cell', () => {
    expect(texts(parseTabbed('"小城市"培育\t"x'))).toEqual([['"小城市"培育', '"x']])
  })

  it('fills short rows, so that all are of one length', () => {
    expect(texts(parseTabbed('a\tb\tc\nd'))).toEqual([
      ['a', 'b', 'c'],
      ['d', '', ''],
    ])
  })

  it('comes back as it was written, whatever the cells hold', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '壶', '"', '\t', '\n', ' ', ',', '1') })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      )
    fc.assert(
      fc.property(block, (rows) => {
        const written = writeTabbed(rows.map((row) => row.map((text) => ({ text }))))
        expect(texts(parseTabbed(written))).toEqual(rows)
      }),
    )
  })
})

describe('merged cells of an HTML table', () => {
  it('are unfolded downwards and across, and marked in all but the first place', () => {
    const block = unfold([
      [cell('壶镇镇', 2, 1), cell('a'), cell('合并', 1, 2)],
      [cell('b'), cell('c'), cell('d')],
    ])
    expect(texts(block)).toEqual([
      ['壶镇镇', 'a', '合并', '合并'],
      ['壶镇镇', 'b', 'c', 'd'],
    ])
    expect(block?.[1]?.[0]).toEqual({ text: '壶镇镇', merged: true })
    expect(block?.[0]?.[0]).toEqual({ text: '壶镇镇' })
    expect(block?.[0]?.[3]?.merged).toBe(true)
  })

  it('do not reach beyond the last row of the table', () => {
    expect(texts(unfold([[cell('a', 60_000, 1), cell('b')], [cell('c')]]))).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ])
  })

  it('run over hidden rows, which are left out without moving what stands beside them', () => {
    const block = unfold(
      [
        [cell('壶镇镇', 2, 1), cell('a')],
        [cell('hidden')],
        [cell('300', 3, 1), cell('b')],
        [cell('c')],
        [cell('d')],
      ],
      new Set([1, 2]),
    )
    expect(texts(block)).toEqual([
      ['壶镇镇', 'a'],
      ['300', 'c'],
      ['300', 'd'],
    ])
    // The amount is told once, in the first row of its cell that is seen.
    expect(block?.map(([first]) => first?.merged)).toEqual([undefined, undefined, true])
  })

  it('are refused when a table of them would be larger than any sheet', () => {
    const row = Array.from({ length: 300 }, () => cell('x', 1000, 1000))
    expect(unfold(Array.from({ length: 30 }, () => row))).toBeNull()
  })

  it('leave gaps empty', () => {
    expect(texts(unfold([[cell('a')], [cell('b'), cell('c')], []]))).toEqual([
      ['a', ''],
      ['b', 'c'],
      ['', ''],
    ])
  })
})

describe('a figure that was copied rounded', () => {
  it.each([
    ['1,234.5', '1234.5432', '1234.5432'],
    ['12.5%', '0.12468', '12.468%'],
    ['-3', '-3.2', '-3.2'],
    ['7', '7', '7'],
    // The value of a day, of a figure shown in thousands, and nonsense are not the text's own.
    ['2024-03-01', '45352', null],
    ['1,234', '1234567', null],
    ['12', '1e999x', null],
    ['约12', '12.3', null],
    // Formats of accounts: brackets, a red figure without its minus, a dash for nought.
    ['(1,234.57)', '-1234.567', '-1234.567'],
    ['1,234.57', '-1234.567', '-1234.567'],
    ['¥ 1,234.57', '1234.567', '1234.567'],
    ['-', '0', '0'],
    ['—', '12', null],
  ])('%s of %s is %s', (text, value, exact) => expect(unrounded(text, value)).toBe(exact))
})

describe('a copied HTML table', () => {
  it('escapes what cells hold, so that nothing in them is markup', () => {
    const html = writeHtmlTable([[{ text: '<img src=x onerror="alert(1)">&\n2', exact: '"1"' }]], 'token')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;<br>2')
    expect(html).toContain('data-exact="&quot;1&quot;"')
    expect(html).not.toContain('<img')
  })
})
