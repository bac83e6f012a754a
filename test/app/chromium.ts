import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../build/root.ts'

/** A browser for tests and what its process needs in its environment. */
export interface TestBrowser {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

const FOLDER = join(ROOT, 'node_modules', '.cache', 'chromium')

/**
 * The browser that comes inside the npm package `@sparticuz/chromium`, unpacked once (2.5 s, 211 MB) below
 * node_modules/.cache. It brings its own libraries, so that it runs where no browser was ever installed.
 */
export async function packagedChromium(): Promise<TestBrowser> {
  if (!existsSync(FOLDER)) await unpack()
  return {
    path: join(FOLDER, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(FOLDER, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(FOLDER, 'fonts'),
      // Chromium writes below HOME even with a profile elsewhere, and HOME may be missing.
      HOME: FOLDER,
    },
  }
}

const run = promisify(execFile)
const UNPACK = `
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'
await chromium.executablePath()
await inflate(join(fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium'))), 'al2023.tar.br'))
`

/** Unpacks beside the final folder and renames: test files that start at once must not see half a browser. */
async function unpack(): Promise<void> {
  const next = `${FOLDER}.${process.pid}`
  mkdirSync(next, { recursive: true })
  try {
    // The package unpacks to wherever the system's temporary folder is said to be. Said so in a process of its own:
    // other test files make folders of theirs at the same time.
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: next },
    })
    writeFileSync(join(next, 'fonts', 'fonts.conf'), fontsConf(join(FOLDER, 'fonts')))
    if (!existsSync(FOLDER)) renameSync(next, FOLDER)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** The package's own file names folders of the cloud service that it was made for. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>
`
}
