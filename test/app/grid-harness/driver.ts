import type { Browser, Locator, Page } from 'playwright-core'
import { vi } from 'vitest'
import type { SheetSelection } from '../../../renderer/grid/contract.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { openPage } from '../browser.ts'

/** What the sheet asked of its page. */
export interface Asked {
  readonly what: string
  readonly edits?: readonly { readonly rowId: string; readonly field: string; readonly value: Cell }[]
  readonly ids?: readonly string[] | null
}

/** A harness page and what a test does and sees on it. */
export class Driver {
  readonly page: Page
  readonly problems: readonly string[]

  constructor(page: Page, problems: readonly string[]) {
    this.page = page
    this.problems = problems
  }

  /** The painted cell; rows count from 0, totals are `b-0`, `b-1`. */
  cell(row: number | string, field: string): Locator {
    return this.page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`)
  }

  /** The sheet as it was at first, with nothing selected and nothing asked. */
  async reset(): Promise<void> {
    await this.page.evaluate(() => window.harness.reset())
    await this.frames()
    await this.cell(0, ' number').waitFor()
  }

  /** Throws if anything went wrong in the page: an error, a warning, a request to elsewhere. */
  refuseProblems(): void {
    if (this.problems.length > 0) throw new Error(this.problems.join('\n'))
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** What the page has been told of the selection, a frame after the last key: poll it. */
  async selection(): Promise<SheetSelection | null> {
    return this.page.evaluate(() => window.harness.selection) as Promise<SheetSelection | null>
  }

  /** Waits for two frames, in which everything that a key starts at once has been painted. */
  async frames(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    )
  }

  async asked(): Promise<readonly Asked[]> {
    return this.page.evaluate(() => window.harness.calls) as Promise<readonly Asked[]>
  }

  async value(rowId: string, field: string): Promise<Cell> {
    return this.page.evaluate(([id, name]) => window.harness.cell(id ?? '', name ?? ''), [rowId, field])
  }

  /** Puts a text on the real clipboard, as a spreadsheet does, and presses Ctrl+V. */
  async pasteText(text: string): Promise<void> {
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text)
    await this.press('Control+v')
  }

  /** Pastes HTML as another program wrote it; the browser's own clipboard would clean it first. */
  async pasteHtml(html: string, text: string): Promise<void> {
    await this.page.evaluate(
      ([markup = '', plain = '']) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/html', markup)
        clipboardData.setData('text/plain', plain)
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      },
      [html, text],
    )
  }

  /** Scrolls by the wheel over the rows, until the sheet has arrived there. */
  async wheel(by: number): Promise<void> {
    const top = () => this.page.locator('.ag-grid-viewport').evaluate((element) => element.scrollTop)
    const wanted = (await top()) + by
    await this.page.mouse.move(600, 400)
    await this.page.mouse.wheel(0, by)
    await vi.waitUntil(async () => (await top()) === wanted, { timeout: 15_000 })
    await this.frames()
  }

  /** Keeps the store from answering; answers what lets it. */
  async holdAnswers(): Promise<() => Promise<void>> {
    await this.page.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<null>()
      window.harness.held = promise
      Object.assign(window, { answer: resolve })
    })
    return () => this.page.evaluate(() => Reflect.get(window, 'answer')(null))
  }

  async drag(from: Locator, to: Locator): Promise<void> {
    const start = await middle(from)
    const end = await middle(to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x, end.y, { steps: 8 })
    await this.page.mouse.up()
  }
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('the cell is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Opens a harness page with a sheet, once its first row is painted. */
export async function openSheet(browser: Browser, url: string, query: string): Promise<Driver> {
  const viewport = { width: 1280, height: 720 }
  const { page, problems } = await openPage(browser, `${url}?${query}`, { viewport })
  await page.locator(query.includes('empty') ? '.zh-grid-empty' : '.ag-row[row-index="0"]').waitFor()
  return new Driver(page, problems)
}
