import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../build/root.ts'
import { PAGE_IDS } from '../../renderer/ui/page-ids.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// Every page in both languages and both themes, kept as pictures to be looked at: test/app/screenshots/.

const FOLDER = join(ROOT, 'test', 'app', 'screenshots')
const LANGUAGES = ['zh-CN', 'en-US'] as const
const THEMES = ['light', 'dark'] as const

let browser: Browser
let program: Program

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

/** Whether anything sticks out of the window sideways, which would make the whole page scroll. */
const sticksOut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

async function goTo(page: Page, id: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/${id}`)
  await page.locator(`.zh-nav-link[href="#/${id}"][aria-current=page]`).waitFor()
}

async function show(page: Page, language: string, theme: string): Promise<void> {
  const { lang, theme: shown } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    theme: document.documentElement.dataset['theme'] ?? 'light',
  }))
  if (lang !== language)
    await page.getByRole('button', { name: language === 'en-US' ? 'English' : '中文' }).click()
  if (shown !== theme)
    await page
      .getByRole('button', { name: /深色|浅色|[Dd]ark|[Ll]ight/ })
      .first()
      .click()
  await page.waitForFunction(
    ([wantedLanguage, wantedTheme]) =>
      document.documentElement.lang === wantedLanguage &&
      document.documentElement.dataset['theme'] === wantedTheme,
    [language, theme],
  )
}

// Side by side: each mostly waits for a page to be drawn.
describe.concurrent('every page', () => {
  it.each(LANGUAGES.flatMap((language) => THEMES.map((theme) => [language, theme] as const)))(
    'in %s and %s is drawn whole, with nothing wrong in the console',
    async (language, theme) => {
      const { page, problems, settled } = await openPage(browser, program.url)
      await page.getByRole('navigation').first().waitFor()
      await show(page, language, theme)
      for (const id of PAGE_IDS) {
        await goTo(page, id)
        await settled()
        await page.screenshot({ path: join(FOLDER, `${id}-${language}-${theme}.png`) })
        expect([id, await sticksOut(page)]).toEqual([id, false])
        expect((await page.locator('.zh-page').first().innerText()).length).toBeGreaterThan(20)
      }
      expect(problems).toEqual([])
      await page.context().close()
    },
  )

  it.each([
    [1920, 1080],
    [1366, 768],
  ])('at %i × %i stays inside the window', async (width, height) => {
    const { page, problems, settled } = await openPage(browser, program.url, { viewport: { width, height } })
    await page.getByRole('navigation').first().waitFor()
    await show(page, 'zh-CN', 'light')
    for (const id of PAGE_IDS) {
      await goTo(page, id)
      await settled()
      await page.screenshot({ path: join(FOLDER, `${id}-${width}.png`) })
      expect([id, await sticksOut(page)]).toEqual([id, false])
    }
    expect(problems).toEqual([])
    await page.context().close()
  })
})
