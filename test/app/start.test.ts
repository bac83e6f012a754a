import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { runProgram, startProgram, type Program } from './program.ts'

let home = ''
let running: Program[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'zhence-start-'))
  running = []
})

afterEach(async () => {
  for (const program of running) await program.kill()
  rmSync(home, { recursive: true, force: true })
})

async function start(options: Parameters<typeof startProgram>[0] = {}): Promise<Program> {
  const program = await startProgram({ home, ...options })
  running.push(program)
  return program
}

const sample = (): string => join(home, '镇策', '示例工作簿.zhence')

/** Header bytes 18 and 19: 1 is a file that is complete by itself, 2 one that needs its write-ahead log. */
const journalMode = (path: string): number[] => [...readFileSync(path).subarray(18, 20)]

describe('npm start', () => {
  it('without a file makes a sample in the home folder, serves it, and leaves one complete file at Ctrl+C', async () => {
    const program = await start()
    expect(program.output()).toContain(`已生成示例工作簿：${sample()}`)
    expect((await fetch(program.url, { redirect: 'manual' })).status).toBe(303)
    expect(await program.stop()).toBe(0)
    // The address first, so that nobody waits for the table.
    expect(program.output()).toMatch(
      /token=(.*\n)*.*常住人口城镇化率 +2025 ≥ 75\.0 %.*\n(.*\n)*共 6\d 项：.*有差距.*\n\* 含演示数据（虚构）/,
    )
    expect(program.output()).toContain('已保存并关闭')
    expect(readdirSync(dirname(sample()))).toEqual(['示例工作簿.zhence'])
    expect(journalMode(sample())).toEqual([1, 1])
  })

  it('opens the sample that is there and never writes over it', async () => {
    await (await start()).stop()
    const mine = [{ kind: 'insert', table: 'office', values: { name: '我加的单位', type: 'other' } }] as const
    const store = await openStore(sample(), { who: 'tester' })
    expect(await store.commit({ verb: 'insert' }, () => ({ ok: true, value: mine }))).toMatchObject({
      ok: true,
    })
    await store.close()
    const program = await start()
    expect(program.output()).not.toContain('已生成')
    await program.stop()
    const again = await openStore(sample(), { who: 'tester' })
    expect(
      again
        .rows()
        .all('office')
        .map(({ name }) => name),
    ).toContain('我加的单位')
    await again.close()
  })

  it('puts the sample into the current folder where there is no home folder', async () => {
    const program = await start({ env: { HOME: join(home, 'gone', 'file'), INIT_CWD: home } })
    expect(program.output()).toMatch(/已生成示例工作簿/)
    await program.stop()
    writeFileSync(join(home, 'file'), '')
    const other = await start({ env: { HOME: join(home, 'file'), INIT_CWD: home } })
    expect(other.output()).toContain(join(home, '示例工作簿.zhence'))
    await other.stop()
  })

  it('opens a workbook a second time read-only and names who has it', async () => {
    const first = await start()
    const second = await start({ file: sample() })
    expect(second.output()).toMatch(/正由 \S+.* 打开编辑，这里以只读方式打开/)
    expect(await second.stop()).toBe(0)
    expect(await first.stop()).toBe(0)
    const third = await start({ file: sample() })
    expect(third.output()).not.toContain('只读')
    await third.stop()
  })

  it('makes one sample when two start at the same moment: one may write, the other sees it', async () => {
    const both = await Promise.all([start(), start()])
    const readOnly = both.filter((program) => program.output().includes('只读'))
    expect(readOnly).toHaveLength(1)
    for (const program of both) expect(await program.stop()).toBe(0)
    expect(readdirSync(dirname(sample()))).toEqual(['示例工作簿.zhence'])
  })

  it('opens a workbook whose program was killed', async () => {
    await (await start()).kill()
    const program = await start()
    expect(program.output()).not.toContain('只读')
    expect(await program.stop()).toBe(0)
    expect(journalMode(sample())).toEqual([1, 1])
  })

  it.each([
    ['is not there', 3, ['--no-window', 'nothing.zhence']],
    ['is no workbook', 3, ['--no-window', 'letter.zhence']],
    ['is named together with a second one', 2, ['--no-window', 'a.zhence', 'b.zhence']],
    ['comes with an unknown option', 2, ['--quiet', 'a.zhence']],
  ])('says so if the file %s, and ends with %i', async (_what, code, args) => {
    writeFileSync(join(home, 'letter.zhence'), '关于开展年度计划工作的通知')
    const result = await runProgram({ home, args })
    expect(result.code).toBe(code)
    expect(result.output).not.toMatch(/\n\s+at /)
    expect(result.output.length).toBeGreaterThan(20)
    expect(readFileSync(join(home, 'letter.zhence'), 'utf8')).toBe('关于开展年度计划工作的通知')
    expect(existsSync(join(home, 'nothing.zhence'))).toBe(false)
  })

  it('says so if the port is taken, and ends with 1', async () => {
    const first = await start()
    const port = new URL(first.url).port
    const file = join(home, 'other.zhence')
    writeFileSync(file, readFileSync(sample()))
    const result = await runProgram({
      home,
      args: ['--no-window', '--port', port],
      env: { HOME: join(home, 'two') },
    })
    expect([result.code, result.output]).toEqual([1, expect.stringContaining(`端口 ${port} 已被占用`)])
    await first.stop()
  })

  it('speaks English where the system does', async () => {
    const program = await start({ env: { LANG: 'en_GB.UTF-8' } })
    expect(program.output()).toContain('Address (works on this machine only')
    await program.stop()
    expect(program.output()).toContain('Saved and closed.')
  })

  it('explains its options', async () => {
    expect(await runProgram({ home, args: ['--help'] })).toMatchObject({
      code: 0,
      output: expect.stringContaining('--no-window') as string,
    })
  })
})

