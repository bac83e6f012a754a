import { expect, it } from 'vitest'
import { adding } from '../../../renderer/grid/ranges.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

const COLUMNS = [column('a', NUMBER), column('b', NUMBER)]

it('a block pasted into a sheet without rows is offered as new rows', async () => {
  const sheet = new HeldSheet(COLUMNS, [])
  sheet.clipboard.setData('text/plain', '1\t2\r\n3\t4\r\n')
  await sheet.paste()
  expect(sheet.core.store.getState().question).toMatchObject({
    outside: 0,
    refused: [],
    fresh: [{ cells: { a: 1, b: 2 } }, { cells: { a: 3, b: 4 } }],
  })
})

it('one cell goes into every cell of several ranges', async () => {
  const sheet = new HeldSheet(
    COLUMNS,
    [1, 2, 3].map((value) => row(`r${value}`, { a: value, b: null })),
  )
  sheet.select({ row: 0, column: 0 })
  sheet.copy()
  sheet.core.select(adding(sheet.core.selection, { row: 1, column: 1 }, { row: 2, column: 1 }))
  await sheet.paste()
  expect(sheet.cells()).toEqual([
    [1, null],
    [2, 1],
    [3, 1],
  ])
})
