import { describe, expect, it } from 'vitest'
import {
  heldFirst,
  heldNames,
  isSpelling,
  knownNames,
  newName,
  toggledName,
  withName,
  withNameAndMore,
  writtenName,
} from '../../../renderer/grid/names.ts'
import type { SheetColumn } from '../../../renderer/grid/contract.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { NamesOption } from '../../../shared/table/column.ts'
import { defineTable, type Row } from '../../../shared/table/table.ts'

const roster = defineTable({
  name: 'names_test_person',
  title: '人员',
  label: 'name',
  columns: { name: { kind: 'text', title: '姓名' }, duty: { kind: 'text', title: '职务' } },
})

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  [roster.name]: [
    { id: 'one', position: 0, name: '某甲', duty: '镇长' },
    { id: 'two', position: 1, name: '某乙', duty: null },
    { id: 'three', position: 2, name: '某甲', duty: '副镇长' },
  ],
  work: [
    { id: 'a', position: 0, leader: '某丙' },
    { id: 'b', position: 1, leader: '某丙、某丁、某乙' },
    { id: 'c', position: 2, leader: '某丁、某丙' },
    { id: 'd', position: 3, leader: null },
  ],
}
const LOOKUP: Rows = {
  all: (table) => ROWS[table] ?? [],
  get: (table, id) => ROWS[table]?.find((row) => row.id === id),
}
const SEVERAL: NamesOption = { from: [roster.name], several: true }
const ONE: NamesOption = { from: [roster.name] }
const columnOf = (names: NamesOption): SheetColumn => ({
  field: 'leader',
  table: 'work',
  title: '责任领导',
  column: { kind: 'text', title: '责任领导', names },
})

/** A text with its caret as |, opened on `initial`. */
function written(marked: string, initial = ''): { text: string; caret: number; initial: string } {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|'), initial }
}
const shown = ({ text, caret }: { text: string; caret: number }): string =>
  `${text.slice(0, caret)}|${text.slice(caret)}`

describe('[计划-14] the names proposed', () => {
  const known = knownNames(columnOf(SEVERAL), LOOKUP)

  it('are those of the roster, each once, then those that the column holds, the most frequent first', () => {
    expect(known.options.map(({ value }) => value)).toEqual(['某甲', '某乙', '某丙', '某丁'])
  })

  it('say who bears them, or how often the column holds them, several names in a cell each for itself', () => {
    expect(known.detailOf('某甲', { table: String, choice: String })).toBe('镇长；副镇长')
    expect([known.usedIn('某丙'), known.usedIn('某丁'), known.usedIn('某乙')]).toEqual([3, 2, 1])
    expect([known.inRoster('某乙'), known.inRoster('某丙')]).toEqual([true, false])
  })

  it('begin with what the cell held when its editor opened', () => {
    const first = (initial: string): readonly string[] =>
      heldFirst(known.options, initial, SEVERAL).map(({ value }) => value)
    expect(first('某丁、某乙')).toEqual(['某乙', '某丁', '某甲', '某丙'])
    expect(first('')).toEqual(known.options.map(({ value }) => value))
  })

  it('are made once for a state of the workbook', () => {
    const column = columnOf(SEVERAL)
    expect(knownNames(column, LOOKUP)).toBe(knownNames(column, LOOKUP))
    expect(knownNames(column, { ...LOOKUP })).not.toBe(knownNames(column, LOOKUP))
  })

  it('are whole texts where a cell holds one name', () => {
    const one = knownNames(columnOf(ONE), LOOKUP)
    expect(one.options.map(({ value }) => value)).toContain('某丙、某丁、某乙')
  })
})

describe('taking a name', () => {
  it('replaces what is being written at the caret', () => {
    expect(shown(withName(written('某|'), SEVERAL, '某甲'))).toBe('某甲|')
    expect(shown(withName(written('某甲、mb|、某丁'), SEVERAL, '某丙'))).toBe('某甲、某丙|、某丁')
    expect(shown(withName(written('某甲、|'), SEVERAL, '某丙'))).toBe('某甲、某丙|')
    expect(shown(withName(written('县局|长'), ONE, '某甲'))).toBe('某甲|')
  })

  it('adds to names that were there and have not been touched, and never writes one twice', () => {
    expect(shown(withName(written('某甲、某乙|', '某甲、某乙'), SEVERAL, '某丙'))).toBe('某甲、某乙、某丙|')
    expect(shown(withName(written('某甲、某乙|', '某甲、某乙'), SEVERAL, '某甲'))).toBe('某甲、某乙|')
    expect(shown(withName(written('某甲、mj|', '某甲'), SEVERAL, '某甲'))).toBe('某甲|')
  })

  it('goes on with the next one behind the sign between names', () => {
    expect(shown(withNameAndMore(written('mj|'), SEVERAL, '某甲'))).toBe('某甲、|')
    expect(shown(withNameAndMore(written('mj|'), ONE, '某甲'))).toBe('某甲|')
  })

  it('by a click adds it, or takes it away where it is there', () => {
    const first = toggledName(written('|'), SEVERAL, '某甲')
    const second = toggledName({ ...first, initial: '' }, SEVERAL, '某丙')
    expect(shown(second)).toBe('某甲、某丙、|')
    expect(shown(toggledName({ ...second, initial: '' }, SEVERAL, '某甲'))).toBe('某丙、|')
    expect(shown(toggledName(written('某甲|', '某甲'), SEVERAL, '某甲'))).toBe('|')
  })
})

describe('what is written', () => {
  it('is the name at the caret, or the whole text where there is one', () => {
    expect(writtenName(written('某甲、 某|、某丁'), SEVERAL)).toBe('某')
    expect(writtenName(written('某甲、某|'), ONE)).toBe('某甲、某')
    expect(heldNames(written(' 某甲|'), ONE)).toEqual(['某甲'])
  })

  it('marks an entry by itself only where it can hardly be a name', () => {
    expect(['zs', "zhang'san", 'zhang san'].every(isSpelling)).toBe(true)
    expect(['', '张', '张s', '3号'].some(isSpelling)).toBe(false)
  })

  it('is offered to the roster if it is new: the one being written, else the first new one', () => {
    const known = knownNames(columnOf(SEVERAL), LOOKUP)
    expect(newName(written('某甲、某戊、某己|'), SEVERAL, known)).toBe('某己')
    expect(newName(written('某戊、某甲|'), SEVERAL, known)).toBe('某戊')
    expect(newName(written('某甲、|'), SEVERAL, known)).toBe(null)
  })
})
