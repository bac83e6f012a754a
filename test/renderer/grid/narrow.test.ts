import { expect, it } from 'vitest'
import { fittingText } from '../../../renderer/grid/narrow.ts'
import { column, MONEY, NUMBER, row, TOWN } from './sheets.ts'

const PEN = () => 7
const shown = (kind: typeof NUMBER | typeof MONEY | typeof TOWN, text: string, width: number) =>
  fittingText(text, row('one', { a: 1, words: 'x' }), column('a', kind), width, PEN)

it('a figure that is wider than its column is shown as ####, never as its first digits', () => {
  expect(shown(MONEY, '29,600.00', 100)).toBe('29,600.00')
  expect(shown(MONEY, '29,600.00', 80)).toBe('29,600.00')
  expect(shown(MONEY, '29,600.00', 78)).toBe('########')
  expect(shown(NUMBER, '640.00', 40)).toBe('###')
  expect(shown(NUMBER, '640.00', 10)).toBe('#')
})

it('words are cut off, and what is missing or said in words in place of a figure stays', () => {
  expect(shown(TOWN, '壶镇镇人民政府', 40)).toBe('壶镇镇人民政府')
  expect(fittingText('—', row('one', { a: null }), column('a', NUMBER), 20, PEN)).toBe('—')
  const told = row('one', { a: 1 }, { words: { a: '筛选合计（22 行）' } })
  expect(fittingText('筛选合计（22 行）', told, column('a', NUMBER), 40, PEN)).toBe('筛选合计（22 行）')
})
