import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { BARE } from '../store/bare.ts'
import { BLANK, KINDS, SequenceModel, TEXTS, type Answer, type Block, type Line } from './sequence-model.ts'
import { newSequenceWindow, type SequenceWindow } from './sequence-window.ts'

// Any sequence of pastes, fills, clears, cuts, inserted, copied, moved and deleted rows, undos, redos and reopenings ends in the state that a
// simple model predicts. ZHENCE_SEQUENCES=100000 is the long run.

const RUNS = Number(process.env['ZHENCE_SEQUENCES'] ?? 200)

/** Sequences on one workbook; its journal and its undo go on from one to the next. */
const PER_WORKBOOK = 60

/** More rows are not added, so that places meet often. */
const MOST_ROWS = 9

const START: readonly Line[] = [
  ['湖', 2_000_000, 3, 0.5, '山'],
  ['岭', null, 5, null, null],
  ['桥', 500_000, null, 2, '水'],
  ['渡', 7_000_000, 8, 3.5, null],
]

type Action =
  | { readonly do: 'paste'; readonly at: Block; readonly texts: number[][]; readonly answer: Answer }
  | { readonly do: 'clear'; readonly at: Block; readonly also: Block | null; readonly answer: Answer }
  | { readonly do: 'down'; readonly at: Block; readonly answer: Answer }
  | {
      readonly do: 'fill'
      readonly at: Block
      readonly by: number
      readonly toggled: boolean
      readonly answer: Answer
    }
  | { readonly do: 'move'; readonly at: Block; readonly to: number }
  | { readonly do: 'shift'; readonly at: Block; readonly to: number }
  | { readonly do: 'insert' | 'duplicate' | 'remove'; readonly at: Block }
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'reopen' }

const answer = fc.constantFrom<Answer>('rest', 'rows', 'drop')
const block = fc
  .tuple(fc.nat(MOST_ROWS), fc.nat(KINDS.length - 1), fc.nat(2), fc.nat(2))
  .map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }))
const texts = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) => {
    const line = fc.array(fc.nat(TEXTS.length - 1), { minLength: columns, maxLength: columns })
    return fc.array(line, { minLength: rows, maxLength: rows })
  })

const ACTION: fc.Arbitrary<Action> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('paste' as const), at: block, texts, answer }) },
  {
    weight: 15,
    arbitrary: fc.record({
      do: fc.constant('fill' as const),
      at: block,
      by: fc.integer({ min: 1, max: 4 }),
      toggled: fc.boolean(),
      answer,
    }),
  },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('down' as const), at: block, answer }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('clear' as const), at: block, also: fc.option(block), answer }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('shift' as const), at: block, to: fc.nat(MOST_ROWS + 1) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('move' as const), at: block, to: fc.nat(MOST_ROWS) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom('insert' as const, 'duplicate' as const, 'remove' as const),
      at: block,
    }),
  },
  { weight: 20, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
)

/** The part of a block that lies on a sheet of so many rows. */
function within({ top, left, bottom, right }: Block, rows: number): Block {
  const first = Math.min(top, rows - 1)
  return {
    top: first,
    left,
    bottom: Math.min(Math.max(first, bottom), rows - 1),
    right: Math.min(right, KINDS.length - 1),
  }
}

/** Does the same to both. */
async function act(action: Action, model: SequenceModel, window: SequenceWindow): Promise<void> {
  const rows = model.rows.length
  if (!('at' in action)) {
    if (action.do === 'reopen') return window.reopen()
    model[action.do]()
    return window[action.do]()
  }
  const at = within(action.at, rows)
  switch (action.do) {
    case 'paste': {
      const answered = rows > MOST_ROWS && action.answer === 'rows' ? 'rest' : action.answer
      window.select(at)
      model.paste(
        action.texts.map((line) => line.flatMap((text) => TEXTS[text] ?? [])),
        at,
        answered,
      )
      const text = action.texts.map((line) => line.map((one) => TEXTS[one]?.text).join('\t')).join('\r\n')
      return window.paste(`${text}\r\n`, answered)
    }
    case 'clear': {
      const blocks = [at, ...(action.also ? [within(action.also, rows)] : [])]
      model.clear(blocks, action.answer)
      return window.clear(blocks, action.answer)
    }
    case 'down':
      window.select(at)
      model.copyDown(at, action.answer)
      return window.copyDown(action.answer)
    case 'fill': {
      const source = { ...at, bottom: Math.min(at.bottom, at.top + 1) }
      const to = Math.min(rows - 1, source.bottom + action.by)
      if (to === source.bottom || model.countsText(source)) return
      model.drag(source, to, action.toggled, action.answer)
      return window.drag(source, to, action.toggled, action.answer)
    }
    case 'move':
      // One that would need new rows is asked about; that is a test of its own.
      if (action.to + at.bottom - at.top >= rows) return
      model.move(at, action.to)
      return window.move(at, action.to)
    case 'shift': {
      const after = Math.min(action.to, rows) - 1
      model.shift(at.top, at.bottom, after)
      return window.shift(at.top, at.bottom, after)
    }
    case 'duplicate':
      if (rows > MOST_ROWS) return
      model.duplicate(at.top, at.bottom)
      return window.duplicate(at.top, at.bottom)
    case 'insert':
      if (rows > MOST_ROWS) return
      model.insert(at.top)
      return window.insert(at.top)
    case 'remove':
      // The last row stays, so that there is always a place.
      if (at.bottom - at.top + 1 >= rows) return
      model.remove(at.top, at.bottom)
      return window.remove(at.top, at.bottom)
  }
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-sequences-'))
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => setImmediate(call))
})
afterAll(() => {
  vi.unstubAllGlobals()
  rmSync(folder, { recursive: true, force: true })
})

it(
  'any sequence of actions ends in the state that a simple model predicts, in the mirror and in the file',
  async () => {
    let model = new SequenceModel(START)
    let window: SequenceWindow | null = null
    let left = 0
    let hasFailed = false
    await fc.assert(
      fc.asyncProperty(fc.array(ACTION, { minLength: 1, maxLength: 12 }), async (actions) => {
        if (left <= 0 || !window) {
          await window?.close()
          model = new SequenceModel(START)
          window = await newSequenceWindow(folder, START, BARE)
          left = hasFailed ? 0 : PER_WORKBOOK
        }
        left -= 1
        try {
          for (const action of actions) {
            await act(action, model, window)
            expect(window.cells()).toEqual(model.rows)
          }
          expect(window.stored()).toEqual(model.rows)
        } catch (error) {
          // Every further try, which makes the sequence shorter, begins anew.
          left = 0
          hasFailed = true
          throw error
        }
      }),
      { numRuns: RUNS },
    )
    await (window as SequenceWindow | null)?.reopen()
    expect((window as SequenceWindow | null)?.cells()).toEqual(model.rows)
    await (window as SequenceWindow | null)?.close()
  },
  RUNS > 1000 ? 3_600_000 : 60_000,
)

it('begins with a blank row that the sheet knows', () => expect(BLANK).toHaveLength(KINDS.length))
