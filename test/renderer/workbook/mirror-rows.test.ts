import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, loadRows } from '../../../renderer/workbook/mirror-rows.ts'
import { reverse, type RowChange } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'

const row = (id: string, position: number, name = id): Row => ({ id, position, name })

describe('the mirror of the rows', () => {
  it('orders rows by their positions, whatever the order of loading', () => {
    const rows = loadRows({ region: [row('b', 2), row('a', 1), row('c', 1.5)] })
    expect(rows.all('region').map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    expect(rows.get('region', 'c')?.position).toBe(1.5)
  })

  it('a changed cell leaves other tables and other rows as the very same objects', () => {
    const before = loadRows({ region: [row('a', 1), row('b', 2)], office: [row('o', 1)] })
    const after = applyChanges(before, [
      { table: 'region', id: 'b', before: row('b', 2), after: row('b', 2, 'new') },
    ])
    expect(after.all('office')).toBe(before.all('office'))
    expect(after.get('region', 'a')).toBe(before.get('region', 'a'))
    expect(after.get('region', 'b')?.['name']).toBe('new')
    expect(before.get('region', 'b')?.['name']).toBe('b')
  })

  it('a row put between two others stands between them', () => {
    const before = loadRows({ region: [row('a', 1), row('b', 2)] })
    const after = applyChanges(before, [{ table: 'region', id: 'n', before: null, after: row('n', 1.5) }])
    expect(after.all('region').map(({ id }) => id)).toEqual(['a', 'n', 'b'])
  })

  it('the reversed changes bring back what was there, for any sequence of changes', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const change = fc.record({ id, position: fc.integer({ min: 1, max: 4 }), gone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (steps) => {
        const start = loadRows({ region: [row('a', 1), row('b', 2)] })
        let now = start
        const done: RowChange[] = []
        for (const { id, position, gone } of steps) {
          const before = now.get('region', id) ?? null
          const after = gone ? null : row(id, position, `${id}${position}`)
          if (before === null && after === null) continue
          const step = { table: 'region', id, before, after }
          done.push(step)
          now = applyChanges(now, [step])
        }
        expect(applyChanges(now, reverse(done)).all('region')).toEqual(start.all('region'))
        expect(applyChanges(start, done).all('region')).toEqual(now.all('region'))
      }),
    )
  })
})
