import type { ColDef, ColGroupDef, ICellRendererParams } from 'ag-grid-community'
import type { Column } from '../../shared/table/column.ts'
import type { SheetColumn, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { cellRules, rowIndexOf } from './cell-rules.ts'
import { numberOf } from './view.ts'
import { Heading } from './heading.ts'
import { fittingText } from './narrow.ts'
import { rangesOf } from './ranges.ts'
import { keyOf } from './state.ts'
import { cellOf, isFigure, marksOf, shownText } from './values.ts'

/** Column of the row numbers and of the tag for made-up rows. */
export const NUMBER_COLUMN = ' number'

const WIDTHS: Readonly<Record<Column['kind'], number>> = {
  text: 140,
  choice: 100,
  integer: 84,
  number: 100,
  quantity: 116,
  date: 104,
  period: 84,
  flag: 64,
  reference: 140,
}

/** The sheet's columns for AG Grid, under their groups, after the column of row numbers. */
export function gridColumns(core: SheetCore): (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] {
  const definitions: (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] = [numberColumn(core)]
  let group: { name: string; pinned: boolean; children: ColDef<SheetRow>[] } | null = null
  for (const [index, column] of core.view.columns.entries()) {
    const definition = gridColumn(core, column, index)
    const pinned = column.pinned === true
    if (column.group === undefined) {
      group = null
      definitions.push(definition)
    } else if (group && group.name === column.group && group.pinned === pinned) {
      group.children.push(definition)
    } else {
      group = { name: column.group, pinned, children: [definition] }
      definitions.push({ headerName: column.group, children: group.children, marryChildren: true })
    }
  }
  return definitions
}

function gridColumn(core: SheetCore, column: SheetColumn, index: number): ColDef<SheetRow> {
  return {
    colId: column.field,
    headerName: column.title,
    headerComponent: Heading,
    headerComponentParams: {
      unit: headingUnit(column),
      state: column.arranged ?? {},
      menu: core.props.arranging ? core.words.text('columnMenu') : null,
    },
    width: widthOf(column),
    minWidth: 40,
    resizable: true,
    sortable: false,
    suppressMovable: true,
    pinned: column.pinned ? 'left' : null,
    lockPinned: true,
    headerClass: [
      lookOf(column.column),
      column.calculated ? `zh-calculated zh-calculated-${column.calculated}` : '',
    ],
    cellClass: lookOf(column.column),
    cellClassRules: cellRules(core, column, index),
    valueGetter: ({ data, column: own }) =>
      data
        ? fittingText(paintedText(core, data, column), data, column, own?.getActualWidth() ?? Infinity)
        : '',
    tooltipValueGetter: ({ data }) => (data ? hoverText(core, data, column) : null),
  }
}

function lookOf(column: Column): string {
  if (isFigure(column)) return 'zh-figure'
  return column.kind === 'flag' ? 'zh-flag' : ''
}

function widthOf({ width, column }: SheetColumn): number {
  return width ?? column.width ?? WIDTHS[column.kind]
}

/** px of a heading's line, and of a Chinese character in it. */
const LINE = 16
const CHARACTER = 13

/** Height of the headings: a title may take two lines, and its unit stands below it. */
export function headingHeight(columns: readonly SheetColumn[]): number {
  const lines = columns.map((column) => {
    const units = [...column.title].reduce((sum, character) => sum + (character < '\u2000' ? 0.6 : 1), 0)
    const isLong = units * CHARACTER > widthOf(column) - (column.arranged ? 37 : 17)
    return (isLong ? 2 : 1) + (headingUnit(column) === '' ? 0 : 1)
  })
  return 12 + LINE * Math.max(1, ...lines)
}

/** A number column has its unit in the heading only if it does not hang on the row. */
function headingUnit({ unit, unitTitle, column }: SheetColumn): string {
  return unitTitle ?? unit ?? ('unit' in column ? (column.unit ?? '') : '')
}

/** What is painted: as copied, but a missing figure is — and a flag is a sign. */
export function paintedText(core: SheetCore, row: SheetRow, column: SheetColumn): string {
  const value = cellOf(row, column.field)
  const words = row.words?.[column.field]
  if (words !== undefined) return words
  if (value === null) {
    // A total that does not speak of a column leaves it blank; a figure that ought to be there is missing.
    const silent = (row.kind === 'total' || row.kind === 'group') && row.cells[column.field] === undefined
    const figure = isFigure(column.column) && !silent
    return figure || marksOf(row, column.field).includes('missing') ? '—' : ''
  }
  // Signs that every Chinese font has.
  if (column.column.kind === 'flag') return value === 1 ? '√' : '×'
  const other = row.units?.[column.field]
  const text = shownText(row, column, core.setting)
  return other ? `${text} ${other.title}` : text
}

/** Why a cell was refused, what is to be known of it, that it is made up; else its text if it may not fit. */
export function hoverText(core: SheetCore, row: SheetRow, column: SheetColumn): string | null {
  const { notice, refused: refusals } = core.store.getState()
  // Two notes over one another can both not be read; the one that says why something was refused comes first.
  if (notice) return null
  const refused = refusals.get(keyOf(row.id, column.field))
  const marks = marksOf(row, column.field)
  const lines = [
    refused,
    row.notes?.[column.field],
    core.props.lore?.noteAt?.(row.id, column.field) ?? undefined,
    core.props.arranging?.markWords(row, column) ?? undefined,
    ...(core.props.lore?.threadAt?.(row.id, column.field)?.comments ?? []).map(
      ({ author, text }) => `${author}: ${text}`,
    ),
    // A made-up row says so in its first column; a single made-up figure has no other place for it.
    marks.includes('demo') ? core.words.text('demo') : undefined,
  ].filter((line) => line !== undefined)
  if (column.column.kind === 'text' || column.column.kind === 'reference') {
    const text = shownText(row, column, core.setting)
    if (text.length > 8) lines.unshift(text)
  }
  return lines.length > 0 ? lines.join('\n') : null
}

/** px for the number, and for the tag and the lock where a row has them. */
export function numberWidth(rows: readonly SheetRow[]): number {
  let width = numberWidths.get(rows)
  if (width === undefined) {
    const tag = rows.some(({ demo }) => demo === true) ? 32 : 0
    const lock = rows.some(({ locked }) => locked === true) ? 14 : 0
    width = 44 + tag + lock
    numberWidths.set(rows, width)
  }
  return width
}

/** Asked for with each edit, also of the rows before it. */
const numberWidths = new WeakMap<readonly SheetRow[], number>()

function numberColumn(core: SheetCore): ColDef<SheetRow> {
  return {
    colId: NUMBER_COLUMN,
    headerName: '',
    pinned: 'left',
    lockPinned: true,
    lockPosition: 'left',
    width: numberWidth(core.view.rows),
    resizable: false,
    sortable: false,
    suppressMovable: true,
    cellClass: 'zh-row-number',
    cellClassRules: {
      'zh-row-selected': ({ node }) => {
        if (!core.selection) return false
        const row = rowIndexOf(core, node)
        return rangesOf(core.selection).some(({ top, bottom }) => row >= top && row <= bottom)
      },
    },
    cellRenderer: (params: ICellRendererParams<SheetRow>) => rowNumber(core, params),
    valueGetter: ({ node, data }) => {
      if (!node || node.rowPinned === 'bottom') return ''
      // A group that is folded or unfolded is painted anew only if this differs.
      return data?.group
        ? `group ${data.group.open ? 'open' : 'folded'}`
        : numberOf(core.view, rowIndexOf(core, node))
    },
    tooltipValueGetter: ({ data }) => (data?.demo === true ? core.words.text('demo') : null),
  }
}

function rowNumber(core: SheetCore, { value, data }: ICellRendererParams<SheetRow>): HTMLElement {
  const element = document.createElement('span')
  element.className = 'zh-row-head'
  if (data?.group) {
    const sign = document.createElement('span')
    sign.className = data.group.open ? 'zh-sign-open' : 'zh-sign-folded'
    element.append(sign)
    return element
  }
  if (data?.demo === true) {
    const tag = document.createElement('span')
    tag.className = 'zh-demo-tag'
    tag.textContent = core.words.text('demoTag')
    element.append(tag)
  }
  const number = document.createElement('span')
  number.textContent = String(value ?? '')
  element.append(number)
  return element
}
