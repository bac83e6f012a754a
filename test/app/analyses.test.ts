import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../build/root.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

// The analyses of the scenario page as a planner goes through them; pictures are kept in test/app/screenshots/.

const FOLDER = join(ROOT, 'test', 'app', 'screenshots')

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

const choose = (page: Page, mode: string) =>
  page.locator('.zh-an-bar').getByText(mode, { exact: true }).click()
const picture = (page: Page, name: string) => page.screenshot({ path: join(FOLDER, `analyses-${name}.png`) })

describe('analyses on the scenario page', () => {
  it('tell what a target hangs on, what reaches it, and why a trial differs from what is saved', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/scenarios`)

    await choose(page, '敏感性')
    await page.getByRole('table', { name: '全部假设和政策' }).waitFor()
    await picture(page, 'sensitivity')

    await choose(page, '倒推')
    const levers = page.getByRole('table', { name: '只靠一项政策' })
    const reached = levers.getByRole('row').filter({ hasText: '即达到目标' })
    await expect.poll(() => reached.first().innerText()).toContain('提高到')
    await picture(page, 'backcast')
    await reached.first().getByRole('button', { name: '试用' }).click()
    // Every lever now finds the target met, because the trial has reached it.
    await page.getByText('已达到目标').first().waitFor()
    await expect.poll(() => reached.count()).toBe(0)

    await choose(page, '差异分解')
    const parts = page.getByRole('table', { name: '各部分' })
    await expect.poll(() => parts.getByRole('row').count()).toBe(2)
    await expect.poll(() => parts.innerText()).toContain('为总变化的 100.0%')
    await picture(page, 'difference')
    await page.getByRole('combobox', { name: '看', exact: true }).click()
    await page.getByText('达标概率（抽样）').click()
    await page.getByText(/的达标概率由 [\d.]+% 变为 [\d.]+%，增加 [\d.]+个百分点/).waitFor()
    await expect.poll(() => parts.innerText()).toContain('依据：')
    await picture(page, 'difference-chance')

    await choose(page, '对比')
    const compared = page.getByRole('table', { name: '情景对比' })
    // The six scenarios of the sample, the one in focus with what is tried out on it.
    await expect.poll(() => compared.locator('thead th').count()).toBe(7)
    await expect.poll(() => compared.locator('thead').innerText()).toContain('（试算）')
    let some = 0
    await expect
      .poll(async () => (some = await compared.locator('tbody th[scope=row]').count()))
      .toBeGreaterThan(0)
    const only = page.getByRole('checkbox', { name: /^只看不同/ })
    await only.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => compared.locator('tbody th[scope=row]').count()).toBeGreaterThan(some)
    await page.keyboard.press('Space')
    await picture(page, 'compare')

    await choose(page, '组合')
    await page.getByRole('table', { name: '部分组合' }).waitFor()
    await picture(page, 'combinations')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('[情景-20] [情景-21] propose values and widths, take them into the trial as one step, and let a width be typed', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/scenarios`)
    await choose(page, '校准')
    await page.getByText('演示数据（虚构）').first().waitFor()
    await picture(page, 'calibration')
    // 13.6 percentage points of deviation, as the model says, are 17.4 each way.
    const shipped = '17.4'
    const width = page.getByLabel('壶镇镇 第二产业起始增速 的 80% 半宽', { exact: true })
    await expect.poll(() => width.inputValue()).toBe(shipped)
    const adopt = page.getByRole('button', { name: /^采用校准值/ })
    await adopt.focus()
    await page.keyboard.press('Enter')
    await page.getByText(/个校准值已写入试算/).waitFor()
    await page.getByRole('button', { name: '现值与建议一致' }).waitFor()
    await expect.poll(() => width.inputValue()).not.toBe(shipped)
    await picture(page, 'calibration-adopted')
    await page.getByRole('button', { name: '撤销试算' }).click()
    await expect.poll(() => width.inputValue()).toBe(shipped)

    await width.fill('4')
    await width.press('Enter')
    await page.getByText('1 项未保存').waitFor()
    await page.getByRole('button', { name: /恢复 壶镇镇 第二产业起始增速 的宽度/ }).click()
    await page.getByText('无改动').waitFor()
    await width.fill('-4')
    await width.press('Enter')
    await page.getByRole('alert').waitFor()
    await choose(page, '轨迹')
    const errors = page.locator('.zh-sc-backtest summary').first()
    await expect.poll(() => errors.innerText()).toMatch(/平均误差 [\d.]+%，(比|不如)照搬上年准/)
    await picture(page, 'backtest')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('split the variance with progress, can be stopped, and leave the page usable meanwhile', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/scenarios`)
    await choose(page, '敏感性')
    await page.getByText('方差分解', { exact: true }).click()
    await page.getByRole('button', { name: '开始计算' }).click()
    await page.getByRole('progressbar').waitFor()
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByRole('button', { name: '开始计算' }).waitFor()
    expect(await page.getByRole('table', { name: '方差分解' }).count()).toBe(0)

    await page.getByRole('button', { name: '开始计算' }).click()
    // A tab of the dials opens while the computation goes on.
    await page.getByRole('tab', { name: '政策' }).click()
    await page.getByRole('tab', { name: '政策', selected: true }).waitFor()
    const shares = page.getByRole('table', { name: '方差分解' })
    await shares.waitFor()
    await expect.poll(() => shares.innerText()).toContain('±')
    await picture(page, 'variance')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('shows chances over the years, and freezes a scenario whose figures then come out again', async () => {
    const { page, problems } = await openPage(browser, program.url)
    await page.getByRole('navigation').first().waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/scenarios`)
    const chances = page.getByRole('table', { name: '达标概率（%）' })
    await chances.waitFor()
    await expect.poll(() => chances.innerText()).toMatch(/三镇合计 地区生产总值 > 350亿元\s+[\d.]+ ± [\d.]+/)
    await expect.poll(() => chances.innerText()).toContain('全部目标同时达标')
    await page.getByLabel('抽样次数').selectOption('1000')
    await page.getByRole('button', { name: '采用', exact: true }).click()
    await page.getByText('逐字节相同').waitFor()
    const list = page.getByRole('table', { name: '采用记录' })
    await expect.poll(() => list.innerText()).toMatch(/基准[^]*1,000\s+42\s+[0-9a-f]{12}/)
    await picture(page, 'adopted')
    // One undo of the window takes the whole adoption back.
    await page.getByRole('button', { name: /撤销/ }).first().click()
    await page.getByText('还没有采用过情景').waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })
})
