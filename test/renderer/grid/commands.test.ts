import { describe, expect, it } from 'vitest'
import { perform } from '../../../renderer/grid/commands.ts'
import { SheetCore } from '../../../renderer/grid/core.ts'
import { handleOf } from '../../../renderer/grid/handle.ts'
import { commandOf } from '../../../renderer/grid/keys.ts'
import { single } from '../../../renderer/grid/range.ts'
import { adding, rangesOf } from '../../../renderer/grid/ranges.ts'
import { sheetBeside } from '../../../renderer/ui/page-keys.ts'
import { HeldSheet, WORDS } from './held-sheet.ts'
import { pressed } from './pressed.ts'
import { column, NUMBER, row, SETTING } from './sheets.ts'

const at = (line: number, place: number) => ({ row: line, column: place })

describe('keys that work as in Excel', () => {
  const sheet = (): HeldSheet =>
    new HeldSheet(
      [column('a', NUMBER), column('b', NUMBER)],
      [
        row('one', { a: 1, b: 10 }),
        row('group', { a: 99 }, { kind: 'group' }),
        row('two', { a: 2, b: 20 }),
        row('three', { a: 3, b: 30 }),
      ],
    )
  const firstColumn = (held: HeldSheet) => held.cells().map(([a]) => a)

  it("Ctrl+' copies the cell above, past the heading of a group, with its arithmetic", async () => {
    const held = sheet()
    held.select(at(0, 0))
    held.take([{ rowId: 'one', field: 'a', value: '=3*4' }])
    held.select(at(2, 0), at(3, 1))
    await held.do({ do: 'copy-above' })
    expect(firstColumn(held)).toEqual([12, 99, 12, 3])
    expect(held.expressions.get('two\ta')).toMatchObject({ expression: '3*4' })
    held.select(at(0, 0))
    await held.do({ do: 'copy-above' })
    expect(firstColumn(held)).toEqual([12, 99, 12, 3])
  })

  it('Home brings the columns behind frozen ones back to their beginning', async () => {
    const frozen = new HeldSheet(
      [column('a', NUMBER, { pinned: true }), column('b', NUMBER), column('c', NUMBER)],
      [row('one', { a: 1, b: 2, c: 3 })],
    )
    const revealed: unknown[] = []
    const nothing = () => undefined
    frozen.core.paintOn({
      repaint: nothing,
      refresh: nothing,
      reveal: (point) => void revealed.push(point),
      boxOf: () => null,
      headingBox: () => null,
      pointOf: () => null,
      pageRows: () => 20,
    })
    frozen.select(at(0, 2))
    revealed.length = 0
    await frozen.do({ do: 'corner', to: 'row-start', extend: false })
    expect(revealed).toEqual([at(0, 0), at(0, 1)])
  })

  it('Ctrl+Space and Shift+Space take whole columns and rows of several ranges, the active cell staying', async () => {
    const held = sheet()
    held.core.select(adding(single(at(0, 0)), at(2, 1), at(2, 1)))
    await held.do({ do: 'select', what: 'rows' })
    expect(held.core.selection && rangesOf(held.core.selection)).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 2, left: 0, bottom: 2, right: 1 },
    ])
    expect(held.core.selection?.active).toEqual(at(2, 1))
  })

  it('tells which cells are selected, for what is done to them later', () => {
    const held = sheet()
    const { selectedCells } = handleOf(held.core, { current: null })
    held.select(at(0, 0))
    expect(selectedCells()).toBeNull()
    held.core.select(adding(adding(single(at(0, 0)), at(2, 0), at(3, 0)), at(2, 0), at(2, 1)))
    const cells = selectedCells()
    held.select(at(1, 1))
    expect(cells?.count).toBe(4)
    expect(['one', 'two', 'three'].map((id) => [cells?.has(id, 'a'), cells?.has(id, 'b')])).toEqual([
      [true, false],
      [true, true],
      [true, false],
    ])
  })

  it('F4 does the last step again elsewhere, and nothing before there was one', async () => {
    const held = sheet()
    held.select(at(0, 0))
    expect(perform(held.core, { do: 'repeat' })).toBe(false)
    await held.do({ do: 'clear' })
    held.select(at(2, 0), at(3, 0))
    await held.do({ do: 'repeat' })
    expect(firstColumn(held)).toEqual([null, 99, null, null])
  })

  it('a whole column is its data: what is filled, pasted or emptied leaves totals and groups out', async () => {
    const held = new HeldSheet(
      [column('a', NUMBER), column('b', NUMBER)],
      [row('one', { a: 1, b: 10 }), row('group', {}, { kind: 'group' }), row('two', { a: 2, b: 20 })],
      [row('sum', { a: 3, b: 30 }, { kind: 'total' })],
    )
    const asked = () => held.core.store.getState().question
    const wholeColumn = async (place: number, from = 0) => {
      held.select(at(from, place))
      await held.do({ do: 'select', what: 'columns' })
    }
    await wholeColumn(0)
    expect(held.core.selection && rangesOf(held.core.selection)).toEqual([
      { top: 0, left: 0, bottom: 2, right: 0 },
    ])
    await held.do({ do: 'fill', to: 'down' })
    expect([asked(), firstColumn(held)]).toEqual([null, [1, null, 1]])
    held.select(at(2, 1))
    held.copy()
    await wholeColumn(1)
    await held.paste()
    expect([asked(), held.cells().map(([, b]) => b)]).toEqual([null, [20, null, 20]])
    // Who stands in the total means the column, too.
    await wholeColumn(0, 3)
    expect(held.core.selection?.active).toEqual(at(0, 0))
    await held.do({ do: 'clear' })
    expect([asked(), firstColumn(held)]).toEqual([null, [null, null, null]])
  })

  it('Ctrl+↓, Ctrl+Shift+↓ and Ctrl+End stop at the last row of data, and come to the totals from there', () => {
    const rows = ['one', 'two', 'three'].map((id) => row(id, { a: 1, b: 1 }))
    const core = new SheetCore(
      {
        ...SETTING,
        columns: [column('a', NUMBER), column('b', NUMBER)],
        rows,
        totals: [row('sum', { a: 3, b: 3 }, { kind: 'total' })],
        dark: false,
        empty: { title: '', hint: '' },
        onEdit: async () => [],
      },
      WORDS,
    )
    const press = (key: string) => {
      const command = commandOf(pressed(key))
      if (command) perform(core, command)
      return core.selection?.head
    }
    core.select(single(at(0, 0)))
    expect([press('Ctrl+ArrowDown'), press('Ctrl+ArrowDown')]).toEqual([at(2, 0), at(3, 0)])
    core.select(single(at(0, 0)))
    expect(press('Ctrl+Shift+ArrowDown')).toEqual(at(2, 0))
    core.select(single(at(0, 0)))
    expect([press('Ctrl+End'), press('Ctrl+End')]).toEqual([at(2, 1), at(3, 1)])
  })
})

describe('the sheets that Ctrl+PageDown and Ctrl+PageUp go through', () => {
  it('stand in the order of the navigation and have two ends', () => {
    expect(sheetBeside('targets', 1)).toBe('indicators')
    expect(sheetBeside('overview', 1)).toBe('targets')
    expect(sheetBeside('budget', -1)).toBe('land')
    expect([sheetBeside('budget', 1), sheetBeside('targets', -1)]).toEqual([null, null])
  })
})
