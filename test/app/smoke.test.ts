import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

let browser: Browser
let program: Program

beforeAll(async () => {
  const [launched, started] = await Promise.all([launchBrowser(), startProgram()])
  browser = launched
  program = started
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

describe('the whole program in a browser', () => {
  it('shows the sample in its frame, with nothing wrong in the console and nothing asked of the internet', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    await page.getByText('示例工作簿').first().waitFor()
    expect(new URL(page.url()).search).toBe('')
    await page.waitForLoadState('networkidle').catch(() => {})
    expect(problems).toEqual([])
    expect(await page.title()).toContain('镇策')
    await page.context().close()
  })

  it('keeps scripts from reading its cookie, other pages from framing it, and text from running as code', async () => {
    const { page } = await openPage(browser, program.url)
    expect(await page.evaluate('document.cookie')).toBe('')
    const evaluated = page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective))
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
    })`)
    expect(await evaluated).toMatch(/^script-src/)
    expect(await page.evaluate('window.ran')).toBeUndefined()
    await page.context().close()
  })

  it('turns a browser away that does not know the token', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const answer = await page.goto(new URL('/', program.url).href)
    expect(answer?.status()).toBe(401)
    expect(await page.textContent('body')).toContain('完整地址')
    await context.close()
  })
})
