import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Result } from '../../shared/table/rejection.ts'

/** What a person likes, by name; outside every workbook. */
type PreferenceValues = Readonly<Record<string, unknown>>

/** Reads and changes a person's preferences. */
export interface Preferences {
  get(): Promise<PreferenceValues>
  /** Merges; a null takes the name away. */
  set(values: PreferenceValues): Promise<Result<PreferenceValues>>
}

/** Far more than column widths and a theme need; keeps a runaway page from filling the disk. */
const MAX_BYTES = 512 * 1024

/**
 * Preferences in `preferences.json` of a folder, or in memory if there is no folder or it cannot be written.
 * `note` is told once, in plain words, why they will not last.
 */
export function preferencesIn(folder: string | null, note: (text: string) => void): Preferences {
  let path = folder === null ? null : join(folder, 'preferences.json')
  let values: Promise<PreferenceValues> = path === null ? Promise.resolve({}) : read(path, note)

  async function merge(before: PreferenceValues, changes: PreferenceValues): Promise<PreferenceValues> {
    const merged = { ...before, ...changes }
    const after = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
    if (path === null) return after
    try {
      await writeDurably(path, `${JSON.stringify(after, null, 2)}\n`)
    } catch (error) {
      // A full or locked disk must not cost the person the window: the choice holds until the program ends.
      note(`偏好设置无法保存到 ${path}（${codeOf(error)}），本次运行内有效；工作簿不受影响。`)
      path = null
    }
    return after
  }

  return {
    get: () => values,
    async set(changes) {
      if (JSON.stringify({ ...(await values), ...changes }).length > MAX_BYTES) {
        const detail = `preferences exceed ${MAX_BYTES} bytes`
        return { ok: false, rejections: [{ at: {}, code: 'bad-request', detail }] }
      }
      values = values.then((before) => merge(before, changes))
      return { ok: true, value: await values }
    },
  }
}

async function read(path: string, note: (text: string) => void): Promise<PreferenceValues> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (isRecord(parsed)) return parsed
    note(`偏好设置文件 ${path} 的内容不是预期格式，已按默认设置启动。`)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      note(`偏好设置文件 ${path} 无法读取（${codeOf(error)}），已按默认设置启动。`)
  }
  return {}
}

/** Temporary file, fsync, rename, fsync of the folder: measured never to lose or tear a file when power fails. */
async function writeDurably(path: string, text: string): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.preferences-${randomUUID()}`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isRecord(value: unknown): value is PreferenceValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'format'
}
