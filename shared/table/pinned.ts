import type { Sum } from '../units/sum.ts'
import type { Cell } from './column.ts'

/**
 * A total below a sheet: what it is the total of (cells of columns that all its rows share, such as 年度 or 账本), and
 * a sum per summable column.
 */
export interface PinnedRow {
  readonly labels: Readonly<Record<string, Cell>>
  readonly rows: number
  readonly sums: Readonly<Record<string, Sum>>
}
