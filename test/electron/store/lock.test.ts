import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { lockFileOf } from '../../../electron/store/lock.ts'
import { openStore } from '../../../electron/store/store.ts'
import { SESSION, startSession } from './processes.ts'
import { closedWorkbook, commit, newWorkbook, open, refused, set } from './workbooks.ts'

const CHANGE = [set('region', 'lake', 'name', '甲')]

describe('one writer per workbook', () => {
  it('a second process reads what is committed, live, and is told who holds it', async () => {
    const { file, store } = await newWorkbook()
    await commit(store, CHANGE)
    const other = startSession(SESSION, [file])
    expect(await other.next()).toMatchObject({
      seq: 2,
      readOnly: { reason: 'held', holder: expect.stringContaining('tester@here') },
    })
    other.tell('乙')
    expect(await other.next()).toMatchObject({ rejections: [{ code: 'read-only' }] })
    await commit(store, [set('region', 'lake', 'name', '丙')])
    other.tell('load')
    expect(await other.next()).toEqual({ names: ['丙', '山镇'] })
    await other.end()
    expect((await store.verify()).ok).toBe(true)
  })

  it('the holder closes completely while the other still looks at its view', async () => {
    const { file, store } = await newWorkbook()
    const other = startSession(SESSION, [file])
    await other.next()
    await store.close()
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
    other.tell('load')
    expect(await other.next()).toEqual({ names: ['湖镇', '山镇'] })
    await other.end()
    expect((await open(file)).info().readOnly).toBeNull()
  })

  it('a lock of a killed process is taken over, that of a living one is not', async () => {
    const file = await closedWorkbook()
    const other = startSession(SESSION, [file])
    expect(await other.next()).toMatchObject({ readOnly: null })
    other.tell('乙')
    expect(await other.next()).toEqual({ seq: 2 })
    const view = await open(file)
    expect(view.info().readOnly).toMatchObject({
      reason: 'held',
      holder: expect.stringContaining(`child-${other.process.pid}`),
    })
    expect(refused(await view.undo())).toMatchObject([{ code: 'read-only' }])
    await other.kill()
    expect(existsSync(lockFileOf(file))).toBe(true)
    const store = await open(file)
    expect(store.info()).toMatchObject({ readOnly: null, seq: 2 })
    expect(store.rows().get('region', 'lake')).toMatchObject({ name: '乙' })
    await store.close()
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
  })

  it('a lock that another machine left is believed, and a copy can still be saved', async () => {
    const file = await closedWorkbook()
    leaveLock(file, `${hostname()}-other`)
    const view = await open(file)
    expect(view.info().readOnly).toMatchObject({
      reason: 'held',
      holder: expect.stringContaining(`${hostname()}-other`),
    })
    expect(await view.saveCopy('副本')).toEqual({ name: '副本.zhence' })
    expect(existsSync(lockFileOf(file))).toBe(true)
  })

  it('a lock that this machine left when it went down is taken over', async () => {
    const file = await closedWorkbook()
    leaveLock(file, hostname())
    expect((await open(file)).info().readOnly).toBeNull()
  })

  it('a lock file that cannot be read is not passed over', async () => {
    const file = await closedWorkbook()
    writeFileSync(lockFileOf(file), 'someone else needs this name'.repeat(100))
    await expect(openStore(file, { who: 't' })).rejects.toMatchObject({ code: 'file-locked' })
  })

  it('of several openers at once exactly one may write', { timeout: 120_000 }, async () => {
    const file = await closedWorkbook()
    for (let round = 0; round < 4; round += 1) {
      const sessions = Array.from({ length: 4 }, () => startSession(SESSION, [file]))
      const answers = await Promise.all(sessions.map((session) => session.next()))
      const writers = answers.filter((answer) => (answer as { readOnly: unknown }).readOnly === null)
      expect(writers).toHaveLength(1)
      await Promise.all(sessions.map((session) => (round % 2 ? session.kill() : session.end())))
    }
    expect(await (await open(file)).verify()).toMatchObject({ ok: true })
  })
})

/** Leaves a lock file as a process that went down would. */
function leaveLock(file: string, host: string): void {
  const lock = new Sqlite(lockFileOf(file))
  lock.exec('CREATE TABLE holder (who TEXT, host TEXT, pid INTEGER, since TEXT, token TEXT) STRICT')
  lock
    .prepare('INSERT INTO holder VALUES (?, ?, ?, ?, ?)')
    .run('colleague', host, process.pid, new Date(0).toISOString(), 'token')
  lock.close()
}
