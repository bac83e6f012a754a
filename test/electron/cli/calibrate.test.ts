import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calibrateVerb } from '../../../electron/cli/calibrate.ts'
import { createStore, openStore } from '../../../electron/store/store.ts'
import { packNamed } from '../../../shared/packs/packs.ts'

let folder = ''
const file = () => join(folder, 'a.zhence')
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  const store = await createStore(file(), { who: 'test', packId: 'lishui-2022-72', edits })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Told {
  readonly calibrated?: readonly {
    readonly message: string
    readonly demo?: 1
    readonly proposed: { readonly value: number; readonly halfWidth80: number }
    readonly now: { readonly value: number; readonly halfWidth80: number }
  }[]
}

async function answer(options: Readonly<Record<string, string>> = {}) {
  const call = { language: 'zh-CN', arguments: [file()], options, readInput: async () => '' } as const
  const { exit, value, messages } = await calibrateVerb.run(call)
  return { exit, calibrated: (value as Told).calibrated ?? [], messages }
}

describe('zhence calibrate', () => {
  it('[情景-20] tells what is proposed beside what is there, takes it on demand, and the undo takes it back', async () => {
    const before = await answer()
    expect(before.exit).toBe(0)
    expect(before.calibrated.length).toBeGreaterThan(0)
    expect(before.calibrated.every(({ message, demo }) => message !== '' && demo === 1)).toBe(true)
    expect(before.messages).toEqual([expect.stringContaining('与建议不同'), expect.stringContaining('虚构')])
    const { messages } = await answer({ apply: '基准' })
    expect(messages[0]).toContain('已写入')
    const after = await answer({ scenario: '基准' })
    for (const { proposed, now } of after.calibrated) {
      expect(now.halfWidth80).toBe(proposed.halfWidth80)
      expect(now.value).toBeCloseTo(proposed.value, 2)
    }
    expect((await answer({ apply: '基准' })).messages[0]).toContain('共 0 个已写入')
    const store = await openStore(file(), { who: 'test' })
    expect(await store.undo()).toMatchObject({ ok: true })
    await store.close()
    expect((await answer()).calibrated).toEqual(before.calibrated)
  })

  it('refuses a scenario that is not there, and says which there are', async () => {
    expect(await answer({ apply: '没有的情景' })).toMatchObject({
      exit: 1,
      messages: [expect.any(String), expect.stringContaining('基准')],
    })
  })
})
