import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offBy, unitSuspected } from '../../../shared/exchange/import/plausible.ts'
import { between, SHARE } from '../../../shared/exchange/import/units.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import { rowsOf } from '../rows.ts'
import { bookOf, lookedAt } from './looked-at.ts'

const MONEY = ['万元', '分', '元', '亿元']
const LAND = ['亩', '公顷', '平方米', '平方公里', '万亩']

describe('figures that are off by as much as two units', () => {
  it.each([
    [120_000, 12, '亿元', MONEY, '万元'],
    [12, 120_000, '万元', MONEY, '亿元'],
    [9e8, 12, '亿元', MONEY, '元'],
    [13, 12, '万元', MONEY, null],
    [120, 12, '万元', MONEY, null],
    // Doubled, and in another unit.
    [24, 120_000, '万元', MONEY, '亿元'],
    [150, 10, '公顷', LAND, '亩'],
    [10, 150, '亩', LAND, '公顷'],
    [0.065, 6.5, '%', ['%', SHARE], SHARE],
    [-12, 120_000, '万元', MONEY, null],
    [0, 120_000, '万元', MONEY, null],
    [12, 0, '万元', MONEY, null],
  ])('%d beside %d read in %s of %j seems to be in %s', (figure, before, read, units, unit) =>
    expect(offBy({ figure, before }, read, units)).toBe(unit),
  )

  it('are doubted as a whole only where most are off alike, and several of them if little apart', () => {
    const land = { figure: 150, before: 10 }
    expect(unitSuspected([land, land], '公顷', LAND)).toBeNull()
    expect(unitSuspected([land, land, land], '公顷', LAND)).toBe('亩')
    const same = { figure: 10, before: 10 }
    expect(unitSuspected([land, land, land, same, same, same], '公顷', LAND)).toBeNull()
    const share = { figure: 0.72, before: 67.9 }
    expect(unitSuspected([share], '%', ['%', SHARE])).toBeNull()
    expect(unitSuspected([share, share], '%', ['%', SHARE])).toBe(SHARE)
    expect(unitSuspected([{ figure: 120_000, before: 12 }], '亿元', MONEY)).toBe('万元')
  })

  it('whatever unit a file is in, reading it in another is doubted, and reading it in its own is not', () => {
    const unit = fc.constantFrom('万元', '元', '亿元')
    const grown = fc.double({ min: 0.5, max: 2, noNaN: true })
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        grown,
        unit,
        unit,
        (before, by, own, read) => {
          const figure = before * by * (between(1, read, own) ?? 1)
          expect(offBy({ figure, before }, read, ['万元', '元', '亿元'])).toBe(own === read ? null : own)
        },
      ),
    )
  })

  it('are told for the column, or at the one row that is in another unit than the others', () => {
    const stored = rowsOf({
      region: [{ id: 'a', name: '甲镇', level: 'town' }],
      project: ['一', '二', '三'].map((name, at) => ({
        id: name,
        name: `项目${name}`,
        region: 'a',
        category: 'economy',
        total_investment: (at + 1) * 1e10,
      })),
    })
    const file = (investments: readonly number[]) =>
      bookOf([
        ['项目名称', '所属镇', '总投资'],
        ...investments.map((one, at) => [`项目${'一二三'[at]}`, '甲镇', one]),
      ])
    const told = (investments: readonly number[]) =>
      previewOf(lookedAt(file(investments), 'project', stored)).problems.map(({ address, reason }) => [
        address,
        reason,
      ])
    const reason = { code: 'perhaps-unit', unit: '万元', perhaps: '亿元', times: 10_000 }
    expect(told([10_000, 21_000, 30_000])).toEqual([])
    expect(told([1, 2.1, 3])).toEqual([['Sheet1!C2', { ...reason, count: 3, of: 3 }]])
    expect(told([10_000, 2.1, 30_000])).toEqual([['Sheet1!C3', { ...reason, count: 1, of: 1 }]])
  })
})
