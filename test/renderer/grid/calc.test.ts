import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseTabbed } from '../../../renderer/grid/clipboard.ts'
import type { SheetColumn } from '../../../renderer/grid/contract.ts'
import type { Point } from '../../../renderer/grid/range.ts'
import type { Cell, Column } from '../../../shared/table/column.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

// Copying, pasting, moving and filling against what LibreOffice Calc gives, and Excel where it differs; see
// test/fixtures/calc/calc_cases.py.

type Line = readonly Cell[]

interface Case {
  readonly name: string
  readonly do: string
  readonly source?: Line
  readonly to?: string
  readonly count?: number
  readonly cells?: readonly Line[]
  readonly steps?: readonly (readonly string[])[]
  readonly text?: string
  readonly calc: Line | readonly Line[]
  readonly excel?: Line | readonly Line[]
}

const FILE = join(import.meta.dirname, '../../fixtures/calc/calc-cases.json')
const { cases: CASES }: { cases: readonly Case[] } = JSON.parse(readFileSync(FILE, 'utf8'))

const DAY: Column = { kind: 'date', title: '日期' }
const TEXT: Column = { kind: 'text', title: '文字' }

/** The kind of column in which a line of values stands. */
function kindOf(values: Line): Column {
  const [first = null] = values.filter((value) => value !== null)
  if (first === null || typeof first === 'number') return NUMBER
  return /^\d{4}-\d{2}-\d{2}$/.test(String(first)) ? DAY : TEXT
}

function sheetOf(cells: readonly Line[], kinds: readonly Column[]): HeldSheet {
  const columns: readonly SheetColumn[] = kinds.map((kind, at) => column(`c${at}`, kind))
  const rows = cells.map((line, at) =>
    row(`r${at}`, Object.fromEntries(line.map((value, index) => [`c${index}`, value]))),
  )
  return new HeldSheet(columns, rows)
}

/** `B3` */
function pointOf(name: string): Point {
  return { row: Number(name.slice(1)) - 1, column: name.charCodeAt(0) - 65 }
}

async function filled({ source = [], to = '', count = 0 }: Case): Promise<Line> {
  const vertical = to === 'down' || to === 'up'
  const before = to === 'up' || to === 'left' ? count : 0
  const line: Cell[] = Array.from({ length: source.length + count }, (_, at) => source[at - before] ?? null)
  const kind = kindOf(source)
  const sheet = vertical
    ? sheetOf(
        line.map((value) => [value]),
        [kind],
      )
    : sheetOf(
        [line],
        line.map(() => kind),
      )
  const at = (place: number): Point => (vertical ? { row: place, column: 0 } : { row: 0, column: place })
  sheet.select(at(before), at(before + source.length - 1))
  await sheet.fill(at(before > 0 ? 0 : line.length - 1))
  const result = sheet.cells().flat()
  return before > 0 ? result.slice(0, before).toReversed() : result.slice(source.length)
}

async function worked({ cells = [], steps = [] }: Case): Promise<readonly Line[]> {
  const kinds = (cells[0] ?? []).map((_, at) => kindOf(cells.map((line) => line[at] ?? null)))
  const sheet = sheetOf(cells, kinds)
  for (const [what = '', where = ''] of steps) {
    const [from = '', to = from] = where.split(':')
    sheet.select(pointOf(from), pointOf(to))
    if (what === 'copy' || what === 'cut') sheet.copy(what === 'cut')
    else if (what === 'paste') await sheet.paste()
    else if (what === 'clear') await sheet.do({ do: 'clear' })
    else await sheet.do({ do: 'fill', to: what === 'down' ? 'down' : 'right' })
  }
  return sheet.cells()
}

describe('the sheet does what Calc does, or Excel where they differ:', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const expected = one.excel ?? one.calc
    if (one.do === 'fill') expect(await filled(one)).toEqual(expected)
    else if (one.do === 'steps') expect(await worked(one)).toEqual(expected)
    else expect(parseTabbed(one.text ?? '').map((line) => line.map(({ text }) => text))).toEqual(expected)
  })

  it('in at least twenty cases', () => expect(CASES.length).toBeGreaterThanOrEqual(20))
})
