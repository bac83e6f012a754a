import { beforeEach, describe, expect, it } from 'vitest'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

// Blocks that lie over the headings of groups, which hold no data of their own.

let sheet: HeldSheet

beforeEach(() => {
  sheet = new HeldSheet(
    [column('a', NUMBER), column('b', NUMBER)],
    [
      row('one', { a: 1, b: 10 }),
      row('two', { a: 2, b: 20 }),
      row('group', { a: 99 }, { kind: 'group' }),
      row('three', { a: null, b: null }),
      row('four', { a: null, b: null }),
    ],
  )
})

const at = (line: number, place: number) => ({ row: line, column: place })
const firstColumn = () => sheet.cells().map(([a]) => a)

describe('over the heading of a group', () => {
  it('a pasted block goes on below it, and loses no row', async () => {
    sheet.select(at(0, 0), at(1, 1))
    sheet.copy()
    sheet.select(at(1, 0))
    await sheet.paste()
    expect(sheet.cells()).toEqual([
      [1, 10],
      [1, 10],
      [99, null],
      [2, 20],
      [null, null],
    ])
  })

  it('a series goes on below it without counting it', async () => {
    sheet.select(at(0, 0), at(1, 0))
    await sheet.fill(at(4, 0))
    expect(firstColumn()).toEqual([1, 2, 99, 3, 4])
  })

  it('nothing is moved, so that nothing is lost', async () => {
    sheet.select(at(0, 0), at(1, 0))
    sheet.copy(true)
    sheet.select(at(1, 0))
    await sheet.paste()
    expect(firstColumn()).toEqual([1, 2, 99, null, null])
    expect(sheet.core.store.getState().question).toMatchObject({ rest: [], outside: 1 })
  })

  it('Ctrl+D copies no sum of a group', async () => {
    sheet.select(at(3, 0))
    await sheet.do({ do: 'fill', to: 'down' })
    expect(firstColumn()).toEqual([1, 2, 99, null, null])
  })
})
