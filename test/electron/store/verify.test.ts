import { readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/api/reply.ts'
import { openStore } from '../../../electron/store/store.ts'
import { BARE } from './bare.ts'
import { accepted, closedWorkbook, commit, figure, insert, open, set, START } from './workbooks.ts'

async function eventful(): Promise<string> {
  const file = await closedWorkbook()
  const store = await open(file)
  for (let count = 0; count < 20; count += 1)
    await commit(store, [set('observation', 'lake-2020', 'value', count)])
  accepted(await store.undo())
  await store.close()
  return file
}

function tamper(file: string, ...statements: readonly string[]): void {
  const connection = new Sqlite(file)
  connection.pragma('foreign_keys = OFF')
  for (const sql of statements) expect(connection.prepare(sql).run().changes).toBeGreaterThan(0)
  connection.close()
}

async function report(file: string) {
  const store = await openStore(file, { who: 't', readOnly: true, schema: BARE })
  try {
    return await store.verify()
  } finally {
    await store.close()
  }
}

describe('verification', () => {
  it('finds nothing in a sound workbook, and counts its entries', async () => {
    expect(await report(await eventful())).toMatchObject({
      ok: true,
      integrity: [],
      schema: [],
      rows: [],
      journal: { entries: 22, brokenAt: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  it.each([
    ["UPDATE observation SET value = 7.25 WHERE id = 'hill-2020'", { id: 'hill-2020', column: 'value' }],
    ["UPDATE observation SET position = 9 WHERE id = 'hill-2020'", { id: 'hill-2020', column: 'position' }],
    ["DELETE FROM observation WHERE id = 'hill-2020'", { id: 'hill-2020' }],
    [
      `INSERT INTO observation (id, position, region, indicator, period, vintage, state)
       VALUES ('foreign', 1, 'lake', 'gdp', '2001', 'final', 'actual')`,
      { id: 'foreign' },
    ],
  ])('names the row that another program touched: %s', async (sql, place) => {
    const file = await eventful()
    tamper(file, sql)
    expect(await report(file)).toMatchObject({
      ok: false,
      integrity: [],
      journal: { brokenAt: null },
      rows: [{ table: 'observation', ...place }],
    })
  })

  it.each([
    ["UPDATE journal SET who = 'nobody' WHERE seq = 10", 10],
    ['UPDATE journal SET label = \'{"verb":"paste"}\' WHERE seq = 10', 10],
    ["UPDATE journal SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 10", 10],
    ['UPDATE journal SET changes = replace(changes, \'"value":7\', \'"value":8\') WHERE seq = 10', 10],
    ["UPDATE journal SET changes = 'no json' WHERE seq = 10", 10],
    ['UPDATE journal SET undoes = 3 WHERE seq = 10', 10],
    ["UPDATE journal SET hash = replace(hash, substr(hash, 1, 4), '0000') WHERE seq = 10", 10],
    ['UPDATE journal SET seq = 1000 WHERE seq = 22', 1000],
  ])('names the entry of the journal that was changed: %s', async (sql, seq) => {
    const file = await eventful()
    tamper(file, sql)
    // A journal whose undoing makes no sense cannot even be opened for undo.
    const found = await report(file).catch((error: unknown) => error)
    if (found instanceof Fault) expect(found.code).toBe('journal-broken')
    else expect(found).toMatchObject({ ok: false, journal: { brokenAt: seq } })
  })

  it('names the entry behind one that was deleted', async () => {
    const file = await eventful()
    tamper(file, 'DELETE FROM journal_row WHERE seq = 10', 'DELETE FROM journal WHERE seq = 10')
    expect(await report(file)).toMatchObject({ ok: false, journal: { brokenAt: 11 } })
  })

  it('finds an index of rows that does not fit the journal', async () => {
    const file = await eventful()
    tamper(file, 'DELETE FROM journal_row WHERE seq = 10')
    expect(await report(file)).toMatchObject({ ok: false, integrity: ['journal_row 10'] })
  })

  it(
    'sees every flipped bit that changes a figure, or the file does not open',
    { timeout: 120_000 },
    async () => {
      const rows = Array.from({ length: 600 }, (_, index) =>
        insert('observation', `row-${index}`, {
          ...figure('lake', '2019', index + 0.5),
          scope: `口径${index}`,
        }),
      )
      const file = await closedWorkbook([...START, ...rows])
      const sound = readFileSync(file)
      const clean = await contents(file)
      // A fixed sequence, so that a failure can be repeated.
      let seed = 12_345
      let [changed, unseen] = [0, 0]
      for (let flip = 0; flip < 120; flip += 1) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        const damaged = Buffer.from(sound)
        const at = seed % damaged.length
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (flip % 8))
        writeFileSync(file, damaged)
        const found = await contents(file).catch((error: unknown) => error)
        if (found instanceof Fault) continue
        expect(found).toHaveProperty('text')
        const { text, ok } = found as Awaited<ReturnType<typeof contents>>
        if (text === clean.text) continue
        changed += 1
        if (ok) unseen += 1
        // What is changed on disk stays as it was found.
        expect(readFileSync(file).equals(damaged)).toBe(true)
      }
      expect(unseen).toBe(0)
      expect(changed).toBeGreaterThan(12)
    },
  )
})

/** All rows and entries as text, and whether the verification finds nothing wrong. */
async function contents(file: string): Promise<{ readonly text: string; readonly ok: boolean }> {
  const store = await openStore(file, { who: 't', readOnly: true, schema: BARE })
  try {
    const { tables } = await store.load()
    const { ok } = await store.verify()
    return { text: JSON.stringify([tables, await store.history({})]), ok }
  } finally {
    await store.close()
  }
}
