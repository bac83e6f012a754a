import type { Cell } from '../../table/column.ts'
import type { ProblemReason } from './problem-reason.ts'
import type { SourceCell } from './source.ts'

// What is asked and answered while a file of another program is brought into a table.

/** What a column of the file is taken for: a column of the table, the unit of the row's figures, or nothing. */
export type Target = string | null

/** Target of a column that names the unit of each row's figures. */
export const UNIT_TARGET = '#unit'

/** Target of a column that holds the ids of our own rows. */
export const ID_TARGET = '#id'

/** How a column of the file found its target, from surest to least sure. */
export type MatchedBy = 'own' | 'remembered' | 'chosen' | 'exact' | 'synonym' | 'similar' | 'content'

/** Where a table lies on a sheet; numbers count from 0. */
export interface Block {
  /** First row, title and unit line included. */
  readonly top: number
  /** Last row. */
  readonly bottom: number
  /** First and last column where tables stand side by side; null if the rows are the table's alone. */
  readonly columns: { readonly first: number; readonly last: number } | null
  /** First and last row of headings; `last` is before `first` if there are none. */
  readonly headings: { readonly first: number; readonly last: number }
  /** Text above the headings, or the first headings. */
  readonly title: string
}

/** What is kept of an import for the next file with the same headings; headings and not places, so that columns may move. */
export interface ImportMapping {
  /** Under which a person saved it. */
  readonly name?: string | undefined
  readonly targets: Readonly<Record<string, Target>>
  readonly units?: Readonly<Record<string, string>> | undefined
  readonly values?: Readonly<Record<string, Cell>> | undefined
  readonly key?: readonly string[] | undefined
  /** False where a person would not have a wide sheet unfolded. */
  readonly unfold?: boolean | undefined
}

/** A row of the file. */
interface RowOnSheet {
  readonly sheet: number
  readonly row: number
}

/** Everything that a person may decide; what is left out is found by the program. */
export interface ImportChoices {
  readonly sheet?: number | undefined
  /** Whether sheets that differ only in the town they are of come in together; so they do while no sheet is chosen. */
  readonly together?: boolean | undefined
  /** Which table of the sheet, in the order from above and from the left. */
  readonly block?: number | undefined
  /** Rows of headings, where the program found the wrong ones. */
  readonly headings?: { readonly first: number; readonly last: number } | undefined
  /** Targets by column of the file. */
  readonly targets?: Readonly<Record<string, Target>> | undefined
  /** Units of figures by column of the file; `share` is 0.125 for 12.5 %. */
  readonly units?: Readonly<Record<string, string>> | undefined
  /** Units of figures that say none, as a line above the table would name them. */
  readonly bareUnits?: readonly string[] | undefined
  /** What new rows hold in columns that the file does not have, as one would type it. */
  readonly values?: Readonly<Record<string, Cell>> | undefined
  /** Columns by which rows are found again; empty makes every row a new one. */
  readonly key?: readonly string[] | undefined
  /** Whether a sheet with years, regions or indicators across is read figure by figure; the program decides if left out. */
  readonly unfold?: boolean | undefined
  readonly keepTotals?: boolean | undefined
  readonly leaveHidden?: boolean | undefined
  /** Whether an empty cell of the file empties the cell of the row that is there. */
  readonly clear?: boolean | undefined
  /** Whether amounts with more decimals than the books hold are rounded. */
  readonly round?: boolean | undefined
  /** Whether rows of the table that the file covers and does not hold are deleted. */
  readonly removeAbsent?: boolean | undefined
  /** Whether the other rows are taken in although some cannot be. */
  readonly withoutStopped?: boolean | undefined
  /** Rows that are left out, and rows that are taken although they look like totals or notes. */
  readonly without?: readonly RowOnSheet[] | undefined
  readonly including?: readonly RowOnSheet[] | undefined
}

/** A column of the file. */
export interface FileColumn {
  readonly at: number
  readonly letters: string
  /** Its headings from the top, joined by ` / `; empty if it has none. */
  readonly heading: string
  readonly target: Target
  readonly by: MatchedBy | null
  /**
   * Unit of its figures, and where it was found: said in its heading, above the table, in a
   * column of units beside it, or taken for granted.
   */
  readonly unit: string | null
  readonly unitFrom: 'heading' | 'line' | 'row' | 'assumed' | 'chosen' | null
  readonly hidden: boolean
  /** First values, for a person to recognise it by. */
  readonly samples: readonly string[]
  /** Of a column of figures in a wide sheet: what its headings say of them, by column of the table. */
  readonly stands: Readonly<Record<string, Cell>> | null
}

/** What a row of the file is taken for. */
export type RowRole =
  | 'title'
  | 'heading'
  | 'numbering'
  | 'data'
  | 'total'
  | 'section'
  | 'note'
  | 'chosen-out'
  | 'hidden-out'

