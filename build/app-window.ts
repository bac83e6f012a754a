import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UNWANTED_FEATURES } from '../electron/browser-features.ts'
import { configFolder, type Surroundings } from '../electron/places.ts'

/** A window of the program: its process, and how it ended. */
export interface AppWindow {
  readonly child: ChildProcess
  /** Resolves when the process has ended. `early`: so soon that nobody can have used the window. */
  readonly ended: Promise<{ readonly early: boolean; readonly code: number | null }>
}

/** A process that ends sooner than this has not shown a window, or has handed it to another that was running. */
const EARLY_MS = 3000

/** Starts a program that shows a window. */
export function startWindow(program: string, args: readonly string[]): AppWindow {
  const started = performance.now()
  const child = spawn(program, args, { stdio: 'ignore' })
  const ended = new Promise<{ early: boolean; code: number | null }>((resolve) => {
    const finish = (code: number | null): void =>
      resolve({ early: performance.now() - started < EARLY_MS, code })
    child.once('error', () => finish(null))
    child.once('exit', finish)
  })
  return { child, ended }
}

/**
 * Arguments for a Chromium, Edge or Chrome that shows nothing but the page, with a profile of its own (so that closing
 * the window ends the process) and without any network but this machine.
 */
export function browserArguments(url: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    `--disable-features=${UNWANTED_FEATURES}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    // Chromium refuses to start for root with its sandbox on.
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

/** Folder for the window's profile: kept between starts (zoom, size), or a temporary one where nothing can be kept. */
export function profileFolder(around: Surroundings): string {
  const folder = configFolder(around)
  if (folder !== null) {
    const profile = join(folder, 'window')
    try {
      mkdirSync(profile, { recursive: true })
      return profile
    } catch {
      // Not writable: the temporary one below serves, at the price of a forgotten window size.
    }
  }
  return mkdtempSync(join(tmpdir(), 'zhence-window-'))
}
