import { describe, expect, it } from 'vitest'
import { WrittenRows } from '../../../renderer/pages/sheet/changed.ts'
import type { ChangedCells } from '../../../shared/api/compare.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Row } from '../../../shared/table/table.ts'

function row(value: Cell): Row {
  return { id: 'r', position: 1, value, note: null }
}

function entry(seq: number, before: Row | null, after: Row | null, table = 't'): Commit {
  const changes = [{ table, id: 'r', before, after }]
  return { seq, at: `2026-01-0${seq}`, who: `who ${seq}`, label: { verb: 'edit' }, undoes: null, changes }
}

function writtenAfter(commits: readonly Commit[], counted: ChangedCells = NOTHING): WrittenRows {
  const written = new WrittenRows('t', 1)
  written.begin(counted)
  for (const commit of commits) written.take(commit)
  return written
}

const NOTHING: ChangedCells = { until: 1, entries: [], rows: [] }

const COUNTED: ChangedCells = {
  until: 2,
  entries: [{ seq: 2, at: '2026-01-02', who: 'who 2', label: { verb: 'edit' } }],
  rows: [{ id: 'r', added: false, seq: 2, cells: [['value', 1, 2]] }],
}

describe('[存稿-5] cells written since a point of the journal', () => {
  it('keep what they were there, with who wrote them last', () => {
    const written = writtenAfter([entry(2, row(1), row(2)), entry(3, row(2), row(3))])
    expect(written.of('r')?.cells.get('value')).toMatchObject({ was: 1, by: { who: 'who 3' } })
    expect(written.of('r')?.cells.has('note')).toBe(false)
  })

  it('go on from what the backend has counted', () => {
    const counted = writtenAfter([], COUNTED)
    expect(counted.of('r')?.cells.get('value')).toEqual({
      was: 1,
      by: expect.objectContaining({ who: 'who 2' }),
    })
    const later = writtenAfter([entry(3, row(2), row(3))], COUNTED)
    expect(later.of('r')?.cells.get('value')).toMatchObject({ was: 1, by: { who: 'who 3' } })
  })

  it('come through though they were written while the backend counted, and count once', () => {
    const written = new WrittenRows('t', 1)
    written.take(entry(2, row(1), row(2)))
    written.take(entry(3, row(2), row(3)))
    expect(written.of('r')).toBeUndefined()
    written.begin(COUNTED)
    expect(written.of('r')?.cells.get('value')).toMatchObject({ was: 1, by: { who: 'who 3' } })
  })

  it('are all of a row that was added, and those of a row that was deleted and came back', () => {
    const added = writtenAfter([entry(2, null, row(1)), entry(3, row(1), row(2))])
    expect(added.of('r')).toMatchObject({ added: { who: 'who 3' } })
    const back = writtenAfter([entry(2, row(1), null), entry(3, null, row(1))])
    expect(back.of('r')).toMatchObject({ added: null })
    expect(back.of('r')?.cells.get('value')?.was).toBe(1)
    expect(writtenAfter([entry(2, null, row(1), 'other')]).of('r')).toBeUndefined()
  })
})