/** A problem at a cell of the file. A `stop` keeps the row out of the table; a `look` does not. */
export interface Problem {
  readonly severity: 'stop' | 'look'
  readonly sheet: number
  /** Sheet1!C7. */
  readonly address: string
  readonly row: number
  readonly column: number
  readonly target: string | null
  readonly reason: ProblemReason
}

/** A text that names no row of the tables that its column points at. */
export interface UnknownReference {
  readonly sheet: number
  readonly target: string
  readonly text: string
  readonly tables: readonly string[]
  readonly count: number
  /** Of its first cell. */
  readonly address: string
  readonly row: number
  readonly column: number
}

/** A cell that the import changes. */
export interface CellChange {
  readonly sheet: number
  readonly id: string
  readonly label: string
  readonly column: string
  readonly before: Cell
  readonly after: Cell
  /** Arithmetic that is kept with the value. */
  readonly typed: string | null
  /** The cell of the file that says so. */
  readonly row: number
  readonly at: number
}

/** A row that is not taken in. */
export interface LeftOut {
  readonly sheet: number
  readonly row: number
  readonly role: Exclude<RowRole, 'data' | 'heading' | 'title'>
  readonly text: string
}

/** A row that the import adds. */
export interface FreshRow {
  readonly sheet: number
  readonly row: number
  /** Column of the file where its figure stands, or the first. */
  readonly at: number
  readonly label: string
  /** Of a wide sheet: its figure in the unit that it is kept in, and its growth in %. */
  readonly figure: { readonly value: Cell; readonly unit: string | null; readonly growth: Cell } | null
}

/** How a file would come into a table. Lists are cut; counts are whole. */
export interface Preview {
  readonly sheet: number
  readonly blocks: readonly Block[]
  readonly block: number
  readonly headings: Block['headings']
  readonly columns: readonly FileColumn[]
  /** Text of the line that names a unit above the table. */
  readonly unitLine: string | null
  /** Of the headings; mappings are remembered by it. */
  readonly fingerprint: string
  readonly key: readonly string[]
  /** Whether the sheet has a dimension across, and which columns of the table stand there; null if it has none. */
  readonly wide: { readonly on: boolean; readonly across: readonly string[] } | null
  /** Sheets of one template, each of a town of its own; null if there are not at least two. */
  readonly together: { readonly on: boolean; readonly sheets: readonly SheetOfTown[] } | null
  /** Figures of a wide sheet of which nothing says a unit. */
  readonly bare: readonly BareUnit[]
  /** Columns that a new row needs and the file does not have, with the value that is suggested or was chosen. */
  readonly lacking: readonly { readonly column: string; readonly value: Cell }[]
  readonly counts: {
    readonly data: number
    readonly fresh: number
    readonly changed: number
    readonly unchanged: number
    /** Rows that a problem keeps out. */
    readonly stopped: number
    readonly totals: number
    readonly otherLeftOut: number
    readonly hiddenRows: number
    /** Cells that took the value of the joined or empty cells above. */
    readonly unfolded: number
    readonly changedCells: number
    /** Rows of the table that the import deletes. */
    readonly removed: number
    readonly problems: number
    readonly stops: number
  }
  readonly problems: readonly Problem[]
  readonly unknown: readonly UnknownReference[]
  readonly changes: readonly CellChange[]
  readonly fresh: readonly FreshRow[]
  readonly leftOut: readonly LeftOut[]
  /** Rows of the table that the file does not hold; null where that cannot be told. */
  readonly absent: Absent | null
  /** Whether the workbook's rules have looked at what the import makes of its rows; of very many they do so when it is written. */
  readonly foreseen: boolean
}

/** A sheet that comes in with others, and what its name says of all its rows by column of the table. */
export interface SheetOfTown {
  readonly sheet: number
  readonly name: string
  readonly says: Readonly<Record<string, Cell>>
}

/** Figures of one dimension without a unit; `taken` is null while they are read in those in which they are kept. */
export interface BareUnit {
  readonly kept: readonly string[]
  readonly taken: string | null
  /** Unit that the table's own figures suggest instead. */
  readonly perhaps: string | null
  readonly count: number
}

/** Rows that are in the table and not in the file, within what the file is about. */
export interface Absent {
  /** Columns whose values bound it: only rows that have one of the file's values in each of them are meant. */
  readonly scope: readonly { readonly column: string; readonly values: readonly Cell[] }[]
  readonly rows: readonly { readonly id: string; readonly label: string }[]
  readonly count: number
  /** Further rows of the table, of which the file does not speak. */
  readonly outside: number
  /** False while rows of the file could not be read well enough to find what they mean: one of these may be such a row. */
  readonly sure: boolean
  /** Whether they may be deleted; figures that a wide sheet lacks are only shown. */
  readonly deletable: boolean
}

/** Rows of a sheet to look at, each with what it is taken for. */
export interface SourceWindow {
  readonly rows: readonly {
    readonly at: number
    readonly role: RowRole
    readonly hidden: boolean
    readonly cells: readonly SourceCell[]
  }[]
}
