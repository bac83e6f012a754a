// Rows of the exchange of files: a sheet of 50,000 rows and 20 columns with styles is written, in a process of its own.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { row } from './measure.ts'
import type { Row } from './measure.ts'

/** As the program gives its child. */
const HEAP = '--max-old-space-size=768'
const RUNS = 3

async function xlsxExport(): Promise<readonly Row[]> {
  const script = fileURLToPath(new URL('export-large.ts', import.meta.url))
  const runs = Array.from({ length: RUNS }, () => {
    const said = execFileSync(process.execPath, [HEAP, script], { encoding: 'utf8' })
    return JSON.parse(said) as { seconds: number; megabytes: number }
  })
  return [
    row('xlsx-export', Math.min(...runs.map(({ seconds }) => seconds)), 's'),
    row('xlsx-export-memory', Math.max(...runs.map(({ megabytes }) => megabytes)), 'MB at most'),
  ]
}

/** Rows by name. */
export const EXPORT_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'xlsx-export': xlsxExport,
  'xlsx-export-memory': xlsxExport,
}
