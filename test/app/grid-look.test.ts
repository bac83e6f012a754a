import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAxe, seriousIn } from './axe.ts'
import { launchBrowser, tooltipAt } from './browser.ts'
import { projectRows } from './grid-harness/data.ts'
import { openSheet } from './grid-harness/driver.ts'
import { serveHarness } from './grid-harness/serve.ts'

// How the sheet looks, for the eye (screenshots are kept) and for assistive programs.

let browser: Browser
let harness: Awaited<ReturnType<typeof serveHarness>>

beforeAll(async () => {
  ;[browser, harness] = await Promise.all([launchBrowser(), serveHarness()])
})
afterAll(async () => {
  await Promise.all([browser?.close(), harness?.close()])
})

const LOOKS = ['light', 'dark'].flatMap((theme) =>
  ['indicators', 'projects', 'empty'].map((kind) => ({ theme, kind })),
)

describe('a sheet', () => {
  it.each(LOOKS)('of $kind in the $theme theme has nothing serious for axe-core', async ({ theme, kind }) => {
    const language = theme === 'dark' ? 'en-US' : 'zh-CN'
    const sheet = await openSheet(browser, harness.url, `sheet=${kind}&theme=${theme}&language=${language}`)
    if (kind !== 'empty') {
      await sheet.drag(
        sheet.cell(1, kind === 'projects' ? 'start' : 'y2020'),
        sheet.cell(3, kind === 'projects' ? 'total' : 'y2022'),
      )
    }
    if (kind !== 'empty') {
      const words = theme === 'dark' ? '3 rows and 3 columns selected' : '已选 3 行 3 列'
      await sheet.page.getByRole('status').filter({ hasText: words }).waitFor()
      const grid = sheet.page.locator('[aria-multiselectable=true]')
      await expect.poll(() => grid.locator('[aria-selected=true]').count()).toBe(9)
    }
    await sheet.page.screenshot({ path: `test/app/screenshots/grid-${kind}-${theme}.png` })
    await loadAxe(sheet.page)
    expect(await seriousIn(sheet.page)).toEqual([])
    // A list, the sheet of days, and a box for a long text.
    for (const field of kind === 'projects' ? ['town', 'start', 'content'] : []) {
      await sheet.cell(1, field).dblclick()
      await sheet.page.locator('.zh-editing').waitFor()
      expect([field, await seriousIn(sheet.page)]).toEqual([field, []])
      await sheet.press('Escape')
    }
    expect(sheet.problems).toEqual([])
    await sheet.page.context().close()
  })

  it('is named, and says in words which cell is active', async () => {
    const sheet = await openSheet(browser, harness.url, 'sheet=indicators')
    const grid = sheet.page.getByRole('grid', { name: '指标数据' })
    await expect.poll(() => grid.count()).toBe(1)
    await sheet.cell(4, 'y2021').click()
    await expect
      .poll(() => sheet.page.locator('.zh-input').getAttribute('aria-label'))
      .toBe('固定资产投资 · 实际 2021年，577.9亿元，演示数据（虚构）')
    await sheet.cell(3, 'y2019').click()
    await expect
      .poll(() => sheet.page.locator('.zh-input').getAttribute('aria-label'))
      .toContain('空，未公布')
    await sheet.page.context().close()
  })

  it('has its totals right under the last row, and no row under the scrollbar', async () => {
    const sheet = await openSheet(browser, harness.url, 'sheet=projects')
    const box = async (row: number | string) => sheet.cell(row, 'name').boundingBox()
    const bottom = ({ y, height }: { y: number; height: number }) => y + height
    const rows = projectRows().length
    await expect
      .poll(async () => {
        const [last, total] = [await box(rows - 1), await box('b-0')]
        return last && total && Math.abs(total.y - bottom(last))
      })
      .toBeLessThan(3)
    // So small that it scrolls both ways.
    await sheet.page.setViewportSize({ width: 700, height: 240 })
    // The horizontal scrollbar comes a tenth of a second later, and takes its height from the rows.
    await expect
      .poll(async () => {
        const bar = await sheet.page.locator('.ag-body-horizontal-scroll').boundingBox()
        const viewport = await sheet.page.locator('.ag-grid-viewport').boundingBox()
        return bar && viewport && bar.height > 0 && bottom(viewport) <= bar.y + 1
      })
      .toBe(true)
    await sheet.cell(0, 'name').click()
    await sheet.press('Control+End', 'ArrowUp')
    await expect
      .poll(async () => {
        const bar = await sheet.page.locator('.ag-body-horizontal-scroll').boundingBox()
        const [lowest, foot] = [await box('b-0'), await box(rows - 1)]
        return bar && lowest && foot && [bottom(lowest) <= bar.y + 1, bottom(foot) <= lowest.y + 1]
      })
      .toEqual([true, true])
    await sheet.page.context().close()
  })

  it('shows its rows while it is flung, and its cells where it comes to rest', async () => {
    const sheet = await openSheet(browser, harness.url, 'sheet=indicators&rows=5000')
    const viewport = sheet.page.locator('.ag-grid-viewport')
    const { covered, moves } = await viewport.evaluate(async (element) => {
      let [moves, covered] = [0, 0]
      // On a busy machine a fling begins, or goes on, a few moves late.
      for (; moves < 40 && covered < 8; moves += 1) {
        element.scrollBy(0, 2003)
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const canvas = document.querySelector<HTMLCanvasElement>('.zh-fling')
        // An empty picture is far smaller.
        covered = canvas && canvas.toDataURL().length > 10_000 ? covered + 1 : 0
      }
      return { covered, moves }
    })
    expect([moves, covered]).toEqual([moves, 8])
    await expect.poll(() => sheet.page.locator('.zh-fling').count()).toBe(0)
    const top = await viewport.evaluate((element) => element.scrollTop)
    expect(top).toBe(moves * 2003)
    await expect.poll(() => sheet.cell(Math.ceil(top / 28) + 3, 'y2020').isVisible()).toBe(true)
    const scrollbar = sheet.page.locator('.ag-body-vertical-scroll-viewport')
    await expect.poll(() => scrollbar.evaluate((element) => element.scrollTop)).toBe(top)
    // The scrollbar flings as well.
    await scrollbar.evaluate(async (element) => {
      for (let move = 0; move < 6; move += 1) {
        element.scrollTop -= 2500
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      }
    })
    await expect.poll(() => viewport.evaluate((element) => element.scrollTop)).toBe(top - 15_000)
    await expect.poll(() => sheet.page.locator('.zh-fling').count()).toBe(0)
    await expect.poll(() => sheet.cell(Math.ceil((top - 15_000) / 28) + 3, 'y2020').isVisible()).toBe(true)
    expect(sheet.problems).toEqual([])
    await sheet.page.context().close()
  })

  it('is one stop of the Tab key, and lets the keyboard out after Escape', async () => {
    const sheet = await openSheet(browser, harness.url, 'sheet=projects')
    const inside = (): Promise<string | undefined> =>
      sheet.page.evaluate(() => document.activeElement?.className)
    await sheet.press('Tab')
    await expect.poll(inside).toContain('zh-input')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'project-0', field: 'name' })
    await sheet.press('Tab')
    await expect.poll(() => sheet.selection()).toMatchObject({ field: 'town' })
    await sheet.press('Escape', 'Tab')
    await expect.poll(inside).not.toContain('zh-input')
    await sheet.press('Shift+Tab')
    await expect.poll(inside).toContain('zh-input')
    await sheet.page.context().close()
  })

  it('labels each made-up row and each made-up cell', async () => {
    const sheet = await openSheet(browser, harness.url, 'sheet=indicators')
    await expect.poll(() => sheet.cell(2, ' number').textContent()).toBe('演示3')
    await tooltipAt(sheet.cell(4, 'y2021'), /^演示数据（虚构）$/)
    await sheet.page.context().close()
  })
})
