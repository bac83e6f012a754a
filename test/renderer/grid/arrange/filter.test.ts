import { describe, expect, it } from 'vitest'
import { testOf, type Comparison, type Filter } from '../../../../renderer/grid/arrange/filter.ts'
import { sortedRows } from '../../../../renderer/grid/arrange/sort.ts'
import { valuesOf } from '../../../../renderer/grid/arrange/value-list.ts'
import type { SheetColumn, SheetRow } from '../../../../renderer/grid/contract.ts'
import type { Column } from '../../../../shared/table/column.ts'
import { column, MONEY, row, SETTING, TOWN } from '../sheets.ts'

const STAGES: Column = {
  kind: 'choice',
  title: '阶段',
  options: { plan: '谋划', build: '在建', done: '竣工' },
}
const NAME = column('name', { kind: 'text', title: '名称' })
const TOWN_OF = column('town', TOWN)
const COST = column('cost', MONEY, { unit: '亿元' })
const START = column('start', { kind: 'date', title: '开工' })
const STAGE = column('stage', STAGES)
const COLUMNS = [NAME, TOWN_OF, COST, START, STAGE]

const ROWS: readonly SheetRow[] = [
  row('1', { name: '第2期', town: 'huzhen', cost: 1_2000_0000_00, start: '2024-03-01', stage: 'done' }),
  row('2', { name: '第１０期', town: 'bihu', cost: null, start: null, stage: 'plan' }),
  row('3', { name: 'ABC 大楼', town: null, cost: 3_0000_0000_00, start: '2025-01-15', stage: 'build' }),
  row('4', { name: '第2期', town: 'huzhen', cost: -5_0000_00, start: '2023-12-31', stage: 'plan' }),
]

function passing(of: SheetColumn, filter: Filter): string | null {
  const test = testOf(filter, of, SETTING)
  return (
    test &&
    ROWS.filter(test)
      .map(({ id }) => id)
      .join('')
  )
}

function where(of: SheetColumn, comparison: Comparison, first = '', second = ''): string | null {
  return passing(of, { condition: { comparison, first, second } })
}

const LEADER = column('leader', { kind: 'text', title: '领导', names: { from: [], several: true } })
const LED: readonly SheetRow[] = [
  row('1', { leader: '某甲、某乙' }),
  row('2', { leader: '某乙' }),
  row('3', { leader: null }),
  row('4', { leader: '丙某（牵头，负责审批）、某甲' }),
]

describe('[计划-14] several names in a cell', () => {
  it('are listed each by itself with the cells that hold it, in pinyin order, the empty cell last', () => {
    expect(valuesOf(LED, LEADER, SETTING)).toEqual([
      { text: '丙某（牵头，负责审批）', count: 1 },
      { text: '某甲', count: 2 },
      { text: '某乙', count: 2 },
      { text: '', count: 1 },
    ])
  })

  it('let a row through by any one of them', () => {
    const ids = (only: readonly string[]): string =>
      LED.filter(testOf({ only }, LEADER, SETTING) ?? (() => false))
        .map(({ id }) => id)
        .join('')
    expect(ids(['某甲'])).toBe('14')
    expect(ids(['某乙', ''])).toBe('123')
    expect(ids(['某甲、某乙'])).toBe('')
  })
})

describe('a filter', () => {
  it('lets through what is ticked in the list, the empty cell among it', () => {
    expect(passing(TOWN_OF, { only: ['壶镇镇'] })).toBe('14')
    expect(passing(TOWN_OF, { only: ['', '碧湖镇'] })).toBe('23')
    expect(passing(TOWN_OF, { only: [] })).toBe('')
  })

  it('compares amounts exactly in the unit of the column, or in one that is named', () => {
    expect(where(COST, 'above', '1.2')).toBe('3')
    expect(where(COST, 'at-least', '12000万元')).toBe('13')
    expect(where(COST, 'below', '0')).toBe('4')
    expect(where(COST, 'between', '3', '１．２')).toBe('13')
    expect(where(COST, 'differs', '3')).toBe('124')
    expect(where(COST, 'empty')).toBe('2')
    expect(where(COST, 'filled')).toBe('134')
  })

  it('compares days as offices write them', () => {
    expect(where(START, 'at-least', '2024年3月1日')).toBe('13')
    expect(where(START, 'between', '2023-12-31', '2024-03-01')).toBe('14')
  })

  it('compares words whatever their width and capitals', () => {
    expect(where(NAME, 'contains', '10')).toBe('2')
    expect(where(NAME, 'begins', 'ａｂｃ')).toBe('3')
    expect(where(NAME, 'lacks', '期')).toBe('3')
    expect(where(NAME, 'ends', '期')).toBe('124')
    expect(where(NAME, 'equals', '第2期')).toBe('14')
    expect(where(STAGE, 'contains', '建')).toBe('3')
  })

  it('hides nothing by what cannot be read yet', () => {
    expect(where(COST, 'above', '')).toBeNull()
    expect(where(COST, 'above', '三')).toBeNull()
    expect(where(COST, 'between', '3')).toBeNull()
    expect(where(NAME, 'contains', ' ')).toBeNull()
  })
})

describe('the list of values', () => {
  it('counts each text once, in the order of its column, the empty cell last', () => {
    const list = (of: SheetColumn) => valuesOf(ROWS, of, SETTING).map(({ text, count }) => `${text} ${count}`)
    expect(list(STAGE)).toEqual(['谋划 2', '在建 1', '竣工 1'])
    expect(list(TOWN_OF)).toEqual(['碧湖镇 1', '壶镇镇 2', ' 1'])
    expect(list(COST)).toEqual(['-0.0005 1', '1.20 1', '3.00 1', ' 1'])
  })
})

describe('sorting', () => {
  const order = (...keys: readonly [field: string, down?: boolean][]) =>
    sortedRows(
      ROWS,
      keys.map(([field, down = false]) => ({ field, down })),
      COLUMNS,
      SETTING,
    )
      .map(({ id }) => id)
      .join('')

  it('knows the kinds: numbers within words, pinyin, choices as offered, empty cells last both ways', () => {
    expect(order(['name'])).toBe('3142')
    expect(order(['town'])).toBe('2143')
    expect(order(['stage'])).toBe('2431')
    expect(order(['cost'])).toBe('4132')
    expect(order(['cost', true])).toBe('3142')
    expect(order(['start', true])).toBe('3142')
  })

  it('goes by several columns, and leaves equal rows as they stood', () => {
    expect(order(['stage'], ['cost'])).toBe('4231')
    expect(order(['town'], ['start'])).toBe('2413')
    expect(order()).toBe('1234')
  })
})
