import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openStore } from '../../electron/store/store.ts'
import { project } from '../../shared/plans/tables.ts'
import type { Edit } from '../../shared/table/change.ts'
import { launchBrowser, openPage } from '../app/browser.ts'
import { startProgram } from '../app/program.ts'
import { cellText, fromKey } from './grid-rows.ts'
import { makeLargeWorkbook } from './large-workbook.ts'
import { median, row, type Row } from './measure.ts'

// From the Enter that ends an edit until the calculated columns that hang on it are painted, in a table of 100,000
// made-up projects: a share of the whole column and a difference to its mean, so that every row's value changes. The
// columns stand beside the edited one, as who edits them would arrange them, in a window of 1920 × 1080.

const ROWS = 100_000
const EDITS = 60
/** The first edits run code that the browser has not translated yet; the very first has a row of its own. */
const WARM_UP = 5

const column = (id: string, unit: string, formula: string, place: number): Edit => ({
  kind: 'insert',
  table: 'calculated_column',
  id,
  values: { table_name: 'project', title: id, unit, decimals: 6, formula, place },
})

async function addColumns(file: string): Promise<void> {
  const store = await openStore(file, { who: 'bench' })
  const columns = [
    column('份额', '%', '占比(总投资, 全表)', 1),
    column('差额', '万元', '总投资 - 平均(总投资, 全表)', 2),
  ]
  const added = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: columns }))
  await store.close()
  if (!added.ok) throw new Error(JSON.stringify(added.rejections))
}

/** A home in which somebody has moved the calculated columns to where the edited one stands. */
function arrangedHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'zhence-home-'))
  const first = ['name', 'total_investment', 'calculated-份额', 'calculated-差额']
  const order = [...first, ...Object.keys(project.columns).filter((field) => !first.includes(field))]
  mkdirSync(join(home, 'config'))
  writeFileSync(join(home, 'config', 'preferences.json'), JSON.stringify({ 'layout/project': { order } }))
  return home
}

async function measured(): Promise<readonly Row[]> {
  const file = await makeLargeWorkbook(ROWS)
  await addColumns(file)
  const program = await startProgram({ file, home: arrangedHome() })
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, program.url, { viewport: { width: 1920, height: 1080 } })
    await page.goto(`${new URL(page.url()).origin}/#/projects`)
    const cell = page.locator('.ag-row[row-index="3"] .ag-cell[col-id="total_investment"]')
    await cell.waitFor({ timeout: 60_000 })
    await page.waitForTimeout(1000)
    const share = cellText('3', 'calculated-份额')
    await page
      .locator('.ag-row[row-index="3"] .ag-cell[col-id="calculated-份额"]')
      .waitFor({ timeout: 30_000 })
    const times: number[] = []
    for (let round = 0; round < WARM_UP + EDITS; round += 1) {
      await cell.click()
      await page.keyboard.type(String(1000 + round * 7000))
      const before = await page.evaluate((text) => new Function(`return ${text}`)(), share)
      times.push(await fromKey(page, 'Enter', `${share} !== ${JSON.stringify(before)}`))
    }
    const warm = times.slice(WARM_UP)
    const p95 = warm.toSorted((a, b) => a - b)[Math.ceil(EDITS * 0.95) - 1] ?? Number.NaN
    return [
      row('calculated-repaint', p95, 'ms (key to painted, p95)'),
      row('calculated-median', median(warm), 'ms (key to painted, median)'),
      row('calculated-first', times[0] ?? Number.NaN, 'ms (key to painted, first edit after opening)'),
    ]
  } finally {
    await browser.close()
    await program.remove()
    rmSync(dirname(file), { recursive: true, force: true })
  }
}

/** Rows about calculated columns; one run makes both. */
export const CALCULATED_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'calculated-repaint': measured,
  'calculated-median': measured,
  'calculated-first': measured,
}
