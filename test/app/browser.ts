import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core'
import { vi } from 'vitest'
import { findBrowser } from '../../build/browsers.ts'
import { UNWANTED_FEATURES } from '../../electron/browser-features.ts'
import { here } from '../../electron/places.ts'
import { packagedChromium, type TestBrowser } from './chromium.ts'

/** A page and everything that went wrong in it. */
export interface TestPage {
  readonly page: Page
  /** Errors of the console, uncaught errors, failed and foreign requests; a test expects it to be empty at its end. */
  readonly problems: string[]
  /** Waits until nothing is asked of the program any more, and for 100 ms nothing of what is drawn has changed. */
  settled(): Promise<void>
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  `--disable-features=${UNWANTED_FEATURES}`,
]

/** Where the surroundings name no encoding, Chromium gives files no Chinese names. */
const UTF8 = { LC_ALL: 'C.UTF-8' }

/** Starts the browser for tests: the system's Chromium if there is one, else the one from the npm package. Close it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await testBrowser()
  return chromium.launch({ executablePath: path, args: ARGS, env: { ...definedEnv(), ...env, ...UTF8 } })
}

/**
 * By how many times a page is to run slower than it can, with answers that take as many times 20 ms (`TEST_SLOW=6 npx
 * vitest run --project app`): a test that looks before what it asked for is there then fails each time, not once a month.
 */
const SLOW = Number(process.env['TEST_SLOW'] ?? 1)

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
  await session.send('Network.enable')
  const whole = { offline: false, downloadThroughput: -1, uploadThroughput: -1 }
  await session.send('Network.emulateNetworkConditions', { ...whole, latency: SLOW * 20 })
}

async function testBrowser(): Promise<TestBrowser> {
  const system = findBrowser(here())
  return system === null ? packagedChromium() : { path: system, env: {} }
}

/** Opens an address in a context of its own: 1440×900, Chinese, clipboard allowed. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<TestPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const page = await context.newPage()
  if (SLOW > 1) await slowDown(page)
  const problems: string[] = []
  const origin = new URL(url).origin
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`))
  const asked = new Set<Request>()
  page.on('requestfinished', (request) => void asked.delete(request))
  page.on('requestfailed', (request) => {
    asked.delete(request)
    const why = request.failure()?.errorText
    // The stream of commits is cut when a page or the program closes, and what is kept as a page is left nobody answers.
    const left = request.url().endsWith('/preferences') && why === 'net::ERR_ABORTED'
    if (!request.url().endsWith('/events') && !left) problems.push(`failed: ${request.url()} ${why}`)
  })
  page.on('request', (request) => {
    // The stream of commits never ends.
    if (!request.url().endsWith('/events')) asked.add(request)
    const { protocol, origin: from } = new URL(request.url())
    if (from !== origin && protocol !== 'data:' && protocol !== 'blob:')
      problems.push(`foreign: ${request.url()}`)
  })
  await page.goto(url)
  const settled = async (): Promise<void> => {
    do {
      await page.evaluate(stillness)
    } while (asked.size > 0)
  }
  return { page, problems, settled }
}

/**
 * Waits until the grid's tooltip at a cell says this. A tooltip begins where the mouse comes in, and ends where its cell is
 * painted anew: so the mouse comes in again while there is none.
 */
export async function tooltipAt(cell: Locator, words: RegExp): Promise<void> {
  const page = cell.page()
  const tooltip = page.locator('.ag-tooltip')
  let said = ''
  const says = async (): Promise<boolean> => {
    await page.mouse.move(0, 0)
    await cell.hover()
    await tooltip.waitFor({ timeout: 3000 }).catch(() => null)
    said = (await tooltip.allTextContents()).join('\n')
    return words.test(said)
  }
  try {
    await vi.waitUntil(says, { timeout: 20_000 })
  } catch (error) {
    throw new Error(`the tooltip says “${said}”`, { cause: error })
  }
}

/** Runs in the page. */
async function stillness(): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(done, 100)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, 100)
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  const ending = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
  await Promise.all(ending.map(({ finished }) => finished.catch(() => null)))
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
