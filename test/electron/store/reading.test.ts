import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectToRead } from '../../../electron/store/connection.ts'
import { answersFrom, type Answers } from '../../../electron/store/reading/questions.ts'
import { Reader } from '../../../electron/store/reading/reader.ts'
import { CURRENT } from '../../../electron/store/schema.ts'
import { Fault } from '../../../shared/api/reply.ts'
import { closedWorkbook, commit, figure, insert, newWorkbook, remove, set } from './workbooks.ts'

/** The same questions to a thread and to this one; both end with the test. */
function both(file: string): { readonly thread: Answers; readonly here: Answers; readonly reader: Reader } {
  const reader = new Reader({ file, source: file })
  const connection = connectToRead(file)
  onTestFinished(async () => {
    connection.close()
    await reader.close()
  })
  return { thread: reader.answers, here: answersFrom(file, connection, CURRENT), reader }
}

/** Edits in two parts, two of which cannot be: one of them only because of the other. */
const BY = { run: 1, who: '测试' } as const
const ASKED = [
  insert('observation', 'lake-2040', figure('lake', '2040', 1)),
  insert('observation', 'again', figure('lake', '2040', 2)),
  set('observation', 'nowhere', 'value', 1),
] as const

/** Everything that can be asked, with the faults that came of it. */
async function allOf(answers: Answers, head: number, from: number): Promise<readonly unknown[]> {
  const asked: readonly Promise<unknown>[] = [
    answers.verify(null),
    answers.history({}),
    answers.history({ table: 'observation', id: 'lake-2020', column: 'value' }),
    answers.changedCells({ table: 'observation', from, to: head }),
    answers.foresee({ ...BY, again: false, edits: [ASKED[0]], next: 'more' }),
    answers.foresee({ ...BY, again: true, edits: ASKED.slice(1), next: 'look' }),
    answers.compare({ from, to: head, head, limit: 3, offset: 1 }),
  ]
  return (await Promise.allSettled(asked)).map((one) =>
    one.status === 'fulfilled'
      ? one.value
      : one.reason instanceof Fault
        ? [one.reason.code, one.reason.params]
        : String(one.reason),
  )
}

describe('the thread that reads', () => {
  it('looks at many edits in parts, tells how far it is, and stops when it is told', async () => {
    const { store } = await newWorkbook(undefined, CURRENT)
    const months = Array.from(
      { length: 1000 },
      (_, at) => `${1990 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}`,
    )
    const edits = [...months, ...months.slice(0, 200)].map((month, at) =>
      insert('observation', `many-${at}`, figure('lake', month, at)),
    )
    const shares: number[] = []
    const found = await store.foresee(edits, { again: false, onProgress: (share) => void shares.push(share) })
    expect(found?.map(({ code, at }) => [code, at.id])).toEqual(
      Array.from({ length: 200 }, (_, at) => ['duplicate', `many-${1000 + at}`]),
    )
    expect(shares).toEqual([0, 500 / 1200, 1000 / 1200])
    let parts = 0
    const goesOn = (): boolean => (parts += 1) < 2
    expect(await store.foresee(edits, { again: false, goesOn })).toBe(null)
    expect(await store.foresee(edits.slice(0, 600), { again: false })).toEqual([])
  })

  it('answers what this thread would, after any edits', async () => {
    const { file, store } = await newWorkbook(undefined, CURRENT)
    const { thread, here } = both(file)
    const action = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), value: fc.integer({ min: 0, max: 99 }) }),
      fc.record({ kind: fc.constantFrom('insert' as const, 'delete' as const), value: fc.nat({ max: 5 }) }),
      fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), value: fc.constant(0) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 8 }), fc.nat(), async (actions, from) => {
        for (const { kind, value } of actions) {
          if (kind === 'undo' || kind === 'redo') await store[kind]()
          else {
            const id = `lake-${2030 + value}`
            const there = store.rows().get('observation', id) !== undefined
            if (kind === 'set') await commit(store, [set('observation', 'lake-2020', 'value', value)])
            else if (kind === 'delete' && there) await commit(store, [remove('observation', id)])
            else if (kind === 'insert' && !there)
              await commit(store, [insert('observation', id, figure('lake', String(2030 + value), 1))])
          }
        }
        const head = store.info().seq
        const point = from % (head + 1)
        const found = await allOf(thread, head, point)
        expect(found).toEqual(JSON.parse(JSON.stringify(await allOf(here, head, point))))
        expect(found[0]).toMatchObject({ ok: true })
      }),
      { numRuns: 20 },
    )
  })

  it('throws the faults that this thread would', async () => {
    const file = await closedWorkbook(undefined, CURRENT)
    const connection = new Sqlite(file)
    connection.exec(`UPDATE journal SET changes = substr(changes, 1, 900)`)
    connection.close()
    const { thread, here } = both(file)
    const found = await allOf(thread, 1, 0)
    expect(found).toEqual(await allOf(here, 1, 0))
    expect(found[0]).toMatchObject({ ok: false, journal: { brokenAt: 1 } })
    expect(found[1]).toEqual(['journal-broken', { detail: 'entry 1' }])
    const missing = new Reader({ file, source: `${file}.gone` })
    onTestFinished(() => missing.close())
    await expect(missing.answers.verify(null)).rejects.toMatchObject({ code: 'no-permission' })
  })

  it('ends with the workbook, and whoever waits is told', async () => {
    const file = await closedWorkbook(undefined, CURRENT)
    const reader = new Reader({ file, source: file })
    const [asked] = await Promise.all([Promise.allSettled([reader.answers.verify(null)]), reader.close()])
    expect(asked).toMatchObject([{ status: 'rejected', reason: { code: 'no-workbook-open' } }])
    await expect(reader.answers.verify(null)).rejects.toMatchObject({ code: 'no-workbook-open' })
  })
})

describe('a list of entries', () => {
  it('counts what each changed, of all tables or of one, and holds the first changes', async () => {
    const { store } = await newWorkbook()
    await commit(store, [set('observation', 'lake-2020', 'value', 20), set('region', 'hill', 'name', '四')])
    await commit(store, [set('region', 'hill', 'name', '五')])
    const heads = (await store.history({})).map(({ changes, ...head }) => ({
      ...head,
      count: changes.length,
    }))
    expect(await store.entries({})).toEqual(heads.map((head) => ({ ...head, changes: [] })))
    expect((await store.entries({ table: 'observation' })).map(({ seq, count }) => [seq, count])).toEqual([
      [2, 1],
      [1, 3],
    ])
    const [before] = await store.entries({ before: 2, limit: 1, listed: 4 })
    const whole = await store.history({ before: 2, limit: 1 })
    expect(before).toMatchObject({ seq: 1, count: 6, changes: whole[0]?.changes.slice(0, 4) })
    const [of] = await store.entries({ before: 2, table: 'observation', listed: 2 })
    expect(of?.changes).toEqual(whole[0]?.changes.filter(({ table }) => table === 'observation').slice(0, 2))
  })
})
