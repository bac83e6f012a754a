import type { Column } from '../table/column.ts'
import type { Row, Table } from '../table/table.ts'
import { stepsPerUnit } from '../units/quantity.ts'
import { BARE, parseUnit, toHalfWidth, type Unit } from '../units/unit.ts'

// The columns of a table as formulas see them: by which names, in which unit, with which number in a row.

/** A column that formulas can use. */
export interface SourceColumn {
  readonly field: string
  /** What it is called in formulas, the best name first: its title, with its group, or its identifier. */
  readonly names: readonly string[]
  /** Null where it is that of the row. */
  readonly unit: Unit | null
  /** The figure of a row in the unit; NaN where there is none. */
  readonly valueOf: (row: Row) => number
}

/** A name as formulas compare it. */
export function plainName(name: string): string {
  return toHalfWidth(name).trim()
}

/** A name as it is written in a formula: in 「」 unless it is a plain word. */
export function quotedName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_²³]*$/u.test(name) ? name : `「${name}」`
}

/**
 * The columns of a table that hold figures, in order. Flags count as 1 and 0; words cannot be computed with. Figures of
 * `hanging` columns have the unit of their row; a number without a unit counts as a bare one.
 */
export function sourceColumns(table: Table, hanging: ReadonlySet<string>): readonly SourceColumn[] {
  const usable = Object.entries(table.columns).filter(([, column]) => isUsable(column))
  const titles = Map.groupBy(usable, ([, column]) => plainName(column.title))
  return usable.map(([field, column]) => {
    const title = plainName(column.title)
    const alone = (titles.get(title)?.length ?? 0) === 1
    const grouped = column.group === undefined ? [] : [`${plainName(column.group)}${title}`]
    const names = alone ? [title, ...grouped, field] : [...grouped, field]
    return {
      field,
      names: [...new Set(names)],
      unit: hanging.has(field) ? null : unitOf(column),
      valueOf: readerOf(field, column),
    }
  })
}

/** A column by which rows are told apart, such as a town or a year. */
export interface GroupColumn {
  readonly field: string
  /** What it is called in formulas, the best name first. */
  readonly names: readonly string[]
}

/** The columns of a table by which rows can be told apart: all but amounts and long texts. */
export function groupColumns(table: Table): readonly GroupColumn[] {
  return Object.entries(table.columns).flatMap(([field, column]) => {
    if (column.kind === 'quantity' || column.kind === 'number' || ('long' in column && column.long)) return []
    return [{ field, names: [...new Set([plainName(column.title), field])] }]
  })
}

/** Titles of columns whose cells are words, so that a formula that uses one can be told why it cannot. */
export function wordColumns(table: Table): ReadonlySet<string> {
  const words = Object.entries(table.columns).filter(([, column]) => !isUsable(column))
  return new Set(words.flatMap(([field, { title }]) => [plainName(title), field]))
}

function isUsable({ kind }: Column): boolean {
  return kind === 'integer' || kind === 'number' || kind === 'quantity' || kind === 'flag'
}

function unitOf(column: Column): Unit {
  return 'unit' in column && column.unit !== undefined ? (parseUnit(column.unit) ?? BARE) : BARE
}

function readerOf(field: string, column: Column): (row: Row) => number {
  const per = column.kind === 'quantity' ? (stepsPerUnit(column.measure, column.unit) ?? 1) : 1
  return (row) => {
    const value = row[field]
    return typeof value === 'number' ? value / per : NaN
  }
}
