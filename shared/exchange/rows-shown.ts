import type { Rows } from '../table/change.ts'
import type { Row, Table } from '../table/table.ts'
import { outWords } from './out-words.ts'
import type { ExportView } from './view.ts'

/** The rows that a view shows, in its order. */
export function rowsShown(table: Table, view: ExportView, rows: Rows): readonly Row[] {
  if (!view.rows) return rows.all(table.name)
  return view.rows.flatMap((id) => rows.get(table.name, id) ?? [])
}

/** The title of a sheet: the one asked for, else place, year and the table's own. */
export function titleOf(
  table: Table,
  { title, language }: ExportView,
  shown: readonly Row[],
  rows: Rows,
): string {
  if (title !== undefined) return title
  const years = new Set(shown.map((row) => row['year']))
  const year = years.size === 1 ? [...years][0] : null
  return outWords(language).titleOf(
    regionOf(shown, rows),
    typeof year === 'number' ? year : null,
    table.title,
  )
}

/** The one place that all rows belong to, or nothing. */
export function regionOf(shown: readonly Row[], rows: Rows): string {
  const ids = new Set(shown.map((row) => row['region']))
  const id = ids.size === 1 ? [...ids][0] : null
  const name = typeof id === 'string' ? rows.get('region', id)?.['name'] : null
  return typeof name === 'string' ? name : ''
}
