import { COMPARISON_COLUMNS, comparisonsOf } from './budget/comparison.ts'
import { budgetGroups, budgetLines } from './budget/lines.ts'
import { budgetLine } from './budget/tables.ts'
import { plainSheet, remembered, type FormulaSheet } from './calculation/sheet.ts'
import { isYearName, namedYears, writtenYear } from './calculation/years.ts'
import { indicator, observation, region, target } from './indicators/tables.ts'
import { YEARS_SHEET, yearOfField, yearsTable } from './indicators/years.ts'
import { landEntry } from './land/tables.ts'
import { MEANING } from './paper-totals.ts'
import { project, projectFund, projectYear } from './plans/tables.ts'
import { readSettings } from './policy/settings.ts'
import { setting } from './policy/tables.ts'
import type { Rows } from './table/change.ts'
import type { Cell } from './table/column.ts'
import type { Row, Table } from './table/table.ts'
import { tableNamed } from './tables.ts'

/** Tables on whose rows a sheet rests besides its own, by the sheet's name. */
const PARTS: Readonly<Record<string, readonly Table[]>> = {
  [YEARS_SHEET]: [observation, indicator, region, setting],
  [projectYear.name]: [projectYear, project],
  [projectFund.name]: [projectFund, project],
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

/** Rows of a table with further fields; a row that says what it said is the same object, so that it is not computed again. */
function rowsWith(
  table: Table,
  others: readonly Table[],
  fieldsOf: (rows: Rows) => (row: Row) => Readonly<Record<string, Cell>>,
): (rows: Rows) => readonly Row[] {
  const known = new WeakMap<Row, Row>()
  return remembered(
    (rows) => [table, ...others].map(({ name }) => rows.all(name)),
    (rows): readonly Row[] => {
      const cellsOf = fieldsOf(rows)
      return rows.all(table.name).map((row) => {
        const before = known.get(row)
        const cells = cellsOf(row)
        if (before && Object.entries(cells).every(([field, value]) => before[field] === value)) return before
        const made = { ...row, ...cells }
        known.set(row, made)
        return made
      })
    },
  )
}

/** Field that says whether a line of the budget only repeats what its parts say. */
const REPEATS = 'repeats'

/**
 * Budget lines with what was final the year before, which their page shows beside them. Totals are those below the
 * page's sheet: one per region, year, book and side, and of a subject that is broken down only its parts.
 */
function budgetSheet(): FormulaSheet {
  return {
    ...plainSheet({ ...budgetLine, columns: { ...budgetLine.columns, ...COMPARISON_COLUMNS } }),
    computed: new Set(Object.keys(COMPARISON_COLUMNS)),
    within: ['region', 'year', 'book', 'side'],
    fitOf: (row) => (row[REPEATS] === 1 ? 'repeats' : 'adds'),
    aids: new Set([REPEATS]),
    rowsOf: rowsWith(budgetLine, [], (rows) => {
      const comparisons = comparisonsOf(rows)
      const subtotals = budgetGroups(budgetLines(rows)).flatMap((group) => group.subtotals)
      const repeating = new Set(subtotals.map(({ id }) => id))
      return (row) => ({ ...comparisons(row), [REPEATS]: repeating.has(row.id) ? 1 : 0 })
    }),
  }
}

/** Figures of projects' years: totals are over those of a town and year, though the town is the project's. */
function projectSheet(table: typeof projectYear | typeof projectFund): FormulaSheet {
  const plain = plainSheet(table)
  const names = [project.columns.region.title, 'region']
  return {
    ...plain,
    groups: [...plain.groups, { field: 'region', names }],
    aids: new Set(['region']),
    within: ['region', 'year'],
    rowsOf: rowsWith(table, [project], (rows) => (row) => ({
      region: rows.get(project.name, String(row['project']))?.['region'] ?? null,
    })),
  }
}

const sheets = new Map<string, FormulaSheet>([
  [budgetLine.name, budgetSheet()],
  [project.name, { ...plainSheet(project), within: ['region'] }],
  [projectYear.name, projectSheet(projectYear)],
  [projectFund.name, projectSheet(projectFund)],
  [target.name, { ...plainSheet(target), within: ['indicator', 'year', 'basis'] }],
])

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
    const sheet: FormulaSheet = {
      ...plainSheet(landEntry),
      units,
      hanging: new Set(['amount']),
      unitOf: landUnit,
      // Accounts are never summed together, and the same 亩 are issued, allocated and used one after the other.
      within: ['year', 'account', 'event'],
      unitBy: new Set(['account']),
    }
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
  const plain = plainSheet(table)
  return {
    ...plain,
    groups: [...plain.groups, { field: 'level', names: [region.columns.level.title, 'level'] }],
    aids: new Set(['level', 'aggregation']),
    fitOf: (row) => (row['aggregation'] === null || row['aggregation'] === 'sum' ? 'adds' : 'counts'),
    // A county holds its towns already.
    within: ['indicator', 'scope', 'level'],
    unitBy: new Set(['indicator', 'unit']),
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
