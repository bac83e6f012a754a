import { expect, it } from 'vitest'
import { onOneLine } from '../../../renderer/grid/pasted-text.ts'
import { fillOtherwise } from '../../../renderer/grid/fill-drag.ts'
import { adding } from '../../../renderer/grid/ranges.ts'
import { write } from '../../../renderer/grid/writing.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

const COLUMNS = [column('a', NUMBER), column('b', NUMBER)]
const at = (line: number, place: number) => ({ row: line, column: place })

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

it('what the bar still offers does not write over what was typed since', async () => {
  const sheet = new HeldSheet(
    COLUMNS,
    [1, 2, 3].map((value) => row(`r${value}`, { a: value, b: null })),
  )
  sheet.select({ row: 0, column: 1 })
  sheet.clipboard.setData('text/plain', '7\r\nword\r\n9\r\n')
  await sheet.paste()
  const { core } = sheet
  await write(core, [{ point: { row: 2, column: 1 }, raw: '5' }], 'edit')
  expect(core.store.getState().question?.rest).toEqual([{ rowId: 'r1', field: 'b', value: 7 }])
  await write(core, [{ point: { row: 1, column: 1 }, raw: '6' }], 'edit')
  expect(core.store.getState().question?.refused).toEqual([])
  await write(core, [{ point: { row: 0, column: 1 }, raw: '4' }], 'edit')
  expect(core.store.getState().question).toBeNull()
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

it('Enter pastes once what is outlined, and then goes on down; what was cut is moved', async () => {
  const sheet = new HeldSheet(
    COLUMNS,
    [1, 2, 3].map((value) => row(`r${value}`, { a: value, b: null })),
  )
  const enter = () => sheet.do({ do: 'advance', to: 'down' })
  sheet.select({ row: 0, column: 0 })
  sheet.copy()
  sheet.select({ row: 0, column: 1 }, { row: 1, column: 1 })
  await enter()
  expect(sheet.cells()).toEqual([
    [1, 1],
    [2, 1],
    [3, null],
  ])
  expect(sheet.core.store.getState().copied).toBeNull()
  sheet.select({ row: 2, column: 1 })
  await enter()
  sheet.select({ row: 2, column: 0 })
  sheet.copy(true)
  sheet.select({ row: 2, column: 1 })
  await enter()
  expect(sheet.cells()[2]).toEqual([null, 3])
  expect(sheet.core.store.getState().copied).toBeNull()
  sheet.select({ row: 0, column: 0 })
  sheet.copy()
  await sheet.do({ do: 'escape' })
  await enter()
  expect(sheet.core.selection?.active).toEqual({ row: 1, column: 0 })
})

it('a text of several lines goes into a cell without breaks on one line', () => {
  expect(onOneLine('一期 \r\n  二期\n\n三期\r\n')).toBe('一期 二期 三期')
  expect(onOneLine('一  期\n')).toBe('一  期')
})

it('what has just been filled is copied instead, or counted on, until something else is done', async () => {
  const sheet = new HeldSheet(
    COLUMNS,
    [1, 2, 3, 4].map((value) => row(`r${value}`, { a: value < 3 ? value : null, b: 7 })),
  )
  const { store } = sheet.core
  const otherwise = () => sheet.do({ do: 'fill-otherwise' })
  const first = () => sheet.cells().map(([value]) => value)
  sheet.select({ row: 0, column: 0 }, { row: 1, column: 0 })
  await sheet.fill(at(3, 0))
  expect(first()).toEqual([1, 2, 3, 4])
  expect(store.getState().filled?.other).toBe('copy')
  await otherwise()
  expect(first()).toEqual([1, 2, 1, 2])
  expect(store.getState().filled?.other).toBe('series')
  await otherwise()
  expect(first()).toEqual([1, 2, 3, 4])
  await sheet.do({ do: 'clear' })
  expect(fillOtherwise(sheet.core)).toBe(false)
  // A single figure is copied as it is; a fill that comes to the same both ways offers nothing.
  sheet.select({ row: 0, column: 1 })
  await sheet.fill(at(2, 1))
  expect(store.getState().filled?.other).toBe('series')
  sheet.select({ row: 0, column: 0 })
  expect(store.getState().filled).toBeNull()
  await sheet.fill(at(2, 0))
  expect(store.getState().filled).toBeNull()
})
