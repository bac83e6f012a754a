import type { ReactNode, Ref } from 'react'
import type { Rows } from '../../shared/table/change.ts'
import type { Cell, Column } from '../../shared/table/column.ts'
import type { CellLore } from './lore.ts'
import type { Language } from '../../shared/text/language.ts'
import type { Command, Key } from './keys.ts'

// What a page says to the sheet, and what the sheet says back. A page turns its tables into columns and rows; the sheet
// knows nothing of tables, commits or the workbook.

/** One column of a sheet. `field` is the key into a row's cells, the kind of column decides how it is read and shown. */
export interface SheetColumn {
  readonly field: string
  readonly column: Column
  readonly title: string
  /** Heading of the group that it stands under; neighbours of the same group share it. */
  readonly group?: string
  /** Unit shown in the heading and taken for typed numbers; without it the column's own. */
  readonly unit?: string
  /** What the heading calls the unit in the language of the window; without it the unit itself. */
  readonly unitTitle?: string
  /** px */
  readonly width?: number
  /** Stays at the left while the rest scrolls. */
  readonly pinned?: boolean
  readonly decimals?: number
  readonly readOnly?: boolean
  /** The table that the column stands in, all of whose rows are asked for names; without it there are none to ask. */
  readonly table?: string
  /** Computed from a formula that somebody wrote; `broken` if that cannot be computed. */
  readonly calculated?: 'sound' | 'broken'
  /** What the heading shows of the way in which the rows are arranged. */
  readonly arranged?: HeadingState
}

/** How rows are sorted and filtered by a column. */
export interface HeadingState {
  readonly sorted?: 'up' | 'down'
  /** Place among several keys, from 1. */
  readonly place?: number
  readonly filtered?: boolean
}

/** How a figure stands (LOOK.md, States of a figure). */
export type Mark =
  | 'refused'
  | 'changed'
  | 'missing'
  | 'preliminary'
  | 'projected'
  | 'target'
  | 'stale'
  | 'demo'
  | 'locked'
  /** Needed, or due, and not there. */
  | 'due'
  /** A rule has found something here. */
  | 'found'
  /** What is being looked for. */
  | 'sought'

/** One row of a sheet. Rows are immutable: a changed row is a new object, an unchanged one the same as before. */
export interface SheetRow {
  readonly id: string
  readonly cells: Readonly<Record<string, Cell>>
  /** Unit of the row's `number` cells where it hangs on the row, such as an indicator's. */
  readonly unit?: string
  /** Units of single amounts that are not in the heading's, such as 公斤 in a ledger of land; shown in the cell. */
  readonly units?: Readonly<Record<string, { readonly unit: string; readonly title: string }>>
  /** Decimals of the row's `number` cells, such as an indicator's. */
  readonly decimals?: number
  /** Made-up data: the whole row is hatched and labelled. */
  readonly demo?: boolean
  readonly kind?: 'row' | 'total' | 'group'
  /** Of the heading row of a group: its key and depth, whether its rows are shown, and how many there are. */
  readonly group?: {
    readonly key: string
    readonly level: number
    readonly open: boolean
    readonly rows: number
  }
  /** Texts shown in place of the cells, by field: what a total or a group is called. */
  readonly words?: Readonly<Record<string, string>>
  /** No cell of the row may be edited. */
  readonly locked?: boolean
  readonly marks?: Readonly<Record<string, Mark | readonly Mark[]>>
  /** Words shown on hover and at the focused cell, by field: why it is missing, how old it is, where it comes from. */
  readonly notes?: Readonly<Record<string, string>>
  /** Why a cell may not be edited, by field; a text stands for all cells of the row. */
  readonly readOnlyReason?: string | Readonly<Record<string, string>>
  /** What the row is called in messages and to a screen reader; without it the text of its first cell. */
  readonly label?: string
}

/**
 * A cell to write. `value` has been read by the column's kind and is given in the form that `parseCell` reads exactly
 * the same again: amounts as text with their unit (`123.45元`, `3.5亩`), choices and references by code and id.
 */
export interface CellEdit {
  readonly rowId: string
  readonly field: string
  readonly value: Cell
}

/** A row to add, with the cells that a pasted block has for it. Its id is made by the sheet, so that refusals can name it. */
export interface NewRow {
  readonly id: string
  readonly cells: Readonly<Record<string, Cell>>
}

/** Why a cell was not written, as a sentence. Without a row it concerns the whole attempt; without a field the row. */
export interface CellRefusal {
  readonly rowId: string | null
  readonly field: string | null
  readonly message: string
}

/** What the person did; it becomes the label of the commit. */
export type EditVerb = 'edit' | 'paste' | 'clear' | 'fill' | 'replace'

/** What the status bar says of a selection. */
export interface Statistics {
  /** Cells selected. */
  readonly cells: number
  /** Cells with a value. */
  readonly filled: number
  /** Cells with a figure. */
  readonly numbers: number
  /** Unit of all figures; null if there is none or they are unlike. */
  readonly unit: string | null
  /** True if figures of unlike units are selected, so that there is nothing to sum. */
  readonly mixed: boolean
  /** In `unit`; null without figures, with unlike units, and for shares and rates, which do not add up. */
  readonly sum: number | null
  /** In `unit`; null without figures and with unlike units. */
  readonly average: number | null
  readonly smallest: number | null
  readonly largest: number | null
}

