import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../build/root.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

const FOLDER = join(ROOT, 'test', 'app', 'screenshots')

let browser: Browser
let program: Program
let page: Page
let problems: string[]
let settled: () => Promise<void>
let text: Locator

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  ;({ page, problems, settled } = await openPage(browser, program.url))
  await page.getByRole('navigation').first().waitFor()
  await page.goto(`${new URL(page.url()).origin}/#/model`)
  text = page.getByRole('textbox', { name: '模型文本' })
  await text.waitFor()
})

afterAll(async () => {
  await browser.close()
  await program.remove()
})

/** Puts the cursor at the end of the text, on a new line. */
async function atNewLine(): Promise<void> {
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
}

const line = () => page.locator('.cm-activeLine').innerText()

describe('the model editor', () => {
  it('offers the words of the language while typing; Enter takes one', async () => {
    await atNewLine()
    await page.keyboard.insertText('政')
    const list = page.getByRole('listbox', { name: '可以输入的词' })
    await list.getByRole('option', { name: '政策' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(line).toBe('政策 ')
    await page.keyboard.press('Escape')
    await page.keyboard.insertText('甲 = 3 范围 0 .. 5')
  })

  it('offers names by a part of them and by the initials of their spelling', async () => {
    await atNewLine()
    await page.keyboard.insertText('变量 乙 : 亿元 = 第三产业增加')
    const list = page.getByRole('listbox')
    await list.getByRole('option', { name: /^第三产业增加值/ }).waitFor()
    await page.screenshot({ path: join(FOLDER, 'model-editor-offers.png') })
    await page.keyboard.press('Tab')
    await expect.poll(line).toBe('变量 乙 : 亿元 = 第三产业增加值')
    await page.keyboard.insertText(' + ')
    await page.keyboard.type('czzsr')
    await list.getByRole('option', { name: /^财政总收入/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(line).toBe('变量 乙 : 亿元 = 第三产业增加值 + 财政总收入')
    await page.keyboard.press('Control+Space')
    await list.waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  })

  it('underlines a mistake while typing, lists it, and takes it away when it is mended', async () => {
    await page.keyboard.insertText(' + 不存在的名')
    await page.locator('.cm-lintRange-error').waitFor()
    await page.getByText('没有名为“不存在的名”的声明').waitFor()
    await page.screenshot({ path: join(FOLDER, 'model-editor-mistake.png') })
    for (let i = 0; i < 8; i += 1) await page.keyboard.press('Backspace')
    await page.locator('.cm-lintRange-error').waitFor({ state: 'detached' })
  })

  it('tells of a name under the mouse: kind, unit, meaning and value', async () => {
    const name = page.locator('.cm-line', { hasText: /^变量 乙 / }).last()
    const told = page.locator('.zh-model-hover')
    // The text is read again and drawn anew at its own pace, and takes what is told away with it: then the mouse comes again.
    await expect
      .poll(async () => {
        await page.mouse.move(5, 5)
        await name.hover({ position: { x: 170, y: 10 } })
        await told.waitFor({ timeout: 3000 }).catch(() => null)
        return (await told.allInnerTexts()).join('')
      })
      .toMatch(/第三产业增加值 · 变量 · 亿元\n[^]*壶镇镇 2025 年：[\d.]+ 亿元/)
    await page.screenshot({ path: join(FOLDER, 'model-editor-hover.png') })
    await page.mouse.move(5, 5)
  })

  it('F12 goes to the declaration, and the panel shows formula, numbers and dependencies', async () => {
    await page.getByRole('button', { name: '名称说明' }).click()
    await text.focus()
    await page.keyboard.press('F12')
    await page.waitForFunction(() =>
      document.querySelector('.cm-activeLine')?.textContent?.startsWith('变量 财政总收入'),
    )
    const panel = page.locator('.zh-inspector')
    await panel.getByRole('heading', { name: '财政总收入' }).waitFor()
    const picture = panel.getByRole('list', { name: /财政总收入的依赖关系/ })
    await expect
      .poll(() => picture.innerText())
      .toMatch(/财政收入弹性[^]*现价增速[^]*财政总收入\n接着上年\n三镇财政总收入[^]*乙/)
    await page.screenshot({ path: join(FOLDER, 'model-editor-panel.png') })
    await picture.getByRole('button', { name: '现价增速' }).click()
    await panel.getByRole('heading', { name: '现价增速' }).waitFor()
    await expect.poll(line).toMatch(/^变量 现价增速 : %/)
    // Behind the name in the declaration that F12 led to, Alt+← leads back to where it was pressed.
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(line).toMatch(/^变量 乙 /)
    expect(problems).toEqual([])
  })

  it('Ctrl+F finds, F3 goes on, Ctrl+H replaces, and all of it can be undone', async () => {
    await text.click()
    await page.keyboard.press('Control+f')
    const panel = page.locator('.cm-search')
    await panel.getByRole('textbox', { name: '查找' }).fill('变量 乙')
    await page.keyboard.press('Enter')
    await page.locator('.cm-searchMatch-selected').waitFor()
    await expect.poll(line).toMatch(/^变量 乙 : 亿元 = /)
    await page.keyboard.press('Control+h')
    await panel.locator('[name=replace]:focus').waitFor()
    await page.keyboard.type('变量 己')
    await panel.getByRole('button', { name: '全部替换' }).click()
    await page.screenshot({ path: join(FOLDER, 'model-editor-search.png') })
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await expect.poll(line).toMatch(/^变量 己 : 亿元 = /)
    await text.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(line).toMatch(/^变量 乙 : 亿元 = /)
    await page.keyboard.press('End')
  })

  it('looks the same in English and in the dark', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page
      .getByRole('button', { name: /[Dd]ark|深色/ })
      .first()
      .click()
    await page.locator('html[lang=en-US][data-theme=dark]').waitFor()
    await settled()
    await page.screenshot({ path: join(FOLDER, 'model-editor-english-dark.png') })
    const panel = page.locator('.zh-inspector')
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.screenshot({ path: join(FOLDER, 'model-editor-1366.png') })
    await expect.poll(() => panel.innerText()).toContain('Formula with numbers')
    expect(problems).toEqual([])
  })
})
