import type { ReactNode } from 'react'
import type { Thread } from '../../shared/comments/threads.ts'
import type { Arithmetic } from '../../shared/table/arithmetic.ts'

/** What is known of single cells besides their values; a page says it, the sheet shows it. Compared by identity. */
export interface CellLore {
  /** What was typed into a cell as arithmetic; null if its value was typed as it is. */
  readonly arithmeticAt: (rowId: string, field: string) => Arithmetic | null
  /** The formula of a calculated column, with its sign =; undefined or null for any other. */
  readonly formulaOf?: (field: string) => string | null
  /** Over which rows the totals of such a formula go, as a sentence; undefined or null if there is nothing to say. */
  readonly totalsOf?: (field: string) => string | null
  /** What was said about a cell; null if nothing was. */
  readonly threadAt?: (rowId: string, field: string) => Thread | null
  /** All that was said about cells of the sheet. */
  readonly threads?: () => readonly Thread[]
  /** What is shown in the box beside a cell: what was said, and a field to say more. */
  readonly commentForm?: (cell: {
    readonly rowId: string
    readonly field: string
    readonly onDone: () => void
  }) => ReactNode
  /** What is to be known of a cell, as a sentence: why it has no value, for example. */
  readonly noteAt?: (rowId: string, field: string) => string | null
}
