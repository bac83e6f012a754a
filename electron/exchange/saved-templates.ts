import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { configFolder, here } from '../places.ts'
import { asFault, faultOf } from '../store/faults.ts'
import { writeFileWhole } from './write-file.ts'

// Templates are an office's tools and no part of a plan: they stand beside the preferences as the plain files that they
// are, so that no workbook grows by them and its journal does not keep every version of them for ever.

const ENDING = '.xlsx'

/** Names of the saved templates, in order; empty where there is no place for them. */
export async function templateNames(): Promise<readonly string[]> {
  const folder = templateFolder()
  if (folder === null) return []
  try {
    const files = await readdir(folder)
    return files
      .filter((file) => extname(file).toLowerCase() === ENDING && !file.startsWith('.'))
      .map((file) => file.slice(0, -ENDING.length))
      .toSorted((a, b) => a.localeCompare(b, 'zh-CN'))
  } catch (error) {
    if (isMissing(error)) return []
    throw asFault(error, folder)
  }
}

/** The bytes of a saved template by its name, or null if there is none. */
export async function savedTemplate(name: string): Promise<Uint8Array | null> {
  const folder = templateFolder()
  if (folder === null || !(await templateNames()).includes(name)) return null
  return readTemplateFile(join(folder, `${name}${ENDING}`))
}

/** Reads a file as a template; throws Fault. */
export async function readTemplateFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw asFault(error, path)
  }
}

/** Saves a template under a name that is a file's; one of that name is replaced. Throws Fault. */
export async function saveTemplate(name: string, bytes: Uint8Array): Promise<void> {
  const folder = templateFolder()
  if (folder === null) throw faultOf('folder-missing', name)
  const path = join(folder, `${name}${ENDING}`)
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw asFault(error, path)
  }
  await writeFileWhole(path, bytes, { replace: true })
}

/** Takes a saved template away; one that is not there is away already. */
export async function removeTemplate(name: string): Promise<void> {
  const folder = templateFolder()
  if (folder === null || !(await templateNames()).includes(name)) return
  await rm(join(folder, `${name}${ENDING}`), { force: true })
}

function templateFolder(): string | null {
  const folder = configFolder(here())
  return folder === null ? null : join(folder, 'templates')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
