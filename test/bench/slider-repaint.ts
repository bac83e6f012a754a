import { launchBrowser, openPage } from '../app/browser.ts'
import { startProgram } from '../app/program.ts'

// From a slider's move to the repainted chart, in a real browser with the sample workbook: `node test/bench/slider-repaint.ts`.
// Lines of JSON, milliseconds at the median and the 95th percentile: the line that follows the slider, with the time
// between two frames of an idle page as the yard-stick of the same run, the fan of 5,000 draws that comes after it, and
// the time between two frames meanwhile, in which typing and scrolling would have to wait.

const MOVES = 200

const program = await startProgram()
const browser = await launchBrowser()
const { page } = await openPage(browser, program.url)
await page.goto(`${new URL(page.url()).origin}/#/scenarios`)
await page.locator('.zh-sc-charts canvas').first().waitFor()
await page.waitForTimeout(1000)

const times = await page.evaluate(async (moves) => {
  const slider = document.querySelector<HTMLInputElement>('[data-name="产业增速调整"] input[type=range]')
  if (!slider) throw new Error('no slider')
  // React listens to the native setter; a plain assignment would be taken for its own.
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  /** Resolves after the frame that paints what was changed before the call. */
  const painted = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve())
        port1.start()
        port2.postMessage(null)
      }),
    )
  const measure = async (change: (move: number) => void) => {
    const all: number[] = []
    for (let move = 0; move < moves; move += 1) {
      const start = performance.now()
      change(move)
      await painted()
      all.push(performance.now() - start)
    }
    return all.sort((a, b) => a - b)
  }
  const idle = await measure(() => undefined)
  const moved = await measure((move) => {
    set?.call(slider, String(-2 + (move % 40) / 10))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  })
  const at = (list: readonly number[], part: number) => list[Math.floor(list.length * part)] ?? Number.NaN
  // A fan comes from the backend: the words on the chances change with it, and are painted with it.
  const chances = () => document.querySelector('.zh-sc-chances')?.textContent ?? ''
  const fans: number[] = []
  // While a fan is on its way, how long the page could not have painted a scroll or a key.
  const gaps: number[] = []
  for (let move = 0; move < 60; move += 1) {
    const before = chances()
    const start = performance.now()
    set?.call(slider, String(-3 + (move % 30) / 5))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    let last = performance.now()
    while (chances() === before && performance.now() - start < 5000) {
      await painted()
      gaps.push(performance.now() - last)
      last = performance.now()
    }
    fans.push(performance.now() - start)
  }
  fans.sort((a, b) => a - b)
  gaps.sort((a, b) => a - b)
  return {
    line: { p50: at(moved, 0.5), p95: at(moved, 0.95), max: at(moved, 0.999), idle: at(idle, 0.5) },
    fan: { p50: at(fans, 0.5), p95: at(fans, 0.95), max: at(fans, 0.999), draws: 5000 },
    gap: { p50: at(gaps, 0.5), p95: at(gaps, 0.95), max: at(gaps, 0.999) },
  }
}, MOVES)

process.stdout.write(
  `${JSON.stringify({ name: 'slider-repaint', unit: 'ms', moves: MOVES, ...times.line })}\n`,
)
process.stdout.write(`${JSON.stringify({ name: 'fan-update', unit: 'ms', ...times.fan })}\n`)
process.stdout.write(`${JSON.stringify({ name: 'fan-frame-gap', unit: 'ms', ...times.gap })}\n`)
await browser.close()
await program.remove()
