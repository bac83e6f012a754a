import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Backend } from '../../../electron/api/backend.ts'
import { dispatch } from '../../../electron/api/dispatch.ts'
import { createStore, type Store } from '../../../electron/store/store.ts'
import type { ExportReport } from '../../../shared/api/export.ts'
import { packNamed } from '../../../shared/packs/packs.ts'
import type { Row } from '../../../shared/table/table.ts'

let folder: string
let store: Store
let backend: Backend

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  vi.stubEnv('ZHENCE_CONFIG_DIR', join(folder, 'config'))
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  store = await createStore(join(folder, 'a.zhence'), { who: 'test', packId: 'lishui-2022-72', edits })
  const preferences = { get: async () => ({}), set: async () => ({}) } as unknown as Backend['preferences']
  backend = { store, preferences, reportBug: (_verb, error) => `${String(error)}` }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const request = {
  id: 'one',
  view: {
    table: 'project_year',
    rows: ['py-project-002-2025', 'py-project-001-2025'],
    columns: [{ field: 'project' }, { field: 'year' }, { field: 'investment' }],
    language: 'zh-CN',
  },
  format: 'xlsx',
}

describe('export', () => {
  it('answers a file with the rows and columns shown, references by their labels', async () => {
    const ids = store
      .rows()
      .all('project_year')
      .slice(0, 2)
      .map(({ id }) => id)
      .reverse()
    const reply = await dispatch(backend, 'export', { ...request, view: { ...request.view, rows: ids } })
    expect(reply).toMatchObject({ kind: 'done', value: { name: '项目年度投资表.xlsx', rows: 2 } })
    const { base64 } = (reply as { value: ExportReport }).value
    const [sheet] = (await openXlsx(Buffer.from(base64, 'base64'))).sheets
    const labels = ids.map((id) => {
      const row = store.rows().get('project_year', id)
      return [store.rows().get('project', String(row?.['project']))?.['name'], row?.['year']]
    })
    expect(sheet?.rows.slice(5, 7).map((row) => row.slice(1, 3))).toEqual(labels)
  })

  it('holds a calculated column where the sheet shows it, its totals counting rows that are left out, too', async () => {
    const values = {
      table_name: 'project_year',
      title: '占比',
      unit: '%',
      formula: '占比(investment)',
      place: 1,
    }
    const added = await store.commit({ verb: 'insert' }, () => ({
      ok: true,
      value: [{ kind: 'insert', table: 'calculated_column', id: 'share', values }],
    }))
    expect(added).toMatchObject({ ok: true })
    const all = store.rows().all('project_year')
    const rows = all.slice(0, 2).map(({ id }) => id)
    const columns = [{ field: 'investment' }, { field: 'calculated-share', title: '占比' }]
    const view = { ...request.view, rows, columns }
    const reply = await dispatch(backend, 'export', { ...request, id: 'three', view })
    const { base64 } = (reply as { value: ExportReport }).value
    const [sheet] = (await openXlsx(Buffer.from(base64, 'base64'))).sheets
    const townOf = (row: Row) => store.rows().get('project', String(row['project']))?.['region']
    const totalFor = (one: Row) =>
      all
        .filter((row) => townOf(row) === townOf(one) && row['year'] === one['year'])
        .reduce((sum, row) => sum + Number(row['investment']), 0)
    const written = sheet?.rows.filter(([number]) => number === 1 || number === 2).map((row) => row[2])
    expect(written).toEqual(
      all.slice(0, 2).map((row) => expect.closeTo((Number(row['investment']) / totalFor(row)) * 100, 9)),
    )
  })

  it('calls references by the rows of every table, in the child as here', async () => {
    const view = {
      table: 'observation',
      columns: [{ field: 'region' }, { field: 'indicator' }],
      language: 'zh-CN',
    }
    const reply = await dispatch(backend, 'export', { ...request, id: 'labels', view })
    const [sheet] = (await openXlsx(Buffer.from((reply as { value: ExportReport }).value.base64, 'base64')))
      .sheets
    const first = store.rows().all('observation')[0]
    const name = (table: string, id: unknown) => store.rows().get(table, String(id))?.['name']
    expect(sheet?.rows[4]?.slice(1, 3)).toEqual([
      name('region', first?.['region']),
      name('indicator', first?.['indicator']),
    ])
  })

  it('ends when it is cancelled, and says so', async () => {
    const asked = dispatch(backend, 'export', {
      ...request,
      id: 'two',
      view: { ...request.view, rows: undefined },
    })
    expect(await dispatch(backend, 'progress', { id: 'two' })).toMatchObject({
      kind: 'done',
      value: { share: expect.any(Number) },
    })
    await dispatch(backend, 'progress', { id: 'two', cancel: true })
    expect(await asked).toMatchObject({ kind: 'rejected', rejections: [{ code: 'cancelled' }] })
    expect(await dispatch(backend, 'progress', { id: 'two' })).toMatchObject({ value: { share: null } })
  })

  it('refuses a table that is not there', async () => {
    const view = { ...request.view, table: 'nothing' }
    expect(await dispatch(backend, 'export', { ...request, view })).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'no-such-table' }],
    })
  })
})

describe('templates', () => {
  const file = new URL('../../fixtures/exchange/templates/projects.xlsx', import.meta.url)
  const names = async (change: object): Promise<unknown> => {
    const reply = await dispatch(backend, 'templates', change)
    return reply.kind === 'done' ? (reply.value as { names: unknown }).names : reply
  }

  it('are saved beside the preferences, listed, filled and taken away', async () => {
    expect(await names({})).toEqual([])
    const base64 = readFileSync(file).toString('base64')
    expect(await names({ save: { name: '重点项目', base64 } })).toEqual(['重点项目'])
    const view = { table: 'project', town: '三镇', year: 2025, language: 'zh-CN' }
    const reply = await dispatch(backend, 'export', {
      id: 'three',
      view,
      format: 'xlsx',
      template: '重点项目',
    })
    const { base64: made, rows } = (reply as { value: ExportReport }).value
    const [sheet] = (await openXlsx(Buffer.from(made, 'base64'))).sheets
    expect(sheet?.rows[0]?.[0]).toBe(`三镇2025年重点项目（共 ${rows} 个）`)
    expect(await names({ remove: '重点项目' })).toEqual([])
    expect(
      await dispatch(backend, 'export', { id: 'four', view, format: 'xlsx', template: '重点项目' }),
    ).toMatchObject({
      rejections: [{ code: 'unknown-name', name: '重点项目' }],
    })
  })

  it('are refused under names that leave the folder', async () => {
    expect(await names({ save: { name: '../a', base64: 'AAAA' } })).toMatchObject({
      rejections: [{ code: 'wrong-form' }],
    })
  })
})
