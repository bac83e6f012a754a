import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadQuarters } from '../../../shared/plans/commands.ts'
import { PLAN_SOFT_RULES } from '../../../shared/plans/rules.ts'
import { projectYear, QUARTER_COLUMNS } from '../../../shared/plans/tables.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import { rowsOf } from '../rows.ts'

type Quarters = readonly (number | null)[]

/** The quarters after the command, read back as the store would read them. */
function spreadOver(investment: number, quarters: Quarters): Quarters {
  const cells = Object.fromEntries(QUARTER_COLUMNS.map((column, index) => [column, quarters[index] ?? null]))
  const project = { id: 'p', name: '桥', region: 'huzhen', category: 'economy', nature: 'preliminary' }
  const row = { id: 'y', project: 'p', year: 2024, investment, ...cells }
  const rows = rowsOf({ project: [project], project_year: [row] })
  const result = spreadQuarters(rows, { id: 'y' })
  if (!result.ok) throw new Error('refused')
  const after: Record<string, number | null> = { ...cells }
  for (const edit of result.value) {
    if (edit.kind !== 'set') throw new Error('not a cell')
    const parsed = parseCell(projectYear.columns.quarter_1, edit.value, { at: {}, rows })
    after[edit.column] = parsed.ok ? Number(parsed.value) : null
  }
  const done = rowsOf({ project: [project], project_year: [{ ...row, ...after }] })
  const found = PLAN_SOFT_RULES.flatMap((rule) => rule.check(done)).filter(({ rule }) => rule === '计划-3')
  expect(found).toEqual([])
  return QUARTER_COLUMNS.map((column) => after[column] ?? null)
}

describe('spreading a year over its quarters', () => {
  it('fills empty quarters evenly, keeps what is there, and scales where nothing is empty', () => {
    expect(spreadOver(1003, [null, null, null, null])).toEqual([251, 251, 251, 250])
    expect(spreadOver(1000, [400, null, null, 0])).toEqual([400, 300, 300, 0])
    expect(spreadOver(1000, [100, 100, 100, 200])).toEqual([200, 200, 200, 400])
    expect(spreadOver(1000, [1500, null, 500, null])).toEqual([750, 0, 250, 0])
  })

  it('[计划-3] the quarters sum to the year to the 分 whatever stood there', () => {
    const amount = fc.integer({ min: 0, max: 2 ** 45 })
    const quarters = fc.array(fc.option(amount), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(amount, quarters, (investment, before) => {
        const after = spreadOver(investment, before)
        expect(after.reduce<bigint>((sum, part) => sum + BigInt(part ?? -1), 0n)).toBe(BigInt(investment))
        expect(after.every((part) => (part ?? -1) >= 0)).toBe(true)
      }),
    )
  })

  it('is refused for a row that is not there', () => {
    expect(spreadQuarters(rowsOf({}), { id: 'y' })).toMatchObject({ rejections: [{ code: 'no-such-row' }] })
  })
})
