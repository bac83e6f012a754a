import type { SheetColumn, SheetRow } from '../contract.ts'
import type { Setting } from '../values.ts'
import { testOf, type Test } from './filter.ts'
import { groupedRows, type Grouping } from './groups.ts'
import type { Layout } from './layout.ts'
import { sortedRows } from './sort.ts'

/** What is to be arranged. */
export interface Unarranged {
  readonly rows: readonly SheetRow[]
  /** All columns, hidden ones among them. */
  readonly columns: readonly SheetColumn[]
  readonly layout: Layout
  readonly setting: Setting
  /** Rows that are shown whatever the filter says: added or looked for since it was set. */
  readonly fresh: ReadonlySet<string>
  readonly first: string
  readonly title: Grouping['title']
  readonly sums: Grouping['sums']
}

/** Rows as they are to stand on the screen. */
export interface Arranged {
  /** With a heading row before each group. */
  readonly rows: readonly SheetRow[]
  /** Rows that the filter lets through, folded ones among them, in the order shown. */
  readonly passing: readonly SheetRow[]
  /** Fields whose filter cannot be read, so that it hides nothing. */
  readonly unread: readonly string[]
}

/**
 * Applies filter, order and groups. As in Excel they are applied when they are set: a cell that is edited afterwards
 * moves no row and hides none, and a new row stands where it was put, until they are applied again.
 */
export class Arranger {
  #filters: Layout['filters'] = {}
  #sort: Layout['sort'] = []
  #applied = -1
  readonly #passes = new Map<string, boolean>()
  /** Place of each row in the order. */
  #places = new Map<string, number>()
  #last: { readonly from: Unarranged; readonly result: Arranged } | null = null

  arrange(from: Unarranged): Arranged {
    if (this.#last && isSame(this.#last.from, from)) return this.#last.result
    const { layout } = from
    const again = layout.applied !== this.#applied
    if (again || layout.filters !== this.#filters) this.#passes.clear()
    if (again || layout.filters !== this.#filters || layout.sort !== this.#sort) this.#places.clear()
    this.#filters = layout.filters
    this.#sort = layout.sort
    this.#applied = layout.applied
    const { rows, unread } = this.#filtered(from)
    const passing = this.#ordered(rows, from)
    const shown =
      layout.groups.length === 0
        ? passing
        : groupedRows(passing, {
            fields: layout.groups,
            folded: layout.folded,
            columns: from.columns,
            first: from.first,
            setting: from.setting,
            title: from.title,
            sums: from.sums,
          })
    const result = { rows: shown, passing, unread }
    this.#last = { from, result }
    return result
  }

  #filtered({ rows, columns, layout, setting, fresh }: Unarranged): {
    rows: readonly SheetRow[]
    unread: string[]
  } {
    const unread: string[] = []
    const tests: Test[] = []
    for (const [field, filter] of Object.entries(layout.filters)) {
      const column = columns.find((one) => one.field === field)
      // The page has taken the column away: what it would hide could not be seen or undone.
      if (!column) continue
      const test = testOf(filter, column, setting)
      if (test) tests.push(test)
      else unread.push(field)
    }
    if (tests.length === 0) return { rows, unread }
    const passing = rows.filter((row) => {
      if (fresh.has(row.id)) return true
      const known = this.#passes.get(row.id)
      if (known !== undefined) return known
      const passes = tests.every((test) => test(row))
      this.#passes.set(row.id, passes)
      return passes
    })
    return { rows: passing, unread }
  }

  #ordered(rows: readonly SheetRow[], { columns, layout, setting, fresh }: Unarranged): readonly SheetRow[] {
    if (layout.sort.length === 0) return rows
    const isKnown = (row: SheetRow): boolean => this.#places.has(row.id) || fresh.has(row.id)
    if (this.#places.size === 0 || !rows.every(isKnown)) {
      const sorted = sortedRows(rows, layout.sort, columns, setting)
      this.#places = new Map(sorted.map(({ id }, at) => [id, at]))
      return sorted
    }
    return placed(rows, this.#places)
  }
}

/** Rows in the order of their places; a row without one stands behind the row that it follows in the stored order. */
function placed(rows: readonly SheetRow[], places: ReadonlyMap<string, number>): SheetRow[] {
  const followers = new Map<string | null, SheetRow[]>()
  const known: SheetRow[] = []
  let anchor: string | null = null
  for (const row of rows) {
    if (places.has(row.id)) {
      known.push(row)
      anchor = row.id
    } else {
      const behind = followers.get(anchor)
      if (behind) behind.push(row)
      else followers.set(anchor, [row])
    }
  }
  const ordered = known.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  if (followers.size === 0) return ordered
  return [
    ...(followers.get(null) ?? []),
    ...ordered.flatMap((row) => [row, ...(followers.get(row.id) ?? [])]),
  ]
}

function isSame(one: Unarranged, other: Unarranged): boolean {
  return (
    one.rows === other.rows &&
    one.columns === other.columns &&
    one.layout === other.layout &&
    one.setting.language === other.setting.language &&
    one.fresh === other.fresh &&
    one.first === other.first &&
    one.sums === other.sums &&
    // Names of rows that references point at matter only where rows are put together by them anew.
    (one.setting.lookup === other.setting.lookup || one.layout.groups.length === 0)
  )
}
