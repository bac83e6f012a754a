import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsAsOf } from '../../../electron/store/as-of.ts'
import { compare } from '../../../electron/store/compare.ts'
import { ENTRY_COLUMNS, hashOf, type JournalEntry } from '../../../electron/store/journal.ts'
import { CURRENT } from '../../../electron/store/schema.ts'
import { openStore, type Store } from '../../../electron/store/store.ts'
import { takeSnapshot } from '../../../electron/store/take-snapshot.ts'
import { COMMANDS } from '../../../shared/commands.ts'
import { snapshotsOf, type Snapshot } from '../../../shared/snapshots/commands.ts'
import { countsOf, type RowDifference } from '../../../shared/snapshots/differences.ts'
import type { Edit, Rows } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'
import { TABLES } from '../../../shared/tables.ts'
import {
  accepted,
  commit,
  figure,
  insert,
  newWorkbook,
  open,
  refuse,
  refused,
  remove,
  set,
} from './workbooks.ts'

async function take(store: Store, name: string, stage: Snapshot['stage'] = 'meeting'): Promise<Snapshot> {
  accepted(await takeSnapshot(store, { name, stage }))
  const found = snapshotsOf(store.rows()).find((one) => one.name === name)
  if (!found) throw new Error('no snapshot')
  return found
}

/** An ordinary workbook with all rules. */
const whole = () => newWorkbook(undefined, CURRENT)

describe('[存稿-1] a snapshot', () => {
  it('names the entry at which the journal stood, with its hash, who and when, and is one commit with one undo', async () => {
    const { store } = await whole()
    await commit(store, [set('observation', 'lake-2020', 'value', 14)])
    const { seq } = store.info()
    const made = accepted(
      await takeSnapshot(store, { name: ' 第一次上会 ', stage: 'meeting', note: '常务会' }),
    )
    expect(made).toMatchObject({ seq: seq + 1, label: { verb: 'take-snapshot', name: '第一次上会' } })
    const [own] = snapshotsOf(store.rows())
    expect(own).toMatchObject({
      name: '第一次上会',
      stage: 'meeting',
      note: '常务会',
      journal_seq: seq,
      journal_hash: store.hashOfEntry(seq),
      who: 'tester@here',
    })
    accepted(await store.undo())
    expect(snapshotsOf(store.rows())).toEqual([])
    accepted(await store.redo())
    expect(snapshotsOf(store.rows())).toEqual([own])
    expect((await store.verify()).ok).toBe(true)
  })

  it('needs a name of its own', async () => {
    const { store } = await whole()
    await take(store, '上会')
    expect(refused(await takeSnapshot(store, { name: '上会', stage: 'issued' }))).toMatchObject([
      { code: 'duplicate', at: { table: 'snapshot', column: 'name' } },
    ])
    expect(refused(await takeSnapshot(store, { name: '  ', stage: 'issued' }))).toMatchObject([
      { code: 'required', at: { column: 'name' } },
    ])
  })

  it('keeps its rows whatever is changed afterwards, another program opening the file too', async () => {
    const { file, store } = await whole()
    const { journal_seq: seq } = await take(store, '上会')
    const before = allOf(await rowsAsOf(store, seq))
    await commit(store, [set('observation', 'lake-2020', 'value', 99), remove('observation', 'hill-2020')])
    await store.close()
    const again = await open(file, CURRENT)
    expect(allOf(await rowsAsOf(again, seq))).toEqual(before)
  })
})

