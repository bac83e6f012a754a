import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { openSheet, type Driver } from './grid-harness/driver.ts'
import { serveHarness } from './grid-harness/serve.ts'

// The sheet in a real browser, worked with keyboard and mouse, over a store that answers as the workbook's does.

let browser: Browser
let harness: Awaited<ReturnType<typeof serveHarness>>
let figures: Driver
let projects: Driver
let sheet: Driver

beforeAll(async () => {
  ;[browser, harness] = await Promise.all([launchBrowser(), serveHarness()])
  figures = await openSheet(browser, harness.url, 'sheet=indicators')
  projects = await openSheet(browser, harness.url, 'sheet=projects')
})
afterAll(async () => {
  await Promise.all([browser?.close(), harness?.close()])
})
afterEach(() => sheet.refuseProblems())

const editor = () => sheet.page.locator('.zh-input.zh-editing')
const notice = () => sheet.page.locator('.zh-notice')

describe('a sheet of figures', () => {
  beforeEach(async () => {
    sheet = figures
    await sheet.page.bringToFront()
    await sheet.reset()
  })

  it('replaces a cell by typing and goes down with Enter, the stored value being painted by the commit alone', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.type('1,234.56')
    await expect.poll(() => editor().inputValue()).toBe('1,234.56')
    await sheet.press('Enter')
    await expect.poll(() => sheet.cell(0, 'y2019').textContent()).toBe('1,234.6')
    expect(await sheet.asked()).toEqual([
      { what: 'edit', edits: [{ rowId: 'row-0', field: 'y2019', value: 1234.56 }] },
    ])
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-1', field: 'y2019' })
  })

  it('opens with every digit on F2, and asks nothing if nothing was changed', async () => {
    await sheet.cell(0, 'y2020').click()
    await sheet.press('F2')
    await expect.poll(() => editor().inputValue()).toBe('15.917')
    await sheet.press('Enter')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-1', field: 'y2020' })
    expect(await sheet.asked()).toEqual([])
  })

  it('gives up with Escape', async () => {
    await sheet.cell(0, 'y2020').dblclick()
    await sheet.type('7')
    await sheet.press('Escape')
    await expect.poll(() => editor().count()).toBe(0)
    expect(await sheet.cell(0, 'y2020').textContent()).toBe('15.9')
    expect(await sheet.asked()).toEqual([])
  })

  it('goes right with Tab and back under the first cell with Enter, as in Excel', async () => {
    await sheet.cell(5, 'y2019').click()
    await sheet.type('1')
    await sheet.press('Tab')
    await sheet.type('2')
    await sheet.press('Tab')
    await sheet.type('3')
    await sheet.press('Enter')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-6', field: 'y2019' })
    await expect.poll(() => sheet.value('row-5', 'y2021')).toBe(3)
  })

  it('opens no editor on a cell that is locked or read-only, and says why', async () => {
    await sheet.cell(1, 'y2019').click()
    await sheet.type('5')
    await expect.poll(() => notice().textContent()).toContain('已锁定')
    expect(await editor().count()).toBe(0)
    await sheet.cell(1, 'unit').dblclick()
    await expect.poll(() => notice().textContent()).toContain('此列')
    expect(await editor().count()).toBe(0)
    expect(await sheet.asked()).toEqual([])
  })

  it('lets an input method compose from the very first key', async () => {
    await sheet.cell(3, 'y2020').click()
    const session = await sheet.page.context().newCDPSession(sheet.page)
    await session.send('Input.imeSetComposition', { text: 'shi', selectionStart: 3, selectionEnd: 3 })
    await expect.poll(() => editor().inputValue()).toBe('shi')
    await session.send('Input.insertText', { text: '十' })
    await expect.poll(() => editor().inputValue()).toBe('十')
    await sheet.press('Escape')
    await expect.poll(() => editor().count()).toBe(0)
    expect(await sheet.asked()).toEqual([])
  })

  it('clears a range with Delete in one commit, and undoes it with Ctrl+Z', async () => {
    await sheet.cell(2, 'y2021').click()
    await sheet.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Delete')
    await expect.poll(() => sheet.cell(3, 'y2022').textContent()).toBe('—')
    const [cleared] = await sheet.asked()
    expect(cleared?.what).toBe('clear')
    expect(cleared?.edits).toHaveLength(4)
    await sheet.press('Control+z')
    await expect.poll(() => sheet.cell(3, 'y2022').textContent()).toBe('453.25')
    await sheet.press('Control+y')
    await expect
      .poll(async () => (await sheet.asked()).map(({ what }) => what))
      .toEqual(['clear', 'undo', 'redo'])
  })

  it('fills down, right, and a whole range with Ctrl+Enter', async () => {
    await sheet.cell(1, 'y2020').click()
    await sheet.press('Shift+ArrowDown', 'Control+d')
    await expect.poll(() => sheet.value('row-2', 'y2020')).toBe(153.227)
    await sheet.cell(1, 'y2020').click()
    await sheet.press('Shift+ArrowRight', 'Control+r')
    await expect.poll(() => sheet.value('row-1', 'y2021')).toBe(153.227)
    await sheet.cell(4, 'y2019').click()
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowRight')
    await sheet.type('8.5')
    await sheet.press('Control+Enter')
    await expect.poll(() => sheet.value('row-5', 'y2020')).toBe(8.5)
    expect((await sheet.asked()).map(({ what, edits }) => [what, edits?.length])).toEqual([
      ['fill', 1],
      ['fill', 1],
      ['fill', 4],
    ])
  })

  it('takes an open edit over when another cell is clicked', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.type('42')
    await sheet.cell(4, 'y2020').click()
    await expect.poll(() => sheet.value('row-0', 'y2019')).toBe(42)
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-4', field: 'y2020' })
  })

  it('keeps an open edit while the sheet is scrolled', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.type('4')
    await sheet.wheel(560)
    await sheet.type('2')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('row-0', 'y2019')).toBe(42)
  })

  it('paints no other cell when one is committed', async () => {
    await sheet.cell(0, 'y2019').click()
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-0', field: 'y2019' })
    await sheet.frames()
    await sheet.page.evaluate(() => {
      const texts: string[] = []
      Object.assign(window, { texts })
      const host = document.querySelector('.zh-grid-host')
      if (!host) throw new Error('no grid')
      new MutationObserver((records) => {
        for (const { type, target } of records) {
          const cell =
            target instanceof Element ? target.closest('.ag-cell') : target.parentElement?.closest('.ag-cell')
          if (type !== 'attributes') texts.push(`${cell?.getAttribute('col-id')} ${target.textContent}`)
        }
      }).observe(host, { childList: true, characterData: true, subtree: true })
    })
    await sheet.type('1')
    await sheet.press('Enter')
    await expect.poll(() => sheet.cell(0, 'y2019').textContent()).toBe('1.0')
    await sheet.frames()
    expect(await sheet.page.evaluate(() => [...new Set(Reflect.get(window, 'texts') as string[])])).toEqual([
      'y2019 1.0',
    ])
  })
})

