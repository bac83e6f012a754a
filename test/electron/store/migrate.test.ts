import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../electron/store/schema.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { BARE } from './bare.ts'
import { accepted, closedWorkbook, commit, digest, insert, open, set, START } from './workbooks.ts'

/** A made-up next format: regions have an area, and offices are told their level. */
function nextFormat(...sql: readonly string[]): Schema {
  const tables = BARE.tables.map((table): Table => {
    if (table.name !== 'region') return table
    return {
      ...table,
      columns: { ...table.columns, area: { kind: 'number', title: '面积', unit: '平方公里' } },
    }
  })
  const migrations = sql.map((text, index) => ({ name: `made-up-${index}.sql`, sql: text }))
  return { ...BARE, tables, migrations: [...BARE.migrations, ...migrations] }
}

/** The format of this program; the made-up ones come after it. */
const NOW = BARE.migrations.length

const ADD_AREA = 'ALTER TABLE "region" ADD COLUMN "area" REAL'

describe('an older workbook', () => {
  it('is brought to the new format behind a verified backup, and undo reaches back before it', async () => {
    const file = await closedWorkbook()
    const old = await open(file)
    await commit(old, [set('region', 'lake', 'name', '甲')])
    await old.close()
    const schema = nextFormat(ADD_AREA)
    const store = await open(file, schema)
    expect(store.info()).toMatchObject({ format: NOW + 1, seq: 2, readOnly: null })
    expect(readdirSync(dirname(file))).toContain(`计划.format-${NOW}.zhence`)
    await commit(store, [set('region', 'lake', 'area', 12.5)])
    accepted(await store.undo())
    accepted(await store.undo())
    expect(store.rows().get('region', 'lake')).toMatchObject({ name: '湖镇', area: null })
    expect(await store.verify()).toMatchObject({ ok: true, rows: [] })
    await store.close()

    const backup = await open(join(dirname(file), `计划.format-${NOW}.zhence`))
    expect(backup.info()).toMatchObject({ format: NOW, seq: 2 })
    expect((await backup.verify()).ok).toBe(true)
  })

  it('keeps an earlier backup, and takes several formats in one step', async () => {
    const file = await closedWorkbook()
    const both = nextFormat(ADD_AREA, 'CREATE INDEX "region_by_area" ON "region" ("area")')
    const halfway = await openStore(file, { who: 't', schema: nextFormat(ADD_AREA) })
    await halfway.close()
    expect((await open(file, both)).info()).toMatchObject({ format: NOW + 2, readOnly: null })
    expect(
      readdirSync(dirname(file))
        .filter((name) => name.includes('format-'))
        .sort(),
    ).toEqual([`计划.format-${NOW}.zhence`, `计划.format-${NOW + 1}.zhence`])
  })

  it.each([
    ['wrong SQL', `${ADD_AREA}; CREATE TABLE "half" ("x" TEXT) STRICT; SELEC`],
    ['a dangling reference', `${ADD_AREA}; UPDATE "observation" SET "region" = 'nowhere'`],
  ])('stays as it was when a migration fails: %s', async (_what, sql) => {
    const file = await closedWorkbook()
    const before = digest(file)
    await expect(open(file, nextFormat(sql))).rejects.toMatchObject({
      code: 'migration-failed',
      params: { from: NOW, to: NOW + 1, backup: `计划.format-${NOW}.zhence` },
    })
    expect(digest(file)).toBe(before)
    const store = await open(file)
    expect(store.info()).toMatchObject({ format: NOW, readOnly: null })
    expect((await store.verify()).ok).toBe(true)
  })

  it('is read in a private copy when it is only to be read', async () => {
    const file = await closedWorkbook()
    const before = digest(file)
    const view = await openStore(file, { who: 't', schema: nextFormat(ADD_AREA), readOnly: true })
    expect(view.rows().get('region', 'lake')).toMatchObject({ area: null })
    await view.close()
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
  })
})

describe('a newer workbook', () => {
  it('opens for reading if it holds what this program reads, and is never written', async () => {
    const schema = nextFormat(ADD_AREA)
    const file = await closedWorkbook(
      [...START, insert('region', 'third', { name: '三镇', level: 'town', area: 3 })],
      schema,
    )
    const before = digest(file)
    const view = await open(file)
    expect(view.info()).toMatchObject({ format: NOW + 1, readOnly: { reason: 'newer' }, undo: null })
    expect(view.rows().get('region', 'third')).not.toHaveProperty('area')
    const result = await view.commit({ verb: 'edit' }, () => ({
      ok: true,
      value: [set('region', 'lake', 'name', '甲')],
    }))
    expect(result).toMatchObject({ ok: false, rejections: [{ code: 'read-only' }] })
    await view.close()
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
  })

  it.each([
    ['lacks a table that is read here', 'file-newer-than-program', 'DROP TABLE scenario_project'],
    ['lacks a column that is read here', 'file-newer-than-program', 'ALTER TABLE region DROP COLUMN note'],
    ['holds a trigger', 'file-damaged', 'CREATE TRIGGER evil AFTER INSERT ON journal BEGIN SELECT 1; END'],
  ])('that %s is refused as %s and stays as it was', async (_what, code, sql) => {
    const file = await closedWorkbook()
    const changed = new Sqlite(file)
    changed.exec(sql)
    changed.pragma('user_version = 99')
    changed.close()
    const before = digest(file)
    await expect(open(file)).rejects.toMatchObject({ code })
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
  })
})
