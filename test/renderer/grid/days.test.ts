import { describe, expect, it } from 'vitest'
import { dayIn, inThisYear, monthLater, periodsIn, stepped, weeksOf } from '../../../renderer/grid/days.ts'
import { detailOf } from '../../../renderer/grid/option-detail.ts'
import { optionTitle, tableTitle } from '../../../renderer/text/titles.ts'
import { readDate } from '../../../shared/units/dates.ts'
import { landEntry } from '../../../shared/land/tables.ts'
import type { Language } from '../../../shared/text/language.ts'
import { rowsOf } from '../../shared/rows.ts'

const today = '2025-11-28'

describe('the editor of days', () => {
  it.each([
    ['2025-03-15', '2025-02-24', '2025-04-06'],
    ['2021-02-10', '2021-02-01', '2021-03-14'],
    ['1969-12-31', '1969-12-01', '1970-01-11'],
  ])('shows six whole weeks around %s', (day, first, last) => {
    const weeks = weeksOf(day)
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
    expect([weeks[0]?.[0], weeks[5]?.[6]]).toEqual([first, last])
    expect(weeks.flat()).toContain(day)
  })

  it('steps by days, weeks and months, and starts with today', () => {
    expect(stepped('date', '2025年2月28日', { by: 1, far: false, today })).toBe('2025-03-01')
    expect(stepped('date', '2025-03-01', { by: -1, far: true, today })).toBe('2025-02-22')
    expect(stepped('date', '明天', { by: 1, far: false, today })).toBe(today)
    expect(monthLater('2025-01-31', 1)).toBe('2025-02-28')
  })
})

describe('a day without its year', () => {
  it.each([
    ['3月1日', '2025-03-01'],
    ['３月１日', '2025-03-01'],
    ['12-31', '2025-12-31'],
    ['2/29', today],
    ['2025-3', today],
  ])('%s is %s', (text, day) => {
    expect(dayIn(text, today)).toBe(day)
  })

  it('is left to the column where there is more or less of it', () => {
    expect(['2024年3月1日', '3月', '3.15.2', '明天'].map((text) => inThisYear(text, today))).toEqual([
      '2024年3月1日',
      '3月',
      '3.15.2',
      '明天',
    ])
    expect(
      ['6月底', '年底前', '3月15日前', '26/3/1'].map((text) => readDate(inThisYear(text, today))),
    ).toEqual(['2025-06-30', '2025-12-31', '2025-03-15', '2026-03-01'])
    expect(stepped('date', '2月28日', { by: 1, far: false, today })).toBe('2025-03-01')
  })
})

describe('the editor of periods', () => {
  it('steps by one of its kind or by a year', () => {
    expect(stepped('period', '2025年四季度', { by: 1, far: false, today })).toBe('2026Q1')
    expect(stepped('period', '2025-01', { by: -1, far: false, today })).toBe('2024-12')
    expect(stepped('period', '2025H2', { by: 1, far: true, today })).toBe('2026H2')
    expect(stepped('period', '', { by: 1, far: false, today })).toBe('2025')
  })

  it('offers the year, its halves, quarters and months', () => {
    const periods = periodsIn('2024Q2', today)
    expect(periods).toHaveLength(19)
    expect(periods.slice(0, 4)).toEqual(['2024', '2024H1', '2024H2', '2024Q1'])
    expect(periodsIn('20', today)[0]).toBe('2025')
  })
})

describe('the second line of an entry', () => {
  it('says the table where several may be meant, and what tells rows of like names apart', () => {
    const rows = rowsOf({
      region: [{ id: 'lake', name: '湖镇', level: 'town', code: '331100' }],
      project: [{ id: 'road', name: '修路', code: 'X-1' }],
    })
    const column = landEntry.columns.to_holder
    const told = (id: string, language: Language = 'zh-CN'): string =>
      detailOf(rows, column, id, {
        table: (name) => tableTitle(name, language),
        choice: (table, field, code) => optionTitle(table, field, code, language),
      })
    expect(told('lake')).toBe('地区 · 镇 · 331100')
    expect(told('lake', 'en-US')).toBe('Regions · Town · 331100')
    expect(told('road')).toMatch(/^项目/)
    expect(told('nothing')).toBe('')
    expect(detailOf(rows, { kind: 'text', title: 'x' }, 'lake', { table: String, choice: String })).toBe('')
  })
})
