import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { connectToRead, connectToWrite } from '../../../electron/store/connection.ts'
import { createStore, openStore } from '../../../electron/store/store.ts'
import { BARE } from './bare.ts'
import { closedWorkbook, commit, digest, newWorkbook, open, set, temporaryFolder } from './workbooks.ts'

describe('opening', () => {
  it('runs fully synchronised, in WAL mode, with nothing of the schema trusted, each time', async () => {
    const file = await closedWorkbook()
    // The first connection leaves a log behind, as a crash would; the second is the one that would run at NORMAL.
    const connections = [connectToWrite(file), connectToWrite(file)]
    for (const connection of connections) {
      expect(connection.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(connection.pragma('synchronous', { simple: true })).toBe(2)
      expect(connection.pragma('trusted_schema', { simple: true })).toBe(0)
      expect(connection.pragma('cell_size_check', { simple: true })).toBe(1)
      expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
    }
    for (const connection of connections) connection.close()
    const bare = new Sqlite(file)
    expect(bare.pragma('synchronous', { simple: true })).toBe(1)
    bare.close()
  })

  it('for reading cannot write', async () => {
    const connection = connectToRead(await closedWorkbook())
    expect(() => connection.exec('DELETE FROM region')).toThrow(/readonly/)
    connection.close()
  })

  it('and closing leaves one complete file, out of WAL mode', async () => {
    const { file, store } = await newWorkbook()
    await commit(store, [set('region', 'lake', 'name', '甲')])
    expect(readdirSync(dirname(file)).length).toBeGreaterThan(1)
    await store.close()
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
    expect([...readFileSync(file).subarray(18, 20)]).toEqual([1, 1])
    await store.close()
  })

  it('read-only on request reads a copy and leaves the file alone', async () => {
    const file = await closedWorkbook()
    const before = digest(file)
    const store = await openStore(file, { who: 't', readOnly: true, schema: BARE })
    expect(store.info()).toMatchObject({
      readOnly: { reason: 'asked' },
      folder: dirname(file),
      name: basename(file),
    })
    expect(store.rows().all('region')).toHaveLength(2)
    expect((await store.verify()).ok).toBe(true)
    await store.close()
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
  })

  it.each([
    ['a trigger', 'CREATE TRIGGER evil AFTER INSERT ON journal BEGIN SELECT 1; END'],
    ['a view', 'CREATE VIEW evil AS SELECT * FROM region'],
    ['a virtual table', 'CREATE VIRTUAL TABLE evil USING fts5(x)'],
    ['another column', 'ALTER TABLE region ADD COLUMN evil TEXT'],
    ['a missing table', 'DROP TABLE scenario_project'],
  ])('refuses a file with %s and does not touch it', async (_what, sql) => {
    const file = await closedWorkbook()
    const tampered = new Sqlite(file)
    tampered.exec(sql)
    tampered.close()
    const before = digest(file)
    await expect(open(file)).rejects.toMatchObject({ code: 'file-damaged' })
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
  })

  it('stops when the file is moved or replaced meanwhile, and goes on when it is back', async () => {
    const { file, store } = await newWorkbook()
    const elsewhere = join(dirname(file), 'elsewhere.zhence')
    renameSync(file, elsewhere)
    const change = () =>
      store.commit({ verb: 'edit' }, () => ({ ok: true, value: [set('region', 'lake', 'name', '甲')] }))
    await expect(change()).rejects.toMatchObject({ code: 'file-moved', params: { file: basename(file) } })
    writeFileSync(file, 'another file')
    await expect(change()).rejects.toMatchObject({ code: 'file-moved' })
    expect(readFileSync(file, 'utf8')).toBe('another file')
    renameSync(elsewhere, file)
    expect((await change()).ok).toBe(true)
  })

  it('takes in what another program wrote meanwhile', async () => {
    const { file, store } = await newWorkbook()
    const other = new Sqlite(file)
    other.prepare("UPDATE region SET code = '331122' WHERE id = 'lake'").run()
    other.close()
    const done = await commit(store, [set('region', 'lake', 'name', '甲')])
    expect(done.changes[0]?.before).toMatchObject({ code: '331122' })
    // It wrote past the journal, and the verification says where.
    expect(await store.verify()).toMatchObject({
      ok: false,
      rows: [{ table: 'region', id: 'lake', column: 'code' }],
    })
  })
})

describe('a new workbook', () => {
  it('has an entry of its own that names the pack, and is complete when it has its name', async () => {
    const { store, file } = await newWorkbook([])
    expect(store.info()).toMatchObject({ packId: 'pack', seq: 1, undo: null, format: BARE.migrations.length })
    expect(await store.history({})).toMatchObject([
      { seq: 1, label: { verb: 'new-workbook', name: 'pack' }, changes: [] },
    ])
    await store.close()
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
  })

  it('does not replace a file, and needs a folder', async () => {
    const folder = temporaryFolder()
    const options = { who: 't', packId: null, edits: [] }
    writeFileSync(join(folder, 'a.zhence'), 'mine')
    await expect(createStore(join(folder, 'a.zhence'), options)).rejects.toMatchObject({
      code: 'file-exists',
    })
    expect(readFileSync(join(folder, 'a.zhence'), 'utf8')).toBe('mine')
    await expect(createStore(join(folder, 'none', 'a.zhence'), options)).rejects.toMatchObject({
      code: 'folder-missing',
    })
  })

  it('whose rows are refused is a bug and leaves nothing behind', async () => {
    const folder = temporaryFolder()
    const edits = [set('region', 'none', 'name', 'x')]
    await expect(createStore(join(folder, 'a.zhence'), { who: 't', packId: null, edits })).rejects.toThrow(
      'no-such-row',
    )
    expect(readdirSync(folder)).toEqual([])
  })
})
