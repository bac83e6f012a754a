import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXPORT_VERBS } from '../../../electron/cli/export.ts'
import { FILE_VERBS } from '../../../electron/cli/files.ts'
import { UsageError, type Answer } from '../../../electron/cli/verb.ts'

let folder = ''
const inFolder = (name: string): string => join(folder, name)

async function call(words: string, names: readonly string[], options = {}): Promise<Answer> {
  const verb = [...FILE_VERBS, ...EXPORT_VERBS].find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  return verb.run({ language: 'zh-CN', arguments: names, options, readInput: async () => '' })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  await call('new', [inFolder('a.zhence')], { sample: '' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('zhence export', () => {
  it('writes the rows and columns asked for, in the unit asked for', async () => {
    const options = { where: '所属镇=壶镇镇', columns: '项目名称,total_investment', unit: '亿元' }
    const answer = await call('export', [inFolder('a.zhence'), 'project', inFolder('p.xlsx')], options)
    expect(answer).toMatchObject({ exit: 0, value: { table: 'project', rows: 11 } })
    const [sheet] = (await openXlsx(readFileSync(inFolder('p.xlsx')))).sheets
    expect(sheet?.rows[1]?.[0]).toBe('壶镇镇项目表')
    expect(sheet?.rows.slice(2, 6).map((row) => row.slice(0, 3))).toEqual([
      ['填报单位：壶镇镇', '单位：亿元', null],
      ['序号', '项目名称', '投资'],
      [null, null, '总投资'],
      [1, '壶镇智能机械装备产业园一期', 13.2],
    ])
  })

  it('takes several conditions: all columns must fit, any text of one column will do', async () => {
    const rowsFor = async (where: string): Promise<unknown> => {
      const names = [inFolder('a.zhence'), 'project', inFolder('w.csv')]
      const { value } = await call('export', names, { where, replace: '' })
      return (value as { readonly rows: number }).rows
    }
    const one = await rowsFor('所属镇=壶镇镇')
    const other = await rowsFor('所属镇=温溪镇')
    expect(await rowsFor('所属镇=壶镇镇；region=温溪镇')).toBe(Number(one) + Number(other))
    const both = Number(await rowsFor('所属镇=壶镇镇; category=基础设施;'))
    expect(both).toBeGreaterThan(0)
    expect(both).toBeLessThan(Number(one))
    const unknown = { where: '所属镇=壶镇镇;某列=1' }
    expect(await call('export', [inFolder('a.zhence'), 'project', inFolder('x.csv')], unknown)).toMatchObject(
      { exit: 1 },
    )
  })

  it('replaces a file only if told so', async () => {
    const names = [inFolder('a.zhence'), 'plan', inFolder('plan.csv')]
    await call('export', names)
    await expect(call('export', names)).rejects.toMatchObject({ code: 'file-exists' })
    expect(await call('export', names, { replace: '', encoding: 'gb18030' })).toMatchObject({ exit: 0 })
    const text = new TextDecoder('gb18030').decode(readFileSync(inFolder('plan.csv')))
    expect(text.split('\r\n')[0]).toContain('计划名称')
  })

  it('names what it does not know, and what there is', async () => {
    const names = [inFolder('a.zhence'), 'project', inFolder('x.xlsx')]
    const answer = await call('export', names, { columns: '总投次' })
    expect(answer.exit).toBe(1)
    expect(answer.messages.join(' ')).toMatch(/总投次.*total_investment/)
    await expect(call('export', names, { unit: '美元' })).rejects.toThrow(UsageError)
    await expect(call('export', [names[0] ?? '', 'project', 'x.doc'])).rejects.toThrow(UsageError)
  })

  it('writes all tables that have rows into a folder', async () => {
    const answer = await call('export-all', [inFolder('a.zhence'), inFolder('all')])
    expect(answer.exit).toBe(0)
    expect(readdirSync(inFolder('all'))).toEqual(
      expect.arrayContaining(['项目.xlsx', '预算.xlsx', '指标数据.xlsx']),
    )
  })
})
