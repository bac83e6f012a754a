import type { Cell } from '../table/column.ts'

// What a sheet of an office looks like, said without any file format. Rows and columns count from 0.

/** What a row is; rows that are not named are rows of the table. */
export type RowRole = 'technical' | 'title' | 'unit' | 'heading' | 'subtotal' | 'total' | 'note' | 'signature'

/** How the cells of a column stand. */
export type Alignment = 'text' | 'figure' | 'centre'

/** A column of the sheet. */
export interface LaidColumn {
  /** In characters of a Latin digit's width. */
  readonly width: number
  readonly hidden: boolean
  readonly alignment: Alignment
  /** Number format of its cells; null for texts. */
  readonly format: string | null
}

/** A cell that differs from its row and column. */
export interface LaidCell {
  readonly row: number
  readonly column: number
  readonly format?: string
  /** Without `=`; the cell's value is its result. */
  readonly formula?: string
  /** Part of a made-up row. */
  readonly hatched?: true
  readonly alignment?: 'left' | 'right'
  /** A text that is higher than any row shows its beginning. */
  readonly top?: true
}

/** Cells joined into one. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The words that a column of rows of the table may hold. */
export interface ChoiceList {
  readonly column: number
  readonly words: readonly string[]
}

/** A sheet ready to be written. */
export interface Layout {
  readonly sheetName: string
  readonly title: string
  readonly columns: readonly LaidColumn[]
  readonly values: readonly (readonly Cell[])[]
  readonly roles: ReadonlyMap<number, RowRole>
  /** Heights that differ from the usual one, points. */
  readonly heights: ReadonlyMap<number, number>
  readonly cells: readonly LaidCell[]
  readonly merges: readonly Merge[]
  readonly lists: readonly ChoiceList[]
  /** First and last row of rows of the table (with 小计 among them); `last` is before `first` if there are none. */
  readonly body: { readonly first: number; readonly last: number }
  /** Rows and columns that stay while one scrolls. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly print: {
    readonly paper: 'a4' | 'a3'
    readonly orientation: 'portrait' | 'landscape'
    readonly firstRow: number
    readonly lastRow: number
    readonly lastColumn: number
    /** Rows repeated on every page. */
    readonly titles: { readonly first: number; readonly last: number }
    /** The row with which a new page begins, whatever room is left; null if pages end where they are full. */
    readonly newPage: number | null
    /** With &P and &N for the page and their number. */
    readonly footer: string
  }
}
