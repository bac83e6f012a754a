import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { perform } from '../../../renderer/grid/commands.ts'
import type { CellRefusal } from '../../../renderer/grid/contract.ts'
import { SheetCore } from '../../../renderer/grid/core.ts'
import { between } from '../../../renderer/grid/range.ts'
import { WORDS } from './held-sheet.ts'
import { column, NUMBER, row, SETTING } from './sheets.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A sheet whose page answers when the test says so. */
function slowSheet() {
  const answers: ((refusals: readonly CellRefusal[]) => void)[] = []
  const undone: ((what: string | null) => void)[] = []
  const core = new SheetCore(
    {
      ...SETTING,
      columns: [column('a', NUMBER)],
      rows: ['one', 'two', 'three'].map((id, at) => row(id, { a: at })),
      dark: false,
      empty: { title: '', hint: '' },
      onEdit: () => new Promise((answer) => answers.push(answer)),
      onUndo: () => new Promise((answer) => undone.push(answer)),
    },
    WORDS,
  )
  core.select(between({ row: 0, column: 0 }, { row: 2, column: 0 }))
  const said = () => core.store.getState().writing.map(({ cells }) => cells)
  return { core, answers, undone, said }
}

it('a write that takes long is spoken of until it is answered, a short one never', async () => {
  const { core, answers, said } = slowSheet()
  perform(core, { do: 'fill', to: 'down' })
  await vi.advanceTimersByTimeAsync(200)
  expect(said()).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(said()).toEqual([2])
  answers[0]?.([])
  await vi.advanceTimersByTimeAsync(0)
  expect(said()).toEqual([])
  perform(core, { do: 'fill', to: 'down' })
  answers[1]?.([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(said()).toEqual([])
})

it('also one that is refused, and each of two at once; of an undo it is not known how much it writes', async () => {
  const { core, answers, undone, said } = slowSheet()
  perform(core, { do: 'fill', to: 'down' })
  perform(core, { do: 'undo' })
  await vi.advanceTimersByTimeAsync(400)
  expect(said()).toEqual([2, null])
  answers[0]?.([{ rowId: null, field: null, message: 'refused' }])
  await vi.advanceTimersByTimeAsync(0)
  expect(said()).toEqual([null])
  core.undoing = null
  undone[0]?.(null)
  await vi.advanceTimersByTimeAsync(0)
  expect(said()).toEqual([])
})
