import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// The planner's first steps without a mouse: from the opened window to a task that is complete, and back. The steps
// build on each other.

let browser: Browser
let program: Program
let page: Page
let problems: string[]

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  ;({ page, problems } = await openPage(browser, program.url))
  await page.getByRole('navigation').first().waitFor()
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

const type = async (text: string) => page.keyboard.type(text)
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
/** What the sheet's textarea, which has the keyboard, says aloud of the active cell; null if the keyboard is elsewhere. */
const spoken = async () =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.matches('.zh-input') === true ? element.getAttribute('aria-label') : null
  })
const rowsShown = async () => Number(/(\d+) 行/.exec(await page.locator('footer').first().innerText())?.[1])
const findings = async () =>
  Number(/待核 (\d+) 项/.exec(await page.locator('footer').first().innerText())?.[1])
/** Presses a key until the sheet has the keyboard. */
async function reachSheet(key: string): Promise<void> {
  for (let step = 0; step < 40 && (await spoken()) === null; step += 1) await press(key)
  await expect.poll(spoken).not.toBeNull()
}

let before = 0

describe('a planner without a mouse', () => {
  it('finds the annual plan by initials and reaches its sheet', async () => {
    await press('Control+k')
    await page.locator('.zh-finder input:focus').waitFor()
    await type('ndjh')
    await expect.poll(() => page.getByRole('option', { selected: true }).textContent()).toContain('年度计划')
    await press('Enter')
    await page.locator('.ag-row').first().waitFor()
    await reachSheet('Tab')
    await expect.poll(async () => (before = await rowsShown())).toBeGreaterThan(10)
  })

  it('adds a task below the last and fills it in: words, a town and an office by initials, a date in words', async () => {
    await press('Control+End', 'Control+Shift++')
    await expect.poll(rowsShown).toBe(before + 1)
    await expect.poll(spoken).toContain('（新任务）')
    await type('推进城市客厅二期建设')
    await press('Tab')
    await expect.poll(spoken).toContain('推进城市客厅二期建设')
    await type('wx')
    await expect
      .poll(() => page.locator('.zh-option').allTextContents())
      .toEqual([expect.stringMatching(/^温溪镇/)])
    await press('Tab', 'ArrowLeft')
    await expect.poll(spoken).toContain('温溪镇')
  })

  it('goes to what is still missing with F8 and mends it', async () => {
    for (
      let step = 0;
      step < 12 && !/^推进城市客厅二期建设.*牵头单位/.test((await spoken()) ?? '');
      step += 1
    ) {
      const last = await spoken()
      await press('F8')
      await expect.poll(spoken).not.toBe(last)
    }
    await type('wxzrm')
    await page.locator('.zh-option').first().waitFor()
    const open = await findings()
    await press('Tab')
    // What is found follows the rows a moment later.
    await expect.poll(findings).toBe(open - 1)
    await press('F8')
    await expect.poll(spoken).toMatch(/^推进城市客厅二期建设.*完成时限/)
    await type('2025年6月底')
    await press('Tab', 'ArrowLeft')
    await expect.poll(spoken).toContain('2025-06-30')
  })

  it('[计划-14] names two leaders: one by initials, the other new and taken into the roster by a key', async () => {
    await press('ArrowLeft')
    await expect.poll(spoken).toMatch(/^推进城市客厅二期建设.*责任领导/)
    await type('fgjs')
    await page.locator('.zh-option-chosen').waitFor()
    const field = page.getByRole('combobox', { name: /责任领导/ })
    const wanted = page.getByRole('option', { name: /^分管建设副镇长/ })
    await expect
      .poll(async () => [await wanted.count(), await field.getAttribute('aria-activedescendant')])
      .toEqual([1, await wanted.getAttribute('id')])
    await type('、')
    await expect.poll(() => field.inputValue()).toBe('分管建设副镇长、')
    await page.keyboard.insertText('某某')
    await page.getByRole('button', { name: /某某/ }).waitFor()
    await press('Alt+Shift+N')
    await page.getByRole('option', { name: /^某某/ }).waitFor()
    await press('Tab', 'ArrowLeft')
    await expect.poll(spoken).toContain('分管建设副镇长、某某')
  })

  it('takes all of it back and does it again', async () => {
    const seven = (key: string): readonly string[] => Array.from({ length: 7 }, () => key)
    await press(...seven('Control+z'))
    await expect.poll(rowsShown).toBe(before)
    await press(...seven('Control+y'))
    await expect.poll(rowsShown).toBe(before + 1)
    // The last of the seven, by which all of them are there.
    await page.locator('.ag-cell', { hasText: '分管建设副镇长、某某' }).waitFor()
  })

  it('finds, asks for help, and is back in the sheet each time', async () => {
    await press('Control+f')
    await page.locator('.zh-find-text:focus').waitFor()
    await type('城市客厅二期')
    await press('Enter')
    await expect.poll(async () => page.locator('.zh-find').innerText()).toMatch(/1 \/ [1-9]/)
    await press('Escape')
    await expect.poll(spoken).toContain('推进城市客厅二期建设')
    await press('F1')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await expect.poll(spoken).toContain('推进城市客厅二期建设')
    expect(problems).toEqual([])
  })
})
