import { TABLES } from '../../shared/tables.ts'
import type { RowChange, Rows } from '../../shared/table/change.ts'
import type { Row } from '../../shared/table/table.ts'

/** One table of the mirror: its rows in the order of their positions, and where each id stands. */
interface TableRows {
  readonly ordered: readonly Row[]
  readonly index: ReadonlyMap<string, number>
}

/**
 * All rows of a workbook as they stand after one commit. Never changed in place: a commit makes new ones that
 * share every table it did not touch, so that a page which reads one table is not drawn again for another.
 */
export interface MirrorRows extends Rows {
  readonly tables: ReadonlyMap<string, TableRows>
}

const EMPTY: TableRows = { ordered: [], index: new Map() }

function byPosition(a: Row, b: Row): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The index is made when a row is first looked up: most large tables are only ever walked through. */
function indexed(ordered: readonly Row[]): TableRows {
  let index: ReadonlyMap<string, number> | null = null
  return {
    ordered,
    get index() {
      return (index ??= new Map(ordered.map((row, at) => [row.id, at])))
    },
  }
}

/** Rows in order; they mostly come in it. */
function sorted(rows: readonly Row[]): readonly Row[] {
  const inOrder = rows.every((row, at) => {
    const before = rows[at - 1]
    return !before || byPosition(before, row) < 0
  })
  return inOrder ? rows : rows.toSorted(byPosition)
}

function rowsOf(tables: ReadonlyMap<string, TableRows>): MirrorRows {
  return {
    tables,
    all: (table) => (tables.get(table) ?? EMPTY).ordered,
    get: (table, id) => {
      const rows = tables.get(table) ?? EMPTY
      const at = rows.index.get(id)
      return at === undefined ? undefined : rows.ordered[at]
    },
  }
}

/** The rows as `load` delivers them; tables without rows may be left out. */
export function loadRows(loaded: Readonly<Record<string, readonly Row[]>>): MirrorRows {
  const tables = new Map<string, TableRows>(TABLES.map(({ name }) => [name, EMPTY]))
  for (const [name, rows] of Object.entries(loaded)) tables.set(name, indexed(sorted(rows)))
  return rowsOf(tables)
}

/** The table after changes that only alter cells: same members, same order, so the index is shared. */
function withCells(rows: TableRows, changes: readonly RowChange[]): TableRows {
  const ordered = rows.ordered.slice()
  for (const { id, after } of changes) {
    const at = rows.index.get(id)
    if (at !== undefined && after) ordered[at] = after
  }
  return { ordered, index: rows.index }
}

function withMembers(rows: TableRows, changes: readonly RowChange[]): TableRows {
  const byId = new Map(rows.ordered.map((row) => [row.id, row]))
  for (const { id, after } of changes) {
    if (after) byId.set(id, after)
    else byId.delete(id)
  }
  return indexed([...byId.values()].sort(byPosition))
}

/** The rows after a commit's changes, applied in their order. */
export function applyChanges(before: MirrorRows, changes: readonly RowChange[]): MirrorRows {
  const tables = new Map(before.tables)
  for (const [name, ofTable] of Map.groupBy(changes, (change) => change.table)) {
    const rows = tables.get(name) ?? EMPTY
    const cellsOnly = ofTable.every(
      ({ before, after }) => before && after && before.position === after.position,
    )
    tables.set(name, cellsOnly ? withCells(rows, ofTable) : withMembers(rows, ofTable))
  }
  return rowsOf(tables)
}
