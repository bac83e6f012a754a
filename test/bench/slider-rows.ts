// Whether the window stays at hand while a simulation runs: a slider is dragged and let go again and again, each time
// with a fan of 5,000 draws, and meanwhile keys and wheel turns go to the same page, and to a sheet in a second window of
// the same program. Every row compares with the same drag without uncertainty, in turns within one run.
import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../app/browser.ts'
import { startProgram } from '../app/program.ts'
import { row, type Row } from './measure.ts'

const ROUNDS = 3
/** How long one kind of input goes on in a round, with or without simulations. */
const PHASE_MS = 3500
/** Between two keys, or two turns of the wheel: faster than anyone types, so that every moment is met. */
const EVERY_MS = 33
/** A drag of some moves, then a rest in which the fan comes. */
const DRAG = { slider: '产业增速调整', moves: 4, moveMs: 30, restMs: 280 } as const
/** A fan is painted after at most so long, and no task keeps the window's thread for longer. */
const [FAN_MS, TASK_MS] = [300, 50]

const P95 = 0.95

/** The value below which so large a share of them lies. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN
}

/** What a page has noted, in milliseconds: from an event of the person to its painted answer, and long tasks. */
interface Noted {
  readonly answers: readonly number[]
  readonly tasks: readonly number[]
  readonly fans: readonly number[]
}

/** Notes answers to keys and to the wheel, and tasks of more than 50 ms, from now on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = { answers: [] as number[], tasks: [] as number[], fans: [] as number[] }
    Object.assign(window, { noted })
    const painted = ({ timeStamp }: Event): void =>
      void requestAnimationFrame(() => {
        // The message comes after the frame has been painted.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => noted.answers.push(performance.now() - timeStamp))
        port1.start()
        port2.postMessage(null)
      })
    window.addEventListener('keydown', painted, true)
    window.addEventListener('wheel', painted, { capture: true, passive: true })
    new PerformanceObserver((list) => {
      noted.tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })
}

/** Hands over what was noted and begins anew. */
function take(page: Page): Promise<Noted> {
  return page.evaluate(() => {
    const noted = Reflect.get(window, 'noted') as { answers: number[]; tasks: number[]; fans: number[] }
    return {
      answers: noted.answers.splice(0),
      tasks: noted.tasks.splice(0),
      fans: noted.fans.splice(0),
    }
  })
}

/** Drags and lets go in the page, for so long; the hand on the keyboard keeps the focus, so the events are made there. */
async function drag(page: Page, forMs: number): Promise<void> {
  await page.evaluate(
    async ({ slider: name, moves, moveMs, restMs, until }) => {
      const slider = document.querySelector<HTMLInputElement>(`[data-name="${name}"] input[type=range]`)
      const noted = Reflect.get(window, 'noted') as { fans: number[] }
      if (!slider) throw new Error('no slider')
      // React listens to the native setter; a plain assignment would be taken for its own.
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      const chances = () => document.querySelector('.zh-sc-chances')?.textContent ?? ''
      for (let at = 0; performance.now() < until; at += 1) {
        const before = chances()
        for (let move = 0; move < moves; move += 1) {
          set?.call(slider, String(-3 + ((at * moves + move) % 30) / 5))
          slider.dispatchEvent(new Event('input', { bubbles: true }))
          if (move < moves - 1) await pause(moveMs)
        }
        slider.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
        const released = performance.now()
        const observer = new MutationObserver(() => {
          if (chances() === before) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => noted.fans.push(performance.now() - released)))
        })
        const section = document.querySelector('.zh-sc-uncertainty')
        if (section) observer.observe(section, { subtree: true, childList: true, characterData: true })
        await pause(restMs)
        observer.disconnect()
      }
    },
    { ...DRAG, until: (await page.evaluate(() => performance.now())) + forMs },
  )
}

/** Sends inputs at their times, whether or not the page has answered those before. */
async function send(
  session: CDPSession,
  one: (session: CDPSession, at: number) => Promise<unknown>,
): Promise<void> {
  const sent: Promise<unknown>[] = []
  const start = performance.now()
  for (let count = 0; performance.now() - start < PHASE_MS; count += 1) {
    sent.push(one(session, count))
    const next = start + (count + 1) * EVERY_MS
    await new Promise((resolve) => setTimeout(resolve, Math.max(next - performance.now(), 0)))
  }
  await Promise.all(sent)
}

/** Digits; now and then what gives the cell or field its old value back, so that nothing is stored. */
async function type(session: CDPSession, at: number): Promise<unknown> {
  const key =
    at % 9 === 8
      ? { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 }
      : {
          key: String(at % 9),
          code: `Digit${at % 9}`,
          windowsVirtualKeyCode: 48 + (at % 9),
          text: String(at % 9),
        }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  return session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

/** Some turns down, then as many up. */
function turn(x: number, y: number): (session: CDPSession, at: number) => Promise<unknown> {
  return (session, at) =>
    session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x,
      y,
      deltaX: 0,
      deltaY: at % 20 < 10 ? 60 : -60,
    })
}

/** Where one kind of input goes. */
interface Target {
  readonly page: Page
  /** Brings the page into a state in which the input has something to act on. */
  readonly ready: () => Promise<unknown>
  readonly one: (session: CDPSession, at: number) => Promise<unknown>
  /** Leaves nothing half typed behind. */
  readonly after?: () => Promise<unknown>
}

