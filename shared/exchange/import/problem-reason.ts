import type { Rejection } from '../../table/rejection.ts'

/** Why a cell needs a look. */
export type ProblemReason =
  | Rejection
  | { readonly code: 'formula-error'; readonly text: string }
  | { readonly code: 'no-result' }
  /** A text that an error of a spreadsheet would have become in a file of this format. */
  | { readonly code: 'like-error'; readonly text: string }
  /** A figure in a cell joined over several rows: it counts once, for the first. */
  | { readonly code: 'merged-figure' }
  | { readonly code: 'approximate'; readonly text: string }
  /** Words or the mark of a footnote behind a figure, which are left aside. */
  | { readonly code: 'remark'; readonly text: string }
  /** ▲ before a figure, which is taken as negative, or as a rise where the column has another sign for what falls. */
  | { readonly code: 'triangle'; readonly text: string; readonly rises: boolean }
  /** A title names another row than the sheet's name, which counts. */
  | { readonly code: 'two-names'; readonly text: string; readonly name: string }
  /** A heading speaks of a unit in which its figures are not read. */
  | { readonly code: 'unit-unclear'; readonly text: string; readonly unit: string }
  /** Figures differ from what the table holds of the same thing by as much as two units do; `count` of `of` compared. */
  | {
      readonly code: 'perhaps-unit'
      readonly unit: string
      readonly perhaps: string
      readonly times: number
      readonly count: number
      readonly of: number
    }
  /** Figures of a wide sheet that say no unit, read in that in which they are kept. */
  | { readonly code: 'no-unit'; readonly unit: string; readonly count: number }
  /** A sheet with a dimension across that is too long to look for several tables on it. */
  | { readonly code: 'not-parted'; readonly rows: number; readonly most: number }
  /** A sheet with a dimension across of more figures than are read one by one. */
  | { readonly code: 'not-unfolded'; readonly count: number; readonly most: number }
  /** Sheets that do not come in with the others: the first names of them, and how many there are. */
  | {
      readonly code: 'sheets-aside'
      readonly why: 'same-town' | 'other-headings' | 'too-many'
      readonly names: readonly string[]
      readonly count: number
    }
  /** A column of figures in a sheet with a dimension across of which it is not known what they are. */
  | { readonly code: 'not-taken'; readonly text: string }
  /** A heading or a title names a part of a year that no period holds, or that may mean several. */
  | { readonly code: 'no-such-period'; readonly text: string }
  /** A month or a year stands where a day is kept. */
  | { readonly code: 'whole-period'; readonly text: string }
  /** All figures of a column in % lie between 0 and 1. */
  | { readonly code: 'perhaps-share' }
  /** Formulas of a column of which only the results are taken in: the first of them, and where they all are. */
  | {
      readonly code: 'formula-results'
      readonly text: string
      readonly cells: string
      readonly count: number
    }
  | { readonly code: 'same-key'; readonly other: string }
  /** A row of our export that was copied within the file. */
  | { readonly code: 'copied-row' }
  /** Several rows of the table have the same key as this one. */
  | { readonly code: 'ambiguous-key'; readonly count: number }
