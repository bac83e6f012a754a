import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createStore } from '../../electron/store/store.ts'
import type { Edit } from '../../shared/table/change.ts'
import { launchBrowser, openPage } from '../app/browser.ts'
import { startProgram } from '../app/program.ts'
import { median, row, type Row } from './measure.ts'

// What the sheet takes in a real browser over the real program and a workbook of 2,000 made-up projects: from the key
// that pastes 10,000 cells, from the key that lets a block of 2,000 × 20 cells go without its merged headings, and from
// the Enter that ends an edit, until the commit is on disk and in the journal and the cells and the totals that hang on
// them are painted.

const PROJECTS = 2000
const PASTED_ROWS = 1000
const PASTES = 9
const HEADED_PASTES = 3
const EDITS = 60

/** A workbook of towns and projects; everything in it is made up. */
async function workbook(folder: string): Promise<string> {
  const file = join(folder, 'bench.zhence')
  const town: Edit = {
    kind: 'insert',
    table: 'region',
    id: 'bench-town',
    values: { name: '测试镇', level: 'town' },
  }
  const projects = Array.from({ length: PROJECTS }, (_, at): Edit => {
    const values = { name: `项目${at}`, region: 'bench-town', category: 'economy', nature: 'new', demo: 1 }
    return { kind: 'insert', table: 'project', id: `bench-${at}`, values }
  })
  const store = await createStore(file, { who: 'bench@here', packId: null, edits: [town, ...projects] })
  await store.close()
  return file
}

/** Milliseconds in the page from a key until `painted` says so, in the frame that painted it. */
export async function fromKey(page: Page, key: string, painted: string): Promise<number> {
  await page.evaluate((condition) => {
    const isPainted = new Function(`return ${condition}`)
    Object.assign(window, {
      measured: new Promise<number>((resolve) => {
        const pressed = (event: KeyboardEvent): void => {
          if (event.key === 'Control') return
          window.removeEventListener('keydown', pressed, true)
          const start = event.timeStamp
          const look = (): void => {
            if (!isPainted()) return void requestAnimationFrame(look)
            // The message comes after the frame has been painted.
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(performance.now() - start))
            port1.start()
            port2.postMessage(null)
          }
          requestAnimationFrame(look)
        }
        window.addEventListener('keydown', pressed, true)
      }),
    })
  }, painted)
  await page.keyboard.press(key)
  return page.evaluate(() => Reflect.get(window, 'measured') as Promise<number>)
}

/** JavaScript that gives the text of a painted cell. */
export const cellText = (rowIndex: string, field: string): string =>
  `document.querySelector('.ag-row[row-index="${rowIndex}"] .ag-cell[col-id="${field}"]')?.textContent`

/** Rows of ten cells as a spreadsheet copies them, words, days and figures in the forms of offices, the figures growing with the round. */
function block(round: number): string {
  return Array.from({ length: PASTED_ROWS }, (_, at) => {
    const money = (factor: number): string => (round * 1000 + at * factor + 0.5).toLocaleString('en-US')
    return [
      `新建厂房 ${round}-${at}`,
      `2024年${1 + (at % 12)}月${round}日`,
      `2026-${String(1 + (at % 12)).padStart(2, '0')}-${10 + round}`,
      money(3),
      `${round + 1}.${at % 10}亿`,
      String(2000 + round),
      money(2),
      `${3500 + round}万元`,
      `约${round * 10 + at}`,
      `${at + round}`,
    ].join('\t')
  }).join('\r\n')
}