/** A program that stands in for Electron or a browser: it notes its arguments, then does this. */
function stub(name: string, what: string): string {
  const path = join(home, 'stubs', name)
  mkdirSync(dirname(path), { recursive: true })
  const note = `require('fs').writeFileSync(${JSON.stringify(`${path}.json`)}, JSON.stringify(process.argv.slice(2)))`
  writeFileSync(path, `#!${process.execPath}\n${note}\n${what}\n`, { mode: 0o755 })
  return path
}

const noted = (path: string): string[] => JSON.parse(readFileSync(`${path}.json`, 'utf8')) as string[]
const LATER = 'setTimeout(() => process.exit(0), 3400)'

// Windows runs no script for a program; the same code starts real ones there.
describe.skipIf(process.platform === 'win32')('the window of npm start', () => {
  it("is a browser's, with an address that works once, and its end is the program's end", async () => {
    const browser = stub('browser', LATER)
    const result = await runProgram({
      home,
      args: ['--browser'],
      env: { DISPLAY: ':9', ZHENCE_BROWSER: browser },
    })
    expect([result.code, result.output]).toEqual([0, expect.stringContaining('浏览器应用窗口')])
    expect(result.output).toContain('已保存并关闭')
    expect(noted(browser)[0]).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
  })

  it('that does not stay open is replaced by the address', async () => {
    const browser = stub('browser', 'process.exit(1)')
    const program = await start({ args: ['--browser'], env: { DISPLAY: ':9', ZHENCE_BROWSER: browser } })
    expect(program.output()).toContain('浏览器窗口没有保持打开')
    expect(noted(browser)[0]).not.toContain(program.url)
    await program.stop()
  })

  it('is ended by Ctrl+C', async () => {
    const browser = stub('browser', 'setInterval(() => {}, 1000)')
    const env = { DISPLAY: ':9', ZHENCE_BROWSER: browser }
    const program = await start({ args: ['--browser'], env, ready: /浏览器应用窗口/ })
    expect(await program.stop()).toBe(0)
    expect(program.output()).toContain('已保存并关闭')
  })

  it("is Electron's if its program is there, which then has the workbook for itself", async () => {
    const electron = stub('electron', LATER)
    const result = await runProgram({
      home,
      args: [],
      env: { DISPLAY: ':9', ELECTRON_OVERRIDE_DIST_PATH: dirname(electron) },
    })
    expect([result.code, result.output]).toEqual([0, expect.stringContaining('Electron 窗口')])
    expect(noted(electron)[1]).toBe(sample())
    expect(journalMode(sample())).toEqual([1, 1])
  })

  it("is a browser's if Electron does not start", async () => {
    const electron = stub('electron', 'process.exit(127)')
    const program = await start({
      args: [],
      env: {
        DISPLAY: ':9',
        ELECTRON_OVERRIDE_DIST_PATH: dirname(electron),
        ZHENCE_BROWSER: stub('browser', ''),
      },
    })
    expect(program.output()).toContain('Electron 未能启动')
    await program.stop()
  })
})
