import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { openSheet, type Driver } from './grid-harness/driver.ts'
import { serveHarness } from './grid-harness/serve.ts'

// Ranges, copy and paste of the sheet in a real browser.

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

const bar = () => sheet.page.locator('.zh-refusals')
const clipboard = () => sheet.page.evaluate(() => navigator.clipboard.readText())

/** 20 rows of 4 years as a spreadsheet copies them: separators, shares, full width, an empty cell, a word. */
function copied(): string[][] {
  const rows = Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 4 }, (_unused, column) => String(row * 4 + column + 0.5)),
  )
  const odd: readonly (readonly [number, number, string])[] = [
    [0, 0, '1,234.5'],
    [5, 1, '12.5%'],
    [3, 2, '３５．５'],
    [4, 3, ''],
    [7, 1, '待定'],
  ]
  for (const [row, column, text] of odd) rows[row]?.splice(column, 1, text)
  return rows
}

describe('a range', () => {
  it('is selected by dragging, and extended by Shift and a click', async () => {
    await sheet.drag(sheet.cell(1, 'y2019'), sheet.cell(3, 'y2021'))
    await expect
      .poll(() => sheet.selection())
      .toMatchObject({ rowId: 'row-1', field: 'y2019', rows: 3, columns: 3 })
    await sheet.cell(6, 'y2022').click({ modifiers: ['Shift'] })
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-1', rows: 6, columns: 4 })
    await expect.poll(() => sheet.page.locator('.ag-cell.zh-in').count()).toBe(24)
    await expect.poll(() => sheet.page.locator('.ag-cell.zh-active').count()).toBe(1)
  })

  it('is told to the page with sum, average and count, and no sum over unlike units', async () => {
    await sheet.cell(1, 'y2020').click()
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown')
    const statistics = async () => (await sheet.selection())?.statistics
    await expect
      .poll(statistics)
      .toMatchObject({ cells: 3, filled: 2, numbers: 2, unit: '亿元', sum: 581.074 })
    await sheet.cell(4, 'y2020').click()
    await sheet.press('Shift+ArrowDown')
    await expect.poll(statistics).toMatchObject({ numbers: 2, mixed: true, sum: null })
  })

  it('grows by Shift and arrows, to the edge of the data with Ctrl, and to all with Ctrl+A', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.press('Control+Shift+ArrowRight')
    await expect.poll(() => sheet.selection()).toMatchObject({ rows: 1, columns: 3 })
    await sheet.press('Control+Shift+ArrowDown')
    await expect.poll(() => sheet.selection()).toMatchObject({ rows: 3, columns: 3 })
    await sheet.press('Control+Shift+ArrowDown')
    await expect.poll(() => sheet.selection()).toMatchObject({ rows: 8, columns: 3 })
    await sheet.press('Control+a')
    await expect.poll(() => sheet.selection()).toMatchObject({ rows: 44, columns: 8, rowId: 'row-0' })
  })

  it('follows Home, End, PageDown and their Ctrl forms', async () => {
    await sheet.cell(2, 'y2021').click()
    await sheet.press('Home')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-2', field: 'indicator' })
    await sheet.press('End')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-2', field: 'y2024' })
    await sheet.press('Control+End')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-43', field: 'y2024' })
    await sheet.cell(43, 'y2024').waitFor()
    await sheet.press('PageUp')
    await expect.poll(async () => Number((await sheet.selection())?.rowId.slice(4))).toBeLessThan(35)
    await sheet.press('Control+Home')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-0', field: 'indicator' })
  })

  it('is a whole row by its number, a whole column by its heading', async () => {
    await sheet.cell(2, ' number').click()
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-2', rows: 1, columns: 8 })
    await sheet.page.locator('.ag-header-cell[col-id="y2021"]').click()
    await expect.poll(() => sheet.selection()).toMatchObject({ field: 'y2021', rows: 44, columns: 1 })
  })

  it('begins where one clicks first, wherever the sheet has been scrolled to', async () => {
    await sheet.wheel(560)
    const before = await sheet.cell(30, 'y2020').boundingBox()
    await sheet.cell(30, 'y2020').click()
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-30', field: 'y2020' })
    await sheet.frames()
    expect(await sheet.cell(30, 'y2020').boundingBox()).toEqual(before)
  })

  it('scrolls along while one drags beyond the edge', async () => {
    const box = await sheet.cell(20, 'y2020').boundingBox()
    await sheet.page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10)
    await sheet.page.mouse.down()
    await sheet.page.mouse.move((box?.x ?? 0) + 20, 740, { steps: 4 })
    await expect.poll(async () => (await sheet.selection())?.rows).toBe(24)
    await sheet.page.mouse.up()
  })
})