/** A table of 2,000 × 20 cells as a spreadsheet copies it, under two rows of merged headings that name other units. */
function headedTable(round: number): string {
  const head =
    '<tr><td rowspan=2>建设内容</td><td colspan=2>工期</td><td colspan=7>投资与用地（亿元）</td><td colspan=10>其他</td></tr>' +
    '<tr><td>开工</td><td>竣工</td><td>总投资（亿元）</td><td>累计完成（亿元）</td><td>截至年度</td><td>可研（万元）</td>' +
    '<td>概算（万元）</td><td>用地（亩）</td><td>就业</td><td>建成指标</td><td>数量</td><td>单位</td><td>责任单位</td>' +
    '<td>领导</td><td>阶段</td><td>入统</td><td>边界内</td><td>占农田</td><td>占红线</td></tr>'
  const lines = Array.from({ length: PROJECTS }, (_, at) => {
    const flags = [1, 2, 4, 8].map((bit) => ((at + round) & bit ? '是' : '否'))
    const cells = [
      `标准厂房 ${round}-${at}`,
      `2024.${1 + (at % 12)}.${round}`,
      `2026年${1 + (at % 12)}月${10 + round}日`,
      (round + at / 1000).toFixed(3),
      (round / 2 + at / 2000).toFixed(4),
      String(2010 + round),
      `${(round * 100 + at).toLocaleString('en-US')}.5`,
      `${round + 1}.5亿元`,
      `约${at + round}`,
      String(at * round),
      '',
      `${at}.${round}`,
      `单位${round}`,
      '',
      `领导${at % 7}${round}`,
      ['在建', '竣工'][round % 2] ?? '',
      ...flags,
    ]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  return `<table>${head}${lines.join('')}</table>`
}

/** Milliseconds from the key that answers the question about the headings. */
async function headedPaste(page: Page, round: number): Promise<number> {
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', '')
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, headedTable(round))
  await page.locator('.zh-asks button').first().waitFor()
  return fromKey(page, 'Enter', `${cellText('0', 'content')} === '标准厂房 ${round}-0'`)
}

async function measure(page: Page): Promise<readonly Row[]> {
  const first = page.locator('.ag-row[row-index="0"] .ag-cell[col-id="content"]')
  await first.scrollIntoViewIfNeeded()
  const pastes: number[] = []
  for (let round = 1; round <= PASTES; round += 1) {
    await page.evaluate((text) => navigator.clipboard.writeText(text), block(round))
    await first.click()
    await page.waitForTimeout(300)
    pastes.push(await fromKey(page, 'Control+v', `${cellText('0', 'content')} === '新建厂房 ${round}-0'`))
  }
  const headed: number[] = []
  for (let round = 1; round <= HEADED_PASTES; round += 1) {
    await first.click()
    headed.push(await headedPaste(page, round))
    await page.waitForTimeout(500)
  }
  const cell = page.locator('.ag-row[row-index="3"] .ag-cell[col-id="total_investment"]')
  const total = cellText('b-0', 'total_investment')
  const edits: number[] = []
  for (let round = 0; round < EDITS; round += 1) {
    await cell.click()
    await page.keyboard.type(String(1000 + round * 7))
    const before = await page.evaluate((text) => new Function(`return ${text}`)(), total)
    edits.push(await fromKey(page, 'Enter', `${total} !== ${JSON.stringify(before)}`))
  }
  const p95 = edits.toSorted((a, b) => a - b)[Math.ceil(EDITS * 0.95) - 1] ?? Number.NaN
  return [
    row('paste-10000', median(pastes), 'ms (key to painted, median)'),
    row('paste-headed-40000', median(headed), 'ms (key to painted, median)'),
    row('edit-repaint', p95, 'ms (key to totals painted, p95)'),
  ]
}

async function inBrowser(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhence-bench-'))
  const program = await startProgram({ file: await workbook(folder) })
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, program.url)
    await page.goto(`${new URL(page.url()).origin}/#/projects`)
    await page.locator('.ag-row[row-index="0"]').waitFor()
    await page.waitForTimeout(500)
    return await measure(page)
  } finally {
    await browser.close()
    await program.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows that are measured in a real browser; one run makes all. */
export const GRID_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'paste-10000': inBrowser,
  'paste-headed-40000': inBrowser,
  'edit-repaint': inBrowser,
}
