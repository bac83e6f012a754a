import { expect, it } from 'vitest'
import { heldRows } from '../../../electron/store/held-rows.ts'
import { testBackend } from '../shells/workbook.ts'

it('held rows stay as they were when the workbook goes on', async () => {
  const { backend, remove } = await testBackend()
  const { store } = backend
  const held = heldRows(store.rows())
  const before = held.all('office').map((row) => ({ ...row }))
  const made = await store.commit({ verb: 'edit' }, () => ({
    ok: true,
    value: [
      { kind: 'set', table: 'office', id: 'planning', column: 'name', value: '改名' },
      { kind: 'delete', table: 'office', id: 'building' },
    ],
  }))
  expect(made.ok).toBe(true)
  expect(store.rows().get('office', 'planning')?.['name']).toBe('改名')
  // Looked up only now, after the commit.
  expect(held.get('office', 'planning')?.['name']).toBe('经济发展办公室')
  expect(held.get('office', 'building')?.['name']).toBe('村镇建设办公室')
  expect(held.all('office')).toEqual(before)
  expect(held.get('office', 'nobody')).toBeUndefined()
  await remove()
})
