import type { Rows } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import type { Table } from '../table/table.ts'
import { type Body, bodyOf } from './body.ts'
import { addRow, type Draft, emptyDraft, mergeAcross } from './draft.ts'
import { type Heading, headingOf } from './heading.ts'
import { fitHeights, noteHeight } from './heights.ts'
import type { ChoiceList, LaidColumn, Layout } from './layout.ts'
import { outColumns, type OutColumn } from './out-columns.ts'
import { type OutWords, outWords } from './out-words.ts'
import { pageToBegin } from './pages.ts'
import { rowsShown, titleOf, townOf } from './rows-shown.ts'
import { signatureLines } from './signature.ts'
import { NOT_A_ROW, technicalField, technicalMark } from './technical.ts'
import { totalRow, totalsNotes } from './total-rows.ts'
import { columnLetters, type Grid } from './totals-formula.ts'
import { fitWidths, formattedWidth, paperFor, widthOf } from './widths.ts'
import type { Meaning } from './totals.ts'
import type { ExportView } from './view.ts'

/** Rows above the heading: the hidden one, the title, and the line of office and unit. */
const HEADING_AT = 3
const FLAG_WORDS = ['是', '否']
/** Excel takes no longer list of words in a cell's choices. */
const LONGEST_LIST = 255
/** More than this on the left leaves no room to scroll on a small screen, characters. */
const WIDEST_FROZEN = 48

/**
 * Lays a table out as the office's sheet: title, unit, grouped heading, numbered rows, totals with formulas and their
 * results, notes and signatures, and how it is printed. Hidden cells say what it holds, so that it can come back.
 */
export function layOut(table: Table, view: ExportView, rows: Rows, meaning: Meaning): Layout {
  const words = outWords(view.language)
  const body = bodyOf(table, rowsShown(table, view, rows), view.subtotalBy, rows, meaning)
  const columns = outColumns({ table, shown: body.shown, view, rows, meaning })
  const hasMadeUp = body.shown.some((row) => row['demo'] === 1)
  const heading = headingOf(columns, words)
  const first = HEADING_AT + heading.rows.length
  const draft = emptyDraft()
  const titled = titleOf(table, view, body.shown, rows)

  writeHead(draft, table, columns, heading, {
    hasMadeUp,
    title: titled,
    words,
    region: townOf(view, body.shown, rows),
  })
  writeBody(draft, body, columns, first, { hasMadeUp, words })
  writeTotals(draft, body, columns, first, words)
  const laid = laidColumns(columns, heading, draft, first, hasMadeUp)
  const isCut = fitHeights(draft, heading, HEADING_AT, laid)
  const notes = [
    ...(hasMadeUp ? [words.madeUp] : []),
    ...totalsNotes(body.totals, columns, gridOf(body, columns, first), words),
    ...(isCut ? [words.cut] : []),
  ]
  const foot = draft.values.length
  writeFoot(draft, notes, laid, words)
  const last = first + body.entries.length - 1
  const width = laid.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0)
  const paper = paperFor(width)
  const titles = { first: 1, last: first - 1 }
  return {
    sheetName: table.title,
    title: titled,
    columns: laid,
    ...draft,
    lists: choiceLists(columns),
    body: { first, last },
    frozen: { rows: first, columns: frozenColumns(table, columns, laid) },
    print: {
      ...paper,
      firstRow: 1,
      lastRow: draft.values.length - 1,
      lastColumn: columns.length - 1,
      titles,
      newPage: pageToBegin(draft, { width, paper, titles, foot }),
      footer: words.page,
    },
  }
}

function writeHead(
  draft: Draft,
  table: Table,
  columns: readonly OutColumn[],
  heading: Heading,
  about: { hasMadeUp: boolean; title: string; words: OutWords; region: string },
): void {
  const { words } = about
  const last = columns.length - 1
  const fields = columns.map(({ field, unit, column }) =>
    field === null ? null : technicalField(field, column?.kind === 'quantity' ? unit : undefined),
  )
  addRow(draft, [...fields, technicalMark(table.name), ...(about.hasMadeUp ? ['demo'] : [])], 'technical')
  addRow(draft, [about.title], 'title', 32)
  mergeAcross(draft, 1, 0, last)
  const unit = heading.unit === null ? '' : words.unit(heading.unit)
  const middle = Math.max(1, Math.floor(columns.length / 2))
  const line: Cell[] = [`${words.filledBy}${about.region}`]
  if (last > 0) {
    line[middle] = unit === '' ? null : unit
    draft.cells.push({ row: 2, column: middle, alignment: 'right' })
    mergeAcross(draft, 2, 0, middle - 1)
    mergeAcross(draft, 2, middle, last)
  }
  addRow(
    draft,
    Array.from(line, (cell) => cell ?? null),
    'unit',
    18,
  )
  for (const titles of heading.rows) addRow(draft, [...titles], 'heading')
  for (const { top, left, bottom, right } of heading.merges)
    draft.merges.push({ top: top + HEADING_AT, left, bottom: bottom + HEADING_AT, right })
}

function writeBody(
  draft: Draft,
  body: Body,
  columns: readonly OutColumn[],
  first: number,
  { hasMadeUp, words }: { hasMadeUp: boolean; words: OutWords },
): void {
  const grid = gridOf(body, columns, first)
  let number = 0
  for (const entry of body.entries) {
    const row = draft.values.length
    if (entry.kind === 'subtotal') {
      const { values, cells } = totalRow(entry.line, words.subtotal(entry.group), columns, { ...grid, row })
      addRow(draft, [...values, NOT_A_ROW], 'subtotal')
      draft.cells.push(...cells)
      continue
    }
    const madeUp = entry.row['demo'] === 1
    const values = columns.map(({ valueOf }) => valueOf(entry.row, number))
    draft.values.push([...values, entry.row.id, ...(hasMadeUp ? [madeUp ? '是' : '否'] : [])])
    for (const [column, { formatOf }] of columns.entries()) {
      const format = formatOf?.(entry.row) ?? null
      if (format !== null) draft.cells.push({ row, column, format })
    }
    if (madeUp) draft.cells.push({ row, column: 0, hatched: true })
    number += 1
  }
}

