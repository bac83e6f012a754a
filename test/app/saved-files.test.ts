import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openXlsx } from 'hucre/xlsx'
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

describe('a sheet', () => {
  const template = fileURLToPath(new URL('../fixtures/exchange/templates/projects.xlsx', import.meta.url))

  it('is exported as it is shown by the keyboard alone, and into an office’s own form', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.goto(`${new URL(page.url()).origin}/#/projects`)
    const tool = page.getByRole('button', { name: '导出' }).first()
    const saved = async (press: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()])
      const { sheets } = await openXlsx(readFileSync(await download.path()))
      return { name: download.suggestedFilename(), rows: sheets[0]?.rows ?? [] }
    }
    await page.getByRole('textbox', { name: '筛选' }).fill('绿道')
    await expect.poll(() => page.locator('.zh-status').textContent()).not.toContain('22 行')
    await tool.focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: '导出' })
    await form.getByText('当前显示').waitFor()
    const own = await saved(async () => {
      await form.getByRole('button', { name: '导出' }).focus()
      await page.keyboard.press('Enter')
    })
    // All that are left belong to one town, so the title says which.
    expect(own.name).toBe('温溪镇2025年项目表.xlsx')
    const numbered = own.rows.filter(([number]) => typeof number === 'number')
    expect(numbered.map((row) => String(row).includes('绿道'))).not.toContain(false)
    await page.getByText(`已导出 ${numbered.length} 行`).waitFor()
    await tool.click()
    await form.locator('input[type=file]').setInputFiles(template)
    await page.getByText('模板“projects”已保存').waitFor()
    const filled = await saved(() => form.getByRole('button', { name: '导出' }).click())
    expect(filled.rows[0]?.[0]).toBe(`温溪镇2025年重点项目（共 ${numbered.length} 个）`)
    expect(problems).toEqual([])
    await page.context().close()
  })
})