/** What was noted with simulations and without. */
interface Both {
  readonly on: Noted
  readonly off: Noted
}

function joined(all: readonly Noted[]): Noted {
  return {
    answers: all.flatMap(({ answers }) => answers),
    tasks: all.flatMap(({ tasks }) => tasks),
    fans: all.flatMap(({ fans }) => fans),
  }
}

/** One target, in turns without and with simulations. */
async function measured({ page, ready, one, after }: Target, scenarios: Page): Promise<Both> {
  const noted = { on: [] as Noted[], off: [] as Noted[] }
  const session = await page.context().newCDPSession(page)
  const pages = new Set([page, scenarios])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const kind of ['off', 'on'] as const) {
      await scenarios.locator('.zh-sc-uncertainty input[type=checkbox]').setChecked(kind === 'on')
      await page.bringToFront()
      await ready()
      await page.waitForTimeout(500)
      for (const each of pages) await take(each)
      await Promise.all([drag(scenarios, PHASE_MS), send(session, one)])
      await after?.()
      for (const each of pages) noted[kind].push(await take(each))
    }
  await session.detach()
  return { on: joined(noted.on), off: joined(noted.off) }
}

function compared(name: string, { on, off }: Both): readonly Row[] {
  return [
    row(name, at(on.answers, P95), 'ms (to painted, p95; no fans)', at(off.answers, P95)),
    row(`${name}-max`, at(on.answers, 1), 'ms (to painted, most; no fans)', at(off.answers, 1)),
  ]
}

/** What a trace says of a task. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Own time of the thread in microseconds: what other work on the machine takes does not count. */
  readonly tdur?: number
}

/** What some work answers, and the own time of the longest task of the page's thread meanwhile, in ms. */
async function longestTask<T>(browser: Browser, page: Page, work: () => Promise<T>): Promise<[T, number]> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await page.evaluate(() => performance.mark('this page'))
  const answer = await work()
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: readonly TraceEvent[]
  }
  const mark = traceEvents.find(({ name }) => name === 'this page')
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => pid === mark?.pid && tid === mark.tid && name.endsWith('RunTask'),
  )
  return [answer, Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000]
}

async function inBrowser(): Promise<readonly Row[]> {
  const program = await startProgram()
  const browser = await launchBrowser()
  try {
    const { page: scenarios } = await openPage(browser, program.url)
    const { origin } = new URL(scenarios.url())
    const sheet = await scenarios.context().newPage()
    await sheet.goto(`${origin}/#/policy`)
    await scenarios.goto(`${origin}/#/scenarios`)
    await scenarios.locator('.zh-sc-chances li').first().waitFor()
    await sheet.goto(`${origin}/#/projects`)
    const cell = sheet.locator('.ag-row[row-index="0"] .ag-cell[col-id="total_investment"]')
    await cell.waitFor()
    for (const page of [scenarios, sheet]) await watch(page)
    const field = scenarios.locator(`[data-name] input[type=text]`).last()
    const typing: Target = {
      page: scenarios,
      ready: () => field.click(),
      one: type,
      after: () => scenarios.keyboard.press('Escape'),
    }
    const scrolling: Target = {
      page: scenarios,
      ready: () => scenarios.mouse.move(700, 500),
      one: turn(700, 500),
    }
    const celling: Target = {
      page: sheet,
      ready: () => cell.click(),
      one: type,
      after: () => sheet.keyboard.press('Escape'),
    }
    const sheeting: Target = { page: sheet, ready: () => sheet.mouse.move(700, 500), one: turn(700, 500) }
    const results = {
      'slider-typing': await measured(typing, scenarios),
      'slider-scroll': await measured(scrolling, scenarios),
      'slider-cell': await measured(celling, scenarios),
      'slider-sheet': await measured(sheeting, scenarios),
    }
    for (const box of await scenarios.locator('.zh-sc-tree input[type=checkbox]').all())
      if (await box.isEnabled()) await box.check()
    const [beside, ownTime] = await longestTask(browser, scenarios, () => measured(typing, scenarios))
    const all = Object.values(results)
    const [on, off] = [joined(all.map((one) => one.on)), joined(all.map((one) => one.off))]
    return [
      ...Object.entries(results).flatMap(([name, both]) => compared(name, both)),
      row('slider-fan', at(on.fans, P95), 'ms (release to painted fan, p95; aim)', FAN_MS),
      row('slider-fan-compared', at(beside.on.fans, P95), 'ms (the same beside five scenarios; aim)', FAN_MS),
      row('slider-task', ownTime, "ms (longest task's own time, beside five scenarios; aim)", TASK_MS),
      row('slider-tasks', on.tasks.length, 'tasks over 50 ms (no fans)', off.tasks.length),
      row('slider-longest', Math.max(0, ...on.tasks), 'ms (longest task if over 50, else 0; aim)', TASK_MS),
    ]
  } finally {
    await browser.close()
    await program.remove()
  }
}
/** Rows that are measured in a real browser; one run makes all. */
export const SLIDER_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = Object.fromEntries(
  [
    ...['slider-typing', 'slider-scroll', 'slider-cell', 'slider-sheet'].flatMap((name) => [
      name,
      `${name}-max`,
    ]),
    'slider-fan',
    'slider-fan-compared',
    'slider-task',
    'slider-tasks',
    'slider-longest',
  ].map((name) => [name, inBrowser]),
)
