import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fingerprint } from './fingerprint.ts'

/** One thing that is built from inputs into a folder. */
export interface Target {
  readonly root: string
  /** Files and folders, relative to `root`, whose content decides whether the last build still holds. */
  readonly inputs: readonly string[]
  readonly folder: string
  /** Builds into the folder that it is given. */
  readonly make: (folder: string) => Promise<void>
  /** Called before building, which takes seconds. */
  readonly before?: (() => void) | undefined
}

/**
 * Builds a target unless its inputs are those of the last build; answers whether it built. The new folder takes the
 * old one's place only when it is complete, so that a build that fails or is stopped leaves the old one.
 */
export async function buildIfChanged({ root, inputs, folder, make, before }: Target): Promise<boolean> {
  const stamp = `${folder}.stamp`
  const now = fingerprint(root, inputs)
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false
  before?.()
  const next = `${folder}.${process.pid}.tmp`
  mkdirSync(dirname(folder), { recursive: true })
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
}
