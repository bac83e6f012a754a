// Rows of a table of 100,000 rows and 20 columns: how its rows get to the window, how long until they are painted, and
// how they scroll, in the real program and a real browser.
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from 'playwright-core'
import { openStore } from '../../electron/store/store.ts'
import { frame, unframe } from '../../shared/api/frame.ts'
import { packRows, unpackRows } from '../../shared/table/packed.ts'
import { launchBrowser } from '../app/browser.ts'
import { startProgram } from '../app/program.ts'
import { makeLargeWorkbook } from './large-workbook.ts'
import { median, row, timed, type Row } from './measure.ts'

const ROWS = 100_000

async function withWorkbook<T>(work: (file: string) => Promise<T>): Promise<T> {
  const file = await makeLargeWorkbook(ROWS)
  try {
    return await work(file)
  } finally {
    rmSync(dirname(file), { recursive: true, force: true })
  }
}

/** From the store's rows to bytes and to rows again, as typed columns and as JSON. */
async function transfer(): Promise<readonly Row[]> {
  return withWorkbook(async (file) => {
    const store = await openStore(file, { who: 'bench' })
    try {
      const rows = store.rows().all('project')
      const json = (): unknown => JSON.parse(Buffer.from(JSON.stringify(rows)).toString())
      const packed = (): unknown => {
        const pieces = frame(packRows(rows), (text) => Buffer.from(text))
        const own = new ArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0))
        let at = 0
        for (const piece of pieces) {
          new Uint8Array(own, at).set(piece)
          at += piece.length
        }
        const back = unframe(own, (part) => Buffer.from(part.buffer, part.byteOffset, part.length).toString())
        return unpackRows(back as ReturnType<typeof packRows>)
      }
      const [asJson = NaN, asColumns = NaN] = await timed([json, packed], { warm: 2, runs: 7 })
      return [row('load-json', asJson, 'ms'), row('load-columns', asColumns, 'ms', asJson)]
    } finally {
      await store.close()
    }
  })
}

/** From the request for the rows to the first painted ones, several times. */
async function opening(page: Page, address: string): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) {
    await page.goto(`${address}/#/projects`)
    await page.reload()
    await page.waitForFunction(() => Reflect.has(window, 'painted'), null, { timeout: 60_000 })
    times.push(
      await page.evaluate(() => {
        const asked = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/api/load'))
        return Number(Reflect.get(window, 'painted')) - (asked?.startTime ?? Number.NaN)
      }),
    )
  }
  return median(times)
}

/** Notes when the first row of a sheet has been painted; runs in the page before anything else. */
function noteFirstPaint(): void {
  const look = (): void => {
    if (!document.querySelector('.ag-row .ag-cell[col-id="name"]')) return void requestAnimationFrame(look)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => Reflect.set(window, 'painted', performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  }
  requestAnimationFrame(look)
}

/** Frames per second while the sheet scrolls so many pixels in every frame, and those of an idle page. */
async function scrolling(page: Page, pixels: number): Promise<{ idle: number; moving: number }> {
  return page.evaluate(async (by) => {
    const viewport = document.querySelector('.ag-grid-viewport')
    if (!viewport) throw new Error('no sheet')
    const framesPerSecond = async (each: () => void): Promise<number> => {
      const start = performance.now()
      let frames = 0
      while (performance.now() - start < 4000) {
        await new Promise(requestAnimationFrame)
        each()
        frames += 1
      }
      return (frames * 1000) / (performance.now() - start)
    }
    const idle = await framesPerSecond(() => undefined)
    return { idle, moving: await framesPerSecond(() => viewport.scrollBy(0, by)) }
  }, pixels)
}

async function inWindow(): Promise<readonly Row[]> {
  return withWorkbook(async (file) => {
    const program = await startProgram({ file })
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      await page.addInitScript(noteFirstPaint)
      await page.goto(program.url)
      const open = await opening(page, new URL(program.url).origin)
      await page.waitForTimeout(2000)
      const slow = await scrolling(page, 60)
      const fling = await scrolling(page, 2000)
      return [
        row('open-100000', open, 'ms'),
        row('scroll-100000', slow.moving, 'frames per second', slow.idle),
        row('fling-100000', fling.moving, 'frames per second', fling.idle),
      ]
    } finally {
      await browser.close()
      await program.remove()
    }
  })
}

/** What makes each row; several rows may come from one measurement. */
export const TABLE_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'load-json': transfer,
  'load-columns': transfer,
  'open-100000': inWindow,
  'scroll-100000': inWindow,
  'fling-100000': inWindow,
}
