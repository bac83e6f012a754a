import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { exportTable } from '../../../electron/exchange/export.ts'
import { openZip } from '../../../electron/exchange/read/zip.ts'
import { pack } from '../../../electron/exchange/template/pack.ts'
import { layOut } from '../../../shared/exchange/lay-out.ts'
import type { ExportView } from '../../../shared/exchange/view.ts'
import { MEANING } from '../../../shared/paper-totals.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { opened } from '../../shared/packs/workbook.ts'
import { temporaryFolder } from '../store/workbooks.ts'

// What other programs make of our files, on machines that have them; elsewhere these tests say that they were skipped.

const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import openpyxl']).status === 0,
)
const HAS_CALC = spawnSync('soffice', ['--version']).status === 0
const sample = opened(true).rows

async function exported(name: string, more: Partial<ExportView> = {}) {
  const table = tableNamed(name)
  if (!table) throw new Error(`no table ${name}`)
  const view = { table: name, language: 'zh-CN', ...more } as const
  const properties = { modified: new Date(0) }
  const made = await exportTable(table, sample, { view, format: 'xlsx', encoding: 'utf-8', properties })
  if (!made.ok) throw new Error('refused')
  return { bytes: made.value.bytes, layout: layOut(table, view, sample, MEANING) }
}

describe.skipIf(PYTHON === undefined)('openpyxl reads an export', () => {
  it.each(['project', 'land_entry', 'observation', 'budget_line'])('as it was laid out: %s', async (name) => {
    const { bytes, layout } = await exported(name)
    const path = join(temporaryFolder(), 'a.xlsx')
    writeFileSync(path, bytes)
    const script = fileURLToPath(new URL('read_with_openpyxl.py', import.meta.url))
    const said = spawnSync(PYTHON ?? '', [script, path], { encoding: 'utf8', maxBuffer: 1e8 })
    const read = JSON.parse(said.stdout)
    // Days come back as days; the layout holds their numbers.
    const day = (cell: unknown): unknown =>
      typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell)
        ? Date.parse(cell) / 86_400_000 + 25_569
        : cell
    const width = Math.max(...layout.values.map((row) => row.length))
    const whole = layout.values.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null))
    expect(read.values.map((row: unknown[]) => row.map(day))).toEqual(whole)
    const formulas = layout.cells.filter(({ formula }) => formula !== undefined)
    expect(Object.keys(read.formulas)).toHaveLength(formulas.length)
    expect(read.merges).toHaveLength(layout.merges.length)
    for (const [at, { format }] of layout.columns.entries()) {
      const shown = read.formats[layout.body.first][at]
      const own = layout.cells.find(
        ({ row, column, format: one }) => row === layout.body.first && column === at && one,
      )
      expect(shown).toBe(own?.format ?? format ?? 'General')
    }
    expect(read.print).toMatchObject({
      titles: expect.stringMatching(/^\$?2:\$?(4|5)$/),
      paper: { a3: 8, a4: 9 }[layout.print.paper],
      orientation: layout.print.orientation,
      fit: [true, 1, 0],
      footer: '第 &P 页，共 &N 页',
    })
    expect(Object.keys(read.lists)).toHaveLength(layout.lists.length)
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
