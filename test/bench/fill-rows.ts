import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser, openPage } from '../app/browser.ts'
import { startProgram } from '../app/program.ts'
import { cellText, fromKey } from './grid-rows.ts'
import { makeLargeWorkbook } from './large-workbook.ts'
import { median, row, type Row } from './measure.ts'

// A whole column of 100,000 made-up projects filled with Ctrl+D, and taken back: from the key until the cells are
// painted, the longest task of the page meanwhile, and what the answer weighs on the wire.

const ROWS = 100_000
const ROUNDS = 3
const MEGABYTE = 1_000_000

/** What one key came to. */
interface Turn {
  /** ms. */
  readonly painted: number
  /** ms. */
  readonly longest: number
  /** Bytes of the answer. */
  readonly bytes: number
}

async function turn(page: Page, key: string, painted: string, verb: string): Promise<Turn> {
  await page.evaluate(() => {
    performance.clearResourceTimings()
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      entryTypes: ['longtask'],
    })
    Object.assign(window, { tasks })
  })
  const ms = await fromKey(page, key, painted)
  // What is done after the first painting belongs to it.
  await page.waitForTimeout(1500)
  const [longest = 0, bytes = 0] = await page.evaluate((path) => {
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const answer = answers.find(({ name }) => name.endsWith(path))
    return [Math.max(0, ...(Reflect.get(window, 'tasks') as number[])), answer?.encodedBodySize ?? NaN]
  }, `/api/${verb}`)
  return { painted: ms, longest, bytes }
}

async function measured(): Promise<readonly Row[]> {
  const file = await makeLargeWorkbook(ROWS)
  const program = await startProgram({ file })
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, program.url)
    await page.goto(`${new URL(page.url()).origin}/#/projects`)
    const first = page.locator('.ag-row[row-index="0"] .ag-cell[col-id="content"]')
    await first.waitFor({ timeout: 60_000 })
    const fourth = cellText('3', 'content')
    const fills: Turn[] = []
    const undos: Turn[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      await first.click()
      await page.keyboard.type(`虚构厂房${round}`)
      await page.keyboard.press('Enter')
      await page.waitForTimeout(1000)
      await first.click()
      await page.keyboard.press('Control+Space')
      fills.push(await turn(page, 'Control+d', `${fourth} === '虚构厂房${round}'`, 'edit'))
      undos.push(await turn(page, 'Control+z', `${fourth} !== '虚构厂房${round}'`, 'undo'))
    }
    const middle = (turns: readonly Turn[], of: keyof Turn): number => median(turns.map((one) => one[of]))
    return [
      row('fill-100k', middle(fills, 'painted'), 'ms (key to painted, median)'),
      row('fill-100k-task', middle(fills, 'longest'), 'ms (longest task of the page, median)'),
      row('fill-100k-answer', middle(fills, 'bytes') / MEGABYTE, 'MB'),
      row('undo-100k', middle(undos, 'painted'), 'ms (key to painted, median)'),
      row('undo-100k-task', middle(undos, 'longest'), 'ms (longest task of the page, median)'),
    ]
  } finally {
    await browser.close()
    await program.remove()
    rmSync(dirname(file), { recursive: true, force: true })
  }
}

/** Rows about a fill of a whole large column; one run makes all. */
export const FILL_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'fill-100k': measured,
  'fill-100k-task': measured,
  'fill-100k-answer': measured,
  'undo-100k': measured,
  'undo-100k-task': measured,
}
