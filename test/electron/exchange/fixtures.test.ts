import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../../build/root.ts'
import type { ImportChoices, Preview } from '../../../shared/exchange/import/contract.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { opened } from '../../shared/packs/workbook.ts'
import { understandBytes } from './understand.ts'

// Files that LibreOffice, openpyxl and xlwt have written, and texts in the encodings of the office; what they hold is
// said beside each by the script that made it; ugly_cases.py holds what real offices send.

const FOLDER = join(ROOT, 'test/fixtures/exchange')
const FILES = readdirSync(FOLDER).filter((name) => /\.(xlsx|xls|ods|csv|tsv|txt)$/.test(name))

interface Expectation {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, Cell>>[]
  readonly sheet?: string
  readonly choices?: ImportChoices
  readonly counts?: Partial<Preview['counts']>
  readonly typed?: readonly Readonly<Record<string, string>>[]
  readonly stops?: readonly (readonly [string, string])[]
  readonly looks?: readonly (readonly [string, string])[]
}

describe('files of other programs', () => {
  const { rows } = opened(true)

  it('are at least 25, of every format, and ten of the ugliest', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(25)
    expect(FILES.filter((name) => name.startsWith('ugly-')).length).toBeGreaterThanOrEqual(10)
    for (const ending of ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt'])
      expect(FILES.some((name) => name.endsWith(`.${ending}`))).toBe(true)
  })

  it.each(FILES)('%s', (name) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Expectation
    const bytes = readFileSync(join(FOLDER, name))
    const understood = understandBytes(bytes, name, expected.table, rows, expected.choices)
    const preview = previewOf(understood)
    const read = understood.read.rows.map(({ values }) => Object.fromEntries(values))
    const wanted = expected.rows.map((row, index) =>
      Object.fromEntries(Object.keys(row).map((column) => [column, read[index]?.[column]])),
    )
    expect(wanted).toEqual(expected.rows)
    expect(read).toHaveLength(expected.rows.length)
    expect(preview.counts).toMatchObject(expected.counts ?? {})
    const typed = understood.read.rows.map((row) => Object.fromEntries(row.typed))
    expect(typed).toEqual(expected.typed ?? typed.map(() => ({})))
    const at = (severity: 'stop' | 'look') =>
      preview.problems
        .filter((one) => one.severity === severity)
        .map(({ address, reason }) => [address.replace(/^.*!/, ''), reason.code])
    expect(at('stop')).toEqual(expected.stops ?? [])
    expect(at('look')).toEqual(expected.looks ?? [])
    const { name: sheet } = understood.place.grid.sheet
    if (expected.sheet) expect(sheet).toBe(expected.sheet)
  })
})