function writeTotals(
  draft: Draft,
  body: Body,
  columns: readonly OutColumn[],
  first: number,
  words: OutWords,
): void {
  const grid = gridOf(body, columns, first)
  for (const line of body.totals) {
    const row = draft.values.length
    const { values, cells } = totalRow(line, words.total, columns, { ...grid, row })
    addRow(draft, [...values, NOT_A_ROW], 'total')
    draft.cells.push(...cells)
  }
}

/** Notes and signatures, which run over the whole width. */
function writeFoot(
  draft: Draft,
  notes: readonly string[],
  laid: readonly LaidColumn[],
  words: OutWords,
): void {
  const widths = laid.filter(({ hidden }) => !hidden).map(({ width }) => width)
  const last = widths.length - 1
  if (notes.length > 0) {
    const at = draft.values.length
    const note = words.note(notes)
    const empty = Array.from({ length: last }, () => null)
    addRow(draft, [note, ...empty, NOT_A_ROW], 'note', noteHeight(note, laid))
    mergeAcross(draft, at, 0, last)
  }
  for (const { values, merges } of signatureLines(widths, words)) {
    const at = draft.values.length
    addRow(draft, [...values, NOT_A_ROW], 'signature', 28)
    for (const { left, right } of merges) mergeAcross(draft, at, left, right)
  }
}

function gridOf({ placeOf, entries }: Body, columns: readonly OutColumn[], first: number): Grid {
  const letters = new Map(columns.map(({ field }, at) => [field, columnLetters(at)]))
  return {
    rowAt: (row) => first + (placeOf[row] ?? 0) + 1,
    letterOf: (field) => letters.get(field) ?? null,
    from: first + 1,
    to: first + entries.length,
  }
}

function laidColumns(
  columns: readonly OutColumn[],
  { titles }: Heading,
  draft: Draft,
  first: number,
  hasMadeUp: boolean,
): LaidColumn[] {
  const hidden: LaidColumn = { width: 8, hidden: true, alignment: 'text', format: null }
  const widths = widthsOf(columns, titles, draft, first)
  const laid = columns.map((out, at): LaidColumn => ({
    width: widths[at] ?? 8,
    hidden: false,
    alignment: alignmentOf(out),
    format: out.format,
  }))
  return [...laid, hidden, ...(hasMadeUp ? [hidden] : [])]
}

/** Roomy widths where they need no larger paper than the usual ones. */
function widthsOf(
  columns: readonly OutColumn[],
  titles: Heading['titles'],
  { values, cells }: Draft,
  first: number,
): readonly number[] {
  const own = new Map<number, number>()
  for (const { row, column, format } of cells) {
    if (format === undefined) continue
    const width = formattedWidth(values[row]?.[column] ?? null, format)
    own.set(column, Math.max(own.get(column) ?? 0, width))
  }
  const rows = values.slice(first)
  const widthIn = (out: OutColumn, at: number, isRoomy: boolean): number => {
    const held = rows.map((row) => row[at] ?? null)
    return Math.max(own.get(at) ?? 0, widthOf(out, titles[at] ?? '', held, isRoomy))
  }
  const usual = columns.map((out, at) => widthIn(out, at, false))
  // Figures and days are as wide as they are.
  const roomy = columns.map((out, at) => (out.format === null ? widthIn(out, at, true) : (usual[at] ?? 0)))
  const isText = (at: number): boolean => columns[at]?.column !== null && columns[at]?.format === null
  const fitted = fitWidths(roomy, isText)
  const isWhole = fitted.every((width, at) => width === roomy[at])
  const isSame = paperOf(roomy).paper === paperOf(usual).paper
  const isTurned = paperOf(roomy).orientation !== paperOf(usual).orientation
  return isWhole && isSame && !isTurned ? roomy : fitWidths(usual, isText)
}

function paperOf(widths: readonly number[]): ReturnType<typeof paperFor> {
  return paperFor(widths.reduce((sum, width) => sum + width, 0))
}

function alignmentOf({ column, field }: OutColumn): LaidColumn['alignment'] {
  if (column === null) return 'centre'
  if (column.kind === 'quantity' || column.kind === 'number') return 'figure'
  if (column.kind === 'integer') return column.unit === undefined ? 'centre' : 'figure'
  return column.kind === 'text' || (column.kind === 'reference' && field !== 'region') ? 'text' : 'centre'
}

/** The numbering and what a row is called stay in view, where that leaves room. */
function frozenColumns(table: Table, columns: readonly OutColumn[], laid: readonly LaidColumn[]): number {
  const label = columns.findIndex(({ field }) => field === table.label)
  const wanted = label < 0 || label > 2 ? 1 : label + 1
  const width = laid.slice(0, wanted).reduce((sum, column) => sum + column.width, 0)
  return width <= WIDEST_FROZEN ? wanted : 0
}

function choiceLists(columns: readonly OutColumn[]): ChoiceList[] {
  return columns.flatMap(({ column }, at) => {
    const words =
      column?.kind === 'choice' ? Object.values(column.options) : column?.kind === 'flag' ? FLAG_WORDS : []
    const fits = words.length > 0 && words.join(',').length <= LONGEST_LIST
    return fits && !words.some((word) => word.includes(',')) ? [{ column: at, words }] : []
  })
}
