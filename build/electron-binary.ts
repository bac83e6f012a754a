import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './root.ts'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
/** When and how the last download failed: a closed network that hangs must not cost 20 s at every start. */
const FAILURE = join(ROOT, 'node_modules', '.cache', 'zhence', 'electron-download-failed')
const DAY_MS = 24 * 60 * 60 * 1000

/** The time that a person waits for Electron before the program opens otherwise. */
export const DOWNLOAD_LIMIT_MS = 20_000

type Env = Readonly<Record<string, string | undefined>>

/** Path of Electron's program, or null if it was never downloaded. `ELECTRON_OVERRIDE_DIST_PATH` names its folder. */
export function findElectron(env: Env = process.env): string | null {
  const named = join(PACKAGE, 'path.txt')
  const program = existsSync(named) ? readFileSync(named, 'utf8') : defaultProgram()
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist')
  const path = join(folder, program)
  return existsSync(path) ? path : null
}

function defaultProgram(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/**
 * Downloads Electron with its own installer (which respects ELECTRON_MIRROR) within a time limit and answers whether
 * it is there now. Not tried again for a day after a failure with the same settings.
 */
export async function downloadElectron(
  options: { env?: Env; limitMs?: number; installer?: string; failure?: string; before?: () => void } = {},
): Promise<boolean> {
  const { env = process.env, limitMs = DOWNLOAD_LIMIT_MS, failure = FAILURE } = options
  const installer = options.installer ?? join(PACKAGE, 'install.js')
  const settings = settingsOf(env)
  if (!existsSync(installer) || failedLately(failure, settings)) return false
  options.before?.()
  const done = await runFor(installer, limitMs, env)
  if (done) rmSync(failure, { force: true })
  else remember(failure, settings)
  return done
}

function settingsOf(env: Env): string {
  const names = [
    'ELECTRON_MIRROR',
    'npm_config_electron_mirror',
    'HTTPS_PROXY',
    'https_proxy',
    'ELECTRON_GET_USE_PROXY',
  ]
  return JSON.stringify(names.map((name) => env[name] ?? null))
}

function failedLately(path: string, settings: string): boolean {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== settings) return false
  // A file system may date a file a little later than the clock that is asked here.
  return Math.abs(Date.now() - statSync(path).mtimeMs) < DAY_MS
}

function remember(path: string, settings: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, settings)
}

/** Runs a script of Node's and kills it after the limit. */
function runFor(script: string, limitMs: number, env: Env): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: 'ignore',
      timeout: limitMs,
      killSignal: 'SIGKILL',
      env,
    })
    const stop = (): void => void child.kill('SIGKILL')
    process.once('exit', stop)
    const finish = (done: boolean): void => {
      process.off('exit', stop)
      resolve(done)
    }
    child.once('error', () => finish(false))
    child.once('exit', (code) => finish(code === 0))
  })
}
