import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { alone } from './alone.ts'
import { fingerprint } from './fingerprint.ts'

/** Called when a build does not go on at once: before building, and before waiting for another program's. */
export interface BuildWords {
  readonly building?: (() => void) | undefined
  readonly waiting?: (() => void) | undefined
}

/** One thing that is built from inputs into a folder. */
export interface Target {
  readonly root: string
  /** Files and folders, relative to `root`, whose content decides whether the last build still holds. */
  readonly inputs: readonly string[]
  readonly folder: string
  /** Builds into the folder that it is given. */
  readonly make: (folder: string) => Promise<void>
  readonly words?: BuildWords | undefined
}

/**
 * Builds a target unless its inputs are those of the last build; answers whether it built. The new folder takes the
 * old one's place only when it is complete, so that a build that fails or is stopped leaves the old one. Of several
 * programs that start at once the first builds, and the others wait for it.
 */
export async function buildIfChanged({ root, inputs, folder, make, words }: Target): Promise<boolean> {
  const stamp = `${folder}.stamp`
  const now = fingerprint(root, inputs)
  const holds = (): boolean => existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now
  if (holds()) return false
  mkdirSync(dirname(folder), { recursive: true })
  return alone(`${folder}.lock`, words?.waiting, async () => {
    // Another may have built it while this one waited.
    if (holds()) return false
    words?.building?.()
    const next = `${folder}.${process.pid}.tmp`
    try {
      await make(next)
      rmSync(stamp, { force: true })
      rmSync(folder, { recursive: true, force: true })
      renameSync(next, folder)
      writeFileSync(stamp, now)
    } finally {
      rmSync(next, { recursive: true, force: true })
    }
    return true
  })
}
