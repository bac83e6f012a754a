import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_VERBS } from '../../../electron/cli/contents.ts'
import { EXPORT_VERBS } from '../../../electron/cli/export.ts'
import { FILE_VERBS } from '../../../electron/cli/files.ts'
import type { Answer } from '../../../electron/cli/verb.ts'

let folder = ''
const inFolder = (name: string): string => join(folder, name)

async function call(words: string, names: readonly string[], input: unknown = null): Promise<Answer> {
  const verb = [...FILE_VERBS, ...EXPORT_VERBS, ...CONTENT_VERBS].find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  const readInput = async (): Promise<string> => JSON.stringify(input)
  return verb.run({ language: 'zh-CN', arguments: names, options: {}, readInput })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  const line = { region: 'huzhen', year: 2025, book: 'general', side: 'revenue' }
  await call('new', [inFolder('a.zhence')])
  const made = await call(
    'edit',
    [inFolder('a.zhence')],
    [
      { kind: 'insert', table: 'region', id: 'huzhen', values: { name: '壶镇镇', level: 'town' } },
      {
        kind: 'insert',
        table: 'budget_line',
        id: 'tax',
        values: { ...line, subject: '税收', budget: '=1200*1.08' },
      },
      {
        kind: 'insert',
        table: 'budget_line',
        id: 'fee',
        values: { ...line, subject: '非税', budget: '＝1296÷3' },
      },
    ],
  )
  if (made.exit !== 0) throw new Error(JSON.stringify(made.value))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const column = (values: object) => [
  {
    kind: 'insert',
    table: 'calculated_column',
    id: 'share',
    values: { table_name: 'budget_line', title: '占比', unit: '%', decimals: 1, place: 1, ...values },
  },
]

describe('arithmetic and calculated columns on the command line', () => {
  it('stores the value of arithmetic and lists what was typed', async () => {
    expect(await call('rows', [inFolder('a.zhence'), 'budget_line'])).toMatchObject({
      value: { rows: [{ budget: 1296_000_000 }, { budget: 432_000_000 }] },
    })
    expect(await call('rows', [inFolder('a.zhence'), 'cell_expression'])).toMatchObject({
      value: { rows: [{ row_id: 'tax', expression: '1200*1.08', unit: '万元' }, { expression: '1296÷3' }] },
    })
  })

  it('refuses a column that cannot be computed, with the place and the reason', async () => {
    const answer = await call('edit', [inFolder('a.zhence')], column({ formula: '占比(预算书)' }))
    expect(answer).toMatchObject({
      exit: 1,
      value: { rejections: [{ message: '第 4 个字符：此表没有叫“预算书”的列。是不是“预算数”？' }] },
    })
  })

  it('lists and writes a calculated column beside the table’s own', async () => {
    expect(await call('edit', [inFolder('a.zhence')], column({ formula: '=占比(预算数)' }))).toMatchObject({
      exit: 0,
    })
    expect(await call('rows', [inFolder('a.zhence'), 'budget_line'])).toMatchObject({
      value: {
        columns: {
          'calculated-share': { title: '占比', unit: '%', derived: true, formula: '=占比(预算数)' },
        },
        rows: [{ 'calculated-share': 75 }, { 'calculated-share': 25 }],
      },
    })
    await call('export', [inFolder('a.zhence'), 'budget_line', inFolder('b.csv')])
    const [heading, first] = readFileSync(inFolder('b.csv'), 'utf8').split('\r\n')
    expect(heading).toContain('占比（%）')
    expect(first).toContain('75')
  })
})
