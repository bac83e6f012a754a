import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../../shared/api/reply.ts'
import type { Input, Verb } from '../../../shared/api/verbs.ts'
import type { Client } from '../../../renderer/workbook/client.ts'
import { electronShell, hostShell, type Shell } from './both-shells.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const set = (column: string, value: string | number | null, id = 'planning', table = 'office'): unknown => ({
  edits: [{ kind: 'set', table, id, column, value }],
})

// One conversation, held with either shell over a workbook of its own: verb, input, and what the reply must hold.
const CONVERSATION: readonly (readonly [string, string, unknown, object])[] = [
  ['loads all rows', 'load', {}, { kind: 'done', value: { info: { seq: 1, readOnly: null } } }],
  ['says what is open', 'info', {}, { kind: 'done', value: { name: 'book.zhence', undo: null } }],
  ['has nothing to undo', 'undo', {}, { kind: 'rejected', rejections: [{ code: 'nothing-to-undo' }] }],
  ['has nothing to redo', 'redo', {}, { kind: 'rejected', rejections: [{ code: 'nothing-to-redo' }] }],
  [
    'sets a cell',
    'edit',
    set('contact', '王主任 “壶镇” 🏘\u2028\n'),
    { kind: 'done', value: { seq: 2, undoes: null } },
  ],
  [
    'clears a cell',
    'edit',
    set('contact', null),
    { kind: 'done', value: { changes: [{ after: { contact: null } }] } },
  ],
  [
    'inserts, sets and deletes in one commit',
    'edit',
    {
      label: { verb: 'paste', table: 'office', count: 3 },
      edits: [
        {
          kind: 'insert',
          table: 'office',
          id: 'land',
          values: { name: '自然资源所', type: '部门' },
          after: 'planning',
        },
        {
          kind: 'insert',
          table: 'office',
          id: 'money',
          values: { name: '财政所', type: 'department' },
          after: null,
        },
        { kind: 'set', table: 'office', id: 'land', column: 'contact', value: '李' },
        { kind: 'delete', table: 'office', id: 'building' },
      ],
    },
    { kind: 'done', value: { seq: 4, label: { verb: 'paste', count: 3 } } },
  ],
  [
    'refuses a missing name',
    'edit',
    set('name', null),
    { kind: 'rejected', rejections: [{ code: 'required' }] },
  ],
  [
    'refuses a word that is no choice',
    'edit',
    set('type', '乡'),
    { kind: 'rejected', rejections: [{ code: 'not-a-choice', text: '乡' }] },
  ],
  [
    'refuses a name twice',
    'edit',
    set('name', '财政所'),
    { kind: 'rejected', rejections: [{ code: 'duplicate' }] },
  ],
  [
    'refuses an unknown table',
    'edit',
    set('name', 'x', 'planning', 'nothing'),
    { kind: 'rejected', rejections: [{ code: 'no-such-table' }] },
  ],
  [
    'refuses an unknown column',
    'edit',
    set('nothing', 'x'),
    { kind: 'rejected', rejections: [{ code: 'no-such-column' }] },
  ],
  [
    'refuses an unknown row',
    'edit',
    set('name', 'x', 'gone'),
    { kind: 'rejected', rejections: [{ code: 'no-such-row' }] },
  ],
  [
    'refuses every cell that is wrong, not only the first',
    'edit',
    {
      edits: [
        { kind: 'set', table: 'office', id: 'planning', column: 'type', value: '乡' },
        { kind: 'set', table: 'office', id: 'land', column: 'name', value: '' },
      ],
    },
    {
      kind: 'rejected',
      rejections: [{ at: { id: 'planning', column: 'type' } }, { at: { id: 'land', column: 'name' } }],
    },
  ],
  ['undoes the whole commit', 'undo', {}, { kind: 'done', value: { seq: 5, undoes: 4 } }],
  ['redoes it', 'redo', {}, { kind: 'done', value: { seq: 6, undoes: 5 } }],
  [
    'tells the history, newest first',
    'history',
    { limit: 2 },
    { kind: 'done', value: [{ seq: 6 }, { seq: 5 }] },
  ],
  [
    'tells the history of a cell',
    'history',
    { table: 'office', id: 'planning', column: 'contact' },
    { kind: 'done', value: [{ seq: 3 }, { seq: 2 }, { seq: 1 }] },
  ],
  ['reads further back', 'history', { before: 3, limit: 1 }, { kind: 'done', value: [{ seq: 2 }] }],
  ['verifies the file', 'verify', {}, { kind: 'done', value: { ok: true, journal: { brokenAt: null } } }],
  ['saves a copy', 'saveCopy', { name: '副本 1' }, { kind: 'done', value: { name: '副本 1.zhence' } }],
  [
    'does not write over a file',
    'saveCopy',
    { name: '副本 1.zhence' },
    { kind: 'fault', code: 'file-exists' },
  ],
  [
    'takes no path for a name',
    'saveCopy',
    { name: '../副本' },
    { kind: 'rejected', rejections: [{ code: 'wrong-form' }] },
  ],
  [
    'takes no path of Windows for a name',
    'saveCopy',
    { name: 'C:\\副本' },
    { kind: 'rejected', rejections: [{ code: 'wrong-form' }] },
  ],
  [
    'takes no name of a device',
    'saveCopy',
    { name: 'NUL.zhence' },
    { kind: 'rejected', rejections: [{ code: 'wrong-form' }] },
  ],
  ['has no preferences at first', 'preferences', {}, { kind: 'done', value: {} }],
  [
    'keeps preferences',
    'preferences',
    { set: { theme: 'dark', widths: { name: 120 } } },
    { kind: 'done', value: { theme: 'dark' } },
  ],
  [
    'drops a preference',
    'preferences',
    { set: { theme: null } },
    { kind: 'done', value: { widths: { name: 120 } } },
  ],
  [
    'refuses preferences without end',
    'preferences',
    { set: { much: 'x'.repeat(600_000) } },
    { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
  ],
  [
    'knows no such command',
    'command',
    { name: 'nothing', args: {} },
    { kind: 'rejected', rejections: [{ code: 'unknown-name' }] },
  ],
  [
    'knows no command that objects inherit',
    'command',
    { name: 'constructor', args: {} },
    { kind: 'rejected', rejections: [{ code: 'unknown-name' }] },
  ],
  [
    'refuses arguments of a wrong shape',
    'command',
    { name: 'attachPolicyText', args: [] },
    { kind: 'rejected' },
  ],
  [
    'refuses a text without clauses',
    'command',
    { name: 'attachPolicyText', args: { title: '空', text: '无编号' } },
    { kind: 'rejected' },
  ],
  ['knows no such verb', 'format', {}, { kind: 'rejected', rejections: [{ code: 'bad-request' }] }],
  [
    'refuses what is too much',
    'info',
    { all: true },
    { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
  ],
  ['refuses what is missing', 'edit', {}, { kind: 'rejected', rejections: [{ code: 'bad-request' }] }],
  ['refuses no edits', 'edit', { edits: [] }, { kind: 'rejected', rejections: [{ code: 'bad-request' }] }],
  [
    'refuses a number that is none, instead of clearing the cell',
    'edit',
    set('contact', Number.NaN),
    { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
  ],
  [
    'refuses a number without end',
    'edit',
    set('contact', Number.POSITIVE_INFINITY),
    { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
  ],
  [
    'refuses a cell that is an object',
    'edit',
    { edits: [{ kind: 'set', table: 'office', id: 'planning', column: 'name', value: { a: 1 } }] },
    { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
  ],
  [
    'refuses a label that only the program may write',
    'edit',
    { label: { verb: 'undo' }, ...(set('contact', 'x') as object) },
    { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
  ],
  ['has the same rows after all of it', 'load', {}, { kind: 'done', value: { info: { seq: 6 } } }],
]

/** What differs between two workbooks with the same content: times, folders, and the hash that covers the times. */
function comparable(reply: Reply<unknown>): unknown {
  return JSON.parse(
    JSON.stringify(reply, (key: string, value: unknown) =>
      ['at', 'head', 'folder', 'reference', 'path', 'file'].includes(key) && typeof value === 'string'
        ? `<${key}>`
        : value,
    ),
  )
}

/** The conversation is wider than the types of the client: a page could send anything. */
function ask(client: Client, verb: string, input: unknown): Promise<Reply<unknown>> {
  return client.call(verb as Verb, input as Input<Verb>)
}

const replies = new Map<string, Reply<unknown>[]>()

describe.each([
  ['Electron', electronShell],
  ['loopback host', hostShell],
])('the verbs over the %s shell', (name, start) => {
  let shell: Shell
  let client: Client
  const own: Reply<unknown>[] = []

  beforeAll(async () => {
    shell = await start()
    client = shell.page()
    replies.set(name, own)
  })

  afterAll(() => shell.close())

  it.each(CONVERSATION)('%s', async (_what, verb, input, expected) => {
    const reply = await ask(client, verb, input)
    own.push(reply)
    expect(reply).toMatchObject(expected)
  })

  it('brings the commits of another page, once and in order', async () => {
    const other = shell.page()
    const heard: unknown[] = []
    await other.call('load', {})
    other.onCommit((commit) => heard.push(commit))
    const made: unknown[] = []
    for (const contact of ['甲', '乙', '丙']) {
      const reply = await client.call('edit', {
        edits: [{ kind: 'set', table: 'office', id: 'planning', column: 'contact', value: contact }],
      })
      if (reply.kind === 'done') made.push(reply.value)
    }
    await vi.waitUntil(() => heard.length >= 3)
    expect(heard).toEqual(made)
    expect(made).toHaveLength(3)
  })

  it('turns what nobody expected into a reference to the log, without the stack', async () => {
    const rows = vi.spyOn(shell.test.backend.store, 'verify').mockRejectedValue(new Error('secret detail'))
    const reply = await client.call('verify', {})
    rows.mockRestore()
    expect(Object.keys(reply).sort()).toEqual(['kind', 'reference'])
    expect(shell.test.said.join('')).toContain('secret detail')
    expect(shell.test.said.join('')).toContain(reply.kind === 'bug' ? reply.reference : 'none')
  })
})

describe('both shells', () => {
  it('give equal replies in the whole conversation', () => {
    const [electron, host] = [...replies.values()].map((list) => list.map(comparable))
    expect(electron).toHaveLength(CONVERSATION.length)
    expect(host).toEqual(electron)
  })
})
