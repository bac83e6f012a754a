import { join } from 'node:path'

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..')
/** Folder of everything that is built. */
export const DIST = join(ROOT, 'dist')
/** The built page. */
export const PAGE = join(DIST, 'renderer')
