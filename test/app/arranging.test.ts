import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, openPage, tooltipAt } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// A sheet as a view, in the real program and by keys: filter, order, groups, search, columns, rows, and that none of it
// changes what is stored unless it says so.

let browser: Browser
let program: Program
let page: Page
let problems: readonly string[]

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  ;({ page, problems } = await openPage(browser, program.url))
  await page.getByRole('navigation').first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await program.remove()
})
beforeEach(async () => {
  await page.goto(`${new URL(page.url()).origin}/#/projects`)
  await cell(0, 'name').click()
  await press('Alt+Shift+L')
  await unarranged()
})

function cell(row: number | string, field: string): Locator {
  return page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`)
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** The painted texts of a column, from above. */
async function texts(field: string): Promise<readonly string[]> {
  const found = await page
    .locator(
      `.ag-grid-container .ag-cell[col-id="${field}"], .ag-row:not([row-index^="b"]) .ag-cell[col-id="${field}"]`,
    )
    .evaluateAll((all) =>
      all.map((one) => ({
        at: Number(one.closest('.ag-row')?.getAttribute('row-index')),
        text: one.textContent,
      })),
    )
  return found.toSorted((a, b) => a.at - b.at).map(({ text }) => text ?? '')
}

/** Waits until the sheet shows all of its rows in their own order. */
async function unarranged(): Promise<void> {
  await expect.poll(() => page.locator('.zh-heading-arranged').count()).toBe(0)
  await expect.poll(status).toMatch(/^22 行/)
}

const status = () => page.locator('.zh-status').textContent()

describe('a sheet', () => {
  it('is filtered by a list with pinyin initials; what is pasted goes to the rows that are shown', async () => {
    await cell(0, 'region').click()
    await press('Control+Shift+L')
    await page.keyboard.type('wx')
    await expect.poll(() => page.locator('.zh-value-list .zh-value').allTextContents()).toEqual(['温溪镇6'])
    await press('Enter')
    await expect.poll(status).toContain('显示 6 / 22 行')
    await expect.poll(() => texts('region')).toEqual(Array.from({ length: 6 }, () => '温溪镇'))
    const before = await texts('content')
    await cell(0, 'content').click()
    await page.evaluate(() => navigator.clipboard.writeText('甲\n乙\n丙'))
    await press('Control+v')
    await expect.poll(() => texts('content')).toEqual(['甲', '乙', '丙', ...before.slice(3)])
    await press('Alt+Shift+L')
    await expect.poll(status).toMatch(/^22 行/)
    const pasted = async () => (await texts('content')).filter((text) => '甲乙丙'.includes(text)).length
    await expect.poll(pasted).toBe(3)
    await press('Control+z')
    await expect.poll(pasted).toBe(0)
  })

  it('is sorted by two columns without a move in the store, and grouped with totals', async () => {
    const stored = await texts('code')
    await cell(0, 'code').click()
    await press('Alt+Shift+D')
    await expect.poll(async () => texts('code')).toEqual([...stored].sort().reverse())
    await page.locator('.ag-header-cell[col-id="region"]').hover()
    await page.locator('.ag-header-cell[col-id="region"] .zh-heading-menu').click()
    await page.getByRole('button', { name: '↑ 升序' }).focus()
    await press('Shift+Enter')
    await press('Escape')
    await expect
      .poll(() => page.locator('.zh-heading-arranged').allTextContents())
      .toEqual(['项目代码↓1', '所属镇↑2'])
    await press('Alt+Shift+L')
    await expect.poll(() => texts('code')).toEqual(stored)
    await cell(0, 'region').click()
    await press('Alt+Shift+G', 'Alt+Shift+PageUp')
    await expect.poll(() => texts('name')).toEqual(['壶镇镇（7 行）', '温溪镇（6 行）', '碧湖镇（9 行）'])
  })

  it('is searched and replaced as one step back', async () => {
    await press('Control+h')
    await page.locator('.zh-find-text:focus').waitFor()
    await page.keyboard.type('城市客厅')
    await expect.poll(() => page.locator('.zh-find-count').textContent()).toBe('共 6 处')
    await page.getByLabel('替换为').fill('会客厅')
    await page.getByRole('button', { name: /全部替换/ }).click()
    // Names of tasks are another table's: these cells are refused and named.
    await expect.poll(() => page.locator('.zh-refusals').textContent()).toContain('对应任务')
    await page.getByRole('button', { name: /写入其余/ }).click()
    await expect.poll(() => texts('name')).toContain('壶镇会客厅')
    await cell(0, 'name').click()
    await press('Control+z')
    await expect.poll(() => texts('name')).toContain('壶镇城市客厅')
    // Of several selected cells those alone are looked through.
    await cell(0, 'name').click()
    await press('Shift+ArrowRight', 'Control+f')
    await expect.poll(() => page.getByLabel('只查选定的 2 格').isChecked()).toBe(true)
    await press('Escape')
    await page.locator('.zh-find').waitFor({ state: 'detached' })
  })

  it('keeps its columns from one day to the next, headings with their units above them', async () => {
    await cell(0, 'region').click()
    await press('Alt+ArrowLeft', 'Alt+Shift+F')
    await cell(0, 'category').click()
    await press('Alt+Shift+H')
    const fields = () =>
      page.locator('.ag-header-row-column .ag-header-cell').evaluateAll((all) =>
        all
          .map((one) => [one.getBoundingClientRect().left, one.getAttribute('col-id')] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, field]) => field?.trim()),
      )
    const wanted = ['number', 'name', 'region', 'code', 'task', 'nature']
    // At once: what was arranged last is kept though the page is left before anyone has answered.
    await page.reload()
    await cell(0, 'name').waitFor()
    await expect.poll(async () => (await fields()).slice(0, 6)).toEqual(wanted)
    await press('Alt+Shift+K')
    await page.getByRole('button', { name: '恢复默认' }).click()
    await expect.poll(async () => (await fields()).slice(0, 4)).toEqual(['number', 'name', 'code', 'region'])
    await press('Escape')
  })

  it('moves, inserts and duplicates rows, each as one step back; the menu and F1 open by key', async () => {
    const names = await texts('name')
    await cell(1, 'name').click()
    await press('Shift+ArrowDown', 'Alt+Shift+ArrowDown')
    await expect.poll(() => cell(1, 'name').textContent()).toBe(names[3])
    await press('Control+z')
    await expect.poll(() => texts('name')).toEqual(names)
    await press('Alt+Shift+i')
    await expect.poll(status).toContain('24 行')
    await press('Control+z')
    await expect.poll(status).toContain('22 行')
    await cell(0, 'name').click()
    await press('Control+Shift+d')
    await expect.poll(status).toContain('23 行')
    await press('Control+z')
    await expect.poll(status).toContain('22 行')
    await cell(2, 'name').click()
    await press('Shift+F10')
    await expect.poll(() => page.getByRole('menuitem').count()).toBeGreaterThan(10)
    await press('Escape')
    await expect.poll(() => page.getByRole('menuitem').count()).toBe(0)
    await press('F1')
    await expect.poll(() => page.locator('.zh-help kbd').count()).toBeGreaterThan(60)
    await press('Escape')
    expect(problems).toEqual([])
  })

  it('[存稿-4] [存稿-5] is marked where it changed since the last snapshot, and the two versions are compared', async () => {
    const origin = new URL(page.url()).origin
    await page.goto(`${origin}/#/history`)
    await page.getByRole('button', { name: '存稿…' }).click()
    await page.getByLabel('名称').fill('上会')
    await press('Enter')
    await expect.poll(() => page.locator('.zh-snapshots').textContent()).toContain('上会稿')
    await page.goto(`${origin}/#/projects`)
    await cell(0, 'content').click()
    await page.keyboard.type('新公司')
    await press('Enter')
    await expect.poll(() => cell(0, 'content').getAttribute('class')).toContain('zh-changed')
    await tooltipAt(cell(0, 'content'), /改动：.+ → 新公司/)
    await page.goto(`${origin}/#/history`)
    await expect.poll(() => page.locator('.zh-differences').textContent()).toContain('新公司')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 .csv' }).click()
    expect((await saved).suggestedFilename()).toBe('上会 与 现在 的差别.csv')
    await page.getByRole('button', { name: '建设内容及规模' }).click()
    await expect.poll(() => cell(0, 'content').getAttribute('class')).toContain('zh-active')
    await press('Control+z')
    await expect.poll(() => cell(0, 'content').getAttribute('class')).not.toContain('zh-changed')
  })
})
