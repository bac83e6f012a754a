import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../../build/root.ts'
import { CONTENT_VERBS } from '../../../electron/cli/contents.ts'
import { FILE_VERBS } from '../../../electron/cli/files.ts'
import { IMPORT_VERBS } from '../../../electron/cli/import.ts'
import type { Answer } from '../../../electron/cli/verb.ts'

let folder = ''
const inFolder = (name: string): string => join(folder, name)
const book = (): string => inFolder('a.zhence')
const fixture = (name: string): string => join(ROOT, 'test/fixtures/exchange', name)

async function call(words: string, names: readonly string[], options = {}): Promise<Answer> {
  const verb = [...FILE_VERBS, ...CONTENT_VERBS, ...IMPORT_VERBS].find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  return verb.run({ language: 'zh-CN', arguments: names, options, readInput: async () => '' })
}

async function names(table = 'project'): Promise<readonly unknown[]> {
  const { value } = await call('rows', [book(), table])
  return (value as { readonly rows: readonly Readonly<Record<string, unknown>>[] }).rows.map(
    ({ name }) => name,
  )
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  await call('new', [inFolder('fresh.zhence')], { sample: '' })
})
beforeEach(() => copyFileSync(inFolder('fresh.zhence'), book()))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('zhence import', () => {
  it('shows what would happen, and writes nothing, when it is only asked', async () => {
    const before = readFileSync(book())
    const asked = [book(), 'project', fixture('openpyxl-merged-towns.xlsx')]
    const answer = await call('import', asked, { 'dry-run': '' })
    expect(answer).toMatchObject({ exit: 0, value: { counts: { fresh: 5, totals: 3 } } })
    expect(answer.text).toContain('数据 5 行：新增 5，修改 0（0 格），相同 0')
    expect(answer.text).toContain('D  总投资(万元)  →  总投资（万元）  名称相同')
    expect(readFileSync(book()).equals(before)).toBe(true)
    const json = await call('import', asked, { 'dry-run': '', json: '' })
    expect(json.text).toBeUndefined()
  })

  it('reads what a file holds whatever it is called, and says what it is', async () => {
    const dry = { 'dry-run': '' }
    const page = await call('import', [book(), 'project', fixture('office-system.xls')], dry)
    expect(page.text).toContain('文件名写的是 .xls，内容是网页表格，已按内容读取')
    const xlsx = inFolder('名称不对.xls')
    copyFileSync(fixture('openpyxl-merged-towns.xlsx'), xlsx)
    const workbook = await call('import', [book(), 'project', xlsx], dry)
    expect(workbook.text).toContain('文件名写的是 .xls，内容是 Excel 工作簿（.xlsx），已按内容读取')
    const scrambled = inFolder('加密.xlsx')
    writeFileSync(scrambled, Buffer.from([0, 255, 128, 0, 7, 254]))
    expect((await call('import', [book(), 'project', scrambled], dry)).messages.join('')).toContain(
      '加密软件',
    )
  })

  it('brings sheets in together that are each of a town, as one commit', async () => {
    const asked = [book(), 'project', fixture('office-towns.xlsx')]
    const looked = await call('import', asked, { 'dry-run': '' })
    expect(looked.text).toContain('3 张工作表一起导入：壶镇（壶镇镇）、温溪（温溪镇）、碧湖（碧湖镇）')
    expect(looked.text).toContain(
      '温溪!A1  标题“壶镇镇2025年重点项目（虚构）”与工作表名称“温溪”说的不是同一个',
    )
    expect(await call('import', asked)).toMatchObject({ exit: 0, value: { rows: 6 } })
    const { value } = await call('rows', [book(), 'project'])
    const { rows } = value as { readonly rows: readonly Readonly<Record<string, unknown>>[] }
    expect(rows.slice(-6).map((row) => [row['name'], row['region'], row['total_investment']])).toEqual([
      ['壶镇甲（虚构）', 'huzhen', 12_000_000_000],
      ['公共道路（虚构）', 'huzhen', 5_000_000_000],
      ['温溪甲（虚构）', 'wenxi', 3_000_000_000],
      ['公共道路（虚构）', 'wenxi', 800_000_000],
      ['碧湖甲（虚构）', 'bihu', 700_000_000],
      ['公共道路（虚构）', 'bihu', 90_000_000],
    ])
    expect((await call('import', asked)).value).toMatchObject({ counts: { unchanged: 6, fresh: 0 } })
  })

  it('brings a file in as one commit, which one undo takes back, and again changes nothing', async () => {
    const asked = [book(), 'project', fixture('openpyxl-merged-towns.xlsx')]
    const before = await names()
    expect(await call('import', asked)).toMatchObject({ exit: 0, value: { rows: 5 } })
    expect(await names()).toEqual([
      ...before,
      '甲一（虚构）',
      '甲二（虚构）',
      '甲三（虚构）',
      '乙一（虚构）',
      '乙二（虚构）',
    ])
    expect(await call('import', asked)).toMatchObject({
      exit: 0,
      value: { counts: { fresh: 0, unchanged: 5 } },
    })
    await call('undo', [book()])
    expect(await names()).toEqual(before)
  })

  it('refuses as a whole what has a problem, names the cell, and takes the rest when told so', async () => {
    const asked = [book(), 'project', fixture('openpyxl-text-numbers.xlsx')]
    const before = await names()
    const refused = await call('import', asked)
    expect(refused.exit).toBe(1)
    expect(refused.messages.join()).toContain('Sheet1!D5')
    expect(await names()).toEqual(before)
    expect(await call('import', asked, { 'skip-problems': '' })).toMatchObject({
      exit: 0,
      value: { rows: 3 },
    })
  })

  it('tells by its cell what a rule of the workbook refuses', async () => {
    writeFileSync(
      inFolder('ledger.csv'),
      '日期,指标年度,账户,事项,转出方,转入方,面积\n2025-01-05,2025,新增建设用地计划,县内分配,缙云县,壶镇镇,999999\n',
    )
    const answer = await call('import', [book(), 'land_entry', inFolder('ledger.csv')])
    expect(answer.exit).toBe(1)
    expect(answer.messages.join()).toMatch(/ledger!\w2.*透支/)
  })

  it('changes rows that are there by their key, and leaves alone what the file does not say', async () => {
    writeFileSync(inFolder('offices.csv'), '单位名称,联系人\n缙云县经信部门,某甲\n没有的单位,某乙\n')
    const options = { set: 'type=部门' }
    const dry = await call('import', [book(), 'office', inFolder('offices.csv')], {
      ...options,
      'dry-run': '',
    })
    expect(dry.value).toMatchObject({
      key: ['name'],
      counts: { fresh: 1, changed: 1 },
      changes: [{ column: 'contact', before: null, after: '某甲' }],
    })
    expect(await call('import', [book(), 'office', inFolder('offices.csv')], options)).toMatchObject({
      exit: 0,
    })
    const { value } = await call('rows', [book(), 'office'])
    const { rows } = value as { readonly rows: readonly Readonly<Record<string, unknown>>[] }
    expect(rows.find(({ name }) => name === '缙云县经信部门')).toMatchObject({
      contact: '某甲',
      region: 'jinyun',
    })
    expect(rows.at(-1)).toMatchObject({ name: '没有的单位', type: 'department' })
  })

  it('keeps a mapping as a file and follows it', async () => {
    writeFileSync(inFolder('odd.csv'), '全称,哪一类\n某局（虚构）,部门\n')
    const mapping = { targets: { 全称: 'name', 哪一类: 'type' }, values: { contact: '某丙' } }
    writeFileSync(inFolder('m.json'), JSON.stringify(mapping))
    const options = { mapping: inFolder('m.json'), 'save-mapping': inFolder('saved.json') }
    expect(await call('import', [book(), 'office', inFolder('odd.csv')], options)).toMatchObject({
      exit: 0,
      value: { rows: 1 },
    })
    expect(await names('office')).toContain('某局（虚构）')
    expect(JSON.parse(readFileSync(inFolder('saved.json'), 'utf8'))).toMatchObject({
      targets: mapping.targets,
    })
    writeFileSync(inFolder('m.json'), '[]')
    await expect(call('import', [book(), 'office', inFolder('odd.csv')], options)).rejects.toThrow(/targets/)
  })

  it('chooses a sheet by name or number, and says which there are', async () => {
    const asked = [book(), 'project', fixture('openpyxl-several-sheets.xlsx')]
    for (const sheet of ['2025年 项目', '3'])
      expect(await call('import', asked, { sheet, 'dry-run': '' })).toMatchObject({
        value: { counts: { fresh: 5 } },
      })
    const unknown = await call('import', asked, { sheet: '没有', 'dry-run': '' })
    expect(unknown.exit).toBe(1)
    expect(unknown.messages.at(-1)).toBe('可用：说明、基础数据、2025年 项目')
  })

  it('faults when the file is not there', async () => {
    await expect(call('import', [book(), 'project', inFolder('no.xlsx')])).rejects.toMatchObject({
      code: 'file-missing',
    })
  })
})
