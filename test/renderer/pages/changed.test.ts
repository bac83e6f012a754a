import { describe, expect, it } from 'vitest'
import { withCommits, writtenOf } from '../../../renderer/pages/sheet/changed.ts'
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

describe('[存稿-5] cells written since a point of the journal', () => {
  it('keep what they were there, with who wrote them last', () => {
    const written = withCommits(new Map(), [entry(2, row(1), row(2)), entry(3, row(2), row(3))], 't')
    expect(written.get('r')?.cells.get('value')).toMatchObject({ was: 1, by: { who: 'who 3' } })
    expect(written.get('r')?.cells.has('note')).toBe(false)
  })

  it('go on from what the backend has counted', () => {
    const counted = writtenOf({
      until: 2,
      entries: [{ seq: 2, at: '2026-01-02', who: 'who 2', label: { verb: 'edit' } }],
      rows: [{ id: 'r', added: false, seq: 2, cells: [['value', 1, 2]] }],
    })
    expect(counted.get('r')?.cells.get('value')).toEqual({
      was: 1,
      by: expect.objectContaining({ who: 'who 2' }),
    })
    const later = withCommits(counted, [entry(3, row(2), row(3))], 't')
    expect(later.get('r')?.cells.get('value')).toMatchObject({ was: 1, by: { who: 'who 3' } })
  })

  it('are all of a row that was added, and those of a row that was deleted and came back', () => {
    const added = withCommits(new Map(), [entry(2, null, row(1)), entry(3, row(1), row(2))], 't')
    expect(added.get('r')).toMatchObject({ added: { who: 'who 3' } })
    const back = withCommits(new Map(), [entry(2, row(1), null), entry(3, null, row(1))], 't')
    expect(back.get('r')).toMatchObject({ added: null })
    expect(back.get('r')?.cells.get('value')?.was).toBe(1)
    expect(withCommits(new Map(), [entry(2, null, row(1), 'other')], 't').size).toBe(0)
  })
})
