import type { Edit } from '../../table/change.ts'
import type { Cell } from '../../table/column.ts'
import { absentIn, absentRows } from './absent.ts'
import type { MatchedRow } from './match-rows.ts'
import { placesIn } from './preview.ts'
import { asTyped } from './read-cell.ts'
import { typedValues } from './read-rows.ts'
import type { ImportRequest } from './reading.ts'
import type { Understood } from './judge.ts'

/**
 * One edit of the import with the cell of the file that asks for it; of a new row any of its cells. A row that is
 * deleted stands in none, and its row is -1.
 */
export interface ImportEdit {
  readonly edit: Edit
  readonly sheet: number
  readonly row: number
  readonly at: number
}

/** The edits that bring the file into the table, in the order of the file, deletions last; rows that a problem stops are left out. */
export function* editsOf(understood: Understood): Generator<ImportEdit> {
  const { matched, lacking, request, place } = understood
  const { sheet } = place
  const placeOf = placesIn(understood)
  const given = Object.fromEntries(
    lacking.flatMap(({ column, value }) => (value === null ? [] : [[column, value] as const])),
  )
  for (const row of matched.rows) {
    if (row.stopped) continue
    if (row.stored)
      for (const { column, value } of setsOf(row, request)) {
        const edit = { kind: 'set', table: request.table.name, id: row.stored.id, column, value } as const
        yield { sheet, row: row.at, at: placeOf(row, column), edit }
      }
    else
      yield {
        sheet,
        row: row.at,
        at: placeOf(row, request.wide?.value ?? ''),
        edit: {
          kind: 'insert',
          table: request.table.name,
          id: request.newId(),
          values: { ...given, ...valuesOf(row, request) },
        },
      }
  }
  if (request.choices.removeAbsent && absentIn(understood)?.sure)
    for (const { id } of absentRows(understood) ?? [])
      yield { sheet, row: -1, at: 0, edit: { kind: 'delete', table: request.table.name, id } }
}

function setsOf(
  row: MatchedRow,
  { table, wide }: ImportRequest,
): readonly { readonly column: string; readonly value: Cell }[] {
  const sets = row.changed.flatMap((name) => {
    const column = table.columns[name]
    if (!column) return []
    return [{ column: name, value: row.typed.get(name) ?? asTyped(column, row.values.get(name) ?? null) }]
  })
  // A figure that comes leaves no reason why there is none.
  const comes = wide !== null && sets.some(({ column, value }) => column === wide.value && value !== null)
  const stays =
    wide !== null && !row.values.has(wide.missing) && (row.stored?.[wide.missing] ?? null) !== null
  return comes && stays ? [{ column: wide.missing, value: null }, ...sets] : sets
}

function valuesOf(row: MatchedRow, { table, wide }: ImportRequest): Readonly<Record<string, Cell>> {
  const values = typedValues(table.columns, row)
  const bare = wide !== null && values[wide.value] === undefined && values[wide.growth] !== undefined
  return bare && !row.values.has(wide.missing) ? { ...values, [wide.missing]: wide.growthOnly } : values
}
