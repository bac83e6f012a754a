import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame, unframe } from '../../../shared/api/frame.ts'
import {
  isPacked,
  MOST_CHANGES,
  openCommit,
  packCommit,
  type SentCommit,
} from '../../../shared/api/packed-commit.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import { reverse, type RowChange, type Rows } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'

const figure = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const cell = fc.oneof(
  fc.constantFrom(null, '壶镇镇', '温溪镇', ''),
  fc.string({ unit: 'binary', maxLength: 6 }),
  figure,
)
const cells = fc.record({
  position: figure,
  name: cell,
  amount: cell,
})

/** A change by the row before it and the row after it; null where there is none. */
const change = fc.record({
  table: fc.constantFrom('project', 'project', 'project', 'office'),
  before: fc.option(cells),
  after: fc.option(cells),
  // Most large commits write one column.
  column: fc.constantFrom('position', 'name', 'amount', null),
})

const changes = fc
  .array(change, { minLength: MOST_CHANGES + 1, maxLength: MOST_CHANGES + 60 })
  .map((all) =>
    all.map(({ table, before, after, column }, at) => changed(table, `${at}`, before, after, column)),
  )

type Cells = Omit<Row, 'id'>

function changed(
  table: string,
  id: string,
  before: Cells | null,
  after: Cells | null,
  column: string | null,
): RowChange {
  const row = (values: Cells): Row => ({ ...values, id }) as Row
  if (!before) return { table, id, before: null, after: row(after ?? { position: 1, name: null, amount: 1 }) }
  if (!after) return { table, id, before: row(before), after: null }
  const one = column === null ? after : { ...before, [column]: after[column] ?? 0 }
  return { table, id, before: row(before), after: row(one as Cells) }
}

function commitOf(all: readonly RowChange[]): Commit {
  return {
    seq: 7,
    at: '2026-01-01T00:00:00Z',
    who: '某某',
    label: { verb: 'fill', table: 'project', count: all.length },
    undoes: null,
    changes: all,
  }
}

/** The rows as they were before changes. */
function before(all: readonly RowChange[]): Rows {
  const known = new Map(all.map((one) => [`${one.table} ${one.id}`, one.before]))
  return {
    all: (name) => all.flatMap((one) => (one.table === name && one.before ? [one.before] : [])),
    get: (name, id) => known.get(`${name} ${id}`) ?? undefined,
  }
}

/** Over the wire of the loopback host. */
function travelled(sent: SentCommit): SentCommit {
  const pieces = frame(sent, (text) => new TextEncoder().encode(text))
  return unframe(new Uint8Array(Buffer.concat(pieces)).buffer, (bytes) =>
    new TextDecoder().decode(bytes),
  ) as SentCommit
}

describe('a large commit on its way to a window', () => {
  it('comes out as it went in, whatever it changes, and so does what takes it back', () => {
    fc.assert(
      fc.property(changes, (all) => {
        for (const one of [all, reverse(all)]) {
          const commit = commitOf(one)
          expect(openCommit(travelled(packCommit(commit)), before(one))).toEqual(commit)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('of rows that are there brings the columns that have changed alone', () => {
    const row = (at: number, amount: number): Row => ({ id: `${at}`, position: at, name: '名', amount })
    const commit = commitOf(
      Array.from({ length: MOST_CHANGES + 1 }, (_, at) => ({
        table: 'project',
        id: `${at}`,
        before: row(at, at),
        after: row(at, 5),
      })),
    )
    const sent = packCommit(commit)
    expect(isPacked({ kind: 'done', value: sent })).toBe(true)
    expect(
      'packed' in sent && sent.packed.map((run) => run.kind === 'cells' && run.rows.columns),
    ).toMatchObject([[{ name: 'id' }, { name: 'amount' }]])
    expect(() => openCommit(sent, before([]))).toThrow('row 0 of project')
  })

  it('travels as it is up to so many rows', () => {
    const commit = commitOf(
      Array.from({ length: MOST_CHANGES }, (_, at) => ({
        table: 'project',
        id: `${at}`,
        before: null,
        after: { id: `${at}`, position: at },
      })),
    )
    expect(packCommit(commit)).toBe(commit)
    expect(isPacked({ kind: 'done', value: commit })).toBe(false)
  })
})
