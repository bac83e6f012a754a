import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backtest } from '../../../electron/cli/backtest.ts'
import { createStore } from '../../../electron/store/store.ts'
import { packNamed } from '../../../shared/packs/packs.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  const store = await createStore(join(folder, 'a.zhence'), { who: 'test', packId: 'lishui-2022-72', edits })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function answer(options: Readonly<Record<string, string>> = {}, language: 'zh-CN' | 'en-US' = 'zh-CN') {
  const { exit, value, messages } = await backtest.run({
    language,
    arguments: [join(folder, 'a.zhence')],
    options,
    readInput: async () => '',
  })
  const { backtests = [] } = value as { backtests?: readonly Readonly<Record<string, unknown>>[] }
  return { exit, backtests, messages }
}

describe('zhence backtest', () => {
  it('tells errors or 样本不足 of every region and indicator, and flags made-up figures', async () => {
    const { exit, backtests, messages } = await answer()
    expect(exit).toBe(0)
    const tests = backtests.filter(({ state }) => state === 'tested')
    const few = backtests.filter(({ state }) => state === 'too-few-figures')
    expect(tests.length).toBeGreaterThan(0)
    expect(few.length).toBeGreaterThan(0)
    expect(tests.length + few.length).toBe(backtests.length)
    expect(few.every(({ message, mape }) => String(message).startsWith('样本不足') && mape === null)).toBe(
      true,
    )
    expect(
      backtests.filter(({ demo }) => demo === 1).every(({ label }) => label === '演示数据（虚构）'),
    ).toBe(true)
    expect(messages).toEqual([
      `回测了 ${tests.length} 个系列，${few.length} 个样本不足。`,
      expect.stringContaining('虚构'),
    ])
  })

  it('takes one region or indicator by name or id, and says which there are', async () => {
    const { backtests } = await answer({ region: '丽水市', indicator: 'gdp' }, 'en-US')
    expect(backtests).toMatchObject([{ region: 'lishui', indicator: 'gdp' }])
    expect(await answer({ region: '没有的镇' })).toMatchObject({
      exit: 1,
      messages: [expect.any(String), expect.stringContaining('丽水市')],
    })
  })
})
