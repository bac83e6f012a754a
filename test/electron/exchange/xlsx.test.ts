import { openXlsx, type Sheet } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { exportTable } from '../../../electron/exchange/export.ts'
import type { ExportView } from '../../../shared/exchange/view.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { opened } from '../../shared/packs/workbook.ts'
import { rowsOf } from '../../shared/rows.ts'

/** Writes a table and reads it back with another reader's eyes. */
async function written(name: string, rows: Rows, view: Partial<ExportView> = {}): Promise<Sheet> {
  const table = tableNamed(name)
  if (!table) throw new Error(`no table ${name}`)
  const made = await exportTable(table, rows, {
    view: { table: name, language: 'zh-CN', ...view },
    format: 'xlsx',
    encoding: 'utf-8',
    properties: { modified: new Date(0) },
  })
  if (!made.ok) throw new Error('refused')
  const [sheet] = (await openXlsx(made.value.bytes, { readStyles: true })).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('an exported .xlsx', () => {
  it('keeps texts as texts, whatever they look like', async () => {
    const texts = ['=1+1', '+86 578', '#N/A', "'前", '0012', '_x0041_', ' 甲', '一\n二', '<&>']
    const rows = rowsOf({ project: texts.map((name) => ({ name })) })
    const sheet = await written('project', rows, { columns: [{ field: 'name' }] })
    expect(sheet.rows.slice(4, 4 + texts.length).map((row) => row[1])).toEqual(texts)
    expect([...(sheet.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([])
  })

  it('has the print settings of an office: area, repeated heading, one page wide, page numbers', async () => {
    const sheet = await written('project', opened(true).rows)
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: '$A$2:$AC$38',
      printTitlesRow: '$2:$5',
    })
    expect(sheet.headerFooter?.oddFooter).toBe('&C第 &P 页，共 &N 页')
    expect(sheet.freezePane).toMatchObject({ rows: 5, columns: 2 })
    expect(sheet.rowDefs?.get(0)?.hidden).toBe(true)
    expect(sheet.columns?.at(-1)?.hidden).toBe(true)
    expect(sheet.dataValidations?.some(({ values }) => values?.includes('基础设施'))).toBe(true)
  })

  it('begins a new page before the last rows where the signatures would stand alone', async () => {
    const { rows } = opened(true)
    const shown = rows.all('office').map(({ id }) => id)
    const [alone, below] = [
      await written('office', rows, { rows: shown.slice(0, 35) }),
      await written('office', rows, { rows: shown }),
    ]
    expect([alone.rowBreaks, below.rowBreaks]).toEqual([[35], undefined])
  })

  it('carries the result of every formula, so that a program that does not calculate shows no 0', async () => {
    const sheet = await written('budget_line', opened(true).rows)
    const formulas = [...(sheet.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)
    expect(formulas.length).toBeGreaterThan(40)
    expect(formulas.every(({ formulaResult, value }) => typeof (formulaResult ?? value) === 'number')).toBe(
      true,
    )
  })

  it('of many rows is the same sheet, with the look of every cell', async () => {
    const count = 2100
    const rows = rowsOf({
      project: Array.from({ length: count }, (_, at) => ({
        name: at === 7 ? '=1+1 <&> _x0041_ "' : `项目${at}`,
        start: at === 3 ? '2025-03-31' : null,
        total_investment: at === 5 ? 123_456_789 : at * 1_000_000,
        demo: at === 9 ? 1 : 0,
      })),
    })
    const columns = ['name', 'start', 'total_investment'].map((field) => ({ field }))
    const sheet = await written('project', rows, { columns })
    const body = sheet.rows.slice(5, 5 + count)
    expect(body.map((row) => row[0])).toEqual(Array.from({ length: count }, (_, at) => at + 1))
    expect(body[7]?.[1]).toBe('=1+1 <&> _x0041_ "')
    expect(body[3]?.[2]).toBeInstanceOf(Date)
    expect(body[5]?.[3]).toBe(123.456789)
    expect(sheet.cells?.get('10,3')?.style?.numFmt).toBe('#,##0.000000_ ')
    expect(sheet.cells?.get('11,3')?.style?.numFmt).toBe('#,##0.00_ ')
    expect(sheet.cells?.get('14,0')?.style?.fill).toMatchObject({ pattern: 'lightUp' })
    expect(sheet.cells?.get('15,0')?.style?.fill ?? null).toBeNull()
    expect(sheet.cells?.get('9,0')?.style?.border?.top?.style).toBe('thin')
    const total = sheet.cells?.get(`${5 + count},3`)
    expect(total?.formula).toBe(`SUBTOTAL(9,D6:D${5 + count})`)
    expect(sheet.rows[6 + count]?.[0]).toContain('演示数据（虚构）')
    const grouped = await written('project', rows, {
      columns: [...columns, { field: 'category' }],
      subtotalBy: 'category',
    })
    expect(grouped.cells?.get(`${5 + count},3`)).toMatchObject({
      formula: `SUBTOTAL(9,D6:D${5 + count})`,
      style: { font: { bold: true } },
    })
  })
})
