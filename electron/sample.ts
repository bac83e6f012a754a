import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../shared/api/reply.ts'
import { PACKS } from '../shared/packs/packs.ts'
import { whoAmI } from './api/backend.ts'
import { here, type Surroundings } from './places.ts'
import { createStore } from './store/store.ts'

/** The workbook that is opened when none is named. */
export interface Sample {
  readonly path: string
  /** False if it was there already: a person's changes in it are never overwritten. */
  readonly made: boolean
}

const FOLDER = '镇策'
const FILE = '示例工作簿.zhence'

/** Folders for the sample, best first: the home folder may be missing, empty or not writable. */
export function sampleFolders({ home }: Pick<Surroundings, 'home'>, current: string): string[] {
  const own = home === '' ? [] : [join(home, FOLDER)]
  return [...own, current, join(tmpdir(), FOLDER)]
}

/** The sample workbook: the one that is there, else a new one from the first policy pack with its sample figures. */
export async function ensureSample(folders = sampleFolders(here(), process.cwd())): Promise<Sample> {
  const there = folders.map((folder) => join(folder, FILE)).find((path) => existsSync(path))
  if (there !== undefined) return { path: there, made: false }
  let refusal: Fault | null = null
  for (const folder of folders) {
    try {
      return { path: await makeSample(folder), made: true }
    } catch (error) {
      // Another start was making it at the same moment.
      if (error instanceof Fault && error.code === 'file-exists')
        return { path: join(folder, FILE), made: false }
      // Another place may do; what the best one said is what the person hears if none does.
      if (!(error instanceof Fault) && !isRefusal(error)) throw error
      refusal ??= error instanceof Fault ? error : new Fault('no-permission', { folder })
    }
  }
  throw refusal ?? new Fault('folder-missing', { folder: FOLDER })
}

async function makeSample(folder: string): Promise<string> {
  const [pack] = PACKS
  if (!pack) throw new Error('there is no policy pack')
  await mkdir(folder, { recursive: true })
  const path = join(folder, FILE)
  const store = await createStore(path, { who: whoAmI(), packId: pack.id, edits: pack.edits(true) })
  await store.close()
  return path
}

function isRefusal(error: unknown): boolean {
  const codes = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC', 'EEXIST']
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
