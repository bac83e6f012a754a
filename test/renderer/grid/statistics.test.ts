import { describe, expect, it } from 'vitest'
import { statisticsOf } from '../../../renderer/grid/statistics.ts'
import { column, LAND, MONEY, NUMBER, row } from './sheets.ts'

const range = (rows: number, columns: number) => ({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })

describe('the statistics of a selection', () => {
  it('count cells, values and figures, a missing value being no nought', () => {
    const rows = [row('a', { n: '甲', v: 1 }), row('b', { n: '乙', v: null }), row('c', { n: null, v: 3 })]
    const columns = [column('n', { kind: 'text', title: '名称' }), column('v', NUMBER)]
    const statistics = statisticsOf(rows, columns, [range(3, 2)])
    expect(statistics).toMatchObject({
      cells: 6,
      filled: 4,
      numbers: 2,
      sum: 4,
      average: 2,
      smallest: 1,
      largest: 3,
    })
  })

  it('add money as the integers it is stored as, even under columns of unlike units', () => {
    const rows = [row('a', { x: 10, y: 10_000_000_000 }), row('b', { x: 20, y: null })]
    const columns = [column('x', MONEY), column('y', MONEY, { unit: '亿元' })]
    const statistics = statisticsOf(rows, columns, [range(2, 2)])
    expect(statistics.unit).toBe('万元')
    expect(statistics.sum).toBe(10_000.00003)
  })

  it('add no unlike units', () => {
    const rows = [row('a', { v: 3 }, { unit: '亿元' }), row('b', { v: 4 }, { unit: '万人' })]
    const statistics = statisticsOf(rows, [column('v', NUMBER)], [range(2, 1)])
    expect(statistics).toMatchObject({ numbers: 2, mixed: true, unit: null, sum: null, average: null })
    const both = statisticsOf(
      [row('a', { x: 1, y: 1 })],
      [column('x', MONEY), column('y', LAND)],
      [range(1, 2)],
    )
    expect(both.mixed).toBe(true)
  })

  it('count a cell of two overlapping ranges once', () => {
    const rows = [row('a', { v: 1 }), row('b', { v: 2 }), row('c', { v: 4 })]
    const ranges = [range(2, 1), { ...range(3, 1), top: 1 }]
    expect(statisticsOf(rows, [column('v', NUMBER)], ranges)).toMatchObject({ cells: 3, sum: 7 })
  })

  it('never add what a row counts in a unit of its own to the land of the others', () => {
    const area = column('v', { kind: 'quantity', measure: 'land', unit: '亩', title: 'v' }, { unit: '亩' })
    const grain = { units: { v: { unit: '公斤', title: '公斤' } } }
    const rows = [row('a', { v: 80_000 }), row('b', { v: 30_000 }, grain), row('c', { v: 20_000 }, grain)]
    expect(statisticsOf(rows, [area], [range(3, 1)])).toMatchObject({ numbers: 3, sum: null, mixed: true })
    expect(statisticsOf(rows.slice(1), [area], [range(2, 1)])).toMatchObject({ sum: 5, unit: '公斤' })
  })

  it('average shares and rates but do not add them', () => {
    const rows = [row('a', { v: 60 }, { unit: '%' }), row('b', { v: 70 }, { unit: '%' })]
    expect(statisticsOf(rows, [column('v', NUMBER)], [range(2, 1)])).toMatchObject({ sum: null, average: 65 })
  })

  it('lose no cent and show no dust of binary fractions', () => {
    const rows = Array.from({ length: 10 }, (_, at) => row(String(at), { v: 0.1 }))
    expect(statisticsOf(rows, [column('v', NUMBER)], [range(10, 1)]).sum).toBe(1)
  })

  it('say nothing of a selection without figures', () => {
    expect(statisticsOf([row('a', { v: null })], [column('v', NUMBER)], [range(1, 1)])).toMatchObject({
      cells: 1,
      filled: 0,
      sum: null,
      mixed: false,
      unit: null,
    })
  })
})
