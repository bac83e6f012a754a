import { describe, expect, it } from 'vitest'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { office, projectYear } from '../../../shared/plans/tables.ts'
import type { Row } from '../../../shared/table/table.ts'
import { duplicateEdits, insertEdits, moveEdits } from '../../../renderer/pages/sheet/row-actions.ts'

const ROWS: readonly Row[] = ['a', 'b', 'c', 'd', 'e'].map((id, position) => ({
  id,
  position,
  subject: `科目${id}`,
  budget: 123,
  note: null,
}))

/** The order after moves as the store carries them out: each row behind the one it names. */
function moved(ids: readonly string[], after: string | null, first: string | null = 'a'): string {
  let order = ROWS.map(({ id }) => id)
  for (const edit of moveEdits(budgetLine, ids, after, first, ROWS)) {
    if (edit.kind !== 'move') throw new Error('no move')
    order = order.filter((id) => id !== edit.id)
    order.splice(edit.after === null ? 0 : order.indexOf(edit.after) + 1, 0, edit.id)
  }
  return order.join('')
}

/** No cell of these rows was typed as arithmetic. */
const typedAsIs = () => null

describe('rows', () => {
  it('are moved behind another in the order in which they stand, also upon themselves', () => {
    expect(moved(['b', 'c'], 'd')).toBe('adbce')
    expect(moved(['e', 'a'], 'c')).toBe('bcaed')
    expect(moved(['b', 'd'], 'b')).toBe('abdce')
    expect(moved(['c'], 'c')).toBe('abcde')
    expect(moved(['a', 'b'], 'a')).toBe('abcde')
  })

  it('are moved before the first that is shown, whatever stands before it in the store', () => {
    expect(moved(['e'], null)).toBe('eabcd')
    expect(moved(['e'], null, 'c')).toBe('abecd')
    expect(moved(['c', 'e'], null, 'c')).toBe('ceabd')
  })

  it('are inserted one behind the other, before or behind a row, and counted on', () => {
    const insertion = { table: budgetLine, near: 'c', count: 2, blank: { year: 2025 }, numbered: 'year' }
    const below = insertEdits({ ...insertion, above: false }, ROWS)
    expect(below.map(({ after }) => after)).toEqual(['c', below[0]?.id])
    expect(below.map(({ values }) => values['year'])).toEqual([2025, 2026])
    expect(insertEdits({ ...insertion, above: true }, ROWS)[0]?.after).toBe('b')
    expect(insertEdits({ ...insertion, near: 'a', above: true }, ROWS)[0]?.after).toBeNull()
    expect(insertEdits({ ...insertion, near: null, above: false }, [])[0]?.after).toBeNull()
  })

  it('are duplicated behind the last of them, amounts exactly, empty cells empty', () => {
    const copies = duplicateEdits(budgetLine, ['d', 'b'], ROWS, (text) => `${text}（副本）`, typedAsIs)
    expect(copies.map(({ after }) => after)).toEqual(['d', copies[0]?.id])
    expect(copies.map(({ values }) => values)).toEqual([
      { subject: '科目b', budget: '1.23元' },
      { subject: '科目d', budget: '1.23元' },
    ])
  })

  it('get another name, or the next year, where no two rows may agree', () => {
    const offices = [
      { id: 'x', position: 1, name: '甲' },
      { id: 'y', position: 2, name: '甲（副本）' },
    ]
    const [named] = duplicateEdits(office, ['x'], offices, (text) => `${text}（副本）`, typedAsIs)
    expect(named?.values['name']).toBe('甲（副本）（副本）')
    const years = [2024, 2025, 2027].map((year, position) => ({
      id: String(year),
      position,
      project: 'p',
      year,
    }))
    const copies = duplicateEdits(projectYear, ['2024', '2025'], years, (text) => text, typedAsIs)
    expect(copies.map(({ values }) => values['year'])).toEqual([2026, 2028])
  })
})

it('a copy of a row keeps what was typed as arithmetic', () => {
  const typed = { expression: '1200*1.08', unit: '万元' }
  const [copy] = duplicateEdits(
    budgetLine,
    ['b'],
    ROWS,
    (text) => text,
    (id, field) => (id === 'b' && field === 'budget' ? typed : null),
  )
  expect(copy?.values['budget']).toBe('=1200*1.08 [万元]')
})
