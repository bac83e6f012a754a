import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// Arithmetic, calculated columns and comments in the real program, by keyboard. The steps build on each other.

let browser: Browser
let program: Program
let page: Page
let problems: string[]

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  ;({ page, problems } = await openPage(browser, `${program.url}#/budget`))
  await cell(0, 'budget').click()
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

const cell = (row: number, field: string): Locator =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`)
const bar = () => page.getByRole('textbox', { name: '编辑栏' })
const told = () => page.locator('.zh-cell-bar-told')
/** Waits until the title of a calculated column takes what is typed. */
const titled = () => page.locator('.zh-column-form input:focus').waitFor()
const offer = (words: RegExp) =>
  page.locator('.zh-column-offers [role=option]', { hasText: words }).first().waitFor()
const arranged = () => page.locator('.zh-heading-arranged').allTextContents()
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

it('computes what is typed, keeps it in the bar, and brings it back with undo', async () => {
  const before = await cell(0, 'budget').textContent()
  await page.keyboard.type('=1.2亿元/4')
  await expect.poll(() => told().textContent()).toBe('= 3,000.00 万元')
  await press('Enter')
  await expect.poll(() => cell(0, 'budget').textContent()).toBe('3,000.00')
  await press('ArrowUp')
  await expect.poll(() => bar().inputValue()).toBe('=1.2亿元/4')
  await press('F2', 'F2')
  await expect.poll(() => bar().evaluate((element) => element === document.activeElement)).toBe(true)
  await press('End')
  await page.keyboard.type('/7')
  await expect.poll(() => page.locator('.zh-input').inputValue()).toBe('=1.2亿元/4/7')
  await expect.poll(() => told().textContent()).toBe('= 428.571429 万元已四舍五入到 0.01元')
  await press('Enter')
  await expect.poll(() => cell(0, 'budget').textContent()).toBe('428.571429')
  await press('Control+z', 'ArrowUp')
  await expect.poll(() => bar().inputValue()).toBe('=1.2亿元/4')
  await press('Control+z')
  await expect.poll(() => cell(0, 'budget').textContent()).toBe(before)
})

it('says beside the cell why arithmetic is refused', async () => {
  await page.keyboard.type('=120亩+3万元')
  await press('Enter')
  await expect
    .poll(() => page.locator('.zh-notice').textContent())
    .toContain('第 2 个字符：“亩”与“万元”单位不合')
  await press('Escape')
})

it('adds a column with a formula, which follows its figures and is named in the bar', async () => {
  await page.getByRole('button', { name: '计算列' }).click()
  await titled()
  await page.keyboard.type('两倍')
  await press('Tab')
  await page.keyboard.type('预算')
  await offer(/预算/)
  await press('Enter')
  await page.keyboard.type(' * 2')
  await page.getByRole('button', { name: '单位改为 万元' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.zh-column-said').waitFor()
  await page.locator('.zh-inspector header button').click()
  await cell(0, 'budget').click()
  await page.keyboard.type('150')
  await press('Enter', 'ArrowUp', 'End')
  await expect.poll(() => bar().inputValue()).toBe('=预算数 * 2')
  await expect.poll(() => told().textContent()).toBe('= 300.00 万元')
  const field = await page.locator('.ag-cell.zh-active').getAttribute('col-id')
  await expect.poll(() => cell(0, field ?? '').textContent()).toBe('300.00')
})

it('paints shares anew in every row when one is edited, and adds up and sorts by them as they are then', async () => {
  // Wide enough for the edited column and the shares to be painted together.
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.setViewportSize({ width: 3200, height })
  await page.getByRole('button', { name: '计算列' }).click()
  await page.getByRole('button', { name: '新增计算列' }).click()
  await titled()
  await page.getByRole('button', { name: '占比（全表）' }).click()
  const formula = page.getByRole('combobox', { name: '公式' })
  await expect.poll(() => formula.inputValue()).toBe('占比(预算数, 全表)')
  await expect.poll(() => page.locator('.zh-column-preview dd').first().textContent()).toContain('%')
  // Escape closes lists, too: one press too many loses nothing.
  await press('Escape')
  await page.getByText('还没有保存。').waitFor()
  await press('Escape')
  await page.locator('button:focus', { hasText: '新增计算列' }).waitFor()
  await press('Enter')
  await titled()
  await page.keyboard.type('份额')
  await press('Tab')
  await page.keyboard.type('占比(预算数, 全表) * 100000')
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.zh-column-said').nth(1).waitFor()
  await page.locator('.zh-inspector header button').click()
  const field = (await page.locator('.ag-header-cell', { hasText: '份额' }).getAttribute('col-id')) ?? ''
  const shares = () =>
    Promise.all(
      [0, 1, 2, 3, 4].map(async (row) => Number((await cell(row, field).textContent())?.replaceAll(',', ''))),
    )
  await cell(0, field).click()
  await press('Alt+Shift+D')
  await expect.poll(arranged).toEqual(['份额↓'])
  let sorted: number[] = []
  await expect
    .poll(async () =>
      (sorted = await shares()).every((one, at, all) => at === 0 || one <= (all[at - 1] ?? 0)),
    )
    .toBe(true)
  const [top = 0, ...others] = sorted
  expect(others[3]).toBeGreaterThan(1)
  const sum = async () => {
    await cell(1, field).click()
    await press('Control+Space')
    const status = await page.locator('.zh-status').textContent()
    return Number(/合计 (?<sum>[\d,.]+?\d{4})/.exec(status ?? '')?.groups?.['sum']?.replaceAll(',', ''))
  }
  // The status bar follows the selection a moment later: what counts is the sum that the wait ended with.
  let sumBefore = NaN
  await expect.poll(async () => (sumBefore = await sum())).toBeGreaterThan(top)
  // The largest counts for nothing any more: what is left is shared by the others.
  await cell(0, 'budget').click()
  await page.keyboard.type('0')
  await press('Enter')
  await expect.poll(async () => (await shares())[0]).toBe(0)
  const rest = others.map((one) => one / (1 - top / 100_000))
  const off = async () => (await shares()).slice(1).map((one, at) => Math.abs(one - (rest[at] ?? 0)))
  await expect.poll(async () => Math.max(...(await off()))).toBeLessThan(0.05)
  await expect.poll(sum).toBeCloseTo((sumBefore - top) / (1 - top / 100_000), 1)
  await press('Alt+Shift+S')
  await expect.poll(arranged).toEqual(['份额↑'])
  await expect.poll(async () => (await shares())[0]).toBe(0)
  await press('Alt+Shift+D')
  await expect.poll(async () => (await shares())[0]).toBeCloseTo(rest[0] ?? 0, 1)
  await press('Alt+Shift+L')
  await page.setViewportSize({ width, height })
  await cell(0, 'subject').click()
})

it('takes a comment at the cell and finds it again, without the mouse', async () => {
  await press('Home', 'Shift+F2')
  await page.locator('.zh-comment-box textarea:focus').waitFor()
  await page.keyboard.type('口径待核')
  await press('Control+Enter')
  await page.locator('.zh-input:focus').waitFor()
  await expect.poll(() => page.locator('.ag-cell.zh-commented').count()).toBe(1)
  await press('ArrowDown', 'ArrowDown', 'Control+F2')
  await expect.poll(() => page.locator('.ag-cell.zh-active.zh-commented').count()).toBe(1)
  await press('Shift+F2')
  await expect.poll(() => page.locator('.zh-thread-text').first().textContent()).toBe('口径待核')
  await press('Escape', 'Control+z')
  await expect.poll(() => page.locator('.ag-cell.zh-commented').count()).toBe(0)
  expect(problems).toEqual([])
})

it('adds a column over the years by keyboard, shows it at once, and follows an edit', async () => {
  await page.goto(`${new URL(page.url()).origin}/#/indicators`)
  await cell(0, 'y2023').click()
  await page.getByRole('button', { name: '计算列' }).press('Enter')
  await titled()
  await page.keyboard.type('增幅')
  await press('Tab')
  await page.keyboard.type('2024')
  await offer(/2024年/)
  await press('Enter')
  await page.keyboard.type(' / 2023')
  await offer(/2023年/)
  await press('Enter')
  await page.keyboard.type(' - 1')
  await press('Control+Enter')
  await expect.poll(() => bar().inputValue()).toBe('=2024年 / 2023年 - 1')
  await page.locator('.ag-cell.zh-active[col-id^="calculated-"]').waitFor()
  const result = page.locator('.ag-row[row-index="0"] .ag-cell[col-id^="calculated-"]')
  await cell(0, 'y2023').click()
  await page.keyboard.type('100')
  await press('Tab')
  await page.keyboard.type('125')
  await press('Enter')
  await expect.poll(() => result.textContent()).toBe('25.0')
  // From outside the sheet it is said what was taken back, for it may lie on another page.
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('status').filter({ hasText: '已撤销：' }).waitFor()
  expect(problems).toEqual([])
})
