import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADOPTION_VERBS } from '../../../electron/cli/adoptions.ts'
import { createStore, openStore } from '../../../electron/store/store.ts'
import { packNamed } from '../../../shared/packs/packs.ts'

let folder = ''
let file = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  file = join(folder, 'a.zhence')
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  const store = await createStore(file, { who: 'test', packId: 'lishui-2022-72', edits })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function answer(
  words: string,
  rest: readonly string[],
  options: Readonly<Record<string, string>> = {},
) {
  const verb = ADOPTION_VERBS.find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  return verb.run({
    language: 'zh-CN',
    arguments: [file, ...rest],
    options,
    readInput: async () => '',
  })
}

it('[情景-19] zhence adopt freezes a scenario, and zhence adopted draws it again and ends with 3 if it does not come out', async () => {
  const made = await answer('adopt', ['积极'], { draws: '500', seed: '9' })
  expect(made).toMatchObject({
    exit: 0,
    value: { scenario: '积极', draws: 500, seed: 9, label: '演示数据（虚构）' },
  })
  expect((await answer('adopt', ['没有'])).exit).toBe(1)
  const sound = await answer('adopted', [])
  expect(sound).toMatchObject({
    exit: 0,
    value: [{ seed: 9, reproduced: true, differences: [], today: { commitsSince: 0 } }],
  })
  expect(sound.messages[0]).toContain('逐字节相同')

  // The program itself can be made to write another figure; the check finds it.
  const store = await openStore(file, { who: 'test' })
  const figure = store
    .rows()
    .all('adopted_figure')
    .find((row) => row['median'] !== null)
  const value = Number(figure?.['median']) + 1e-9
  await store.commit(
    { verb: 'edit' },
    () => ({
      ok: true,
      value: [{ kind: 'set', table: 'adopted_figure', id: figure?.id ?? '', column: 'median', value }],
    }),
    { writesDerived: true },
  )
  await store.close()
  const broken = await answer('adopted', [])
  expect(broken).toMatchObject({ exit: 3, value: [{ reproduced: false }] })
  expect(broken.messages[0]).toContain('1 个不同')
})
