import { expect, it, vi } from 'vitest'
import { createWorkbook } from '../../../renderer/workbook/workbook.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import { electronShell, hostShell } from './both-shells.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const SHELLS = [
  ['Electron', electronShell],
  ['loopback host', hostShell],
] as const

it.each(SHELLS)(
  'a commit of many rows comes to another page over the %s shell, and to its own once',
  async (_, start) => {
    const shell = await start()
    try {
      const [one, other] = [createWorkbook(shell.page()), createWorkbook(shell.page())]
      const [own, heard]: [Commit[], Commit[]] = [[], []]
      await Promise.all([one.load(), other.load()])
      one.onCommit((commit) => own.push(commit))
      other.onCommit((commit) => heard.push(commit))
      const made: Commit[] = []
      shell.test.backend.store.onCommit((commit) => made.push(commit))
      const ids = Array.from({ length: 150 }, (_unused, at) => `office-${at}`)
      const outcomes = await Promise.all([
        one.edit(
          ids.map((id, at) => ({
            kind: 'insert',
            table: 'office',
            id,
            values: { name: `单位${at}`, type: 'other' },
          })),
        ),
        one.edit(ids.map((id) => ({ kind: 'set', table: 'office', id, column: 'contact', value: '王' }))),
        // Changes nothing, and bears the number of the one before.
        one.edit([{ kind: 'set', table: 'office', id: ids[0] ?? '', column: 'contact', value: '王' }]),
        one.undo(),
        one.redo(),
        one.edit(['planning', ...ids].map((id) => ({ kind: 'delete', table: 'office', id }))),
      ])
      await vi.waitUntil(() => heard.length === 5)
      expect(made.map(({ changes }) => changes.length)).toEqual([150, 150, 150, 150, 151])
      expect(own).toEqual(made)
      expect(heard).toEqual(made)
      const [added, set, , ...rest] = made
      expect(outcomes.map((outcome) => outcome.kind === 'done' && outcome.commit)).toEqual([
        added,
        set,
        { ...set, at: expect.any(String), label: { verb: 'edit' }, changes: [] },
        made[2],
        ...rest,
      ])
      for (const { store } of [one, other])
        expect(store.getState().rows.all('office')).toEqual(shell.test.backend.store.rows().all('office'))
    } finally {
      await shell.close()
    }
  },
)

it.each(SHELLS)(
  'a large paste is what an undo right after it takes back over the %s shell',
  async (_, start) => {
    const shell = await start()
    try {
      const client = shell.page()
      const values = { type: 'other', contact: '很长的联系方式'.repeat(500) }
      const edits = Array.from({ length: 1000 }, (_unused, at) => ({
        kind: 'insert' as const,
        table: 'office',
        values: { ...values, name: `单位${at}` },
      }))
      expect(
        await Promise.all([client.call('edit', { edits }), client.call('undo', {}), client.call('redo', {})]),
      ).toMatchObject([
        { kind: 'done', value: { seq: 2 } },
        { kind: 'done', value: { undoes: 2 } },
        { kind: 'done', value: { undoes: 3 } },
      ])
      // So much is read in the thread for reading.
      const changed = await client.call('changedCells', { table: 'office', from: 1 })
      expect(changed).toMatchObject({ kind: 'done', value: { until: 4, entries: [{ seq: 4 }] } })
      expect(changed.kind === 'done' && changed.value.rows.length).toBe(1000)
      const [id] = changed.kind === 'done' ? changed.value.rows.map((row) => row.id) : []
      expect(await client.call('compare', { from: 1, limit: 1 })).toMatchObject({
        kind: 'done',
        value: { total: 1000, rows: [{ kind: 'added', seq: 4 }] },
      })
      expect(await client.call('history', { table: 'office', id })).toMatchObject({
        kind: 'done',
        value: [{ seq: 4, changes: [{ id }] }, { seq: 3, changes: [{ id, after: null }] }, { seq: 2 }],
      })
      expect(await client.call('entries', { limit: 2, listed: 1 })).toMatchObject({
        kind: 'done',
        value: [
          { seq: 4, undoes: 3, count: 1000, changes: [{ id }] },
          { seq: 3, undoes: 2, count: 1000 },
        ],
      })
      expect(await client.call('verify', {})).toMatchObject({ kind: 'done', value: { ok: true } })
    } finally {
      await shell.close()
    }
  },
)
