import {
  errorCell,
  NO_RESULT,
  shownCell,
  type SourceCell,
  type SourceMerge,
  type SourceRow,
  type SourceSheet,
} from '../../../shared/exchange/import/source.ts'
import { bound, LIMITS, Unreadable } from './limits.ts'
import { withoutPrivateSigns } from './private-signs.ts'

/** Longest formula of which the text is kept, and how many are. */
const LONGEST_FORMULA = 1000
const MOST_FORMULAS = 100_000
/** Signs of a sheet's name that are kept: it stands in every address. A spreadsheet itself allows 31. */
const LONGEST_NAME = 100

/** An error in a cell, by the text that is shown for it. */
export interface ReadError {
  readonly error: string
}

/** A formula whose result was not stored. */
export const WITHOUT_RESULT: ReadError = { error: shownCell(NO_RESULT) }

/** What a reader finds in a cell. */
export type ReadValue = SourceCell | ReadError

/** Collects a sheet cell by cell within the bounds. Rows may come in any order, cells of a row too. */
export class SheetBuilder {
  readonly #rows = new Map<number, SourceCell[]>()
  readonly #merges: SourceMerge[] = []
  readonly #formulas = new Map<number, Map<number, string>>()
  readonly #hiddenRows = new Set<number>()
  readonly #hiddenColumns = new Set<number>()
  readonly #totals: Totals
  #last: { readonly at: number; readonly cells: SourceCell[] } | null = null
  #width = 0

  constructor(totals: Totals) {
    this.#totals = totals
  }

  /** Puts a value; empty texts are no values. */
  put(row: number, column: number, value: ReadValue): void {
    const cell = cellOf(value)
    if (cell === null) return
    if (!(row >= 0 && column >= 0)) throw new Unreadable('broken')
    bound(column + 1, LIMITS.columns, 'too-many-columns')
    if (typeof cell === 'string') this.#totals.addText(cell.length)
    const cells = this.#rowAt(row)
    if (column >= cells.length) this.#totals.addCells(column + 1 - cells.length)
    while (cells.length < column) cells.push(null)
    cells[column] = cell
    if (column >= this.#width) this.#width = column + 1
  }

  /** Notes a formula, without the sign =; its text is kept within bounds, that it is one always. */
  formula(row: number, column: number, text: string): void {
    const kept = text.length <= LONGEST_FORMULA && this.#totals.takesFormula() ? text : ''
    const known = this.#formulas.get(row)
    if (known) known.set(column, kept)
    else this.#formulas.set(row, new Map([[column, kept]]))
  }

  merge(merge: SourceMerge): void {
    if (!(merge.top >= 0 && merge.left >= 0 && merge.bottom >= merge.top && merge.right >= merge.left)) return
    this.#merges.push(merge)
    bound(this.#merges.length, LIMITS.merges, 'too-many-merges')
  }

  hideRow(row: number): void {
    // Rows without content do not matter, and there may be a million of them.
    if (this.#hiddenRows.size < LIMITS.rows) this.#hiddenRows.add(row)
  }

  hideColumns(first: number, last: number): void {
    for (let column = first; column <= Math.min(last, LIMITS.columns); column += 1)
      this.#hiddenColumns.add(column)
  }

  /** The sheet; merges are cut to the rows and columns that hold something. */
  finish(name: string, hidden: boolean): SourceSheet {
    const rows: SourceRow[] = [...this.#rows].map(([at, cells]) => ({ at, cells }))
    if (rows.some(({ at }, index) => at < (rows[index - 1]?.at ?? -1))) rows.sort((a, b) => a.at - b.at)
    return {
      name: cleaned(name.slice(0, LONGEST_NAME)) ?? '',
      hidden,
      rows,
      width: this.#width,
      formulas: this.#formulas,
      merges: this.#clipped(rows.at(-1)?.at ?? -1),
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
    }
  }

  #rowAt(at: number): SourceCell[] {
    if (this.#last?.at === at) return this.#last.cells
    let cells = this.#rows.get(at)
    if (!cells) {
      cells = []
      this.#rows.set(at, cells)
      this.#totals.addRow()
    }
    this.#last = { at, cells }
    return cells
  }

  #clipped(lastRow: number): SourceMerge[] {
    let area = 0
    const merges = this.#merges.flatMap(({ top, left, bottom, right }) => {
      if (top > lastRow || left >= this.#width) return []
      const clipped = {
        top,
        left,
        bottom: Math.min(bottom, lastRow),
        right: Math.min(right, this.#width - 1),
      }
      area += (clipped.bottom - top + 1) * (clipped.right - left + 1)
      return [clipped]
    })
    bound(area, LIMITS.mergedCells, 'too-many-merges')
    return merges
  }
}

/** What all sheets of a file come to; each bound is for the file as a whole. */
export class Totals {
  #rows = 0
  #cells = 0
  #text = 0
  #formulas = 0

  /** Counts a formula; whether its text may still be kept. */
  takesFormula(): boolean {
    this.#formulas += 1
    return this.#formulas <= MOST_FORMULAS
  }

  addRow(): void {
    this.#rows += 1
    bound(this.#rows, LIMITS.rows, 'too-many-rows')
  }

  addCells(count: number): void {
    this.#cells += count
    bound(this.#cells, LIMITS.cells, 'too-many-cells')
  }

  addText(length: number): void {
    bound(length, LIMITS.cellText, 'long-text')
    this.#text += length
    bound(this.#text, LIMITS.text, 'too-much-text')
  }
}

// oxlint-disable-next-line eslint/no-control-regex -- control characters are exactly what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function cellOf(value: ReadValue): SourceCell {
  if (typeof value === 'string') return cleaned(value)
  return typeof value === 'object' && value !== null ? errorCell(value.error) : value
}

/** A text without signs that no one can see, trimmed; null if nothing is left. Image cells of WPS are no text. */
function cleaned(text: string): string | null {
  const visible = CONTROLS.test(text) ? text.replaceAll(new RegExp(CONTROLS, 'g'), '') : text
  const trimmed = withoutPrivateSigns(visible.trim())
  return trimmed === '' || trimmed.startsWith('=DISPIMG(') ? null : trimmed
}
