import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportTable, type ExportRequest } from '../../../electron/exchange/export.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import { formulaSheet } from '../../../shared/formula-sheets.ts'
import { YEARS_SHEET } from '../../../shared/indicators/years.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import type { Table } from '../../../shared/table/table.ts'
import { TABLES } from '../../../shared/tables.ts'
import { opened } from '../../shared/packs/workbook.ts'
import { rowsOf } from '../../shared/rows.ts'
import { understandBytes } from './understand.ts'

const WAYS: readonly Pick<ExportRequest, 'format' | 'encoding'>[] = [
  { format: 'xlsx', encoding: 'utf-8' },
  { format: 'csv', encoding: 'utf-8' },
  { format: 'csv', encoding: 'gb18030' },
]

async function reimported(
  table: Table,
  rows: Rows,
  { view, ...way }: (typeof WAYS)[number] & { readonly view?: Partial<ExportRequest['view']> },
  into = table.name,
) {
  const made = await exportTable(table, rows, {
    view: { table: table.name, language: 'zh-CN', ...view },
    ...way,
    properties: { modified: new Date(0) },
  })
  if (!made.ok) throw new Error('refused')
  // Empty cells count, too: what was exported as nothing is nothing.
  return previewOf(understandBytes(made.value.bytes, `表.${way.format}`, into, rows, { clear: true }))
}

describe('bringing our own export in again', () => {
  const { rows } = opened(true)

  it.each(WAYS)('changes nothing in any table: $format, $encoding', async (way) => {
    for (const table of TABLES) {
      if (rows.all(table.name).length === 0) continue
      const { counts, problems } = await reimported(table, rows, way)
      expect({ table: table.name, ...counts, problems }).toMatchObject({
        table: table.name,
        data: rows.all(table.name).length,
        unchanged: rows.all(table.name).length,
        fresh: 0,
        changed: 0,
        stops: 0,
      })
    }
  })

  it.each(WAYS)(
    'changes nothing when amounts are shown in larger units, of which 亩 is no whole part: $format, $encoding',
    async (way) => {
      const units = { money: '亿元', land: '公顷' }
      for (const name of ['project', 'project_year', 'land_entry', 'budget_line']) {
        const table = TABLES.find((one) => one.name === name)
        if (!table) throw new Error(`no ${name}`)
        const { counts, problems } = await reimported(table, rows, { ...way, view: { units } })
        expect({ name, ...counts, problems }).toMatchObject({
          unchanged: rows.all(name).length,
          changed: 0,
          fresh: 0,
          problems: [],
        })
      }
    },
  )

  it.each(WAYS)(
    'changes nothing in the years across, a scope called 合计 among them: $format, $encoding',
    async (way) => {
      const sheet = formulaSheet(YEARS_SHEET, rows)
      if (!sheet) throw new Error('no sheet of years')
      const { counts, problems, columns } = await reimported(sheet.table, rows, way, 'observation')
      const years = columns.filter(({ heading }) => /^\d{4}年$/.test(heading))
      expect(years.filter(({ target }) => target !== 'value')).toEqual([])
      expect({ ...counts, problems }).toMatchObject({
        fresh: 0,
        changed: 0,
        stopped: 0,
        totals: 0,
        problems: [],
      })
      expect(counts.unchanged).toBeGreaterThan(700)
    },
  )

  it.each(WAYS)('keeps texts that a spreadsheet would run or reckon: $format, $encoding', async (way) => {
    const texts = [
      '=1+1',
      '+86 578',
      '-3',
      '@a',
      '#N/A',
      '#REF!',
      '#VALUE!',
      '#DIV/0!',
      '#NO-RESULT!',
      '0012',
      '1,234',
      '一\n二',
      '"引"',
      'a,b;c\td',
      '合计',
    ]
    const table = TABLES.find(({ name }) => name === 'project')
    if (!table) throw new Error('no project')
    const { counts, changes } = await reimported(
      table,
      rowsOf({ project: texts.map((name) => ({ name })) }),
      way,
    )
    expect(changes).toEqual([])
    expect(counts).toMatchObject({
      data: texts.length,
      unchanged: texts.length,
      problems: 0,
      fresh: 0,
      totals: way.format === 'xlsx' ? 1 : 0,
    })
  })

  it.each(WAYS)('keeps any text that the table can hold: $format, $encoding', async (way) => {
    const table = TABLES.find(({ name }) => name === 'project')
    if (!table) throw new Error('no project')
    const column = { kind: 'text', title: '建设内容' } as const
    const sign = fc.oneof(
      fc.constantFrom('#REF!', '#N/A', '_x0041_', '_x000D_', 'Err:508', '是', '合计', '亿'),
      fc.constantFrom(...'#=＝+@-\'",;\t\n\r \u3000\u200b\u0001<&甲01.%—/'),
    )
    const text = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 40, maxLength: 40 }), async (texts) => {
        const project = texts.map((raw, at) => {
          const read = parseCell(column, raw, { at: {}, rows })
          if (!read.ok) throw new Error(raw)
          return { id: `p-${at}`, name: `项目${at}号（虚构）`, content: read.value }
        })
        const { changes, counts, problems } = await reimported(table, rowsOf({ project }), way)
        expect({ changes, problems, unchanged: counts.unchanged }).toEqual({
          changes: [],
          problems: [],
          unchanged: project.length,
        })
      }),
      { numRuns: 20 },
    )
  })

  it('takes a row that was copied within the file for a new one, and says which rows are no longer in it', async () => {
    const table = TABLES.find(({ name }) => name === 'office')
    if (!table) throw new Error('no office')
    const all = rowsOf({
      office: ['甲局', '乙局', '丙局'].map((name, id) => ({ id: `id-${id}`, name, type: 'department' })),
    })
    const view = { table: 'office', language: 'zh-CN' } as const
    const properties = { modified: new Date(0) }
    const made = await exportTable(table, all, { view, format: 'csv', encoding: 'utf-8', properties })
    if (!made.ok) throw new Error('refused')
    const lines = new TextDecoder().decode(made.value.bytes).split('\r\n')
    const second = lines.findIndex((line) => line.includes('乙局'))
    const copy = lines[second]?.replace('乙局', '丁局') ?? ''
    // The copy stands above its original; the third row is gone.
    const file = [...lines.slice(0, second), copy, lines[second] ?? ''].join('\r\n')
    const understood = understandBytes(Buffer.from(file), '单位.csv', 'office', all)
    const { counts, fresh, changes, problems, absent } = previewOf(understood)
    expect(counts).toMatchObject({ data: 3, fresh: 1, changed: 0, unchanged: 2 })
    expect(absent).toMatchObject({ count: 1, outside: 0, sure: true, rows: [{ label: '丙局' }] })
    expect([fresh.map(({ row }) => row), changes]).toEqual([[second], []])
    expect(problems.map(({ reason }) => reason.code)).toContain('copied-row')
  })

  it.each(WAYS)('leaves alone what it computed or could not hold: $format, $encoding', async (way) => {
    const table = TABLES.find(({ name }) => name === 'project')
    if (!table) throw new Error('no project')
    const project = { id: 'a', name: '甲（虚构）', content: '长'.repeat(40_000), total_investment: 5_000_000 }
    const column = { table_name: 'project', title: '总投资（折亿元）', formula: '总投资 * 2', place: 1 }
    const all = rowsOf({ project: [project], calculated_column: [column] })
    const { changes, columns } = await reimported(table, all, way)
    expect(changes).toEqual([])
    expect(columns.find(({ heading }) => heading.startsWith('总投资（折'))?.target ?? null).toBe(null)
  })
})
