import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { exportTable } from '../../../electron/exchange/export.ts'
import { openZip } from '../../../electron/exchange/read/zip.ts'
import { pack } from '../../../electron/exchange/template/pack.ts'
import { withCalculatedColumns } from '../../../shared/calculation/extended.ts'
import { layOut } from '../../../shared/exchange/lay-out.ts'
import type { Layout } from '../../../shared/exchange/layout.ts'
import { columnLetters } from '../../../shared/exchange/totals-formula.ts'
import type { ExportView } from '../../../shared/exchange/view.ts'
import { MEANING } from '../../../shared/paper-totals.ts'
import { formulaSheet } from '../../../shared/formula-sheets.ts'
import { YEARS_SHEET } from '../../../shared/indicators/years.ts'
import { TABLES } from '../../../shared/tables.ts'
import { opened } from '../../shared/packs/workbook.ts'
import { temporaryFolder } from '../store/workbooks.ts'

// What other programs make of our files, on machines that have them; elsewhere these tests say that they were skipped.

const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import openpyxl']).status === 0,
)
const HAS_CALC = spawnSync('soffice', ['--version']).status === 0
const sample = opened(true).rows

/** A sheet of the sample as it is written, and as it was laid out. */
async function exported(name: string, more: Partial<ExportView> = {}) {
  const sheet = formulaSheet(name, sample)
  if (!sheet) throw new Error(`no table ${name}`)
  const { table } = sheet
  const columns = Object.keys(table.columns).flatMap((field) =>
    sheet.computed.has(field) ? [] : [{ field }],
  )
  const view = { table: name, language: 'zh-CN', columns, ...more } as const
  const properties = { modified: new Date(0) }
  const made = await exportTable(table, sample, { view, format: 'xlsx', encoding: 'utf-8', properties })
  if (!made.ok) throw new Error('refused')
  return {
    bytes: made.value.bytes,
    layout: layOut(table, view, withCalculatedColumns(sheet, sample).rows, MEANING),
  }
}

const place = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** All sheets through one run of Python, which takes longer to begin than to read them. */
async function readByOpenpyxl(names: readonly string[]) {
  const folder = temporaryFolder()
  const made = await Promise.all(
    names.map(async (name) => {
      const { bytes, layout } = await exported(name)
      const path = join(folder, `${name}.xlsx`)
      writeFileSync(path, bytes)
      return { name, layout, path }
    }),
  )
  const script = fileURLToPath(new URL('read_with_openpyxl.py', import.meta.url))
  const said = spawnSync(PYTHON ?? '', [script, ...made.map(({ path }) => path)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const read = said.stdout.trim().split('\n')
  return new Map(made.map(({ name, layout }, at) => [name, { layout, read: JSON.parse(read[at] ?? '') }]))
}

/** The number format of a cell of the table. */
function formatAt({ cells, columns }: Layout): (row: number, column: number) => string {
  const own = new Map(
    cells.flatMap(({ row, column, format }) => (format ? [[place(row, column), format] as const] : [])),
  )
  return (row, column) => own.get(place(row, column)) ?? columns[column]?.format ?? 'General'
}

describe.skipIf(PYTHON === undefined)('openpyxl reads an export as it was laid out:', () => {
  const names = [...TABLES.map(({ name }) => name), YEARS_SHEET]
  let all: ReturnType<typeof readByOpenpyxl> | null = null

  it.each(names)('%s', async (name) => {
    all ??= readByOpenpyxl(names)
    const found = (await all).get(name)
    if (!found) throw new Error(`openpyxl did not read ${name}`)
    const { read, layout } = found
    // Days come back as days; the layout holds their numbers.
    const day = (cell: unknown): unknown =>
      typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell)
        ? Date.parse(cell) / 86_400_000 + 25_569
        : cell
    const width = Math.max(...layout.values.map((row) => row.length))
    const whole = layout.values.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null))
    expect(read.values.map((row: unknown[]) => row.map(day))).toEqual(whole)
    const formulas = layout.cells.flatMap(({ row, column, formula }) =>
      formula === undefined ? [] : [[place(row, column), `=${formula}`]],
    )
    expect(read.formulas).toEqual(Object.fromEntries(formulas))
    const merges = layout.merges.map(
      ({ top, left, bottom, right }) => `${place(top, left)}:${place(bottom, right)}`,
    )
    expect(read.merges).toEqual(merges.toSorted())
    const wanted = formatAt(layout)
    const shown = layout.columns.flatMap(({ hidden }, at) => (hidden ? [] : [at]))
    for (let row = layout.body.first; row <= layout.body.last; row += 1)
      expect(shown.map((at) => read.formats[row][at])).toEqual(shown.map((at) => wanted(row, at)))
    expect(read.widths).toEqual(layout.columns.map(({ width: own }) => own))
    expect(read.hidden).toEqual({
      columns: layout.columns.flatMap(({ hidden }, at) => (hidden ? [columnLetters(at)] : [])),
      rows: [1],
    })
    const { print, frozen } = layout
    expect(read.print).toEqual({
      area: `A2:${place(print.lastRow, print.lastColumn)}`,
      titles: `2:${print.titles.last + 1}`,
      paper: { a3: 8, a4: 9 }[print.paper],
      orientation: print.orientation,
      fit: [true, 1, 0],
      footer: '第 &P 页，共 &N 页',
      centred: true,
    })
    expect(read.freeze).toBe(place(frozen.rows, frozen.columns))
    const lists = layout.lists.map(({ column, words }) => [
      `${place(layout.body.first, column)}:${place(layout.body.last, column)}`,
      `"${words.join(',')}"`,
    ])
    expect(read.lists).toEqual(layout.body.last < layout.body.first ? {} : Object.fromEntries(lists))
  })
})

describe.skipIf(!HAS_CALC)('LibreOffice Calc works out', () => {
  it.each(['project', 'project_year', 'land_entry', 'budget_line'])(
    'the totals that stand in the file: %s',
    async (name) => {
      const { bytes } = await exported(name, name === 'project' ? { subtotalBy: 'region' } : {})
      const folder = temporaryFolder()
      const path = join(folder, 'a.xlsx')
      writeFileSync(path, withoutResults(bytes))
      const how = [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
      ]
      spawnSync('soffice', [...how, '--outdir', join(folder, 'out'), path])
      const ours = (await openXlsx(bytes)).sheets[0]?.cells
      const theirs = (await openXlsx(readFileSync(join(folder, 'out', 'a.xlsx')))).sheets[0]?.cells
      const formulas = [...(ours ?? [])].filter(([, { formula }]) => formula !== undefined)
      expect(formulas.length).toBeGreaterThan(3)
      for (const [place, { formulaResult }] of formulas) {
        const worked = theirs?.get(place)?.formulaResult ?? theirs?.get(place)?.value
        expect(worked).toBeCloseTo(Number(formulaResult), 6)
      }
    },
  )
})

/** The same file without the results of its formulas, so that they must be worked out. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const zip = openZip(Buffer.from(bytes))
  const parts = new Map([...zip.names()].map((name) => [name, zip.part(name) ?? Buffer.alloc(0)]))
  const sheet = 'xl/worksheets/sheet1.xml'
  const xml =
    parts
      .get(sheet)
      ?.toString('utf8')
      .replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1') ?? ''
  return pack(parts.set(sheet, Buffer.from(xml)))
}
