import { beforeEach, expect, it } from 'vitest'
import { dropCarried } from '../../../renderer/grid/carry.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

// The selection dragged elsewhere by its edge.

let sheet: HeldSheet

beforeEach(() => {
  sheet = new HeldSheet(
    [column('a', NUMBER), column('b', NUMBER)],
    [1, 2, 3, 4].map((value) => row(`r${value}`, { a: value, b: null })),
  )
})

const settled = () => new Promise((done) => setImmediate(done))
const SOURCE = { top: 0, left: 0, bottom: 1, right: 0 }

it('takes its cells along in one commit, also where the new place lies over the old one', async () => {
  dropCarried(sheet.core, SOURCE, { top: 1, left: 0, bottom: 2, right: 0 }, false)
  await settled()
  expect(sheet.cells().map(([a]) => a)).toEqual([null, 1, 2, 4])
  expect(sheet.core.selection).toMatchObject({ anchor: { row: 1, column: 0 }, head: { row: 2, column: 0 } })
  expect(sheet.core.store.getState().copied).toBeNull()
})

it('leaves a copy behind with Ctrl', async () => {
  dropCarried(sheet.core, SOURCE, { top: 2, left: 1, bottom: 3, right: 1 }, true)
  await settled()
  expect(sheet.cells()).toEqual([
    [1, null],
    [2, null],
    [3, 1],
    [4, 2],
  ])
  expect(sheet.core.store.getState().copied).toBeNull()
})
