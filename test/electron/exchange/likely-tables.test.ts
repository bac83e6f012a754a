import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../../build/root.ts'
import { exportTable } from '../../../electron/exchange/export.ts'
import { readBook } from '../../../electron/exchange/read/read.ts'
import { likelyTables } from '../../../shared/exchange/import/likely-tables.ts'
import { IMPORTABLE } from '../../../shared/importable.ts'
import { wideTableOf } from '../../../shared/wide-tables.ts'
import { opened } from '../../shared/packs/workbook.ts'

// Before a person has said anything, the page proposes the table that a file's headings speak of.

const FOLDER = join(ROOT, 'test/fixtures/exchange')
const FILES = readdirSync(FOLDER).filter((name) => /\.(xlsx|xls|ods|csv|tsv|txt)$/.test(name))
const CANDIDATES = IMPORTABLE.map((table) => ({ table, wide: wideTableOf(table.name) }))
const { rows } = opened(true)

function likely(bytes: Uint8Array, name: string): readonly string[] {
  const book = readBook(Buffer.from(bytes), name, () => undefined)
  if (!book.ok) throw new Error(JSON.stringify(book.rejections))
  return likelyTables(book.value, CANDIDATES, rows)
}

describe('the table that a file speaks of', () => {
  it.each(FILES)('%s', (name) => {
    const { table } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as { table: string }
    expect(likely(readFileSync(join(FOLDER, name)), name)).toContain(table)
  })

  it('is told by sheets of ours themselves', async () => {
    for (const table of IMPORTABLE) {
      const made = await exportTable(table, rows, {
        view: { table: table.name, language: 'zh-CN' },
        format: 'xlsx',
        encoding: 'utf-8',
        properties: { modified: new Date(0) },
      })
      if (!made.ok) throw new Error('refused')
      expect(likely(made.value.bytes, '表.xlsx')).toEqual([table.name])
    }
  })

  it('is none for a list of something else', () => {
    expect(likely(Buffer.from('菜名,价格,份数\n红烧肉,38,2\n'), '菜单.csv')).toEqual([])
  })
})
