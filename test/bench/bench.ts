// npm run bench [-- --json] [NAME…]: measures the rows and prints them, as a table or one JSON line each.
import { closePool } from '../../electron/ensemble/pool.ts'
import { CALCULATED_ROWS } from './calculated-rows.ts'
import { ENGINE_ROWS } from './engine-rows.ts'
import { EXPORT_ROWS } from './export-rows.ts'
import { FILL_ROWS } from './fill-rows.ts'
import { GRID_ROWS } from './grid-rows.ts'
import { IMPORT_ROWS } from './import-rows.ts'
import { JOURNAL_ROWS } from './journal-rows.ts'
import type { Row } from './measure.ts'
import { SLIDER_ROWS } from './slider-rows.ts'
import { TABLE_ROWS } from './table-rows.ts'
import { VIEW_ROWS } from './view-rows.ts'

const ROWS = {
  ...ENGINE_ROWS,
  ...GRID_ROWS,
  ...FILL_ROWS,
  ...CALCULATED_ROWS,
  ...TABLE_ROWS,
  ...VIEW_ROWS,
  ...JOURNAL_ROWS,
  ...EXPORT_ROWS,
  ...IMPORT_ROWS,
  ...SLIDER_ROWS,
}

/** Times to four digits; means that are to be known numbers to the decimals that are known. */
function shown(value: number | null, decimals: number | null = null): string {
  if (value === null) return ''
  return decimals === null ? value.toPrecision(4) : value.toFixed(decimals)
}

function lineOf({ name, value, unit, baseline, ratio }: Row): string {
  const decimals = name.includes('-check') ? 10 : null
  return `${name.padEnd(24)}${shown(value, decimals).padStart(14)}  ${unit.padEnd(32)}${shown(baseline, decimals).padStart(14)}${shown(ratio).padStart(10)}`
}

const json = process.argv.includes('--json')
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const strangers = asked.filter((name) => !Object.hasOwn(ROWS, name))
if (strangers.length > 0) {
  process.stderr.write(`no row ${strangers.join(', ')}; there are ${Object.keys(ROWS).join(', ')}\n`)
  process.exitCode = 1
} else {
  const wanted = asked.length > 0 ? asked : Object.keys(ROWS)
  const done = new Map<string, Row>()
  if (!json)
    process.stdout.write(
      `${'row'.padEnd(24)}${'value'.padStart(14)}  ${'unit'.padEnd(32)}${'baseline'.padStart(14)}${'ratio'.padStart(10)}\n`,
    )
  for (const name of wanted) {
    // One measurement may make several rows.
    if (!done.has(name)) for (const row of (await ROWS[name]?.()) ?? []) done.set(row.name, row)
    const row = done.get(name)
    if (row) process.stdout.write(`${json ? JSON.stringify(row) : lineOf(row)}\n`)
  }
  await closePool()
}
