import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserArguments } from '../../build/app-window.ts'
import { findBrowser, hasDisplay } from '../../build/browsers.ts'
import { downloadElectron, findElectron } from '../../build/electron-binary.ts'
import { ROOT } from '../../build/root.ts'
import { buildIfChanged } from '../../build/stamped.ts'
import { readArguments } from '../../build/start-arguments.ts'
import { terminalLanguage } from '../../electron/terminal-language.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-build-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the arguments of npm start', () => {
  it('open the sample in a window if there are none', () => {
    expect(readArguments([])).toEqual({ file: undefined, window: 'auto', port: 0, help: false })
  })

  it('name a file, a port and the kind of window', () => {
    expect(readArguments(['年度.zhence', '--port', '8123', '--no-window'])).toMatchObject({
      file: '年度.zhence',
      window: 'none',
      port: 8123,
    })
    expect(readArguments(['--browser'])).toMatchObject({ window: 'browser' })
  })

  it.each([[['--port', 'x']], [['--port', '70000']], [['--quiet']], [['a', 'b']], [['--port=-1']]])(
    'are refused: %j',
    (args) => {
      expect(typeof readArguments(args)).toBe('string')
    },
  )
})

describe('the browser for the window', () => {
  const present =
    (...paths: string[]) =>
    (path: string): boolean =>
      paths.includes(path)

  it('is Edge before Chrome on Windows', () => {
    const env = { 'ProgramFiles(x86)': 'C:\\P86', ProgramFiles: 'C:\\P' }
    const edge = 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'
    expect(findBrowser({ env, platform: 'win32', home: '' }, present(chrome, edge))).toBe(edge)
    expect(findBrowser({ env, platform: 'win32', home: '' }, present(chrome))).toBe(chrome)
  })

  it('is looked for in PATH and the usual places on Linux, and may be absent', () => {
    const around = { env: { PATH: '/a:/b' }, platform: 'linux', home: '' } as const
    expect(findBrowser(around, present('/b/google-chrome'))).toBe('/b/google-chrome')
    expect(findBrowser(around, present('/snap/bin/chromium'))).toBe('/snap/bin/chromium')
    expect(findBrowser(around, () => false)).toBeNull()
  })

  it('is an application on macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser({ env: {}, platform: 'darwin', home: '/Users/a' }, present(chrome))).toBe(chrome)
  })

  it('needs a display on Linux only', () => {
    expect(hasDisplay({ env: {}, platform: 'linux', home: '' })).toBe(false)
    expect(hasDisplay({ env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', home: '' })).toBe(true)
    expect(hasDisplay({ env: {}, platform: 'win32', home: '' })).toBe(true)
  })

  it('reaches no other machine, and gives up its sandbox for root only', () => {
    const args = browserArguments('http://127.0.0.1:1/', '/profile', false)
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1')
    expect(args).not.toContain('--no-sandbox')
    expect(browserArguments('http://127.0.0.1:1/', '/profile', true)).toContain('--no-sandbox')
  })
})

describe('a build', () => {
  const target = (make: (folder: string) => Promise<void>) => ({
    root: folder,
    inputs: ['sources', 'lock.json'],
    folder: join(folder, 'built'),
    make,
  })
  const write = async (to: string): Promise<void> => {
    mkdirSync(to)
    writeFileSync(join(to, 'page'), readFileSync(join(folder, 'sources', 'a')))
  }
  const built = (): string => readFileSync(join(folder, 'built', 'page'), 'utf8')

  beforeEach(() => {
    mkdirSync(join(folder, 'sources'))
    writeFileSync(join(folder, 'sources', 'a'), 'one')
    writeFileSync(join(folder, 'lock.json'), '{}')
  })

  it('is done once for the same inputs, and again when a content, a name or the result changes', async () => {
    expect(await buildIfChanged(target(write))).toBe(true)
    expect(await buildIfChanged(target(write))).toBe(false)
    writeFileSync(join(folder, 'sources', 'a'), 'one')
    expect(await buildIfChanged(target(write))).toBe(false)
    writeFileSync(join(folder, 'sources', 'a'), 'two')
    expect(await buildIfChanged(target(write))).toBe(true)
    expect(built()).toBe('two')
    writeFileSync(join(folder, 'sources', 'b'), '')
    expect(await buildIfChanged(target(write))).toBe(true)
    rmSync(join(folder, 'built'), { recursive: true })
    expect(await buildIfChanged(target(write))).toBe(true)
  })

  it('that fails leaves the old one and is tried again', async () => {
    await buildIfChanged(target(write))
    writeFileSync(join(folder, 'sources', 'a'), 'broken')
    const fail = async (to: string): Promise<void> => {
      mkdirSync(to)
      throw new Error('syntax')
    }
    await expect(buildIfChanged(target(fail))).rejects.toThrow('syntax')
    expect(built()).toBe('one')
    expect(await buildIfChanged(target(write))).toBe(true)
    expect(built()).toBe('broken')
  })

  it('that two programs ask for at once is made by one, while the other waits and says so', async () => {
    const said: string[] = []
    const made: string[] = []
    const start = (name: string): Promise<boolean> =>
      buildIfChanged({
        ...target(async (to) => {
          made.push(name)
          await pause(30)
          await write(to)
        }),
        words: {
          building: () => said.push(`${name} builds`),
          waiting: () => said.push(`${name} waits`),
        },
      })
    expect(await Promise.all([start('first'), start('second')])).toEqual([true, false])
    expect(made).toEqual(['first'])
    expect(said).toEqual(['first builds', 'second waits'])
    expect(built()).toBe('one')
  })

  it('does not wait for a program that was killed while it built', async () => {
    const lock = join(folder, 'built.lock')
    const script = `import { alone } from ${JSON.stringify(join(ROOT, 'build', 'alone.ts'))}
      const never = (done) => {
        process.stdout.write('at it')
        setTimeout(done, 1e8)
      }
      await alone(process.argv[1], undefined, () => new Promise(never))`
    const other = spawn(process.execPath, ['--input-type=module', '-e', script, lock])
    await once(other.stdout, 'data')
    const waiting = Promise.withResolvers<void>()
    const building = buildIfChanged({ ...target(write), words: { waiting: waiting.resolve } })
    await waiting.promise
    other.kill('SIGKILL')
    expect(await building).toBe(true)
    expect(built()).toBe('one')
  })
})

describe('Electron', () => {
  it('is taken from the folder that ELECTRON_OVERRIDE_DIST_PATH names, if it is there', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeNull()
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
    writeFileSync(join(folder, name), '')
    if (process.platform !== 'darwin') {
      expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, name))
    }
  })

  /** An installer that counts how often it ran and then does this. */
  function installer(what: string): { installer: string; failure: string; runs: () => number } {
    const counter = join(folder, 'runs')
    const path = join(folder, 'install.cjs')
    writeFileSync(path, `require('fs').appendFileSync(${JSON.stringify(counter)}, 'x'); ${what}`)
    const runs = (): number => (existsSync(counter) ? readFileSync(counter, 'utf8').length : 0)
    return { installer: path, failure: join(folder, 'failure'), runs }
  }

  it('that cannot be downloaded is not tried again for a day, unless the settings change', async () => {
    const { runs, ...options } = installer('process.exit(1)')
    expect(await downloadElectron({ ...options, env: {} })).toBe(false)
    expect(await downloadElectron({ ...options, env: {} })).toBe(false)
    expect(runs()).toBe(1)
    await downloadElectron({ ...options, env: { ELECTRON_MIRROR: 'https://mirror.example/' } })
    expect(runs()).toBe(2)
  })

  it('that downloads for too long is given up', async () => {
    const { runs: _, ...options } = installer('setInterval(() => {}, 1000)')
    expect(await downloadElectron({ ...options, env: {}, limitMs: 300 })).toBe(false)
  })

  it('that was downloaded is remembered as such', async () => {
    const { runs, failure, ...options } = installer('process.exit(0)')
    expect(await downloadElectron({ ...options, failure, env: {} })).toBe(true)
    expect(existsSync(failure)).toBe(false)
    expect(runs()).toBe(1)
  })
})

