import { readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

/** One file of the built page. */
export interface PageFile {
  readonly path: string
  readonly type: string
  /** How long a browser may keep it: names under assets/ carry a hash of their content. */
  readonly caching: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The built page's files by their URL path, `/` being index.html. Only what this list names is ever served, so no
 * spelling of a path can lead out of the folder.
 */
export function pageFiles(root: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const url = `/${relative(root, path).split(sep).join('/')}`
    const caching = url.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store'
    files.set(url === '/index.html' ? '/' : url, { path, type, caching })
  }
  return files
}
