import type { Rows } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import { formatCell } from '../table/kinds.ts'
import type { Row, Table } from '../table/table.ts'
import { normaliseText } from '../units/number-text.ts'
import type { Meaning, TotalLine } from './totals.ts'

/** What a name such as 合计.支出.预算数 stands for: the sums of the table, and those among them that it fits. */
interface NamedTotals {
  readonly column: string
  readonly all: readonly TotalLine[]
  readonly fitting: readonly TotalLine[]
}

/** Sums of the rows shown by their names in a template. */
interface TemplateTotals {
  /** Null for a name that is none of a sum. */
  readonly named: (path: string) => NamedTotals | null
  /** Names that fit one sum each: 合计, as much of what it is of as tells it from the others, the column. Empty for a single sum. */
  readonly names: (named: NamedTotals) => readonly string[]
}

/** The sums of a table for its template. A name may say any of what a sum is of, in any order. */
export function templateTotals(
  table: Table,
  shown: readonly Row[],
  rows: Rows,
  meaning: Meaning,
): TemplateTotals {
  const textOf = ([field, value]: readonly [string, Cell]): string => {
    const column = table.columns[field]
    return column ? formatCell(column, value, { rows }) : String(value ?? '')
  }
  return {
    named(path) {
      const [first, ...rest] = path.split('.')
      const column = rest.at(-1)
      if (first !== '合计' || column === undefined) return null
      const of = rest.slice(0, -1).map((text) => text.trim())
      const all = meaning.totals(table.name, shown)
      const fitting = all.filter(({ labels }) => {
        const texts = new Set(Object.entries(labels).map((label) => normaliseText(textOf(label))))
        return of.every((text) => texts.has(text))
      })
      return { column, all, fitting }
    },
    names({ column, all, fitting }) {
      if (all.length < 2) return []
      return (fitting.length > 0 ? fitting : all).map(({ labels }) => {
        const telling = Object.entries(labels).filter(([field, value]) =>
          all.some((other) => other.labels[field] !== value),
        )
        return ['合计', ...telling.map(textOf), column].join('.')
      })
    },
  }
}