describe('an old Node', () => {
  const pretend =
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})'

  function startWith(check: string): { status: number | null; stdout: string; stderr: string } {
    const script = join(folder, 'script.js')
    writeFileSync(script, 'console.log(process.versions.node, process.argv[2])')
    const args = ['--import', pretend, '--import', check, script, 'argument']
    return spawnSync(process.execPath, args, { encoding: 'utf8' })
  }

  it('hands over to the Node that npm ci brought', () => {
    const { status, stdout } = startWith(join(ROOT, 'build', 'check-node.js'))
    expect([status, stdout]).toEqual([0, `${process.versions.node} argument\n`])
  })

  it('is told in plain words what to do where there is no other', () => {
    const alone = join(folder, 'build', 'check-node.mjs')
    mkdirSync(join(folder, 'build'))
    writeFileSync(alone, readFileSync(join(ROOT, 'build', 'check-node.js')))
    const { status, stdout, stderr } = startWith(alone)
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(/npm ci.*没有文件被改动/s)
    expect(stderr).toContain('npm ci')
  })

  it('is asked for by both entry points', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    expect(scripts.start).toBe('node --import ./build/check-node.js build/start.ts')
    expect(scripts.zhence).toBe('node --import ./build/check-node.js electron/cli.ts')
  })
})

describe('the language of the terminal', () => {
  it('is Chinese unless the system says English', () => {
    expect(
      [{}, { LANG: 'C' }, { LANG: 'zh_CN.UTF-8' }, { LANG: 'en_GB.UTF-8' }].map(terminalLanguage),
    ).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'en-US'])
    expect(terminalLanguage({ LC_ALL: 'zh_CN', LANG: 'en_US' })).toBe('zh-CN')
  })
})