describe('[存稿-2] what a snapshot stands on', () => {
  it('is given by nobody but the program', async () => {
    const { store } = await whole()
    const forged = insert('snapshot', 'mine', {
      name: '伪造',
      stage: 'issued',
      journal_seq: 1,
      journal_hash: 'f'.repeat(64),
    })
    expect((await refuse(store, [forged])).map(({ code }) => code)).toContain('derived')
  })

  it('never changes, while name, stage and note may', async () => {
    const { store } = await whole()
    const { id } = await take(store, '上会')
    await commit(store, [set('snapshot', id, 'name', '县长办公会'), set('snapshot', id, 'stage', 'approval')])
    expect(store.rows().get('snapshot', id)).toMatchObject({ name: '县长办公会', stage: 'approval' })
    for (const [column, value] of [
      ['journal_seq', 2],
      ['journal_hash', 'f'.repeat(64)],
      ['at', '2001-01-01T00:00:00.000Z'],
      ['who', 'nobody'],
    ] as const) {
      const edit = set('snapshot', id, column, value)
      expect(await refuse(store, [edit])).toMatchObject([{ code: 'derived' }])
      // Not even a command of the program, which may write what others may not.
      const written = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [edit] }), {
        writesDerived: true,
      })
      expect(refused(written)).toMatchObject([{ code: 'snapshot-fixed', at: { id, column } }])
    }
  })

  it('is forgotten by name only, and comes back by undo', async () => {
    const { store } = await whole()
    const own = await take(store, '上会')
    const call = accepted(COMMANDS['deleteSnapshot']?.({ id: own.id }) ?? { ok: false, rejections: [] })
    expect(call.label(store.rows())).toEqual({ verb: 'delete-snapshot', table: 'snapshot', name: '上会' })
    accepted(await store.commit(call.label(store.rows()), call.plan))
    expect(snapshotsOf(store.rows())).toEqual([])
    expect(refused(await store.commit(call.label(store.rows()), call.plan))).toMatchObject([
      { code: 'no-such-row' },
    ])
    accepted(await store.undo())
    expect(snapshotsOf(store.rows())).toEqual([own])
  })
})

describe('[存稿-3] verifying', () => {
  async function report(file: string) {
    const store = await openStore(file, { who: 't', readOnly: true })
    try {
      return await store.verify()
    } finally {
      await store.close()
    }
  }

  async function eventful() {
    const { file, store } = await whole()
    await commit(store, [set('observation', 'lake-2020', 'value', 14)])
    const early = await take(store, '上会')
    await commit(store, [set('observation', 'lake-2020', 'value', 15)])
    const late = await take(store, '印发', 'issued')
    await store.close()
    return { file, early, late }
  }

  it('names every snapshot whose entry was rewritten, even where somebody has made the whole chain fit again', async () => {
    const { file, early, late } = await eventful()
    expect(await report(file)).toMatchObject({ ok: true, snapshots: [] })
    const connection = new Sqlite(file)
    connection.prepare("UPDATE journal SET who = '别人' WHERE seq = ?").run(early.journal_seq)
    const entries = connection
      .prepare<[], JournalEntry>(`SELECT ${ENTRY_COLUMNS} FROM journal ORDER BY seq`)
      .all()
    let previous = entries[0]?.previous_hash ?? ''
    for (const { hash: _old, ...entry } of entries) {
      const linked = { ...entry, previous_hash: previous }
      previous = hashOf(linked)
      connection
        .prepare('UPDATE journal SET previous_hash = ?, hash = ? WHERE seq = ?')
        .run(linked.previous_hash, previous, entry.seq)
    }
    connection.close()
    expect(await report(file)).toMatchObject({
      ok: false,
      journal: { brokenAt: null },
      rows: [],
      snapshots: [
        { id: early.id, name: '上会' },
        { id: late.id, name: '印发' },
      ],
    })
  })

  it('names those behind a break of the chain, and not those before it', async () => {
    const { file, early, late } = await eventful()
    const connection = new Sqlite(file)
    connection.prepare("UPDATE journal SET who = '别人' WHERE seq = ?").run(late.journal_seq)
    connection.close()
    expect(await report(file)).toMatchObject({
      ok: false,
      journal: { brokenAt: late.journal_seq },
      snapshots: [{ id: late.id, name: '印发' }],
    })
    expect(early.journal_seq).toBeLessThan(late.journal_seq)
  })
})

/** Every row of every table but that of the snapshots themselves, by table and id. */
function allOf(rows: Rows): Map<string, Row> {
  const tables = TABLES.filter(({ name }) => name !== 'snapshot')
  return new Map(tables.flatMap(({ name }) => rows.all(name).map((row) => [`${name} ${row.id}`, row])))
}

