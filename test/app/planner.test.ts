import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// The planner's way through the real program: a task, a block of tasks, a project with its years and its money. The
// steps build on each other.

let browser: Browser
let program: Program
let page: Page
let problems: string[]

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  ;({ page, problems } = await openPage(browser, program.url))
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

const cell = (row: number | string, field: string): Locator =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`)
const goTo = async (name: string) =>
  page.getByRole('navigation').first().getByText(name, { exact: true }).click()
const tab = async (name: string) => page.locator('.ant-segmented').getByText(name, { exact: true }).click()
const add = async () => page.getByRole('button', { name: '新增一行' }).first().click()
const type = async (text: string) => page.keyboard.type(text)
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
/** Row and column of the active cell, and its text. */
const active = async () =>
  page
    .locator('.ag-cell.zh-active')
    .first()
    .evaluate((element) => [
      element.closest('.ag-row')?.getAttribute('row-index'),
      element.getAttribute('col-id'),
      element.textContent,
    ])
const rowsShown = async () => Number(/(\d+) 行/.exec(await page.locator('footer').first().innerText())?.[1])

describe('a planner', () => {
  it('adds a task and types at once, without a click into the new row', async () => {
    await goTo('年度计划')
    await cell(0, 'content').waitFor()
    const before = await rowsShown()
    await add()
    await expect.poll(active).toEqual([String(before), 'content', '（新任务）'])
    await type('推进城市客厅二期建设')
    await press('Enter')
    await expect.poll(() => cell(before, 'content').textContent()).toBe('推进城市客厅二期建设')
    await press('Tab')
    await type('wx')
    await page.locator('.zh-option').first().waitFor()
    await press('Tab')
    await expect.poll(() => cell(before, 'region').textContent()).toBe('温溪镇')
  })

  it('goes from finding to finding with F8 and types what is missing', async () => {
    // The task that was just added lacks two things besides what the sample lacks.
    await page.getByText('待核 4 项').waitFor()
    await press('F8', 'F8', 'F8')
    await expect.poll(async () => (await active()).slice(1)).toEqual(['lead_office', ''])
    await type('wxzrm')
    await page.locator('.zh-option').first().waitFor()
    await press('Tab')
    await page.getByText('待核 3 项').waitFor()
    await press('F8')
    await expect.poll(async () => (await active()).slice(1)).toEqual(['due', ''])
    await type('2025年6月底')
    await press('Tab')
    await expect.poll(() => cell(28, 'due').textContent()).toBe('2025-06-30')
    await expect.poll(() => cell(28, 'lead_office').textContent()).toBe('温溪镇人民政府')
  })

  it('pastes five tasks below the last one and takes them back in one step', async () => {
    const before = await rowsShown()
    await press('Control+End', 'Home', 'ArrowRight')
    const lines = Array.from(
      { length: 5 },
      (_, at) => `任务${at + 1}\t壶镇镇\t\t完成${at + 1}处\t\t壶镇镇人民政府`,
    )
    await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\r\n'))
    await press('Control+v')
    await page.getByRole('button', { name: '新增 4 行并写入' }).click()
    await expect.poll(rowsShown).toBe(before + 4)
    await expect.poll(active).toEqual([String(before - 1), 'content', '任务1'])
    await expect.poll(() => cell(before + 3, 'content').textContent()).toBe('任务5')
    await expect.poll(() => cell(before + 3, 'number').textContent()).toBe(String(before + 4))
    await press('Control+z')
    await expect.poll(rowsShown).toBe(before)
    await expect.poll(() => cell(before - 1, 'content').textContent()).toBe('推进城市客厅二期建设')
  })

  it('adds a project, its year and its money, sees by how much they differ, and mends it', async () => {
    await goTo('项目')
    await cell(0, 'name').waitFor()
    const first = await cell(0, 'name').textContent()
    await add()
    await expect.poll(async () => (await active())[2]).toBe('（新项目）')
    const row = (await active())[0] ?? ''
    await type('污水处理厂三期')
    await press('Tab')
    await expect.poll(() => cell(row, 'name').textContent()).toBe('污水处理厂三期')
    expect(await cell(0, 'name').textContent()).toBe(first)
    await tab('分年投资与用地')
    await add()
    await expect.poll(active).toEqual(['0', 'project', '污水处理厂三期'])
    await cell(0, 'investment').click()
    await type('5000')
    await press('Enter')
    await tab('资金来源')
    await add()
    await expect.poll(async () => (await active())[0]).toBe('0')
    await cell(0, 'planned').click()
    await type('3000')
    // Enter leads to the total; the next row is added all the same.
    await press('Enter')
    await page.getByText(/待核 \d+ 项/).click()
    const findings = page.locator('.zh-findings')
    await expect.poll(() => findings.innerText()).toMatch(/污水处理厂三期.*5,000.00万元少 2,000.00万元/)
    await add()
    await expect.poll(async () => (await active())[0]).toBe('1')
    await cell(1, 'planned').click()
    await type('0.2亿')
    await press('Enter')
    await expect.poll(() => findings.innerText()).not.toMatch(/污水处理厂三期.*少 2,000/)
  })

  it('deletes the project with its year and its money, and takes all of it back in one step', async () => {
    await tab('项目清单')
    await page.getByPlaceholder('筛选').fill('污水处理厂三期')
    await expect.poll(rowsShown).toBe(1)
    await cell(0, 'name').click()
    await page.getByRole('button', { name: '删除所选行' }).click()
    await expect.poll(rowsShown).toBe(0)
    await page.getByPlaceholder('筛选').fill('')
    await expect.poll(rowsShown).toBeGreaterThan(20)
    await cell(0, 'name').click()
    await press('Control+z')
    await page.getByPlaceholder('筛选').fill('污水处理厂三期')
    await expect.poll(rowsShown).toBe(1)
    await cell(0, 'name').click()
    await tab('资金来源')
    await expect.poll(rowsShown).toBe(2)
    expect(problems).toEqual([])
  })
})
