import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

let browser: Browser
let program: Program

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
afterAll(async () => {
  await browser.close()
  await program.remove()
})

describe('a chart', () => {
  it('is saved as PNG for print and as SVG, marked where made-up data is in it', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.goto(`${new URL(page.url()).origin}/#/scenarios`)
    await page.locator('.zh-sc-chances').waitFor()
    await page.locator('.zh-chart').first().hover()
    const saved = async (kind: 'PNG' | 'SVG') => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.zh-chart').first().getByRole('button', { name: kind }).click(),
      ])
      return readFileSync(await download.path())
    }
    const png = await saved('PNG')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // Three pixels for each of the screen's: width stands in bytes 16 to 19.
    expect(png.readUInt32BE(16)).toBeGreaterThan(1500)
    const svg = (await saved('SVG')).toString('utf8')
    expect(svg).toContain('演示数据（虚构）')
    expect(svg).toContain('三镇合计')
    expect(svg).not.toContain('<script')
    expect(problems).toEqual([])
    await page.context().close()
  })
})
