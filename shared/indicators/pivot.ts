import type { Edit, Rows } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import { isYear, yearOf } from '../units/dates.ts'
import { regionsOf } from './regions.ts'
import { pick } from './select.ts'
import type { Absence } from './figure.ts'
import type { GrowthBasis, Vintage } from './select.ts'
import { readStatistics, type Indicator, type Observation, type Statistics } from './statistics.ts'
import { observation } from './tables.ts'

/** One year's figure in the sheet of indicators: the actual observation that counts, with its marks. */
export interface PivotCell {
  readonly id: string
  readonly value: number | null
  readonly absence: Absence | null
  /** Published growth in %. */
  readonly growth: number | null
  readonly growthBasis: GrowthBasis | null
  readonly vintage: Vintage
  readonly demo: boolean
  readonly locked: boolean
  /** How many other observations of the same region, indicator, scope and year were passed over. */
  readonly others: number
}

/** A row of the sheet of indicators. */
export interface PivotRow {
  /** Region, indicator and scope joined; steady while the sheet is shown. */
  readonly key: string
  readonly region: string
  readonly indicator: string
  readonly scope: string | null
  readonly unit: string
  readonly decimals: number | null
  readonly cells: ReadonlyMap<number, PivotCell>
}

/** The sheet: its years and rows. */
export interface Pivot {
  readonly years: readonly number[]
  readonly rows: readonly PivotRow[]
}

/** What the sheet shows. */
export interface PivotOptions {
  /** Regions to show; all that have figures if left out. */
  readonly regions?: readonly string[]
  /** Years to show besides those that have figures. */
  readonly years?: readonly number[]
  /** True to give every region asked for a row for every indicator, so that figures can be entered where none are. */
  readonly empty?: boolean
}

/** A cell of the sheet. */
export interface PivotPlace {
  readonly region: string
  readonly indicator: string
  readonly scope: string | null
  readonly year: number
  readonly measure: 'value' | 'growth'
}

/** The sheet of annual actual figures: a row per region, indicator and scope, ordered as regions and indicators are. */
export function pivot(rows: Rows, options: PivotOptions = {}): Pivot {
  const statistics = readStatistics(rows)
  const wanted = options.regions ? new Set(options.regions) : null
  const regions = regionsOf(rows).filter(({ id }) => !wanted || wanted.has(id))
  const pivotRows = regions.flatMap(({ id }) =>
    statistics.indicators.flatMap((indicator) => rowsFor(statistics, id, indicator, options)),
  )
  const years = new Set(options.years)
  for (const { cells } of pivotRows) for (const year of cells.keys()) years.add(year)
  return { years: [...years].toSorted((a, b) => a - b), rows: pivotRows }
}

function rowsFor(
  statistics: Statistics,
  region: string,
  indicator: Indicator,
  { empty }: PivotOptions,
): readonly PivotRow[] {
  const shown = statistics.of(region, indicator.id).filter(isAnnualActual)
  const scopes = new Set(shown.map(({ scope }) => scope))
  if (empty && scopes.size === 0) scopes.add(null)
  return [...scopes].map((scope) => ({
    key: [region, indicator.id, scope ?? ''].join('|'),
    region,
    indicator: indicator.id,
    scope,
    unit: indicator.unit,
    decimals: indicator.decimals,
    cells: cellsOf(
      statistics,
      shown.filter((row) => row.scope === scope),
    ),
  }))
}

function cellsOf(statistics: Statistics, rows: readonly Observation[]): ReadonlyMap<number, PivotCell> {
  const cells = new Map<number, PivotCell>()
  for (const { region, indicator, scope, period } of rows) {
    if (cells.has(yearOf(period))) continue
    const choice = pick(statistics, { region, indicator, period, scopes: [scope], onlyTheseScopes: true })
    if (choice) cells.set(yearOf(period), cellOf(choice.observation, choice.passedOver.length))
  }
  return cells
}

function cellOf(row: Observation, others: number): PivotCell {
  return {
    id: row.id,
    value: row.value,
    absence: row.value === null ? (row.missing ?? 'unpublished') : null,
    growth: row.growth,
    growthBasis: row.growth_basis,
    vintage: row.vintage,
    demo: row.demo === 1,
    locked: row.locked === 1,
    others,
  }
}

function isAnnualActual({ period, state }: Observation): boolean {
  return isYear(period) && state === 'actual'
}

/**
 * The edits that put texts or numbers into cells of the sheet: the observation that counts is changed, and where there
 * is none a new one is made, of vintage 公报或报告 and state 实际. A reason for missing goes when a value comes. Several
 * cells of one new observation (value and growth) become one insertion; an empty text into an empty cell does nothing.
 */
export function pivotEdits(
  rows: Rows,
  cells: readonly { readonly place: PivotPlace; readonly raw: Cell }[],
): readonly Edit[] {
  const statistics = readStatistics(rows)
  const edits: Edit[] = []
  const inserts = new Map<string, { place: PivotPlace; values: Record<string, Cell> }>()
  for (const { place, raw } of cells) {
    const existing = observationAt(statistics, place)
    if (existing) edits.push(...changes(existing, place.measure, raw))
    else if (raw !== null && raw !== '') {
      const key = [place.region, place.indicator, place.scope, place.year].join('\n')
      const insert = inserts.get(key) ?? { place, values: {} }
      insert.values[place.measure] = raw
      inserts.set(key, insert)
    }
  }
  return [...edits, ...[...inserts.values()].map(({ place, values }) => insertion(place, values))]
}

/** The observation that a cell of the sheet shows, or undefined. */
function observationAt(statistics: Statistics, place: PivotPlace): Observation | undefined {
  const { region, indicator, scope, year } = place
  const question = { region, indicator, period: String(year), scopes: [scope], onlyTheseScopes: true }
  return pick(statistics, question)?.observation
}

function changes(existing: Observation, measure: PivotPlace['measure'], raw: Cell): readonly Edit[] {
  const set = (column: string, value: Cell): Edit => ({
    kind: 'set',
    table: observation.name,
    id: existing.id,
    column,
    value,
  })
  const comes = raw !== null && raw !== ''
  return measure === 'value' && comes && existing.missing !== null
    ? [set('missing', null), set(measure, raw)]
    : [set(measure, raw)]
}

function insertion(place: PivotPlace, values: Readonly<Record<string, Cell>>): Edit {
  const { region, indicator, scope, year } = place
  const missing = 'value' in values ? null : 'growth-only'
  return {
    kind: 'insert',
    table: observation.name,
    values: {
      region,
      indicator,
      period: String(year),
      scope,
      vintage: 'report',
      state: 'actual',
      missing,
      ...values,
    },
  }
}
