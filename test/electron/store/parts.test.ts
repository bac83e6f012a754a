import { describe, expect, it } from 'vitest'
import { changeIn, partsOf } from '../../../electron/store/parts.ts'
import { changesIn, type JournalEntry } from '../../../electron/store/journal.ts'

const entry = (changes: string): JournalEntry => ({
  seq: 1,
  at: '2026-01-01T00:00:00.000Z',
  who: '甲',
  label: '{"verb":"edit"}',
  undoes: null,
  changes: Buffer.from(changes),
  previous_hash: '',
  hash: '',
})

const change = (id: string, name: string) => ({
  table: 'office',
  id,
  before: null,
  after: { id, position: 1, name },
})

describe('of an entry', () => {
  const all = ['{"table":"office","id":"b","', '}],[{', '甲\\"'].map((name, at) =>
    change('abc'[at] ?? '', name),
  )

  it('one row’s change is read without the others', () => {
    const text = JSON.stringify(all)
    for (const one of all) expect(changeIn(entry(text), 'office', one.id)).toEqual(one)
    expect(changeIn(entry(text), 'office', 'd')).toBeNull()
    expect(changeIn(entry(text), 'person', 'a')).toBeNull()
  })

  it('one row’s change is found also if another hand has written its members in another order', () => {
    const text = JSON.stringify(
      all.map(({ table, id, before, after }) => ({ after, before, id, table })),
      null,
      1,
    )
    for (const one of all) expect(changeIn(entry(text), 'office', one.id)).toEqual(one)
  })

  it('parts hold whole changes, all of them in order', () => {
    const parts = [...partsOf(entry(JSON.stringify(all)), 1)]
    expect(parts).toHaveLength(3)
    expect(parts.flatMap(changesIn)).toEqual(all)
  })
})
