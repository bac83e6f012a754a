import type { UnreadableReason } from '../../../shared/table/rejection.ts'

/** Bounds of what is read of a stranger's file; far above what an office's workbook holds. */
export const LIMITS = {
  fileBytes: 100 * 2 ** 20,
  inflatedBytes: 200 * 2 ** 20,
  /** Inflated to compressed; below `freeBytes` any ratio will do, because a sheet of empty styled cells passes it. */
  ratio: 200,
  freeBytes: 2 ** 20,
  entries: 5000,
  depth: 64,
  sheets: 200,
  /** Rows that hold something; as many as one commit takes. */
  rows: 200_000,
  columns: 1000,
  /** Cells, empty ones before a filled one of the same row included. */
  cells: 8_000_000,
  merges: 20_000,
  /** Area of all merges within the rows and columns that hold something. */
  mergedCells: 2_000_000,
  /** Characters of a cell: a spreadsheet's own bound, and room for the text of a policy. */
  cellText: 100_000,
  /** Characters of all cells; a shared text counts wherever it stands. */
  text: 64 * 2 ** 20,
} as const

/** Thrown by the readers and turned into a refusal where reading begins; never leaves the folder. */
export class Unreadable extends Error {
  readonly why: UnreadableReason
  readonly limit: number | undefined

  constructor(why: UnreadableReason, limit?: number) {
    super(why)
    this.name = 'Unreadable'
    this.why = why
    this.limit = limit
  }
}

/** Stops reading if a count passes its bound. */
export function bound(count: number, limit: number, why: UnreadableReason): void {
  if (count > limit) throw new Unreadable(why, limit)
}
