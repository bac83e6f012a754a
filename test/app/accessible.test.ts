import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE_IDS } from '../../renderer/ui/page-ids.ts'
import { loadAxe, seriousIn } from './axe.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// Every page for assistive programs and for the keyboard alone.

let browser: Browser
let program: Program

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

// What the themes differ in are the colours; side by side, because each mostly waits.
describe.concurrent('every page', () => {
  it.each([
    ['light', null],
    ['dark', ['color-contrast']],
  ] as const)('has nothing serious for axe-core in the %s theme', async (theme, rules) => {
    const { page, problems, settled } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    if (theme === 'dark') await page.getByRole('button', { name: /深色/ }).first().click()
    // Another page is another address after the #: the window stays, and with it what is loaded here.
    await loadAxe(page)
    for (const id of PAGE_IDS) {
      await page.goto(`${new URL(page.url()).origin}/#/${id}`)
      await page.locator(`.zh-nav-link[href="#/${id}"][aria-current=page]`).waitFor()
      await settled()
      expect([id, await seriousIn(page, rules)]).toEqual([id, []])
    }
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('is reached by the keyboard alone, with the focus always seen', async () => {
    const { page } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    const reached = new Set<string>()
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const { outlineStyle, boxShadow, borderColor } = getComputedStyle(element)
        const around = element.closest('.ant-select, .ant-input-affix-wrapper')
        const seen = outlineStyle !== 'none' || boxShadow !== 'none' || around !== null
        const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
        return { name: name.trim(), seen, look: `${element.outerHTML.slice(0, 120)} ${borderColor}` }
      })
      if (!at) continue
      expect([at.look, at.seen]).toEqual([at.look, true])
      reached.add(at.name)
    }
    for (const name of ['年度计划', '预算', '情景推演', 'English']) expect([...reached]).toContain(name)
    await page.context().close()
  })
})
