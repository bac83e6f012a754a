import { writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import type { LaidCell, Layout } from '../../shared/exchange/layout.ts'
import { columnLetters } from '../../shared/exchange/totals-formula.ts'
import { LONG, looksOf, withBody } from './body-rows.ts'
import { bodyStyle, changedStyle, roleStyle } from './xlsx-styles.ts'

type Cells = NonNullable<WriteSheet['cells']>

/** What the writer would take for an error value of a formula; here it is a text like any other. */
const LOOKS_LIKE_ERROR = /^#[A-Z0-9/_]+[!?]?$/

/** Inches: 15 mm at the sides, 18 above, room for the page number below. */
const MARGINS = { left: 0.59, right: 0.59, top: 0.71, bottom: 0.75, header: 0.3, footer: 0.35 }

/** What the file says of itself besides its sheets. */
export interface FileProperties {
  readonly creator?: string
  /** Where it comes from: workbook and number of the newest commit. */
  readonly description?: string
  readonly modified: Date
}

/** The bytes of an .xlsx with this sheet. Texts stay texts, whatever they begin with. */
export async function xlsxOf(layout: Layout, properties: FileProperties): Promise<Uint8Array> {
  const options = {
    properties: { title: layout.title, ...properties },
    defaultFont: { name: '宋体', size: 10 },
  }
  const { first, last } = layout.body
  if (last - first < LONG) return writeXlsx({ sheets: [sheetOf(layout)], ...options })
  const looks = looksOf(layout)
  const frame = withoutBody(layout)
  const sheet = sheetOf(frame)
  for (const [place, style] of looks.shown) sheet.cells?.set(place, { style })
  return withBody(await writeXlsx({ sheets: [sheet], ...options }), layout, looks)
}

function withoutBody(layout: Layout): Layout {
  const { body } = layout
  const isBody = (row: number): boolean => row >= body.first && row <= body.last
  return {
    ...layout,
    values: layout.values.map((line, row) => (isBody(row) ? [] : line)),
    heights: new Map([...layout.heights].filter(([row]) => !isBody(row))),
    roles: new Map([...layout.roles].filter(([row]) => !isBody(row))),
    cells: layout.cells.filter(({ row }) => !isBody(row)),
  }
}

function sheetOf(layout: Layout): WriteSheet {
  const { print, body, frozen } = layout
  const [firstPrinted, lastPrinted] = [print.firstRow + 1, print.lastRow + 1]
  return {
    name: layout.sheetName,
    rows: layout.values.map((row) => row.map(literal)),
    columns: layout.columns.map((column) => ({
      width: column.width,
      hidden: column.hidden,
      style: column.hidden ? {} : bodyStyle(column),
    })),
    cells: cellsOf(layout),
    rowDefs: rowsOf(layout),
    merges: layout.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    dataValidations: body.last < body.first ? [] : layout.lists.map((list) => validation(list, body)),
    freezePane: frozen.columns > 0 ? { rows: frozen.rows, columns: frozen.columns } : { rows: frozen.rows },
    view: { showGridLines: false },
    pageSetup: {
      paperSize: print.paper,
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      horizontalCentered: true,
      printArea: `$A$${firstPrinted}:$${columnLetters(print.lastColumn)}$${lastPrinted}`,
      printTitlesRow: `$${print.titles.first + 1}:$${print.titles.last + 1}`,
    },
    // The writer counts the row above the break.
    ...(print.newPage === null ? {} : { rowBreaks: [print.newPage - 1] }),
    headerFooter: { oddFooter: `&C${print.footer}` },
  }
}

function rowsOf({ heights, roles }: Layout): NonNullable<WriteSheet['rowDefs']> {
  const rows: NonNullable<WriteSheet['rowDefs']> = new Map()
  for (const [row, height] of heights) rows.set(row, { height })
  for (const [row, role] of roles) if (role === 'technical') rows.set(row, { hidden: true })
  return rows
}

function validation({ column, words }: Layout['lists'][number], body: Layout['body']): DataValidation {
  const letters = columnLetters(column)
  return {
    type: 'list',
    values: [...words],
    range: `${letters}${body.first + 1}:${letters}${body.last + 1}`,
    allowBlank: true,
    showErrorMessage: true,
  }
}

function cellsOf(layout: Layout): Cells {
  const cells: Cells = new Map()
  const styles = new Map<string, CellStyle>()
  // The writer compares styles by their content; one object per look spares it a million comparisons.
  const styled = (key: string, make: () => CellStyle): CellStyle => {
    const known = styles.get(key) ?? make()
    styles.set(key, known)
    return known
  }
  for (const [row, role] of layout.roles)
    for (const [at, column] of layout.columns.entries())
      cells.set(`${row},${at}`, {
        style: column.hidden ? {} : styled(`${role} ${at}`, () => roleStyle(role, column)),
      })
  keepTexts(layout, cells)
  for (const cell of layout.cells) change(layout, cells, cell)
  return cells
}

function change({ columns, values }: Layout, cells: Cells, cell: LaidCell): void {
  const key = `${cell.row},${cell.column}`
  const column = columns[cell.column]
  if (!column) return
  const before = cells.get(key)
  const style = before?.style ?? bodyStyle(column)
  const value = values[cell.row]?.[cell.column] ?? null
  cells.set(key, {
    ...before,
    style: changedStyle(style, cell),
    ...(cell.formula === undefined ? {} : withFormula(cell.formula, value)),
  })
}

function withFormula(formula: string, formulaResult: string | number | null): Partial<Cell> {
  return { formula, formulaResult }
}

/** Excel reads _x0041_ as A; a text that says so means it. */
function literal(value: string | number | null): string | number | null {
  return typeof value === 'string' && value.includes('_x') ? value.replaceAll(ESCAPED, '_x005F_$1') : value
}

const ESCAPED = /_(x[0-9A-Fa-f]{4}_)/g

/** Writes as rich text what would be taken for an error value of a formula. */
function keepTexts({ values }: Layout, cells: Cells): void {
  for (const [row, line] of values.entries())
    for (const [column, value] of line.entries()) {
      if (typeof value !== 'string' || !LOOKS_LIKE_ERROR.test(value)) continue
      const key = `${row},${column}`
      cells.set(key, { ...cells.get(key), richText: [{ text: value }] })
    }
}
