import type { Language } from '../text/language.ts'

/** A column as the sheet is to show it; titles are given where they differ from the declaration, such as in English. */
export interface ViewColumn {
  readonly field: string
  readonly title?: string | undefined
  readonly group?: string | undefined
  /** The unit in words of the language. */
  readonly unitTitle?: string | undefined
}

/** What of a table is put on paper, and how. */
export interface ExportView {
  readonly table: string
  /** Ids of the rows in their order; all rows if left out. */
  readonly rows?: readonly string[] | undefined
  /** Columns in their order; all that are declared if left out. */
  readonly columns?: readonly ViewColumn[] | undefined
  /** Units of amounts; those of the declaration if left out. */
  readonly units?: { readonly money?: string | undefined; readonly land?: string | undefined } | undefined
  /** Town and year in words of the page, where the rows do not say them. */
  readonly town?: string | undefined
  readonly year?: number | undefined
  /** Title line; town, year and the table's title if left out. */
  readonly title?: string | undefined
  /** A choice, reference or year by which rows are put together, each group with its 小计. */
  readonly subtotalBy?: string | undefined
  readonly language: Language
}
