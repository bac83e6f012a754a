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

  it('lists and writes the sheet of years, and what is computed from the budget of the year before', async () => {
    const file = inFolder('c.zhence')
    await call('new', [file])
    const line = { region: 'huzhen', book: 'general', side: 'revenue', subject: '税收' }
    const figure = { region: 'huzhen', indicator: 'gdp', vintage: 'final', state: 'actual' }
    const formula = (id: string, values: object) => ({
      kind: 'insert',
      table: 'calculated_column',
      id,
      values: { title: id, unit: '%', decimals: 1, place: 1, ...values },
    })
    const row = (table: string, id: string, values: object) => ({ kind: 'insert', table, id, values })
    const made = await call(
      'edit',
      [file],
      [
        row('region', 'huzhen', { name: '壶镇镇', level: 'town' }),
        row('indicator', 'gdp', {
          name: '地区生产总值',
          unit: '亿元',
          direction: 'up',
          kind: 'flow',
          aggregation: 'sum',
        }),
        row('observation', 'o1', { ...figure, period: '2023', value: 80 }),
        row('observation', 'o2', { ...figure, period: '2024', value: 88 }),
        row('budget_line', 'b1', { ...line, year: 2024, final: 100 }),
        row('budget_line', 'b2', { ...line, year: 2025, budget: 110 }),
        formula('增幅', { table_name: 'observation_years', formula: '2024年 / 2023年 - 1' }),
        formula('比上年', { table_name: 'budget_line', formula: '预算数 / 上年决算 - 1' }),
      ],
    )
    expect(made.exit).toBe(0)
    expect(await call('rows', [file, 'observation_years'])).toMatchObject({
      value: { rows: [{ region: 'huzhen', unit: '亿元', y2023: 80, y2024: 88, 'calculated-增幅': 10 }] },
    })
    await call('export', [file, 'observation_years', inFolder('years.csv')])
    const [years, first] = readFileSync(inFolder('years.csv'), 'utf8').split('\r\n')
    expect(years).toContain('单位,2021年')
    expect(first).toContain('亿元,,,80,88,10')
    await call('export', [file, 'budget_line', inFolder('budget.csv')])
    const [budget, , second] = readFileSync(inFolder('budget.csv'), 'utf8').split('\r\n')
    expect(budget).toContain('比上年（%）')
    expect(budget).not.toContain('上年决算')
    expect(second).toContain(',10,')
  })
})
