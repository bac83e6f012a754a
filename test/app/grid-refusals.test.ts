import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { openSheet, type Driver } from './grid-harness/driver.ts'
import { serveHarness } from './grid-harness/serve.ts'

// What the sheet does with a text that its column or the store refuses, in a real browser.

let browser: Browser
let harness: Awaited<ReturnType<typeof serveHarness>>
let sheet: Driver

beforeAll(async () => {
  ;[browser, harness] = await Promise.all([launchBrowser(), serveHarness()])
  sheet = await openSheet(browser, harness.url, 'sheet=indicators')
})
afterAll(async () => {
  await Promise.all([browser?.close(), harness?.close()])
})
beforeEach(() => sheet.reset())
afterEach(() => sheet.refuseProblems())

const editor = () => sheet.page.locator('.zh-input.zh-editing')
const notice = () => sheet.page.locator('.zh-notice')

describe('a refused cell', () => {
  it('says at the cell what the store refused', async () => {
    await sheet.cell(2, 'y2019').click()
    await sheet.type('999')
    await sheet.press('Enter')
    await expect.poll(() => notice().textContent()).toBe('999 已被占用，请换一个数')
    expect(await sheet.cell(2, 'y2019').textContent()).toBe('277.84')
    // The selection had moved on before the store answered.
    expect(await sheet.selection()).toMatchObject({ rowId: 'row-2', field: 'y2019' })
    await sheet.press('F2')
    expect(await editor().inputValue()).toBe('999')
    await sheet.press('Escape')
  })

  it('marks a refused cell and leaves the person alone who is typing in the next one by then', async () => {
    await sheet.cell(2, 'y2019').click()
    await sheet.type('999')
    await sheet.press('Enter')
    await sheet.type('12')
    await sheet.frames()
    await expect.poll(() => editor().inputValue()).toBe('12')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('row-3', 'y2019')).toBe(12)
    await sheet.cell(2, 'y2019').click()
    await expect.poll(() => notice().textContent()).toBe('999 已被占用，请换一个数')
  })

  it('stays at a text that cannot be read when another cell is clicked', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.type('约三十')
    await sheet.cell(4, 'y2020').click()
    expect(await notice().textContent()).toContain('约三十')
    expect(await sheet.selection()).toMatchObject({ rowId: 'row-0', field: 'y2019' })
    await sheet.cell(4, 'y2020').click()
    expect(await sheet.selection()).toMatchObject({ rowId: 'row-4', field: 'y2020' })
  })
})
