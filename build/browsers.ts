import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Surroundings } from '../electron/places.ts'

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'ungoogled-chromium',
]

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
]

// Edge first: every Windows has it.
const WINDOWS = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
]

/** Path of a browser that can show a page as a window of its own, or null. `ZHENCE_BROWSER` names one outright. */
export function findBrowser(around: Surroundings, runs: (path: string) => boolean = canRun): string | null {
  if (around.env.ZHENCE_BROWSER) return around.env.ZHENCE_BROWSER
  return candidates(around).find(runs) ?? null
}

function candidates({ env, platform, home }: Surroundings): string[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    return WINDOWS.flatMap((path) => roots.map((root) => `${root}\\${path}`))
  }
  if (platform === 'darwin') {
    return MAC.flatMap((path) => [join('/Applications', path), join(home, 'Applications', path)])
  }
  const folders = [
    ...(env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
  ]
  const names = [...LINUX, 'chrome']
  return names.flatMap((name) =>
    folders.filter((folder) => folder !== '').map((folder) => join(folder, name)),
  )
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether there is a screen to open a window on. */
export function hasDisplay({ env, platform }: Surroundings): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}