function withDifferences(rows: Map<string, Row>, found: readonly RowDifference[]): Map<string, Row> {
  const made = new Map(rows)
  for (const { table, id, before, after } of found) {
    expect(rows.get(`${table} ${id}`) ?? null).toEqual(before)
    if (after) made.set(`${table} ${id}`, after)
    else made.delete(`${table} ${id}`)
  }
  return made
}

const PERIODS = ['2018', '2019', '2022', '2023']
const change: fc.Arbitrary<Edit | 'undo' | 'redo' | 'snapshot'> = fc.oneof(
  { arbitrary: fc.constantFrom('undo', 'redo', 'snapshot'), weight: 3 },
  fc
    .tuple(fc.constantFrom('lake-2020', 'hill-2020', ...PERIODS), fc.constantFrom(1, 2, 3, null))
    .map(([id, value]): Edit => set('observation', id, 'value', value)),
  fc.constantFrom(...PERIODS).map((period): Edit => insert('observation', period, figure('hill', period, 5))),
  fc.constantFrom('hill-2020', ...PERIODS).map((id): Edit => remove('observation', id)),
  fc
    .constantFrom('hill-2020', ...PERIODS)
    .map((id): Edit => ({ kind: 'move', table: 'observation', id, after: null })),
  fc.constantFrom('湖镇', '大湖镇').map((name): Edit => set('region', 'lake', 'name', name)),
)

describe('[存稿-4] the difference of two versions', () => {
  it('put into the earlier one gives the later one, after any edits, undos and redos', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 14 }), async (changes) => {
        const { store } = await newWorkbook(undefined, CURRENT)
        const points = [store.info().seq]
        for (const [at, one] of changes.entries()) {
          // What is refused leaves the workbook as it was.
          if (one === 'undo' || one === 'redo') await store[one]()
          else if (one === 'snapshot') await takeSnapshot(store, { name: `${at}`, stage: 'other' })
          else await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [one] }))
          points.push(store.info().seq)
        }
        const versions = new Map<number, Map<string, Row>>()
        for (const seq of new Set(points)) versions.set(seq, allOf(await rowsAsOf(store, seq)))
        for (const [from, earlier] of versions)
          for (const [to, later] of versions) {
            if (from > to) continue
            const { differences, entries } = await compare(store, { from, to })
            const found = differences.rows(TABLES)
            if (from === to) expect(found).toEqual([])
            expect(withDifferences(earlier, found)).toEqual(later)
            for (const { cells, before, after, kind, seq } of found) {
              expect(entries.has(seq)).toBe(true)
              expect(kind === 'changed').toBe(cells.length > 0)
              for (const cell of cells) {
                expect(before?.[cell.column]).toBe(cell.before)
                expect(after?.[cell.column]).toBe(cell.after)
                expect(cell.before).not.toBe(cell.after)
                expect(entries.has(cell.seq)).toBe(true)
              }
            }
          }
        await store.close()
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  it('tells the last change of each cell, leaves out what was taken back, and counts by table', async () => {
    const { store } = await whole()
    const from = store.info().seq
    const first = await commit(store, [set('observation', 'lake-2020', 'value', 20)])
    const second = await commit(store, [set('observation', 'lake-2020', 'note', '更正')])
    await commit(store, [set('region', 'lake', 'name', '别的名')])
    accepted(await store.undo())
    await commit(store, [remove('observation', 'hill-2020')])
    await take(store, '上会')
    const { differences } = await compare(store, { from, to: store.info().seq })
    const found = differences.rows(TABLES)
    expect(found).toMatchObject([
      { table: 'observation', id: 'lake-2020', kind: 'changed', seq: second.seq },
      { table: 'observation', id: 'hill-2020', kind: 'deleted', after: null },
    ])
    expect(found[0]?.cells).toEqual([
      { column: 'value', before: 12.5, after: 20, seq: first.seq },
      { column: 'note', before: null, after: '更正', seq: second.seq },
    ])
    expect(countsOf(found)).toEqual([
      { table: 'observation', added: 0, deleted: 1, changed: 1, moved: 0, cells: 2 },
    ])
  })
})
