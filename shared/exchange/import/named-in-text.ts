import type { Rows } from '../../table/change.ts'
import type { Cell } from '../../table/column.ts'
import { findReference, labelOfAny } from '../../table/reference.ts'
import type { Table } from '../../table/table.ts'
import { normaliseText } from '../../units/number-text.ts'

// Rows of the workbook that titles and names of sheets speak of.

/** The one row whose name a text holds; of names one after another, as 某县某镇, the last. */
export function namedInText(rows: Rows, tables: readonly string[], text: string): string | null {
  const found = tables.flatMap((table) =>
    rows.all(table).flatMap(({ id }) => {
      const label = normaliseText(labelOfAny(rows, [table], id))
      const at = label.length < 2 ? -1 : text.indexOf(label)
      return at < 0 ? [] : [{ id, at, end: at + label.length }]
    }),
  )
  // A name within a longer one was not meant.
  const own = found
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other !== one &&
            other.at <= one.at &&
            other.end >= one.end &&
            other.end - other.at > one.end - one.at,
        ),
    )
    .toSorted((a, b) => a.at - b.at)
  const last = own.at(-1)
  const chained = own.every((one, index) => index === 0 || one.at === own[index - 1]?.end)
  return last && chained ? last.id : null
}

/** Numbers, years and marks around the name of a town on the tab of a sheet. */
const AROUND = /^[\d\s、.．_()（）-]+|[\d\s、.．_()（）年-]+$/g

/** The one row that the name of a sheet means, by its whole name or the beginning of it. */
export function namedBySheet(rows: Rows, tables: readonly string[], name: string): string | null {
  const plain = normaliseText(name)
  const whole = namedInText(rows, tables, plain)
  if (whole !== null) return whole
  const bare = plain.replaceAll(AROUND, '')
  if (bare.length < 2) return null
  const [id, ...others] = findReference(rows, tables, bare)
  if (id === undefined || others.length > 0) return null
  return bare.length * 2 >= normaliseText(labelOfAny(rows, tables, id)).length ? id : null
}

/** What the name of a sheet, or else the titles above the headings, say of all rows in required columns that no cell fills. */
export function saidAbove(
  { table, rows }: { readonly table: Table; readonly rows: Rows },
  filled: ReadonlySet<string | null>,
  sheet: string,
  titles: readonly string[],
): ReadonlyMap<string, Cell> {
  const said = new Map<string, Cell>()
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.kind !== 'reference' || !column.required || filled.has(name) || name === table.label) continue
    const ids = [
      namedBySheet(rows, column.to, sheet),
      ...titles.map((title) => namedInText(rows, column.to, normaliseText(title))),
    ]
    const id = ids.find((one) => one !== null)
    if (id !== undefined) said.set(name, id)
  }
  return said
}
