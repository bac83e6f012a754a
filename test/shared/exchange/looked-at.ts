import { calculate } from '../../../shared/calculation/calculate.ts'
import { typedExpression } from '../../../shared/calculation/expressions.ts'
import type { ImportChoices, ImportMapping } from '../../../shared/exchange/import/contract.ts'
import type { SourceBook, SourceCell } from '../../../shared/exchange/import/source.ts'
import type { Understood } from '../../../shared/exchange/import/judge.ts'
import type { ImportRequest } from '../../../shared/exchange/import/reading.ts'
import { understandTogether, type Together } from '../../../shared/exchange/import/together.ts'
import { understand } from '../../../shared/exchange/import/understand.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { unitOn } from '../../../shared/table/row-unit.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { wideTableOf } from '../../../shared/wide-tables.ts'

/** A file of several sheets with these cells and nothing else. */
export function bookOfSheets(
  sheets: readonly (readonly [string, readonly (readonly SourceCell[])[]])[],
): SourceBook {
  const [first, ...others] = sheets.map(([name, rows]) => bookOf(rows, name))
  if (!first) throw new Error('a file has sheets')
  return { ...first, sheets: [first, ...others].flatMap((book) => book.sheets) }
}

/** A file of one sheet with these cells and nothing else. */
export function bookOf(rows: readonly (readonly SourceCell[])[], name = 'Sheet1'): SourceBook {
  const filled = rows.flatMap((cells, at) => (cells.some((cell) => cell !== null) ? [{ at, cells }] : []))
  const sheet = {
    name,
    hidden: false,
    width: Math.max(0, ...rows.map((row) => row.length)),
    rows: filled,
    merges: [],
    formulas: new Map(),
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
  }
  return { format: 'xlsx', encoding: null, delimiter: null, sheets: [sheet] }
}

/** A file as it would come into a table of a workbook with these rows. */
export function lookedAt(
  book: SourceBook,
  name: string,
  rows: Rows,
  choices: ImportChoices = {},
  remembered: Readonly<Record<string, ImportMapping>> = {},
): Understood {
  return understand(requestOf(book, name, rows, choices, remembered))
}

/** A file with all its sheets of one template. */
export function lookedAtTogether(
  book: SourceBook,
  name: string,
  rows: Rows,
  choices: ImportChoices = {},
): Together {
  return understandTogether(requestOf(book, name, rows, choices, {}))
}

function requestOf(
  book: SourceBook,
  name: string,
  rows: Rows,
  choices: ImportChoices,
  remembered: Readonly<Record<string, ImportMapping>>,
): ImportRequest {
  const table = tableNamed(name)
  if (!table) throw new Error(`no table ${name}`)
  const hanging = Object.values(table.columns).find((one) => one.kind === 'number' && one.unit === undefined)
  let id = 0
  return {
    book,
    table,
    rows,
    choices,
    remembered,
    unitOf: (row) => (hanging ? unitOn(table, hanging, row, rows) : null),
    calculate,
    expressionOf: (id, column) => typedExpression(rows, table, id, column),
    wide: wideTableOf(name),
    computed: new Set(),
    newId: () => `new-${(id += 1)}`,
    progress: () => {},
  }
}
