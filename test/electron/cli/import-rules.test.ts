import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CONTENT_VERBS } from '../../../electron/cli/contents.ts'
import { FILE_VERBS } from '../../../electron/cli/files.ts'
import { IMPORT_VERBS } from '../../../electron/cli/import.ts'
import type { Answer } from '../../../electron/cli/verb.ts'

let folder = ''
const inFolder = (name: string): string => join(folder, name)
const book = (): string => inFolder('a.zhence')

async function call(words: string, names: readonly string[], options = {}): Promise<Answer> {
  const verb = [...FILE_VERBS, ...CONTENT_VERBS, ...IMPORT_VERBS].find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  return verb.run({ language: 'zh-CN', arguments: names, options, readInput: async () => '' })
}

/** Brings a text into a table. */
function bring(table: string, lines: readonly string[], options = {}): Promise<Answer> {
  writeFileSync(inFolder('表.csv'), lines.join('\n'))
  return call('import', [book(), table, inFolder('表.csv')], options)
}

async function cells(table: string, column: string): Promise<readonly unknown[]> {
  const { value } = await call('rows', [book(), table])
  return (value as { readonly rows: readonly Readonly<Record<string, unknown>>[] }).rows.map(
    (row) => row[column],
  )
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  await call('new', [inFolder('fresh.zhence')], { pack: 'lishui-2022-72' })
})
beforeEach(() => copyFileSync(inFolder('fresh.zhence'), book()))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an import that breaks rules of the workbook', () => {
  const LEDGER = [
    '日期,指标年度,账户,事项,调出方,调入方,数量（亩）',
    '2025-01-06,2025,新增建设用地计划,上级下达,,缙云县,500',
    '2025-02-01,2025,新增建设用地计划,县内分配,缙云县,壶镇镇,620',
    '2025-03-01,2025,新增建设用地计划,县内分配,缙云县,壶镇镇,80',
  ]

  it('[土地-1] names the cell of an overdraft before anything is written', async () => {
    const { value, text } = await bring('land_entry', LEDGER, { 'dry-run': '' })
    expect(value).toMatchObject({
      foreseen: true,
      counts: { fresh: 2, stopped: 1, stops: 1 },
      problems: [{ address: '表!G3', severity: 'stop', reason: { code: 'land-overdraft' } }],
    })
    expect(text).toContain('× 表!G3')
    expect(await cells('land_entry', 'amount')).toEqual([])
  })

  it('[土地-1] names the cell among thousands of rows, too', async () => {
    const many = Array.from(
      { length: 2500 },
      () => '2025-01-07,2025,新增建设用地计划,县内分配,缙云县,壶镇镇,0.01',
    )
    const { value } = await bring('land_entry', [...LEDGER, ...many], { 'dry-run': '' })
    expect(value).toMatchObject({
      foreseen: true,
      counts: { fresh: 2502, stopped: 1, stops: 1 },
      problems: [{ address: '表!G3', severity: 'stop', reason: { code: 'land-overdraft' } }],
    })
  })

  it('[土地-1] is refused as a whole, and takes the other rows when told so', async () => {
    expect(await bring('land_entry', LEDGER)).toMatchObject({ exit: 1 })
    expect(await cells('land_entry', 'amount')).toEqual([])
    expect(await bring('land_entry', LEDGER, { 'skip-problems': '' })).toMatchObject({
      exit: 0,
      value: { rows: 2 },
    })
    expect(await cells('land_entry', 'amount')).toEqual([5_000_000, 800_000])
  })
})

describe('rows of the table that the file does not hold', () => {
  const HEAD = '项目名称,所属镇,类别'
  const ALL = [
    '甲路（虚构）,壶镇镇,基础设施',
    '乙路（虚构）,壶镇镇,基础设施',
    '丙校（虚构）,壶镇镇,社会事业',
    '丁路（虚构）,温溪镇,基础设施',
  ]

  it('stay and are listed; go when told so, within the town and category of the file, with one undo', async () => {
    await bring('project', [HEAD, ...ALL])
    const left = await bring('project', [HEAD, ...ALL.slice(0, 1)])
    expect(left).toMatchObject({
      exit: 0,
      value: { absent: { count: 1, outside: 2, sure: true }, counts: { removed: 0 } },
    })
    expect(left.text).toContain('所属镇=壶镇镇；类别=基础设施')
    expect(left.text).toContain('- 乙路（虚构）')
    expect(await cells('project', 'name')).toHaveLength(4)
    const gone = await bring('project', [HEAD, '甲路（虚构）,壶镇镇,基础设施'], { 'remove-absent': '' })
    expect(gone).toMatchObject({ exit: 0, value: { counts: { removed: 1 }, rows: 1 } })
    expect(await cells('project', 'name')).toEqual(['甲路（虚构）', '丙校（虚构）', '丁路（虚构）'])
    await call('undo', [book()])
    expect(await cells('project', 'name')).toHaveLength(4)
  })

  it('never go while rows of the file are not understood', async () => {
    await bring('project', [HEAD, ...ALL])
    const file = [HEAD, ALL[0] ?? '', '乙路（虚构）改,某镇,基础设施']
    const answer = await bring('project', file, { 'remove-absent': '', 'skip-problems': '' })
    expect(answer).toMatchObject({ value: { absent: { sure: false }, counts: { removed: 0 } } })
    expect(await cells('project', 'name')).toHaveLength(4)
  })

  it('that others point at are named, and nothing is written', async () => {
    await bring('project', [HEAD, ...ALL])
    await bring('project_year', ['项目,年度,年度计划投资', '乙路（虚构）,2025,100'])
    const refused = await bring('project', [HEAD, ...ALL.slice(0, 1)], { 'remove-absent': '' })
    expect(refused).toMatchObject({
      exit: 1,
      value: { problems: [{ address: '乙路（虚构）', reason: { code: 'still-referenced' } }] },
    })
    expect(await cells('project', 'name')).toHaveLength(4)
  })
})

describe('arithmetic that comes to the value that is there', () => {
  it('is kept by the import, and again changes nothing', async () => {
    const head = '项目名称,所属镇,类别,总投资（万元）'
    await bring('project', [head, '甲路（虚构）,壶镇镇,基础设施,1296'])
    const asked = [head, '甲路（虚构）,壶镇镇,基础设施,=1200*1.08']
    expect(await bring('project', asked)).toMatchObject({ exit: 0, value: { counts: { changed: 1 } } })
    expect(await cells('cell_expression', 'expression')).toEqual(['1200*1.08'])
    expect(await bring('project', asked)).toMatchObject({
      exit: 0,
      value: { counts: { changed: 0, unchanged: 1 } },
    })
  })
})
