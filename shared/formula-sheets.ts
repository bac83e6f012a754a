import { COMPARISON_COLUMNS, comparisonsOf } from './budget/comparison.ts'
import { budgetLine } from './budget/tables.ts'
import { plainSheet, remembered, type FormulaSheet } from './calculation/sheet.ts'
import { isYearName, namedYears, writtenYear } from './calculation/years.ts'
import { indicator, observation, region } from './indicators/tables.ts'
import { YEARS_SHEET, yearOfField, yearsTable } from './indicators/years.ts'
import { landEntry } from './land/tables.ts'
import { MEANING } from './paper-totals.ts'
import { readSettings } from './policy/settings.ts'
import { setting } from './policy/tables.ts'
import type { Rows } from './table/change.ts'
import type { Row, Table } from './table/table.ts'
import { tableNamed } from './tables.ts'

/** Tables on whose rows a sheet rests besides its own, by the sheet's name. */
const PARTS: Readonly<Record<string, readonly Table[]>> = {
  [YEARS_SHEET]: [observation, indicator, region, setting],
}

/** The tables from whose rows a sheet is made: for a table that is itself. */
export function partsOf(name: string): readonly string[] {
  return PARTS[name]?.map((table) => table.name) ?? [name]
}

/**
 * A table, or the sheet of years, as formulas of calculated columns see it; null if there is none of that name. The
 * same object as long as nothing has changed that it is made of.
 */
export function formulaSheet(name: string, rows: Rows): FormulaSheet | null {
  if (name === YEARS_SHEET) return yearsSheet(rows)
  if (name === landEntry.name) return landSheet(rows)
  const known = sheets.get(name)
  if (known) return known
  const table = tableNamed(name)
  if (!table) return null
  const sheet = plainSheet(table)
  sheets.set(name, sheet)
  return sheet
}

const sheets = new Map<string, FormulaSheet>([[budgetLine.name, budgetSheet()]])

/** Budget lines with what was final the year before, which their page shows beside them. */
function budgetSheet(): FormulaSheet {
  const known = new WeakMap<Row, Row>()
  const rowsOf = remembered(
    (rows) => [rows.all(budgetLine.name)],
    (rows): readonly Row[] => {
      const cellsOf = comparisonsOf(rows)
      return rows.all(budgetLine.name).map((row) => {
        const before = known.get(row)
        const cells = cellsOf(row)
        // A row that says what it said is the same object, so that nothing of it is computed again.
        if (before && Object.entries(cells).every(([field, value]) => before[field] === value)) return before
        const made = { ...row, ...cells }
        known.set(row, made)
        return made
      })
    },
  )
  return {
    ...plainSheet({ ...budgetLine, columns: { ...budgetLine.columns, ...COMPARISON_COLUMNS } }),
    computed: new Set(Object.keys(COMPARISON_COLUMNS)),
    rowsOf,
  }
}

function partsOfYears(rows: Rows): readonly (readonly Row[])[] {
  return partsOf(YEARS_SHEET).map((name) => rows.all(name))
}

const madeYears = remembered(partsOfYears, (rows) => {
  const { baseYear } = readSettings(rows)
  return { baseYear, ...yearsTable(rows, [baseYear - 1, baseYear, baseYear + 1]) }
})

function landUnit(row: Row): string {
  return MEANING.ownUnit(landEntry.name, row) ?? landEntry.columns.amount.unit
}

const landSheets = new Map<string, FormulaSheet>()

/** The ledger of land, in which grain is counted in 公斤 and never added to 亩; one object per set of units. */
const landSheet = remembered(
  (rows) => [rows.all(landEntry.name)],
  (rows): FormulaSheet => {
    const units = [...new Set(rows.all(landEntry.name).map(landUnit))].toSorted()
    if (units.length === 0) units.push(landEntry.columns.amount.unit)
    const key = units.join()
    const known = landSheets.get(key)
    if (known) return known
    const sheet = { ...plainSheet(landEntry), units, hanging: new Set(['amount']), unitOf: landUnit }
    landSheets.set(key, sheet)
    return sheet
  },
)

/** What the sheet of years computes beside the figures themselves. */
function isComputed(field: string): boolean {
  return /^g\d{4}$/.test(field) || field === 'latest' || field === 'before_latest'
}

/** Whether the unit of a figure of that sheet is that of its row's indicator. */
function isOfRow(field: string): boolean {
  return /^y\d{4}$/.test(field) || field === 'latest' || field === 'before_latest'
}

/** The sheet of statistics with the years across; figures are in the unit of their row's indicator. */
const yearsSheet = remembered(partsOfYears, (from): FormulaSheet => {
  const { table, years, rows: own, baseYear } = madeYears(from)
  return {
    ...plainSheet(table),
    computed: new Set(Object.keys(table.columns).filter(isComputed)),
    units: [...new Set(own.map(({ unit }) => String(unit)))],
    hanging: new Set(Object.keys(table.columns).filter(isOfRow)),
    unitOf: (row) => String(row['unit']),
    rowsOf: (rows) => madeYears(rows).rows,
    lists: (row) => Object.keys(row).some((field) => yearOfField(field) !== null && row[field] !== null),
    named: (raw) => namedYears(raw, years, baseYear),
    write: writtenYear,
    reserves: isYearName,
  }
})
