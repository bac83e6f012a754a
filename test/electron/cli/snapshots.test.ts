import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SNAPSHOT_VERBS } from '../../../electron/cli/snapshots.ts'
import { UsageError } from '../../../electron/cli/verb.ts'
import { createStore, openStore } from '../../../electron/store/store.ts'
import { START } from '../store/workbooks.ts'

let folder = ''
let file = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  file = join(folder, 'a.zhence')
  await (await createStore(file, { who: 'test', packId: null, edits: START })).close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function answer(
  words: string,
  rest: readonly string[],
  options: Readonly<Record<string, string>> = {},
) {
  const verb = SNAPSHOT_VERBS.find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  return verb.run({ language: 'zh-CN', arguments: [file, ...rest], options, readInput: async () => '' })
}

async function write(value: number): Promise<void> {
  const store = await openStore(file, { who: 'test' })
  const edit = { kind: 'set', table: 'observation', id: 'lake-2020', column: 'value', value } as const
  await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [edit] }))
  await store.close()
}

it('[存稿-1] zhence snapshot names the point of the journal, and zhence snapshots lists them, newest first', async () => {
  expect(await answer('snapshots', [])).toMatchObject({ exit: 0, value: [] })
  expect(await answer('snapshot', ['上会'], { stage: '上会稿', note: '常务会' })).toMatchObject({
    exit: 0,
    value: { seq: 2, name: '上会', stage: 'meeting', note: '常务会', journal: { seq: 1, kept: true } },
  })
  await write(20)
  expect(await answer('snapshot', ['印发'], { stage: 'issued' })).toMatchObject({ exit: 0 })
  expect(await answer('snapshots', [])).toMatchObject({
    value: [
      { name: '印发', stageTitle: '印发稿', commitsSince: 0, journal: { seq: 3, kept: true } },
      { name: '上会', stageTitle: '上会稿', commitsSince: 2, journal: { seq: 1, kept: true } },
    ],
  })
  const twice = await answer('snapshot', ['上会'])
  expect(twice.exit).toBe(1)
  expect(twice.messages[0]).toContain('上会')
  await expect(async () => answer('snapshot', ['三'], { stage: '草稿' })).rejects.toThrow(UsageError)
})

it('[存稿-4] zhence changes tells which cells differ between two versions, by whom and when', async () => {
  await write(30)
  const found = await answer('changes', ['上会'], { to: '印发' })
  expect(found).toMatchObject({
    exit: 0,
    value: {
      from: { seq: 1, snapshot: '上会' },
      to: { seq: 3, snapshot: '印发' },
      tables: [{ table: 'observation', title: '指标数据', changed: 1, cells: 1 }],
      rows: [
        {
          id: 'lake-2020',
          name: '湖镇 · 地区生产总值 · 2020 · 最终核实',
          kind: 'changed',
          cells: [
            {
              column: 'value',
              title: '数值',
              unit: '亿元',
              before: 12.5,
              after: 20,
              shown: ['12.5', '20'],
              seq: 3,
              verb: 'edit',
            },
          ],
        },
      ],
    },
  })
  expect(await answer('changes', ['印发'])).toMatchObject({
    value: { to: { snapshot: null }, rows: [{ cells: [{ before: 20, after: 30 }] }] },
  })
  expect(await answer('changes', ['3'], { to: '3' })).toMatchObject({ value: { tables: [], rows: [] } })
  expect(await answer('changes', ['1'], { table: 'project' })).toMatchObject({ value: { rows: [] } })
  const unknown = await answer('changes', ['没有'])
  expect(unknown.exit).toBe(1)
  expect(unknown.messages.join('')).toContain('印发')
  expect((await answer('changes', ['1'], { table: 'nothing' })).exit).toBe(1)
  expect((await answer('changes', ['99'])).exit).toBe(1)
})