describe('copy and paste', () => {
  it('writes nothing of a block with a refused cell until the rest is asked for, and undoes it in one step', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.pasteText(
      copied()
        .map((row) => row.join('\t'))
        .join('\r\n'),
    )
    await bar().waitFor()
    expect(await sheet.asked()).toEqual([])
    const words = await bar().textContent()
    expect(words).toContain('有 2 格不能写入')
    expect(words).toContain('“待定”不是数字')
    expect(words).toContain('第一产业增加值 · 实际 2019年')
    await expect.poll(() => sheet.page.locator('.ag-cell.zh-refused').count()).toBe(2)
    await sheet.page.screenshot({ path: 'test/app/screenshots/grid-refused.png' })
    await bar()
      .getByRole('button', { name: /写入其余 7\d 格/ })
      .click()
    await expect.poll(() => sheet.cell(0, 'y2019').textContent()).toBe('1,234.5')
    expect(await sheet.value('row-5', 'y2020')).toBe(12.5)
    expect(await sheet.value('row-3', 'y2021')).toBe(35.5)
    expect(await sheet.value('row-4', 'y2022')).toBeNull()
    expect(await sheet.cell(7, 'y2020').textContent()).toBe('977.09')
    await sheet.cell(7, 'y2020').click()
    await expect.poll(() => sheet.page.locator('.zh-notice').textContent()).toContain('待定')
    await sheet.press('Control+z')
    await expect.poll(() => sheet.cell(0, 'y2019').textContent()).toBe('3.2')
    expect((await sheet.asked()).map(({ what, edits }) => [what, edits?.length])).toEqual([
      ['paste', 78],
      ['undo', undefined],
    ])
  })

  it('writes nothing at all if that is chosen, and takes the marks away', async () => {
    await sheet.cell(0, 'y2020').click()
    await sheet.pasteText('1\tx\n2\t3')
    await bar().getByRole('button', { name: '全部不写' }).click()
    await expect.poll(() => sheet.page.locator('.zh-refused').count()).toBe(0)
    expect(await sheet.asked()).toEqual([])
    await sheet.press('ArrowDown')
    await expect.poll(() => sheet.selection()).toMatchObject({ rowId: 'row-1' })
  })

  it('says how much of a block lies beyond the sheet', async () => {
    await sheet.cell(2, 'y2024').click()
    await sheet.pasteText('1\t2\n3\t4')
    await expect.poll(() => bar().textContent()).toContain('另有 2 格超出表格范围')
    await bar().getByRole('button', { name: '写入其余 2 格' }).click()
    await expect.poll(() => sheet.value('row-3', 'y2024')).toBe(3)
  })

  it('asks again with what the store refused', async () => {
    await sheet.cell(8, 'y2019').click()
    await sheet.pasteText('1\t999\t3')
    await expect.poll(() => bar().textContent()).toContain('999 已被占用')
    await bar().getByRole('button', { name: '写入其余 2 格' }).click()
    await expect.poll(() => sheet.value('row-8', 'y2021')).toBe(3)
    expect(await sheet.value('row-8', 'y2020')).not.toBe(999)
  })

  it('fills the selection with a single value', async () => {
    await sheet.drag(sheet.cell(8, 'y2019'), sheet.cell(9, 'y2021'))
    await sheet.pasteText('7')
    await expect.poll(() => sheet.value('row-9', 'y2021')).toBe(7)
    expect((await sheet.asked())[0]?.edits).toHaveLength(6)
  })

  it('keeps every digit of a figure that is copied from a sheet and shown rounded', async () => {
    await sheet.cell(0, 'y2020').click()
    await sheet.press('Control+c')
    await expect.poll(clipboard).toBe('15.9\r\n')
    await sheet.cell(3, 'y2019').click()
    await sheet.press('Control+v')
    await expect.poll(() => sheet.value('row-3', 'y2019')).toBe(15.917)
  })

  it('does not put a figure under another unit', async () => {
    await sheet.cell(0, 'y2020').click()
    await sheet.press('Control+c')
    await sheet.cell(7, 'y2020').click()
    await sheet.press('Control+v')
    await expect.poll(() => sheet.page.locator('.zh-notice').textContent()).toContain('万人')
    expect(await sheet.asked()).toEqual([])
  })

  it('moves what was cut when it is pasted, in one commit, its edge being drawn until then', async () => {
    await sheet.cell(4, 'y2019').click()
    await sheet.press('Shift+ArrowRight', 'Control+x')
    await expect.poll(clipboard).toBe('552.5\t565.2\r\n')
    await expect.poll(() => sheet.page.locator('.ag-cell.zh-copied').count()).toBe(2)
    expect(await sheet.value('row-4', 'y2020')).toBe(565.157)
    await sheet.cell(6, 'y2021').click()
    await sheet.press('Control+v')
    await expect.poll(() => sheet.value('row-6', 'y2022')).toBe(565.157)
    expect(await sheet.value('row-4', 'y2020')).toBeNull()
    await expect.poll(() => sheet.page.locator('.ag-cell.zh-copied').count()).toBe(0)
    expect((await sheet.asked()).map(({ what, edits }) => [what, edits?.length])).toEqual([['paste', 4]])
  })

  it('asks whether headings come along, and reads figures in the unit that they name', async () => {
    await sheet.cell(0, 'y2019').click()
    await sheet.pasteHtml(
      '<table><tr><td colspan=2>经济指标</td></tr><tr><td>2019年（万元）</td><td>2020年</td></tr>' +
        '<tr><td>12,345</td><td>7</td></tr><tr><td>(20,000)</td><td>8</td></tr></table>',
      'unused',
    )
    const asks = sheet.page.locator('.zh-asks')
    await expect.poll(() => asks.textContent()).toContain('前 2 行像是表头')
    await expect.poll(() => asks.textContent()).toContain('2019年 万元')
    await sheet.press('Enter')
    await expect.poll(() => sheet.page.locator('.zh-refusals').count()).toBe(1)
    await sheet.press('Escape')
  })

  it('copies several ranges that line up as one block, and says so of those that do not', async () => {
    await sheet.cell(4, 'y2019').click()
    await sheet.cell(6, 'y2019').click({ modifiers: ['Control'] })
    await sheet.press('Control+c')
    await expect.poll(clipboard).toBe('552.5\r\n827.08\r\n')
    await sheet.cell(7, 'y2020').click({ modifiers: ['Control'] })
    await expect.poll(async () => (await sheet.selection())?.statistics).toMatchObject({ cells: 3 })
    await sheet.press('Control+c')
    await expect.poll(() => sheet.page.locator('.zh-notice').textContent()).toContain('行列不一致')
    await sheet.press('Delete')
    await expect.poll(() => sheet.value('row-7', 'y2020')).toBeNull()
    expect((await sheet.asked())[0]?.edits).toHaveLength(3)
  })

  it('goes on with what the handle is dragged from, and down to the end of the neighbour at a double click', async () => {
    await sheet.cell(11, 'y2021').click()
    await sheet.type('10')
    await sheet.press('Enter', 'ArrowUp', 'Control+;', 'Escape')
    // What the handle is dragged from is what the store has.
    await expect.poll(() => sheet.cell(11, 'y2021').textContent()).toBe('10')
    const corner = async (row: number, field: string): Promise<{ x: number; y: number }> => {
      const box = await sheet.cell(row, field).boundingBox()
      return { x: (box?.x ?? 0) + (box?.width ?? 0) - 3, y: (box?.y ?? 0) + (box?.height ?? 0) - 3 }
    }
    const from = await corner(11, 'y2021')
    const to = await corner(12, 'y2021')
    await sheet.page.mouse.move(from.x, from.y)
    await sheet.page.mouse.down()
    await sheet.page.keyboard.down('Control')
    await sheet.page.mouse.move(to.x, to.y, { steps: 4 })
    await expect.poll(() => sheet.page.locator('.zh-fill-tip').textContent()).toBe('11')
    await sheet.page.mouse.up()
    await sheet.page.keyboard.up('Control')
    await expect.poll(() => sheet.value('row-12', 'y2021')).toBe(11)
    expect((await sheet.asked()).at(-1)?.what).toBe('fill')
    await sheet.page.getByRole('button', { name: '改为复制' }).click()
    await expect.poll(() => sheet.value('row-12', 'y2021')).toBe(10)
    await sheet.page.getByRole('button', { name: '改为填充序列' }).waitFor()
    await sheet.press('Alt+Shift+F10')
    await expect.poll(() => sheet.value('row-12', 'y2021')).toBe(11)
    await sheet.press('Escape')
    await expect.poll(() => sheet.page.locator('.zh-fill-otherwise').count()).toBe(0)
  })

  it('unfolds merged cells of an HTML table and runs nothing that stands in it', async () => {
    await sheet.cell(8, 'y2019').click()
    const html = `<html><body><script>window.hacked = 1</script><table>
      <tr><td rowspan=2>11<td>12<img src=x onerror="window.hacked=1"><tr><td>22</td></tr></table></body></html>`
    await sheet.pasteHtml(html, 'unused')
    await expect.poll(() => sheet.value('row-9', 'y2020')).toBe(22)
    expect(await sheet.value('row-8', 'y2019')).toBe(11)
    expect(await sheet.value('row-9', 'y2019')).toBeNull()
    expect(await sheet.page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
  })
})
