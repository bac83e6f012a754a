import { definitionsOf, type ColumnDefinition } from '../../../../shared/calculation/columns.ts'
import { withRenamed } from '../../../../shared/calculation/formulas.ts'
import { plainName, quotedName } from '../../../../shared/calculation/names.ts'
import type { Edit } from '../../../../shared/table/change.ts'
import type { Row } from '../../../../shared/table/table.ts'

// What saving, ordering and deleting calculated columns comes to; each is one commit and so one undo.

const TABLE = 'calculated_column'

/** What a person fills in. */
export interface ColumnDraft {
  /** Null for a new column. */
  readonly id: string | null
  readonly title: string
  readonly unit: string
  readonly decimals: number | null
  readonly formula: string
}

const FIELDS = ['title', 'unit', 'decimals', 'formula'] as const

/** Whether something has been filled in that is lost if it is not saved. */
export function isFilledIn(filled: ColumnDraft, draft: ColumnDraft): boolean {
  return FIELDS.some((field) => filled[field] !== draft[field])
}

/** The edits that save a draft. Formulas of other columns that use it by its old title follow a new one. */
export function editsToSave(rows: readonly Row[], table: string, draft: ColumnDraft): readonly Edit[] {
  const own = definitionsOf(rows, table)
  const values = {
    ...draft,
    formula: draft.formula.replace(/^\s*[=＝]/, '').trim(),
    title: draft.title.trim(),
  }
  const before = own.find(({ id }) => id === draft.id)
  if (!before) {
    const place = Math.max(0, ...own.map((one) => one.place)) + 1
    const { id: _id, unit, ...cells } = values
    return [
      {
        kind: 'insert',
        table: TABLE,
        values: { ...cells, unit: unit.trim() || null, table_name: table, place },
      },
    ]
  }
  const changed = FIELDS.filter((field) => values[field] !== before[field])
  const sets = changed.map((field) => setting(before.id, field, values[field] === '' ? null : values[field]))
  if (!changed.includes('title')) return sets
  const [from, to] = [plainName(before.title), quotedName(values.title)]
  const followers = own.flatMap(({ id, formula }): Edit[] => {
    const renamed = id === before.id ? formula : withRenamed(formula, from, to)
    return renamed === formula ? [] : [setting(id, 'formula', renamed)]
  })
  return [...sets, ...followers]
}

function setting(id: string, column: string, value: string | number | null): Edit {
  return { kind: 'set', table: TABLE, id, column, value }
}

/** The edits that put a column before or behind its neighbour; none at the ends. */
export function editsToMove(columns: readonly ColumnDefinition[], id: string, by: 1 | -1): readonly Edit[] {
  const at = columns.findIndex((one) => one.id === id)
  if (at < 0 || !columns[at + by]) return []
  const order = columns.map((one) => one.id)
  order.splice(at + by, 0, ...order.splice(at, 1))
  const places = new Map(columns.map((one) => [one.id, one.place]))
  return order.flatMap((one, index) =>
    places.get(one) === index + 1 ? [] : [setting(one, 'place', index + 1)],
  )
}

/** The edit that deletes a column. */
export function editsToDelete(id: string): readonly Edit[] {
  return [{ kind: 'delete', table: TABLE, id }]
}
