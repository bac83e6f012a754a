import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { findBrowser } from '../../build/browsers.ts'
import { here } from '../../electron/places.ts'
import { packagedChromium, type TestBrowser } from './chromium.ts'

/** A page and everything that went wrong in it. */
export interface TestPage {
  readonly page: Page
  /** Errors of the console, uncaught errors, failed and foreign requests; a test expects it to be empty at its end. */
  readonly problems: string[]
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/** Where the surroundings name no encoding, Chromium gives files no Chinese names. */
const UTF8 = { LC_ALL: 'C.UTF-8' }

/** Starts the browser for tests: the system's Chromium if there is one, else the one from the npm package. Close it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await testBrowser()
  return chromium.launch({ executablePath: path, args: ARGS, env: { ...definedEnv(), ...env, ...UTF8 } })
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
  const problems: string[] = []
  const origin = new URL(url).origin
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // The stream of commits is cut when a page or the program closes, and what is kept as a page is left nobody answers.
    const left = request.url().endsWith('/preferences') && why === 'net::ERR_ABORTED'
    if (!request.url().endsWith('/events') && !left) problems.push(`failed: ${request.url()} ${why}`)
  })
  page.on('request', (request) => {
    const { protocol, origin: from } = new URL(request.url())
    if (from !== origin && protocol !== 'data:' && protocol !== 'blob:')
      problems.push(`foreign: ${request.url()}`)
  })
  await page.goto(url)
  return { page, problems }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
