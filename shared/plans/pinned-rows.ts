import type { Cell } from '../table/column.ts'
import type { PinnedRow } from '../table/pinned.ts'
import type { Row } from '../table/table.ts'
import { Adding } from '../units/sum.ts'
import { project, projectFund, projectYear } from './tables.ts'

/** Columns with a meaningful sum below the sheets of this domain, and the column whose values get a total each. */
const PINNED: Readonly<Record<string, { readonly by: string | null; readonly columns: readonly string[] }>> =
  {
    [project.name]: {
      by: null,
      columns: [
        'total_investment',
        'done_before',
        'feasibility_estimate',
        'approved_estimate',
        'land_total',
        'jobs',
      ],
    },
    [projectYear.name]: {
      by: 'year',
      columns: [
        'investment',
        'quarter_1',
        'quarter_2',
        'quarter_3',
        'quarter_4',
        'completed',
        'new_land',
        'farmland',
        'paddy',
      ],
    },
    [projectFund.name]: { by: 'year', columns: ['planned', 'confirmed', 'received'] },
  }

/** Totals below the rows shown of a sheet of this domain; one per year where the sheet has years. */
export function pinnedPlanRows(table: string, shown: readonly Row[]): readonly PinnedRow[] {
  return new PlanTotals(table).of(shown)
}

/** What one total is made of. */
interface Group {
  rows: number
  readonly sums: ReadonlyMap<string, Adding>
}

/** A change of more than one row in so many is counted anew. */
const FEW = 20

/**
 * The same for a sheet that asks after every edit: where a few rows of many have changed in place since the last time,
 * only these are counted. Smaller sets in between, such as groups of the sheet, are counted anew and not remembered.
 */
export class PlanTotals {
  readonly #by: string | null
  readonly #columns: readonly string[]
  #shown: readonly Row[] = []
  #groups = new Map<Cell, Group>()

  constructor(table: string) {
    const { by, columns } = PINNED[table] ?? { by: null, columns: [] }
    this.#by = by
    this.#columns = columns
  }

  /** Totals of these rows, which must not be changed afterwards. */
  of(shown: readonly Row[]): readonly PinnedRow[] {
    if (this.#columns.length === 0) return []
    const groups = this.#followed(shown) ?? this.#counted(shown)
    if (shown.length * 2 > this.#shown.length) {
      this.#shown = shown
      this.#groups = groups
    }
    const by = this.#by
    return [...groups]
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([key, { rows, sums }]) => ({
        labels: by === null ? {} : { [by]: key },
        rows,
        sums: Object.fromEntries([...sums].map(([column, adding]) => [column, adding.sum()])),
      }))
  }

  #keyOf(row: Row): Cell {
    return this.#by === null ? null : (row[this.#by] ?? null)
  }

  #counted(shown: readonly Row[]): Map<Cell, Group> {
    const groups = new Map<Cell, Group>()
    for (const row of shown) {
      const key = this.#keyOf(row)
      let group = groups.get(key)
      if (!group) {
        group = { rows: 0, sums: new Map(this.#columns.map((column) => [column, new Adding()])) }
        groups.set(key, group)
      }
      group.rows += 1
      for (const [column, adding] of group.sums) adding.add(amountIn(row, column))
    }
    return groups
  }

  /** The groups of the last time with what has changed since; null if they must be counted anew. */
  #followed(shown: readonly Row[]): Map<Cell, Group> | null {
    const before = this.#shown
    if (before.length !== shown.length) return null
    const changed: [was: Row, is: Row][] = []
    for (const [at, is] of shown.entries()) {
      const was = before[at]
      if (was === is) continue
      if (!was || this.#keyOf(was) !== this.#keyOf(is)) return null
      changed.push([was, is])
      if (changed.length * FEW > shown.length) return null
    }
    for (const [was, is] of changed)
      for (const [column, adding] of this.#groups.get(this.#keyOf(is))?.sums ?? [])
        if (!adding.replace(amountIn(was, column), amountIn(is, column))) return null
    return this.#groups
  }
}

function amountIn(row: Row, column: string): number | null {
  const cell = row[column]
  return typeof cell === 'number' ? cell : null
}
