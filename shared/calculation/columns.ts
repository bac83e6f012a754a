import { orderOf } from '../model/order.ts'
import type { Rows } from '../table/change.ts'
import type { Span } from '../model/program.ts'
import type { Row } from '../table/table.ts'
import { BARE, parseUnit, type Unit } from '../units/unit.ts'
import { checkFormula, refusalOf, type Form, type FormulaRefusal, type Names } from './formulas.ts'
import { plainName, sourceColumns, wordColumns, type SourceColumn } from './names.ts'
import { ROW_UNIT, type FormulaSheet } from './sheet.ts'
import { calculatedColumn } from './tables.ts'
import type { Within } from './within.ts'

/** A column that somebody has added to a table, as it was written. */
export interface ColumnDefinition {
  readonly id: string
  readonly title: string
  /** As written; empty for a bare number, `ROW_UNIT` for that of each row. */
  readonly unit: string
  readonly decimals: number | null
  readonly formula: string
  readonly place: number
  readonly note: string | null
}

/** A definition that was checked: it can be computed, or there is a reason why it cannot. */
export type CheckedColumn = ColumnDefinition &
  (
    | { readonly problem: FormulaRefusal }
    | {
        readonly problem: null
        /** By unit of rows, as the sheet lists them. */
        readonly forms: readonly Form[]
        readonly needs: ReadonlySet<string>
        /** Over which rows each total goes, by its place in the forms' expressions. */
        readonly within: ReadonlyMap<Span, Within>
      }
  )

/** The calculated columns of one table, and what their formulas see of it. */
export interface CheckedColumns {
  readonly sheet: FormulaSheet
  /** In the order in which they are shown. */
  readonly columns: readonly CheckedColumn[]
  /** Ids in an order in which each comes after those that it needs; those with a problem are left out. */
  readonly order: readonly string[]
  readonly sources: readonly SourceColumn[]
  /** What each name means: a field of the table, or the id of a calculated column. */
  readonly meaning: ReadonlyMap<string, string>
}

/** A row of `calculated_column` as a definition. */
export function definitionOf(row: Row): ColumnDefinition {
  const text = (field: string): string | null => (typeof row[field] === 'string' ? row[field] : null)
  return {
    id: row.id,
    title: text('title') ?? '',
    unit: text('unit') ?? '',
    decimals: typeof row['decimals'] === 'number' ? row['decimals'] : null,
    formula: text('formula') ?? '',
    place: Number(row['place']),
    note: text('note'),
  }
}

/** The definitions of one table in the order in which they are shown. */
export function definitionsOf(rows: readonly Row[], table: string): readonly ColumnDefinition[] {
  return rows
    .filter((row) => row['table_name'] === table)
    .map(definitionOf)
    .toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
}

/** The checked calculated columns of a sheet of a workbook. */
export function calculatedColumns(rows: Rows, sheet: FormulaSheet): CheckedColumns {
  return checkColumns(sheet, definitionsOf(rows.all(calculatedColumn.name), sheet.table.name))
}

/** Checks names, units and order of the calculated columns of a sheet. */
export function checkColumns(sheet: FormulaSheet, definitions: readonly ColumnDefinition[]): CheckedColumns {
  const sources = sourceColumns(sheet.table, sheet.hanging)
  const meaning = new Map<string, string>()
  /** Null for the unit of the row. */
  const units = new Map<string, Unit | null>()
  const declare = (name: string, means: string, unit: Unit | null): void => {
    if (meaning.has(name)) return
    meaning.set(name, means)
    units.set(name, unit)
  }
  for (const { field, names, unit } of sources) for (const name of names) declare(name, field, unit)
  for (const { id, title, unit } of definitions)
    declare(plainName(title), id, unit === ROW_UNIT ? null : (parseUnit(unit) ?? BARE))
  const names: Names = {
    kinds: sheet.units.map((rowUnit) => {
      const own = parseUnit(rowUnit) ?? BARE
      return { rowUnit, units: new Map([...units].map(([name, unit]) => [name, unit ?? own])) }
    }),
    words: wordColumns(sheet.table),
    named: sheet.named,
    groups: new Map(
      sheet.groups.flatMap(({ field, names: own }) => own.map((name) => [name, field] as const)),
    ),
    within: sheet.within,
    unitBy: sheet.unitBy,
  }
  const checked = definitions.map((definition): CheckedColumn => {
    const result = checkFormula(definition.formula, definition.unit, names)
    if ('code' in result) return { ...definition, problem: result }
    const needs = new Set([...result.names].map((name) => meaning.get(name) ?? name))
    return { ...definition, problem: null, forms: result.forms, needs, within: result.within }
  })
  return { sheet, ...ordered(checked), sources, meaning }
}

/** Puts the columns in order, and gives those that go in a circle, or need one that cannot be computed, their reason. */
function ordered(checked: readonly CheckedColumn[]): Pick<CheckedColumns, 'columns' | 'order'> {
  const byId = new Map(checked.map((column) => [column.id, column]))
  const needs = new Map(
    checked.flatMap((column) =>
      column.problem ? [] : [[column.id, [...column.needs].filter((need) => byId.has(need))] as const],
    ),
  )
  const ordering = orderOf(needs)
  const titleOf = (id: string): string => byId.get(id)?.title ?? id
  const circles = ordering.ok ? [] : ordering.cycles
  for (const members of circles) {
    for (const id of members) {
      const column = byId.get(id)
      if (!column) continue
      const params = { members: members.map(titleOf) }
      byId.set(id, { ...column, problem: refusalOf(column.formula, 'column-cycle', { from: 0 }, params) })
    }
  }
  // One that needs a broken column is broken itself; each round carries the breakage one step on.
  for (let changed = true; changed;) {
    changed = false
    for (const column of byId.values()) {
      if (column.problem) continue
      const broken = [...column.needs].find((need) => byId.get(need)?.problem)
      if (broken === undefined) continue
      const params = { name: titleOf(broken) }
      byId.set(column.id, {
        ...column,
        problem: refusalOf(column.formula, 'broken-column', { from: 0 }, params),
      })
      changed = true
    }
  }
  const left = new Map([...needs].filter(([id]) => !byId.get(id)?.problem))
  const order = orderOf(left)
  return {
    columns: checked.map(({ id }) => byId.get(id)).filter((one) => one !== undefined),
    order: order.ok ? order.order : [],
  }
}
