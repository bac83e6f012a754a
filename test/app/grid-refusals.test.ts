import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { projectRows } from './grid-harness/data.ts'
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
  it('puts the old value back and says at the cell why a word is no number; F2 goes on with what was typed', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.type('约三十')
    await sheet.press('Enter')
    await expect.poll(() => notice().textContent()).toContain('约三十')
    expect(await sheet.cell(0, 'y2019').textContent()).toBe('3.2')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-0', field: 'y2019' })
    await expect
      .poll(async () => {
        const [cell, words] = [await sheet.cell(0, 'y2019').boundingBox(), await notice().boundingBox()]
        return Math.abs((words?.y ?? 0) - (cell?.y ?? 0) - (cell?.height ?? 0))
      })
      .toBeLessThan(6)
    await sheet.press('F2')
    await expect.poll(() => editor().inputValue()).toBe('约三十')
    await sheet.press('Escape', 'ArrowDown')
    await expect.poll(() => notice().count()).toBe(0)
    expect(await sheet.asked()).toEqual([])
  })

  it('says at the cell what the store refused', async () => {
    await sheet.cell(2, 'y2019').click()
    await sheet.type('999')
    await sheet.press('Enter')
    await expect.poll(() => notice().textContent()).toBe('999 已被占用，请换一个数')
    expect(await sheet.cell(2, 'y2019').textContent()).toBe('277.84')
    // The selection had moved on before the store answered.
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-2', field: 'y2019' })
    await sheet.press('F2')
    await expect.poll(() => editor().inputValue()).toBe('999')
    await sheet.press('Escape')
  })

  it('marks a refused cell and leaves the person alone who is typing in the next one by then', async () => {
    await sheet.cell(2, 'y2019').click()
    const answer = await sheet.holdAnswers()
    await sheet.type('999')
    await sheet.press('Enter')
    await sheet.type('12')
    await expect.poll(() => editor().inputValue()).toBe('12')
    await answer()
    await expect.poll(() => sheet.cell(2, 'y2019').getAttribute('class')).toContain('zh-refused')
    expect(await editor().inputValue()).toBe('12')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('row-3', 'y2019')).toBe(12)
    await sheet.cell(2, 'y2019').click()
    await expect.poll(() => notice().textContent()).toBe('999 已被占用，请换一个数')
  })

  it('stays at a text that cannot be read when another cell is clicked', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.type('约三十')
    await sheet.cell(4, 'y2020').click()
    await expect.poll(() => notice().textContent()).toContain('约三十')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-0', field: 'y2019' })
    await sheet.cell(4, 'y2020').click()
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-4', field: 'y2020' })
  })
})

describe('a block that goes beyond the last row', () => {
  let projects: Driver
  beforeAll(async () => {
    projects = await openSheet(browser, harness.url, 'sheet=projects')
  })
  const ROWS = projectRows().length
  const offer = () => projects.page.locator('.zh-refusals')
  const lastRow = () => projects.page.locator('.ag-grid-scrolling-rows .ag-row[row-index]').count()

  it('offers to add the rows, writes all as one commit, selects it, and is undone in one step', async () => {
    const rows = ROWS
    await expect.poll(lastRow).toBe(rows)
    await projects.cell(rows - 2, 'name').click()
    // The last row is locked; the block has for it what stands there.
    const locked = '人才公寓一期\t碧湖镇'
    await projects.pasteText(
      `敬老院改造\t温溪镇\r\n${locked}\r\n公交首末站\t壶镇镇\r\n\t\r\n游客中心\t碧湖镇\r\n`,
    )
    await expect.poll(() => offer().innerText()).toContain('超出最后一行 2 行')
    expect(await lastRow()).toBe(rows)
    await offer().getByRole('button', { name: '新增 2 行并写入' }).click()
    await expect.poll(() => projects.cell(rows + 1, 'name').textContent()).toBe('游客中心')
    await expect.poll(() => projects.cell(rows - 2, 'name').textContent()).toBe('敬老院改造')
    await expect.poll(() => projects.cell(rows, 'town').textContent()).toBe('壶镇镇')
    await expect.poll(() => projects.selection()).toMatchObject({ rows: 4, columns: 2 })
    expect((await projects.asked()).map(({ what }) => what)).toEqual(['append'])
    await projects.press('Control+z')
    await expect.poll(lastRow).toBe(rows)
  })

  it('says which cell of a new row cannot be read, and offers the rows that can', async () => {
    await projects.reset()
    await expect.poll(lastRow).toBe(ROWS)
    await projects.cell(ROWS - 2, 'town').click()
    await projects.pasteText('碧湖镇\r\n碧湖镇\r\n无此镇\r\n壶镇镇\r\n')
    await expect.poll(() => offer().innerText()).toMatch(/新增行.*所属镇.*无此镇/)
    const offers = await offer().getByRole('button').allInnerTexts()
    expect(offers).toEqual(['新增 1 行并写入', '只写入已有行的 1 格', '全部不写'])
    await offer().getByRole('button', { name: '全部不写' }).click()
    expect(await projects.asked()).toEqual([])
    projects.refuseProblems()
  })
})