/** What is selected: the active cell and what there is to say of the whole range. */
export interface SheetSelection {
  readonly rowId: string
  readonly field: string
  readonly rows: number
  readonly columns: number
  readonly statistics: Statistics
}

/** Where a menu of the sheet was asked for; `x` and `y` are px in the window. */
export interface MenuPlace {
  readonly what: 'cells' | 'rows' | 'heading' | 'filter'
  readonly field: string | null
  readonly x: number
  readonly y: number
}

/** What arranges a sheet's rows and columns; the sheet only tells what mouse and keys ask for. */
export interface Arranging {
  /** 1 is 100 %. */
  readonly zoom: number
  /** A key while no cell is edited; true if it has been used. */
  readonly key: (key: Key) => boolean
  readonly menu: (place: MenuPlace) => void
  /** px without zoom; null for as wide as the content. */
  readonly resize: (field: string, width: number | null) => void
  readonly moveColumns: (fields: readonly string[], before: string | null) => void
  /** Absent where rows cannot be moved. Null puts them at the beginning. */
  readonly moveRows?: ((ids: readonly string[], after: string | null) => void) | undefined
  readonly toggleGroup: (key: string) => void
  readonly zoomBy: (steps: number) => void
  /** Marks that are switched on, of cells that are being painted. */
  readonly marks: (row: SheetRow, field: string) => readonly Mark[]
  /** What there is to say of a cell's marks, on hover; null for nothing. */
  readonly markWords: (row: SheetRow, column: SheetColumn) => string | null
}

/** A cell to write as if it had been typed. */
export interface TypedCell {
  readonly rowId: string
  readonly field: string
  readonly raw: Cell
}

/** Cells that were selected at some moment. */
export interface CellSet {
  readonly count: number
  has(rowId: string, field: string): boolean
}

/** What a page may ask of a mounted sheet. */
export interface SheetHandle {
  focus(): void
  /** The active cell; null if nothing is selected. */
  active(): { readonly rowId: string; readonly field: string } | null
  /** Fields of the columns that the selection touches. */
  selectedFields(): readonly string[]
  /** The cells selected now, for later; null where it is none or one. */
  selectedCells(): CellSet | null
  /** Where a cell, or without a row a heading, is on the screen; null if it is scrolled away. */
  boxOf(rowId: string | null, field: string): DOMRect | null
  /** Writes cells as one commit and asks what to do with the rest where some are refused. */
  write(cells: readonly TypedCell[], verb: EditVerb): Promise<boolean>
  /** Does what a key of the clipboard does. */
  clipboard(what: 'copy' | 'cut' | 'paste'): Promise<boolean>
  /** Carries out a command of the keyboard. */
  perform(command: Command): boolean
  /** Scrolls to a cell and selects it; false if there is no such row. */
  reveal(rowId: string, field?: string): boolean
  /** Ids of the rows that the selection touches, totals left out. */
  selectedRows(): readonly string[]
}

/** Properties of a sheet. `columns`, `rows`, `totals` and `lookup` are compared by identity. */
export interface SheetProps {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  /** The workbook's rows, to find and name what references point at. A new object whenever a row has changed. */
  readonly lookup: Rows
  readonly language: Language
  readonly dark: boolean
  /** What the sheet is, for a screen reader: the table's title. */
  readonly label?: string
  readonly readOnly?: boolean
  readonly empty: { readonly title: string; readonly hint: string; readonly action?: ReactNode }
  /** Rows that stay at the bottom. */
  readonly totals?: readonly SheetRow[]
  /** Writes the cells as one commit, all or nothing. Empty if done; else nothing was written and these are the reasons. */
  readonly onEdit: (edits: readonly CellEdit[], verb: EditVerb) => Promise<readonly CellRefusal[]>
  /** A new row after the one named; at the end of an empty sheet if null. */
  readonly onInsert?: (after: string | null) => void
  /**
   * Rows to add at the end, and cells of rows that are there, as one commit, all or nothing; empty if done. A page whose
   * table takes no new rows leaves it out.
   */
  readonly onAppend?: (rows: readonly NewRow[], edits: readonly CellEdit[]) => Promise<readonly CellRefusal[]>
  readonly onDelete?: (ids: readonly string[]) => void
  /** Takes a name into a roster that a column of names asks; why not, or null if done. Absent where none is kept. */
  readonly onNewName?: (table: string, name: string) => Promise<string | null>
  readonly onSelect?: (selection: SheetSelection | null) => void
  readonly lore?: CellLore
  /** Take a commit back, and do it again: answers what, once its rows are on their way; null if nothing was. */
  readonly onUndo?: () => Promise<string | null>
  readonly onRedo?: () => Promise<string | null>
  readonly arranging?: Arranging
  readonly ref?: Ref<SheetHandle>
}
