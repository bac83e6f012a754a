import { readFileSync } from 'node:fs'
import { openXlsx, type RoundtripWorkbook } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { openZip } from '../../../electron/exchange/read/zip.ts'
import { fillTemplate } from '../../../electron/exchange/template/fill-template.ts'
import { pack } from '../../../electron/exchange/template/pack.ts'
import { templateValues } from '../../../shared/exchange/template-values.ts'
import type { ExportView } from '../../../shared/exchange/view.ts'
import { MEANING } from '../../../shared/paper-totals.ts'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { project } from '../../../shared/plans/tables.ts'
import type { Result } from '../../../shared/table/rejection.ts'
import { rowsOf } from '../../shared/rows.ts'

// The templates were made by another program (openpyxl), with what offices put into theirs; see make.py beside them.
const template = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/exchange/templates/${name}.xlsx`, import.meta.url))

const rows = (count: number, madeUp = false) =>
  rowsOf({
    region: [{ id: 'r', name: '壶镇镇' }],
    project: Array.from({ length: count }, (_, at) => ({
      name: `项目${at + 1}`,
      region: 'r',
      category: 'social',
      start: '2025-03-31',
      total_investment: (at + 1) * 1_000_000_000,
      done_before: 100_000_000,
      ...(madeUp ? { demo: 1 } : {}),
    })),
  })

function filled(name: string, count: number, view: Partial<ExportView> = {}): Result<Uint8Array> {
  const whole: ExportView = { table: 'project', language: 'zh-CN', year: 2025, ...view }
  return fillTemplate(template(name), templateValues(project, whole, rows(count), MEANING, '2025-04-01'))
}

async function opened(result: Result<Uint8Array>): Promise<RoundtripWorkbook> {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return openXlsx(result.value, { readStyles: true })
}

/** Chinese characters as openpyxl writes them. */
const entities = (text: string): string =>
  text.replaceAll(/[\u4e00-\u9fff]/g, (one) => `&#${one.codePointAt(0)};`)

const xmlOf = (result: Result<Uint8Array>, part: string): string =>
  result.ok ? (openZip(Buffer.from(result.value)).part(part)?.toString('utf8') ?? '') : ''

