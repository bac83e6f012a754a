import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// The main journey against the real program: a block pasted and taken back, a slider moved, a scenario saved, and all of
// it there after a restart. The steps build on each other.

let browser: Browser
let program: Program
let page: Page
let problems: string[]
let settled: () => Promise<void>

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  ;({ page, problems, settled } = await openPage(browser, program.url))
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

const cell = (row: number, field: string): Locator =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`)
const goTo = async (name: string) =>
  page.getByRole('navigation').first().getByText(name, { exact: true }).click()
const refusals = () => page.locator('.zh-refusals')

/** 20 rows of 4 years as a spreadsheet copies them. */
function block(): string {
  const rows = Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 4 }, (_unused, at) => String(row + at + 1)),
  )
  const odd: readonly (readonly [number, number, string])[] = [
    [0, 0, '1,234.5'],
    [1, 1, '３．５'],
    [4, 2, ''],
    [7, 3, '待统计'],
    [12, 0, '12.5%'],
  ]
  for (const [row, at, text] of odd) rows[row]?.splice(at, 1, text)
  return rows.map((row) => row.join('\t')).join('\r\n')
}

/** The figure of the base scenario's last year for the joint GDP, as the table under the chart shows it. */
async function lastGdp(scenario: string): Promise<number> {
  const row = page
    .locator('.zh-sc-numbers tr', { hasText: '三镇合计' })
    .filter({ has: page.getByText(scenario, { exact: true }) })
  return Number((await row.first().locator('td').last().textContent())?.replaceAll(',', ''))
}

const chartPicture = async () => page.locator('.zh-sc-charts canvas').first().screenshot()
const dial = (name: string) => page.locator(`[data-name="${name}"] input[type=range]`)

describe('the first answer', () => {
  let before: string | null

  it('shows the targets first', async () => {
    await page.getByText('350').first().waitFor()
    await expect.poll(() => page.locator('body').innerText()).toContain('演示数据（虚构）')
  })

  it('takes a block from a spreadsheet, refuses the word with its reason, writes the rest when asked to', async () => {
    await goTo('指标数据')
    await cell(0, 'y2021').waitFor()
    before = await cell(0, 'y2021').textContent()
    await cell(0, 'y2021').click()
    await page.evaluate((text) => navigator.clipboard.writeText(text), block())
    await page.keyboard.press('Control+v')
    await expect.poll(() => refusals().textContent()).toContain('待统计')
    expect(await cell(0, 'y2021').textContent()).toBe(before)
    await refusals()
      .getByRole('button', { name: /写入其余 79 格/ })
      .click()
    await expect.poll(() => cell(0, 'y2021').textContent()).toContain('1,234.5')
    await expect.poll(() => cell(1, 'y2022').textContent()).toContain('3.5')
    await expect.poll(() => cell(12, 'y2021').textContent()).toContain('12.5')
    await expect.poll(() => cell(4, 'y2023').textContent()).toMatch(/^—?$/)
  })

  it('takes the whole block back in one step', async () => {
    await cell(2, 'y2021').click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(0, 'y2021').textContent()).toBe(before)
    await expect.poll(() => cell(12, 'y2021').textContent()).not.toContain('12.5')
  })

  it('moves the line with the slider, and keeps the scenario', async () => {
    await goTo('情景推演')
    await page.locator('.zh-sc-charts canvas').first().waitFor()
    await settled()
    const [saved, picture] = [await lastGdp('基准'), await chartPicture()]
    await dial('产业增速调整').focus()
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight')
    await expect.poll(() => lastGdp('基准')).toBeGreaterThan(saved)
    await expect.poll(async () => (await chartPicture()).equals(picture)).toBe(false)
    await page.getByRole('button', { name: '另存为子情景' }).click()
    await page.getByRole('button', { name: '基准的变化', exact: true }).waitFor()
    await expect.poll(() => lastGdp('基准的变化')).toBeGreaterThan(saved)
  })

  it('says how a figure came about, with its numbers', async () => {
    await page.locator('.zh-sc-numbers td button').last().click()
    await page.getByRole('tabpanel').getByText('壶镇镇').click()
    const formula = page.locator('.zh-formula')
    await expect.poll(() => formula.innerText()).toContain('地区生产总值')
    await expect.poll(() => formula.innerText()).toMatch(/\d+\.\d+ 亿元/)
  })

  it('has it all after a restart, with the way back still open', async () => {
    const value = await lastGdp('基准的变化')
    await page.context().close()
    expect(await program.stop()).toBe(0)
    program = await startProgram({ home: program.home })
    ;({ page, problems, settled } = await openPage(browser, program.url))
    await goTo('情景推演')
    await page.getByRole('button', { name: '基准的变化', exact: true }).click()
    await expect.poll(() => lastGdp('基准的变化')).toBe(value)
    await goTo('指标数据')
    await expect.poll(() => cell(0, 'y2021').textContent()).toBe(before)
    await goTo('修改记录')
    await expect.poll(() => page.locator('body').innerText()).toMatch(/粘贴/)
    // Saving the scenario was the last commit: undo takes it away although the program was started anew.
    await page.keyboard.press('Control+z')
    await goTo('情景推演')
    await page.getByRole('button', { name: '基准', exact: true }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '基准的变化', exact: true }).count()).toBe(0)
    expect(problems).toEqual([])
  })
})
