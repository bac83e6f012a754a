import { describe, expect, it } from 'vitest'
import {
  matcherOf,
  nextPlace,
  replaced,
  replacement,
  searchRows,
  type FormulaAt,
  type Quest,
} from '../../../../renderer/grid/arrange/search.ts'
import { loadSpeller } from '../../../../renderer/grid/pinyin.ts'
import { column, MONEY, row, SETTING, TOWN } from '../sheets.ts'

const COLUMNS = [column('name', { kind: 'text', title: '名称' }), column('town', TOWN), column('cost', MONEY)]
const ROWS = [
  row('1', { name: '缝纫机产业园', town: 'huzhen', cost: 1_234_500 }),
  row('2', { name: 'ＡＢＣ大楼', town: 'wenxi', cost: null }),
  row('3', { name: '壶镇客厅', town: null, cost: 12_00 }),
]

/** One amount was typed as arithmetic. */
const formulaAt: FormulaAt = (row, column) =>
  row.id === '1' && column.field === 'cost' ? '=1200*1.08' : null

async function found(quest: Partial<Quest>): Promise<readonly number[]> {
  const matcher = matcherOf(
    { text: '', whole: false, field: null, pinyin: true, formulas: false, ...quest },
    SETTING,
    await loadSpeller(),
    formulaAt,
  )
  let places: readonly number[] = []
  if (matcher)
    await searchRows(ROWS, COLUMNS, matcher, (all) => {
      places = all
      return true
    })
  return places
}

describe('looking for words', () => {
  it('finds shown texts whatever their width and capitals, by row and column', async () => {
    expect(await found({ text: '壶镇' })).toEqual([1, 6])
    expect(await found({ text: 'abc' })).toEqual([3])
    expect(await found({ text: '１.2' })).toEqual([2])
    expect(await found({ text: '1.3' })).toEqual([])
    expect(await found({ text: ' ' })).toEqual([])
  })

  it('finds pinyin initials and syllables, but not where something is to be replaced', async () => {
    expect(await found({ text: 'hz' })).toEqual([1, 6])
    expect(await found({ text: 'wenxi' })).toEqual([4])
    expect(await found({ text: 'hz', pinyin: false })).toEqual([])
  })

  it('finds whole cells only, or one column only', async () => {
    expect(await found({ text: '壶镇', whole: true })).toEqual([])
    expect(await found({ text: '壶镇镇', whole: true })).toEqual([1])
    expect(await found({ text: '壶镇', field: 'name' })).toEqual([6])
  })

  it('finds what stands behind the cells, and replaces it there', async () => {
    expect(await found({ text: '1.08', formulas: true })).toEqual([2])
    expect(await found({ text: '缝纫', formulas: true })).toEqual([])
    const [first = row('', {})] = ROWS
    const quest = { text: '1.08', whole: false, field: null, pinyin: false, formulas: true }
    expect(replacement(first, column('cost', MONEY), quest, '1.1', SETTING, formulaAt)).toBe('=1200*1.1')
    expect(replacement(first, column('name', MONEY), quest, '1.1', SETTING, formulaAt)).toBeNull()
  })

  it('goes on to the next and the one before, around the ends', () => {
    expect([nextPlace([2, 5, 9], 5, false), nextPlace([2, 5, 9], 9, false)]).toEqual([2, 0])
    expect([nextPlace([2, 5, 9], 5, true), nextPlace([2, 5, 9], 2, true)]).toEqual([0, 2])
    expect([nextPlace([2, 5, 9], 3, false), nextPlace([2, 5, 9], 3, true)]).toEqual([1, 0])
    expect(nextPlace([], 3, false)).toBe(-1)
  })
})

describe('replacing', () => {
  it('takes every occurrence and keeps the rest as it is written', () => {
    expect(replaced('ＡＢＣ大楼 abc', 'Abc', 'X')).toBe('X大楼 X')
    expect(replaced('一期、二期', '期', '标段')).toBe('一标段、二标段')
    expect(replaced('aaa', 'aa', 'b')).toBe('ba')
    expect(replaced('aab', 'ab', 'x')).toBe('ax')
    expect(replaced('无', '期', 'x')).toBe('无')
    expect(replaced('无', ' ', 'x')).toBe('无')
  })

  it('works on all digits of a figure, and leaves alone what has none of it', () => {
    const quest = (text: string): Quest => ({
      text,
      whole: false,
      field: null,
      pinyin: false,
      formulas: false,
    })
    const [first = row('', {})] = ROWS
    const [name, , cost = column('cost', MONEY)] = COLUMNS
    expect(replacement(first, cost, quest('1.2345'), '2', SETTING, formulaAt)).toBe('2')
    expect(name && replacement(first, name, quest('楼'), 'x', SETTING, formulaAt)).toBeNull()
    expect(name && replacement(first, name, { ...quest('缝'), whole: true }, 'x', SETTING, formulaAt)).toBe(
      'x',
    )
  })
})