describe('a template with placeholders', () => {
  it('says below all else that it holds made-up rows, and prints that, too', async () => {
    for (const [language, words] of [
      ['zh-CN', '注：含演示数据（虚构），不得作为依据。'],
      ['en-US', 'Note: Some of this is made up (演示数据（虚构）) and proves nothing.'],
    ] as const) {
      const values = templateValues(
        project,
        { table: 'project', language },
        rows(3, true),
        MEANING,
        '2025-04-01',
      )
      const [sheet] = (await opened(fillTemplate(template('projects'), values))).sheets
      expect(sheet?.rows.at(-1)?.[0]).toBe(words)
      expect(sheet?.pageSetup?.printArea).toBe(`$A$1:$G$${sheet?.rows.length}`)
    }
    const [plain] = (await opened(filled('projects', 3))).sheets
    expect(JSON.stringify(plain?.rows)).not.toContain('虚构')
  })

  it('is filled in place: its row repeats, with its formulas, and sums grow over all copies', async () => {
    const { sheets } = await opened(filled('projects', 3))
    expect(sheets[0]?.rows[0]?.[0]).toBe('壶镇镇2025年重点项目（共 3 个）')
    expect(sheets[0]?.rows.slice(3, 7).map((row) => row.slice(0, 3))).toEqual([
      [1, '项目1', '社会事业'],
      [2, '项目2', '社会事业'],
      [3, '项目3', '社会事业'],
      ['合计', '其中：0.6 亿元', null],
    ])
    const cells = sheets[0]?.cells
    expect(cells?.get('5,6')).toMatchObject({ formula: 'E6-F6', formulaResult: 2900 })
    expect(cells?.get('6,4')).toMatchObject({ formula: 'SUM(E4:E6)', formulaResult: 6000 })
    expect(cells?.get('6,5')).toMatchObject({ formula: 'SUBTOTAL(9,F4:F6)', formulaResult: 300 })
    expect(cells?.get('6,6')).toMatchObject({ formula: 'E7-F7', formulaResult: 5700 })
    expect(sheets[1]?.cells?.get('0,1')).toMatchObject({ formula: "'项目 一览'!E7", formulaResult: 6000 })
    expect(sheets[1]?.cells?.get('1,1')).toMatchObject({
      formula: "SUM('项目 一览'!E4:E6)",
      formulaResult: 6000,
    })
  })

  it('keeps what else hangs on its rows: merges, formats, checks, filters, names, print settings, remarks, charts', async () => {
    const result = filled('projects', 3)
    const { sheets, namedRanges } = await opened(result)
    const [sheet] = sheets
    expect(sheet?.merges).toContainEqual({ startRow: 6, startCol: 1, endRow: 6, endCol: 3 })
    expect(sheet?.conditionalRules?.map(({ range }) => range)).toEqual(['E4:E6', 'F4:F6'])
    expect(sheet?.dataValidations?.[0]?.range).toBe('C4:C6')
    expect(sheet?.autoFilter?.range).toBe('A3:G6')
    expect(sheet?.pageSetup).toMatchObject({
      printArea: '$A$1:$G$9',
      printTitlesRow: expect.stringMatching(/^\$?1:\$?3$/),
      paperSize: 'a3',
    })
    expect(sheet?.rowDefs?.get(5)?.height).toBe(24)
    expect(namedRanges).toContainEqual(expect.objectContaining({ name: '合计格', range: "'项目 一览'!$E$7" }))
    expect(sheet?.cells?.get('8,0')?.comment?.text).toContain('由办公室填写')
    expect(xmlOf(result, 'xl/charts/chart1.xml')).toContain("'项目 一览'!$E$4:$E$6")
    expect(xmlOf(result, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
  })

  it('leaves every part that it does not fill byte for byte as it was', () => {
    const result = filled('projects', 3)
    const before = openZip(template('projects'))
    const after = openZip(Buffer.from(result.ok ? result.value : []))
    expect([...after.names()].toSorted()).toEqual([...before.names()].toSorted())
    for (const name of ['xl/styles.xml', 'xl/theme/theme1.xml', '[Content_Types].xml', 'docProps/core.xml'])
      expect(after.part(name)?.equals(before.part(name) ?? Buffer.alloc(0))).toBe(true)
  })

  it('grows sums of one cell and names of it, and writes one result into each cell', () => {
    const zip = openZip(template('projects'))
    const parts = new Map([...zip.names()].map((name) => [name, zip.part(name) ?? Buffer.alloc(0)]))
    const change = (name: string, from: string, to: string): void => {
      const xml = parts.get(name)?.toString('utf8') ?? ''
      expect(xml).toContain(from)
      parts.set(name, Buffer.from(xml.replaceAll(from, to)))
    }
    // As AutoSum writes it, and as newer versions of openpyxl and LibreOffice write results.
    change('xl/worksheets/sheet1.xml', 'SUM(E4:E4)', 'SUM(E4)')
    change('xl/worksheets/sheet1.xml', '<v></v>', '<v />')
    change('xl/worksheets/sheet1.xml', '<f>E5-F5</f><v />', '<f>SUM(各项)+MAX($E$4,E4*2)</f><v>7</v>')
    change(
      'xl/workbook.xml',
      '<definedNames>',
      `<definedNames><definedName name="各项">'项目 一览'!$E$4</definedName>`,
    )
    const whole: ExportView = { table: 'project', language: 'zh-CN', year: 2025 }
    const result = fillTemplate(pack(parts), templateValues(project, whole, rows(3), MEANING, '2025-04-01'))
    const sheet = xmlOf(result, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<f>SUM(E4:E6)</f><v>6000</v></c>')
    expect(sheet).toContain('<f>SUBTOTAL(9,F4:F6)</f><v>300</v></c>')
    // What the program cannot work out has no result rather than an old one.
    expect(sheet).toContain('<f>SUM(各项)+MAX($E$4:$E$6,E4*2)</f></c>')
    expect(xmlOf(result, 'xl/workbook.xml')).toContain(`name="各项">'项目 一览'!$E$4:$E$6<`)
  })

  it('shows a day as the cell shows days, and with no rows stays as a blank form', async () => {
    const { sheets } = await opened(filled('projects', 1))
    expect(sheets[0]?.rows[3]?.[3]).toBeInstanceOf(Date)
    const blank = await opened(filled('projects', 0, { town: '温溪镇' }))
    expect(blank.sheets[0]?.rows[3]?.slice(0, 6)).toEqual([null, null, null, null, null, null])
    expect(blank.sheets[0]?.rows[0]?.[0]).toBe('温溪镇2025年重点项目（共 0 个）')
  })

  it('names the cell of every placeholder that stands for nothing', () => {
    const zip = openZip(template('projects'))
    const parts = new Map([...zip.names()].map((name) => [name, zip.part(name) ?? Buffer.alloc(0)]))
    const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? ''
    const spoilt = sheet
      .replace(entities('类别}'), entities('类型}'))
      .replace(entities('日期}'), entities('日起}'))
    parts.set('xl/worksheets/sheet1.xml', Buffer.from(spoilt))
    const values = templateValues(project, { table: 'project', language: 'zh-CN' }, rows(2), MEANING, '')
    expect(fillTemplate(pack(parts), values)).toEqual({
      ok: false,
      rejections: [
        { at: {}, code: 'unknown-placeholder', sheet: '项目 一览', cell: 'C4', name: '类型', instead: [] },
        { at: {}, code: 'unknown-placeholder', sheet: '项目 一览', cell: 'A7', name: '日起', instead: [] },
      ],
    })
  })
})

describe('a table with several totals', () => {
  const line = (book: string, side: string, budget: number) => ({
    region: 'r',
    year: 2025,
    book,
    side,
    subject: '某科目（虚构）',
    budget,
  })
  const all = rowsOf({
    region: [{ id: 'r', name: '壶镇镇' }],
    budget_line: [
      line('general', 'revenue', 300_000_000),
      line('general', 'expenditure', 200_000_000),
      line('fund', 'expenditure', 50_000_000),
    ],
  })
  const values = templateValues(budgetLine, { table: 'budget_line', language: 'zh-CN' }, all, MEANING, '')

  it('names each by what tells it from the others, in any order, and in a unit of its own', () => {
    expect(values.single('合计.收入.预算数')?.value).toBe(300)
    expect(values.single('合计.一般公共预算.支出.预算数|亿元')?.value).toBe(0.02)
    expect(values.single('合计.支出.政府性基金预算.预算数')?.value).toBe(50)
  })

  it('lists the names where one fits several, or none', () => {
    const names = ['合计.一般公共预算.支出.预算数', '合计.政府性基金预算.支出.预算数']
    expect(values.single('合计.支出.预算数')).toBeUndefined()
    expect(values.instead('合计.支出.预算数')).toEqual(names)
    expect(values.instead('合计.预算数|亿元')).toEqual(
      ['合计.一般公共预算.收入.预算数', ...names].map((name) => `${name}|亿元`),
    )
    expect(values.instead('合计.没有的列')).toEqual([])
  })
})

describe('a template saved by LibreOffice', () => {
  it('is filled the same', async () => {
    const { sheets } = await opened(filled('projects-libreoffice', 3))
    const [sheet, sums] = sheets
    expect(sheet?.rows[0]?.[0]).toBe('壶镇镇2025年重点项目（共 3 个）')
    expect(sheet?.rows[5]?.slice(0, 3)).toEqual([3, '项目3', '社会事业'])
    expect(sheet?.cells?.get('6,4')).toMatchObject({ formula: 'SUM(E4:E6)', formulaResult: 6000 })
    expect(sheet?.cells?.get('5,6')).toMatchObject({ formula: 'E6-F6', formulaResult: 2900 })
    expect(sheet?.merges).toContainEqual({ startRow: 6, startCol: 1, endRow: 6, endCol: 3 })
    expect(sheet?.pageSetup?.printArea).toBe('$A$1:$G$9')
    expect(sums?.cells?.get('0,1')?.formulaResult).toBe(6000)
  })
})

describe('a template with headings only', () => {
  it('fills the blank rows below and adds as many as it takes, in the unit of the heading', async () => {
    const few = await opened(filled('headings', 2))
    expect(few.sheets[0]?.rows.slice(2).map((row) => row.slice(0, 3))).toEqual([
      [1, '项目1', 0.1],
      [2, '项目2', 0.2],
      [null, null, null],
      ['合计', null, 0.3],
    ])
    const many = await opened(filled('headings', 5))
    expect(many.sheets[0]?.rows[6]?.slice(0, 3)).toEqual([5, '项目5', 0.5])
    expect(many.sheets[0]?.cells?.get('7,2')).toMatchObject({ formula: 'SUM(C3:C7)', formulaResult: 1.5 })
  })

  it('is refused if it names no column of the table, as is what is no workbook', () => {
    const values = templateValues(project, { table: 'project', language: 'zh-CN' }, rows(1), MEANING, '')
    const other = { ...values, perRow: () => undefined, headed: () => undefined }
    expect(fillTemplate(template('headings'), other)).toMatchObject({
      rejections: [{ code: 'no-placeholders' }],
    })
    expect(fillTemplate(Buffer.from('text'), values)).toMatchObject({
      rejections: [{ code: 'file-unreadable', why: 'unknown-format' }],
    })
    expect(fillTemplate(template('headings').subarray(0, 3000), values)).toMatchObject({
      rejections: [{ code: 'file-unreadable', why: 'broken' }],
    })
  })
})
