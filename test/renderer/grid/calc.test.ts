import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseTabbed } from '../../../renderer/grid/clipboard.ts'
import type { SheetColumn } from '../../../renderer/grid/contract.ts'
import type { Point } from '../../../renderer/grid/range.ts'
import { adding } from '../../../renderer/grid/ranges.ts'
import type { Cell, Column } from '../../../shared/table/column.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

// Copying, pasting, moving and filling against what LibreOffice Calc gives, and Excel where it differs; see
// test/fixtures/calc/calc_cases.py and, for what was asked of its window by keyboard and mouse, calc_window.py.

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
  readonly ours?: readonly Line[]
}

function casesOf(name: string): readonly Case[] {
  const file = join(import.meta.dirname, '../../fixtures/calc', name)
  const { cases }: { cases: readonly Case[] } = JSON.parse(readFileSync(file, 'utf8'))
  return cases
}

const CASES = casesOf('calc-cases.json')
const WINDOW = casesOf('calc-window.json')

const DAY: Column = { kind: 'date', title: '日期' }
const TEXT: Column = { kind: 'text', title: '文字' }

/** The kind of column in which a line of values stands. */
function kindOf(values: Line): Column {
  const [first = null] = values.filter((value) => value !== null)
  if (first === null || typeof first === 'number' || first.startsWith('=')) return NUMBER
  return /^\d{4}-\d{2}-\d{2}$/.test(String(first)) ? DAY : TEXT
}

/** A sheet of values; a text that begins with = is typed as arithmetic. */
function sheetOf(cells: readonly Line[], kinds: readonly Column[]): HeldSheet {
  const columns: readonly SheetColumn[] = kinds.map((kind, at) => column(`c${at}`, kind))
  const typed = cells.flatMap((line, at) =>
    line.flatMap((value, index) =>
      String(value).startsWith('=') ? [{ rowId: `r${at}`, field: `c${index}`, value }] : [],
    ),
  )
  const rows = cells.map((line, at) =>
    row(`r${at}`, Object.fromEntries(line.map((value, index) => [`c${index}`, value]))),
  )
  const sheet = new HeldSheet(columns, rows)
  if (typed.length > 0) sheet.take(typed)
  return sheet
}

/** `B3`, where it stands among the rows that can be seen. */
function pointOf(sheet: HeldSheet, name: string): Point {
  const id = `r${Number(name.slice(1)) - 1}`
  return { row: sheet.core.view.rows.findIndex((one) => one.id === id), column: name.charCodeAt(0) - 65 }
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

/** `A1:B2+D1:E2` */
function selectNamed(sheet: HeldSheet, name: string): void {
  const ranges = name.split('+').map((range) => {
    const [from = '', to = from] = range.split(':')
    return { from: pointOf(sheet, from), to: pointOf(sheet, to) }
  })
  sheet.core.select(null)
  for (const { from, to } of ranges) sheet.core.select(adding(sheet.core.selection, from, to))
}

async function stepped(sheet: HeldSheet, [what = '', where = '', ...more]: readonly string[]): Promise<void> {
  const [to = ''] = more
  if (what === 'filter') {
    const [from, until] = where.split(':').map((name) => pointOf(sheet, name).row)
    const within = sheet.rows.slice(from, (until ?? 0) + 1)
    return sheet.hide(within.filter(({ cells }) => cells['c0'] === to).map(({ id }) => id))
  }
  selectNamed(sheet, where)
  if (what === 'copy' || what === 'cut') return sheet.copy(what === 'cut')
  if (what === 'transpose') sheet.core.pasteAs = 'transposed'
  if (what === 'paste' || what === 'transpose') return sheet.paste()
  if (what === 'clear') return sheet.do({ do: 'clear' })
  if (what === 'drag') return sheet.fill(pointOf(sheet, to), more.includes('ctrl'))
  if (what === 'double') return sheet.fillDown()
  return sheet.do({ do: 'fill', to: what === 'down' ? 'down' : 'right' })
}

function linesOf(cells: Line | readonly Line[]): readonly Line[] {
  return cells.map((line) => (Array.isArray(line) ? line : [line]))
}

/**
 * What a sheet holds after its steps; its columns are of the kinds that it holds before and `after`. Arithmetic is
 * written with its sign, as it is typed.
 */
async function worked({ cells = [], steps = [] }: Case, after: readonly Line[]): Promise<readonly Line[]> {
  const kinds = (cells[0] ?? []).map((_, at) => kindOf([...cells, ...after].map((line) => line[at] ?? null)))
  const sheet = sheetOf(cells, kinds)
  for (const step of steps) await stepped(sheet, step)
  return sheet.rows.map(({ id, cells: held }) =>
    sheet.columns.map(({ field }) => {
      const arithmetic = sheet.expressions.get(`${id}\t${field}`)
      return arithmetic ? `=${arithmetic.expression}` : (held[field] ?? null)
    }),
  )
}

describe('the sheet does what Calc does, or Excel where they differ:', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const expected = one.excel ?? one.calc
    if (one.do === 'fill') expect(await filled(one)).toEqual(expected)
    else if (one.do === 'steps') expect(await worked(one, linesOf(expected))).toEqual(expected)
    else expect(parseTabbed(one.text ?? '').map((line) => line.map(({ text }) => text))).toEqual(expected)
  })

  it.each(WINDOW.map((one) => [one.name, one] as const))('%s, in its window', async (_, one) => {
    const wanted = linesOf(one.ours ?? one.excel ?? one.calc)
    expect(await worked(one, wanted)).toEqual(wanted)
  })

  it('in at least twenty cases by keyboard and mouse', () => {
    expect(CASES.length + WINDOW.length).toBeGreaterThanOrEqual(150)
    expect(WINDOW.filter(({ calc, ours, excel = calc }) => (ours ?? excel) === calc).length).toBeGreaterThan(
      80,
    )
  })
})
