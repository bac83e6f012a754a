import { describe, expect, it } from 'vitest'
import {
  keptOf,
  moveColumns,
  orderedColumns,
  PLAIN,
  readLayout,
  shownColumns,
  stepColumns,
  withGroup,
  withHidden,
  withPlainColumns,
  withSort,
  withWidth,
  type Layout,
} from '../../../../renderer/grid/arrange/layout.ts'
import { column, NUMBER } from '../sheets.ts'

const COLUMNS = [
  column('a', NUMBER, { pinned: true }),
  column('b', NUMBER),
  column('c', NUMBER, { group: '金额' }),
  column('d', NUMBER, { group: '金额' }),
]

function fields(layout: Layout, columns = COLUMNS): string {
  return orderedColumns(columns, layout)
    .map(({ field, pinned }) => (pinned ? field.toUpperCase() : field))
    .join('')
}

describe('columns', () => {
  it('stand as the page gives them, the very same, until they are arranged', () => {
    expect(orderedColumns(COLUMNS, PLAIN)).toBe(COLUMNS)
    expect(shownColumns(COLUMNS, PLAIN)).toBe(COLUMNS)
  })

  it('are moved before another, and new ones of the page follow their neighbours', () => {
    const moved = moveColumns(PLAIN, COLUMNS, ['d'], 'b')
    expect(fields(moved)).toBe('Adbc')
    const more = [...COLUMNS.slice(0, 2), column('x', NUMBER), ...COLUMNS.slice(2)]
    expect(fields(moved, more)).toBe('Adbxc')
    expect(fields(moved, [COLUMNS[3] ?? column('d', NUMBER)])).toBe('d')
  })

  it('step over hidden ones and stop at the ends', () => {
    const hidden = withHidden(PLAIN, ['c'], true)
    expect(fields(stepColumns(hidden, COLUMNS, ['b'], 1))).toBe('Acdb')
    expect(stepColumns(hidden, COLUMNS, ['a'], -1)).toBe(hidden)
    expect(shownColumns(COLUMNS, hidden).map(({ field }) => field)).toEqual(['a', 'b', 'd'])
  })

  it('are frozen up to one of them, and what is dropped among the frozen ones is frozen, too', () => {
    const frozen: Layout = { ...PLAIN, frozen: 'c' }
    expect(fields(frozen)).toBe('ABCd')
    expect(fields(moveColumns(frozen, orderedColumns(COLUMNS, frozen), ['d'], 'b'))).toBe('ADBC')
    expect(fields(moveColumns(frozen, orderedColumns(COLUMNS, frozen), ['a'], null))).toBe('BCda')
    expect(fields({ ...PLAIN, frozen: null })).toBe('abcd')
    expect(fields({ ...PLAIN, frozen: 'gone', widths: { b: 80 } })).toBe('Abcd')
  })

  it('keep the width they are given, within reason', () => {
    const wide = withWidth(withWidth(PLAIN, 'b', 222.4), 'c', 3)
    expect(orderedColumns(COLUMNS, wide).map(({ width }) => width)).toEqual([undefined, 222, 40, undefined])
  })

  it('cannot all be hidden', () => {
    expect(shownColumns(COLUMNS, withHidden(PLAIN, ['a', 'b', 'c', 'd'], true))).toBe(COLUMNS)
  })
})

describe('a layout', () => {
  it('sorts by one column, or by several with Shift', () => {
    const one = withSort(PLAIN, 'b', false, false)
    const two = withSort(one, 'c', true, true)
    expect(two.sort).toEqual([
      { field: 'b', down: false },
      { field: 'c', down: true },
    ])
    expect(withSort(two, 'b', true, true).sort[0]).toEqual({ field: 'b', down: true })
    expect(withSort(two, 'd', false, false).sort).toEqual([{ field: 'd', down: false }])
    expect(withSort(two, 'b', null, false).sort).toEqual([{ field: 'c', down: true }])
  })

  it('keeps columns and groups for another day, but neither filter nor order', () => {
    const layout = withGroup(
      withSort(
        { ...PLAIN, order: ['d', 'a'], frozen: null, filters: { a: { only: ['1'] } } },
        'b',
        true,
        false,
      ),
      'c',
      true,
    )
    const again = readLayout(JSON.parse(JSON.stringify(keptOf(layout))))
    expect(again).toEqual({ ...layout, sort: [], filters: {} })
    expect(keptOf(withPlainColumns(readLayout({ order: ['a'], widths: { a: 90 } })))).toEqual(keptOf(PLAIN))
  })

  it('reads whatever stands in the file', () => {
    expect(readLayout(null)).toEqual(PLAIN)
    expect(readLayout({ order: [1, 'a'], widths: { a: 'wide', b: 1e9 }, marks: 3, frozen: 4 })).toEqual({
      ...PLAIN,
      order: ['a'],
      widths: { b: 1200 },
    })
  })
})
