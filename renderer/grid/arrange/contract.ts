import type { Ref } from 'react'
import type { SheetColumn, SheetHandle, SheetProps, SheetRow } from '../contract.ts'
import type { Layout } from './layout.ts'
import type { SinceChoice } from './marks-panel.tsx'

// What a page says to a sheet whose rows and columns can be arranged.

/** A part of the sheet that is opened and closed. */
export type Panel = 'find' | 'replace' | 'columns' | 'marks'

/** How a person has arranged a sheet, and how that changes. */
export interface Desk {
  readonly layout: Layout
  readonly change: (next: (layout: Layout) => Layout) => void
  /** Per cent. */
  readonly zoom: number
  readonly zoomTo: (percent: number) => void
  readonly panel: Panel | null
  readonly show: (panel: Panel | null) => void
}

/** What rules and the journal say of cells; asked only for cells that are painted. */
export interface Signs {
  readonly found: (row: SheetRow, field: string) => boolean
  readonly changed: (row: SheetRow, field: string) => boolean
  /** What a changed cell was and is, who changed it and when; null if it was not changed. */
  readonly changeWords: (row: SheetRow, column: SheetColumn) => string | null
}

/** Commands on rows; absent where the page has none. */
export interface RowActions {
  /** Adds so many rows before or behind one; at the end of an empty sheet if null. */
  readonly insert?: (near: string | null, count: number, above: boolean) => void
  readonly duplicate?: (ids: readonly string[]) => void
  /** Puts rows behind another; null puts them before the first that is shown. */
  readonly move?: (ids: readonly string[], after: string | null) => void
  /** Says of what is selected that it is made up, or real; absent where the page does not tell them apart. */
  readonly madeUp?:
    | {
        readonly some: (ids: readonly string[], fields: readonly string[]) => boolean
        readonly has: (ids: readonly string[], fields: readonly string[]) => boolean
        readonly mark: (ids: readonly string[], fields: readonly string[], madeUp: boolean) => Promise<void>
      }
    | undefined
}

/** Properties of a sheet that can be arranged. */
export interface ArrangedProps extends Omit<SheetProps, 'arranging' | 'ref' | 'totals'> {
  /** Totals of the rows that are shown, or of a group of them; without it columns of amounts are simply added up. */
  readonly totalsOf?: ((rows: readonly SheetRow[]) => readonly SheetRow[]) | undefined
  readonly desk: Desk
  readonly signs: Signs
  readonly since: SinceChoice
  readonly actions: RowActions
  /** Opens what there is to know of the active cell, its history among it. */
  readonly onHistory: () => void
  /** Says why something was not done. */
  readonly onSay: (words: string) => void
  readonly onCount: (shown: number, all: number) => void
  readonly ref?: Ref<ArrangedHandle>
}

/** The rows and columns that a sheet shows, in their order. */
export interface Shown {
  /** Ids. */
  readonly rows: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** Column by which the rows are grouped first; null if they are not. */
  readonly groupedBy: string | null
}

/** What a page may ask of it besides what it may ask of every sheet. */
export interface ArrangedHandle extends SheetHandle {
  /** Rows that are about to be added: they are shown whatever the filter says. */
  admit(ids: readonly string[]): void
  /** What filter, order and layout leave, folded groups included. */
  shown(): Shown
}
