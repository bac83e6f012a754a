import { shownCell, type SourceCell, type SourceMerge, type SourceRow, type SourceSheet } from './source.ts'

/** A sheet by row and column, with joined cells. */
export class SourceGrid {
  readonly sheet: SourceSheet
  readonly #rows: ReadonlyMap<number, SourceRow>
  readonly #merges = new Map<number, SourceMerge[]>()

  constructor(sheet: SourceSheet) {
    this.sheet = sheet
    this.#rows = new Map(sheet.rows.map((row) => [row.at, row]))
    for (const merge of sheet.merges)
      for (let row = merge.top; row <= merge.bottom; row += 1) {
        const known = this.#merges.get(row)
        if (known) known.push(merge)
        else this.#merges.set(row, [merge])
      }
  }

  /** Row numbers that hold something, from the top. */
  rowNumbers(): number[] {
    return this.sheet.rows.map(({ at }) => at)
  }

  cell(row: number, column: number): SourceCell {
    return this.#rows.get(row)?.cells[column] ?? null
  }

  cells(row: number): readonly SourceCell[] {
    return this.#rows.get(row)?.cells ?? []
  }

  /** The formula of a cell without the sign =; undefined if it has none. */
  formula(row: number, column: number): string | undefined {
    return this.sheet.formulas.get(row)?.get(column)
  }

  /** The joined cells that a cell belongs to, if any. */
  mergeAt(row: number, column: number): SourceMerge | undefined {
    return this.#merges.get(row)?.find(({ left, right }) => column >= left && column <= right)
  }

  mergesIn(row: number): readonly SourceMerge[] {
    return this.#merges.get(row) ?? []
  }

  /** What a person sees at a cell: joined cells all show the first one's value. */
  shown(row: number, column: number): SourceCell {
    const merge = this.mergeAt(row, column)
    return merge ? this.cell(merge.top, merge.left) : this.cell(row, column)
  }

  /** Values of a row that are there, as a person sees them, with their columns. */
  filled(row: number): { readonly at: number; readonly value: string | number }[] {
    return this.cells(row).flatMap((value, at) => (value === null ? [] : [{ at, value: shownCell(value) }]))
  }
}
