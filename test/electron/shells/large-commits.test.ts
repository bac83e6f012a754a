import { expect, it, vi } from 'vitest'
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
      const [client, other] = [shell.page(), shell.page()]
      const [own, heard]: [Commit[], Commit[]] = [[], []]
      await Promise.all([client.call('load', {}), other.call('load', {})])
      client.onCommit((commit) => own.push(commit))
      other.onCommit((commit) => heard.push(commit))
      const edits = Array.from({ length: 150 }, (_unused, at) => ({
        kind: 'insert' as const,
        table: 'office',
        values: { name: `单位${at}`, type: 'other' },
      }))
      const reply = await client.call('edit', { edits })
      await vi.waitUntil(() => heard.length > 0)
      expect(reply).toMatchObject({ kind: 'done', value: heard[0] })
      expect(heard[0]?.changes).toHaveLength(150)
      expect(own.map(({ seq }) => seq)).toEqual([heard[0]?.seq])
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
    } finally {
      await shell.close()
    }
  },
)
