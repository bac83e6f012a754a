import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../shared/table/change.ts'
import { Draft } from '../../../electron/store/draft.ts'
import { RowCache } from '../../../electron/store/cache.ts'
import { Placement } from '../../../electron/store/positions.ts'
import { accepted, commit, insert, newWorkbook, refuse } from './workbooks.ts'

function office(id: string, after?: string | null): Edit {
  const values = { name: id, type: 'town' }
  return after === undefined
    ? { kind: 'insert', table: 'office', id, values }
    : { kind: 'insert', table: 'office', id, values, after }
}

function move(id: string, after: string | null): Edit {
  return { kind: 'move', table: 'office', id, after }
}

describe('a row stands where it was put', () => {
  it('at the end, at the beginning, behind another, and behind a new one', async () => {
    const { store } = await newWorkbook([office('a'), office('b')])
    await commit(store, [
      office('last'),
      office('first', null),
      office('x', 'a'),
      office('y', 'x'),
      office('z', 'a'),
    ])
    const order = ['first', 'a', 'x', 'y', 'z', 'b', 'last']
    expect(
      store
        .rows()
        .all('office')
        .map(({ id }) => id),
    ).toEqual(order)
    accepted(await store.undo())
    expect(
      store
        .rows()
        .all('office')
        .map(({ id }) => id),
    ).toEqual(['a', 'b'])
  })

  it('is refused behind a row that is not there', async () => {
    const { store } = await newWorkbook([office('a')])
    expect(await refuse(store, [office('x', 'nobody')])).toEqual([
      { at: { table: 'office', id: 'nobody' }, code: 'no-such-row' },
    ])
  })

  it('also hundreds of times at the same place, one by one', async () => {
    const { store } = await newWorkbook([office('a'), office('b')])
    for (let count = 0; count < 200; count += 1) await commit(store, [office(`n${count}`, 'a')])
    const expected = ['a', ...Array.from({ length: 200 }, (_, index) => `n${199 - index}`), 'b']
    expect(
      store
        .rows()
        .all('office')
        .map(({ id }) => id),
    ).toEqual(expected)
    expect((await store.verify()).ok).toBe(true)
  })

  it('gets an id that no row of the workbook has when none is given', async () => {
    const { store } = await newWorkbook([insert('office', 'a', { name: 'a', type: 'town' })])
    const rows = Array.from({ length: 50 }, (_, index): Edit => {
      return { kind: 'insert', table: 'office', values: { name: `n${index}`, type: 'town' } }
    })
    const { changes } = await commit(store, rows)
    expect(new Set(changes.map(({ id }) => id)).size).toBe(50)
    expect(changes.every(({ id }) => /^[a-z0-9]{9}$/.test(id))).toBe(true)
  })

  it('and is moved there, several at once, as one commit with one undo', async () => {
    const { store } = await newWorkbook(['a', 'b', 'c', 'd', 'e'].map((id) => office(id)))
    const ids = () =>
      store
        .rows()
        .all('office')
        .map(({ id }) => id)
    const { changes } = await commit(store, [move('d', null), move('e', 'd')])
    expect(ids()).toEqual(['d', 'e', 'a', 'b', 'c'])
    expect(changes.map(({ id }) => id)).toEqual(['d', 'e'])
    await commit(store, [move('a', 'c'), move('a', 'b')])
    expect(ids()).toEqual(['d', 'e', 'b', 'a', 'c'])
    accepted(await store.undo())
    accepted(await store.undo())
    expect(ids()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect((await store.verify()).ok).toBe(true)
  })

  it('and is not moved behind itself, or behind what is moved behind it, or where nothing is', async () => {
    const { store } = await newWorkbook([office('a'), office('b')])
    const codes = async (edits: readonly Edit[]) => (await refuse(store, edits)).map(({ code }) => code)
    expect(await codes([move('a', 'a')])).toEqual(['bad-request'])
    expect(await codes([move('a', 'b'), move('b', 'a')])).toEqual(['bad-request'])
    expect(await codes([move('nobody', 'nothing')])).toEqual(['no-such-row', 'no-such-row'])
  })

  it('whatever the neighbours, positions stay strictly rising and others keep their order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), { maxLength: 12 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 80 }),
        (positions, anchors) => {
          const cache = new RowCache()
          const old = positions.map((position, index) => ({ id: `o${index}`, position: position + 0 }))
          cache.readFrom([{ name: 't', title: '', label: 'id', columns: {}, unique: [] }], () => old)
          const before = cache.all('t').map(({ id }) => id)
          const draft = new Draft(cache)
          const placement = new Placement(draft)
          anchors.forEach((anchor, index) => {
            const id = `n${index}`
            const present = [null, ...draft.all('t').map((row) => row.id)]
            placement.follow('t', id, present[anchor % present.length] ?? null)
            draft.put('t', id, { id, position: 0 })
          })
          placement.settle()
          const after = draft.all('t')
          expect(after.filter(({ id }) => id.startsWith('o')).map(({ id }) => id)).toEqual(before)
          expect(
            after.every((row, index) => index === 0 || row.position > (after[index - 1]?.position ?? 0)),
          ).toBe(true)
          expect(after).toHaveLength(positions.length + anchors.length)
        },
      ),
    )
  })
})
