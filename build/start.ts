import { resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { openBackend, type Backend } from '../electron/api/backend.ts'
import { startHost, type Host } from '../electron/host.ts'
import { here } from '../electron/places.ts'
import { ensureSample, sampleFolders } from '../electron/sample.ts'
import { terminalLanguage } from '../electron/terminal-language.ts'
import { Fault } from '../shared/api/reply.ts'
import { wordFault } from '../shared/text/faults.ts'
import { browserArguments, profileFolder, startWindow, type AppWindow } from './app-window.ts'
import { findBrowser, hasDisplay } from './browsers.ts'
import { buildElectron } from './electron.ts'
import { downloadElectron, findElectron } from './electron-binary.ts'
import { buildPage } from './page.ts'
import { PAGE, ROOT } from './root.ts'
import { readArguments, USAGE, type StartArguments } from './start-arguments.ts'
import { startTexts } from './start-texts.ts'
import { targetsTable } from './targets-table.ts'

// `npm start [-- FILE]`: builds what is stale, opens the workbook and a window (Electron's, else a browser's, else none and
// the address is printed), and says how the targets stand.

const language = terminalLanguage()
const texts = startTexts(language)
const around = here()
const stopped = new Promise<'stopped'>((done) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done('stopped'))
})

// A terminal or pipe that is closed takes no more texts; the workbook still has to be closed properly.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await run(readArguments(process.argv.slice(2)))

async function run(args: StartArguments | string): Promise<number> {
  if (typeof args === 'string') {
    complain(`${texts.wrongUse(args)}\n\n${USAGE}`)
    return 2
  }
  if (args.help) {
    say(USAGE)
    return 0
  }
  try {
    await buildPage({
      building: () => say(texts.building),
      waiting: () => say(texts.otherBuilds),
    })
    return await open(await workbook(args.file), args)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    complain(wordFault(error.code, error.params, language))
    return 3
  }
}

async function workbook(file: string | undefined): Promise<string> {
  // npm runs scripts in the project's folder; what a person names is meant from where they stand.
  const current = resolve(process.env.INIT_CWD ?? '.')
  if (file !== undefined) return resolve(current, file)
  const { path, made } = await ensureSample(sampleFolders(around, current))
  if (made) say(texts.madeSample(path))
  return path
}

async function open(path: string, args: StartArguments): Promise<number> {
  const backend = await openBackend(path)
  let closed = false
  try {
    tellWhatIsOpen(path, backend)
    const electron = args.window === 'auto' && hasDisplay(around) ? await electronProgram() : null
    if (electron === 'stopped') return 0
    if (electron !== null) {
      // One process at a time may write the workbook.
      await backend.store.close()
      closed = true
      if (await runElectron(electron, path, backend)) return 0
      say(texts.electronFailed)
      return await open(path, { ...args, window: 'browser' })
    }
    return await serve(backend, args)
  } finally {
    if (!closed) {
      await backend.store.close()
      say(texts.closed)
    }
  }
}

function tellWhatIsOpen(path: string, { store }: Backend): void {
  say(texts.opened(path))
  const { readOnly } = store.info()
  if (readOnly) say(texts.readOnly(readOnly.reason, readOnly.holder))
}

/** How the targets stand: after the window has been started, which takes longer to come up than this to be worked out. */
async function tellTargets({ store }: Backend): Promise<void> {
  // What the host prepares for the page's first call goes before.
  await nextTurn()
  say(`\n${targetsTable(store.rows(), language)}\n`)
}

async function electronProgram(): Promise<string | 'stopped' | null> {
  const found = findElectron()
  if (found !== null) return found
  const answer = await Promise.race([downloadElectron({ before: () => say(texts.downloading) }), stopped])
  if (answer === 'stopped') return 'stopped'
  if (!answer) say(texts.noElectron)
  return findElectron()
}

/** Runs Electron until its window is closed; false if it ended before anyone can have seen it. */
async function runElectron(program: string, path: string, backend: Backend): Promise<boolean> {
  await buildElectron()
  const window = startWindow(program, [ROOT, path, ...(isRoot() ? ['--no-sandbox'] : [])])
  say(texts.inElectron)
  await tellTargets(backend)
  const { early, code } = await untilEnded(window)
  return !early || code === 0
}

async function serve(backend: Backend, { window, port }: StartArguments): Promise<number> {
  let host: Host
  try {
    host = await startHost({ backend, root: PAGE, port })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
    complain(texts.portTaken(port))
    return 1
  }
  try {
    const opened = window === 'none' ? null : openBrowser(host)
    if (opened !== null) {
      say(texts.inBrowser)
      await tellTargets(backend)
      const { early } = await untilEnded(opened)
      if (!early) return 0
      say(texts.browserFailed)
    }
    say(texts.address(host.url))
    if (opened === null) await tellTargets(backend)
    say(texts.stop)
    await stopped
    return 0
  } finally {
    await host.close()
  }
}

function openBrowser(host: Host): AppWindow | null {
  const browser = hasDisplay(around) ? findBrowser(around) : null
  if (browser === null) {
    say(hasDisplay(around) ? texts.noBrowser : texts.noDisplay)
    return null
  }
  return startWindow(browser, browserArguments(host.urlForOneVisit(), profileFolder(around), isRoot()))
}

/** Waits until a window's process has ended; Ctrl+C ends it and counts as closing the window. */
async function untilEnded(window: AppWindow): Promise<{ early: boolean; code: number | null }> {
  const first = await Promise.race([window.ended, stopped])
  if (first !== 'stopped') return first
  window.child.kill('SIGTERM')
  await window.ended
  return { early: false, code: 0 }
}

function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
