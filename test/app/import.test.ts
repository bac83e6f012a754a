import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../build/root.ts'
import { launchBrowser, openPage, type TestPage } from './browser.ts'
import { startProgram, type Program } from './program.ts'

const FIXTURES = join(ROOT, 'test/fixtures/exchange')

let program: Program
let browser: Browser
let opened: TestPage

beforeAll(async () => {
  ;[program, browser] = await Promise.all([startProgram(), launchBrowser()])
  opened = await openPage(browser, program.url)
})

afterAll(async () => {
  await browser?.close()
  await program?.remove()
})

describe('the page on which files come in', () => {
  it('reads a file, names its problems by cell, and brings the rest in as one commit with one undo', async () => {
    const { page, problems } = opened
    await page.click('a[href="#/import"]')
    await page.setInputFiles('#zh-import-input', join(FIXTURES, 'openpyxl-text-numbers.xlsx'))
    const side = page.locator('.zh-import-side')
    await side.getByText('Sheet1!D5').click()
    await expect.poll(() => page.locator('td.zh-import-marked').textContent()).toBe('待定')
    await expect.poll(() => page.getByRole('button', { name: '先处理 1 处问题' }).isDisabled()).toBe(true)
    await side.getByText('有问题的行不导入，其余照常').click()
    await page.getByRole('button', { name: '导入 3 行' }).click()
    await page.getByText('已导入 3 行').waitFor()
    await page.click('a[href="#/projects"]')
    await page.getByText('戊一（虚构）').first().waitFor()
    await page.getByRole('button', { name: /^撤销/ }).click()
    await expect.poll(() => page.getByText('戊一（虚构）').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('shows what would change where rows are there already, and remembers how columns were mapped', async () => {
    const { page, problems } = opened
    await page.click('a[href="#/import"]')
    const file = {
      name: '单位.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('全称,哪一类,找谁\n缙云县经信部门,部门,某甲\n莲都区民政部门,部门,\n'),
    }
    const choose = async (): Promise<void> => {
      await page.setInputFiles('#zh-import-input', file)
      await page.getByRole('combobox', { name: '导入到' }).click()
      await page.locator('.ant-select-item-option', { hasText: /^单位$/ }).click()
    }
    await choose()
    await page.getByRole('combobox', { name: 'A 列对应' }).click()
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '单位名称' })
      .click()
    await page.getByRole('combobox', { name: 'C 列对应' }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '联系人' }).click()
    await page.getByRole('button', { name: '导入 1 行' }).waitFor()
    await page.locator('.zh-import-side').getByText('修改 1', { exact: true }).click()
    await expect.poll(() => page.locator('.zh-import-list ins').allTextContents()).toEqual(['某甲'])
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByText('已导入 1 行').waitFor()
    await page.setInputFiles('#zh-import-input', file)
    await page.getByRole('button', { name: '没有可导入的内容' }).waitFor()
    await expect.poll(() => page.getByText('上次的选择').count()).toBe(3)
    expect(problems).toEqual([])
  })

  it('keeps mappings under names, takes them from files, and forgets them', async () => {
    const { page, problems } = opened
    const side = page.locator('.zh-import-side')
    await side.locator('.ant-segmented-item', { hasText: '选项' }).click()
    const list = side.getByRole('region', { name: '列的对应关系' }).locator('li')
    await expect
      .poll(() => list.allTextContents())
      .toEqual([expect.stringContaining('全称、哪一类、找谁 当前表头')])
    await side.getByLabel('名称，如“某局月报”').fill('单位名录')
    await side.getByRole('button', { name: '存下' }).click()
    await expect.poll(() => list.count()).toBe(2)
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
    const loader = side.locator('input[type=file]')
    await loader.setInputFiles(file('没有联系人.json', '{"targets":{"找谁":null}}'))
    await expect.poll(() => page.locator('[data-head="2"]').textContent()).toContain('不导入')
    await list.filter({ hasText: '单位名录' }).getByRole('button', { name: '套用' }).click()
    await expect.poll(() => page.locator('[data-head="2"]').textContent()).toContain('联系人')
    await loader.setInputFiles(file('坏.json', '[1'))
    await side.getByRole('alert').getByText('这个文件不是列的对应关系').waitFor()
    for (let left = 3; left > 0; left -= 1) {
      await expect.poll(() => list.count()).toBe(left)
      await list.first().getByRole('button', { name: '删去' }).click()
    }
    await expect.poll(() => list.count()).toBe(0)
    await expect.poll(() => page.getByText('上次的选择').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('reads statistics with years across figure by figure, or as they stand', async () => {
    const { page, problems } = opened
    await page.setInputFiles('#zh-import-input', join(FIXTURES, 'openpyxl-wide-growth.xlsx'))
    await page.getByRole('combobox', { name: '导入到' }).click()
    await page.keyboard.type('指标数据')
    await page.locator('.ant-select-item-option', { hasText: /^指标数据$/ }).click()
    await page.getByText('数据 7 个').waitFor()
    await expect.poll(() => page.locator('[data-head="4"] .zh-import-how b').textContent()).toBe('2024Q1')
    const side = page.locator('.zh-import-side')
    await side.locator('.ant-segmented-item', { hasText: '新增' }).click()
    await side.getByText('壶镇镇 地区生产总值 2024Q1 27.5 亿元 增速 5.5%').click()
    await expect.poll(() => page.locator('td.zh-import-marked').textContent()).toBe('27.5')
    await page.getByRole('switch').click()
    await page.getByText(/^数据 \d 行/).waitFor()
    await page.getByRole('switch').click()
    await page.getByText('数据 7 个').waitFor()
    expect(problems).toEqual([])
  })

  it('says in words what is wrong with a file, and stays ready for another', async () => {
    const { page, problems } = opened
    const broken = {
      name: '坏.xlsx',
      mimeType: 'application/zip',
      buffer: Buffer.from('PK\u0003\u0004nothing'),
    }
    await page.setInputFiles('#zh-import-input', broken)
    await page.getByText('没有读入 坏.xlsx：文件已损坏或不完整').waitFor()
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    expect(problems).toEqual([])
  })
})