describe('a sheet of projects', () => {
  beforeEach(async () => {
    sheet = projects
    await sheet.page.bringToFront()
    await sheet.reset()
  })
  const list = () => sheet.page.locator('.zh-options')

  it('chooses from a list by pinyin initials', async () => {
    await sheet.cell(0, 'town').click()
    await sheet.type('wx')
    await expect.poll(() => list().locator('.zh-option').allTextContents()).toEqual(['温溪镇'])
    await sheet.press('Enter')
    await expect.poll(() => sheet.cell(0, 'town').textContent()).toBe('温溪镇')
    expect(await sheet.asked()).toEqual([
      { what: 'edit', edits: [{ rowId: 'project-0', field: 'town', value: 'town-1' }] },
    ])
  })

  it('opens a list on the stored entry, walks it with arrows and takes a click', async () => {
    await sheet.cell(1, 'stage').click()
    await sheet.press('Alt+ArrowDown', 'ArrowDown', 'Enter')
    await expect.poll(() => sheet.value('project-1', 'stage')).toBe('estimate')
    await sheet.cell(1, 'stage').dblclick()
    await list().getByText('在建').click()
    await expect.poll(() => sheet.value('project-1', 'stage')).toBe('building')
    await sheet.press('F2', 'Enter')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'project-2', field: 'stage' })
    expect(await sheet.asked()).toHaveLength(2)
  })

  it('says which entries there are when a typed one is none of them', async () => {
    await sheet.cell(0, 'stage').click()
    await sheet.type('收尾')
    await sheet.press('Enter')
    await expect.poll(() => notice().textContent()).toContain('可研批复')
    expect(await sheet.asked()).toEqual([])
  })

  it('reads amounts with their units exactly, and days as offices write them', async () => {
    await sheet.cell(0, 'total').click()
    await sheet.type('1.2亿')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('project-0', 'total')).toBe(12_000_000_000)
    await expect.poll(() => sheet.cell('b-0', 'total').textContent()).toBe('258,913.578')
    await sheet.cell(0, 'land').click()
    await sheet.type('3.5公顷')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('project-0', 'land')).toBe(525_000)
    await sheet.cell(0, 'start').click()
    await sheet.type('2025年3月1日')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('project-0', 'start')).toBe('2025-03-01')
  })

  it('turns a flag over with the space bar', async () => {
    await sheet.cell(0, 'listed').click()
    await sheet.press(' ')
    await expect.poll(() => sheet.cell(0, 'listed').textContent()).toBe('×')
    await sheet.press(' ')
    await expect.poll(() => sheet.cell(0, 'listed').textContent()).toBe('√')
  })

  it('breaks lines in long text with Alt+Enter', async () => {
    await sheet.cell(0, 'content').click()
    await sheet.type('第一期')
    await sheet.press('Alt+Enter')
    await sheet.type('第二期')
    await sheet.press('Enter')
    await expect.poll(() => sheet.value('project-0', 'content')).toBe('第一期\n第二期')
  })

  it('grows with what is typed, and stays within the sheet at its right and lower edges', async () => {
    const unseen = () => editor().evaluate((field) => field.scrollWidth - field.clientWidth)
    await sheet.cell(0, 'name').click()
    await sheet.page.keyboard.insertText('很长的项目名称'.repeat(6))
    await expect.poll(unseen).toBeLessThanOrEqual(0)
    await sheet.press('Escape')
    await sheet.cell(4, 'content').click()
    await sheet.press('F2')
    await sheet.page.keyboard.insertText('第一段\n'.repeat(30))
    await expect.poll(async () => (await editor().boundingBox())?.height).toBeGreaterThan(200)
    await sheet.frames()
    const [box, around] = await Promise.all([
      editor().boundingBox(),
      sheet.page.locator('.zh-grid-body').boundingBox(),
    ])
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((around?.x ?? 0) + (around?.width ?? 0))
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((around?.y ?? 0) + (around?.height ?? 0))
    expect(box?.height).toBeGreaterThan(200)
    await sheet.press('Escape')
    await expect.poll(() => editor().count()).toBe(0)
    expect(await sheet.asked()).toEqual([])
  })

  it('keeps a required cell from being emptied', async () => {
    await sheet.cell(0, 'name').click()
    await sheet.press('Delete')
    await expect.poll(() => notice().count()).toBe(1)
    expect(await sheet.value('project-0', 'name')).toBe('缝纫机产业园二期')
  })

  it('asks its page for new rows and for the end of old ones', async () => {
    await sheet.cell(1, 'jobs').click()
    await sheet.press('Control+Shift++')
    await sheet.press('Shift+ArrowDown', 'Control+-')
    await expect
      .poll(() => sheet.asked())
      .toEqual([
        { what: 'insert', ids: ['project-1'] },
        { what: 'delete', ids: ['project-1', 'project-2'] },
      ])
  })
})
