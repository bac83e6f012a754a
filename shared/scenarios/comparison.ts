// Many scenarios side by side: what comes out of each, what each is given, and where they differ from one of them.
import { regionOf } from '../indicators/regions.ts'
import { horizonOf, yearOfStep } from '../model/calendar.ts'
import type { Program } from '../model/program.ts'
import { run } from '../simulation/run.ts'
import type { Trajectories } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import { targetAssessor } from './assess.ts'
import { contextOf } from './context.ts'
import { NO_DRAFT, type AskedScenario } from './draft.ts'
import { prepareInputs } from './inputs.ts'
import { sideOf, widthSeries, type Side, type TownSeries } from './players.ts'
import { projectionOf } from './projection.ts'
import type { Standing, TargetState } from './target-state.ts'
import { treatmentOf, type Treatment } from './tree.ts'

/** A scenario that was run, as one of many. */
export interface Column {
  readonly id: string
  readonly side: Side
  readonly result: Trajectories
}

/** Runs a scenario, with what is tried out on it, to stand beside others. */
export function columnOf(program: Program, rows: Rows, { id, draft = NO_DRAFT }: AskedScenario): Column {
  const side = sideOf(prepareInputs(program, rows, id), draft)
  return { id, side, result: run(program, side.given.inputs) }
}

/** An outcome of a scenario, and how far it lies from that of the scenario compared with. */
interface OutcomeCell {
  readonly value: number | null
  readonly difference: number | null
  /** How a target stands; null for a figure. */
  readonly standing: Standing | null
}

/** One outcome of all scenarios, in the order of the columns. */
export interface OutcomeRow {
  readonly id: string
  readonly kind: 'target' | 'figure'
  readonly region: string
  readonly indicator: string
  readonly year: number
  readonly unit: string
  readonly decimals: number
  readonly aim: { readonly operator: TargetState['operator']; readonly value: number } | null
  readonly cells: readonly OutcomeCell[]
  /** Whether any scenario differs from the one compared with. */
  readonly differs: boolean
}

/** Every target that the model computes, then every indicator of a region in a year. */
export function outcomeRows(
  rows: Rows,
  columns: readonly Column[],
  base: number,
  { region, year }: { readonly region: string; readonly year: number },
): readonly OutcomeRow[] {
  const assess = targetAssessor(rows)
  const states = columns.map(({ result }) => assess(result))
  const targets = (states[0] ?? []).flatMap((state, at): readonly OutcomeRow[] => {
    const own = states.map((all) => all[at])
    const values = own.map((one) => one?.projected ?? null)
    if (values.every((value) => value === null)) return []
    const { target: id, region: place, indicator, year: due, unit, decimals, operator } = state
    const aim = state.aim === null || operator === 'complete' ? null : { operator, value: state.aim }
    const cells = cellsOf(values, base).map((cell, column) => ({
      ...cell,
      standing: own[column]?.standing ?? null,
    }))
    const head = { id, kind: 'target', region: place, indicator, year: due, unit, aim } as const
    return [{ ...head, decimals: decimals ?? 2, cells, differs: differs(cells, base) }]
  })
  return [...targets, ...figureRows(rows, columns, base, { region, year })]
}

function figureRows(
  rows: Rows,
  columns: readonly Column[],
  base: number,
  { region, year }: { readonly region: string; readonly year: number },
): readonly OutcomeRow[] {
  const context = contextOf(rows, null)
  if (!regionOf(rows, region)) return []
  const readings = columns.map(({ result }) => projectionOf(context, result))
  return context.statistics.indicators.flatMap((indicator): readonly OutcomeRow[] => {
    const values = readings.map((read) => read(region, indicator, year).value)
    if (values.every((value) => value === null)) return []
    const cells = cellsOf(values, base).map((cell) => ({ ...cell, standing: null }))
    const { id, unit } = indicator
    const head = { id: `${region}/${id}/${year}`, kind: 'figure', region, indicator: id, year, unit } as const
    return [{ ...head, aim: null, decimals: indicator.decimals ?? 2, cells, differs: differs(cells, base) }]
  })
}

function cellsOf(values: readonly (number | null)[], base: number): readonly Omit<OutcomeCell, 'standing'>[] {
  const from = values[base] ?? null
  return values.map((value) => ({ value, difference: value === null || from === null ? null : value - from }))
}

function differs(cells: readonly OutcomeCell[], base: number): boolean {
  const own = cells[base]
  return cells.some(({ value, standing }) => value !== own?.value || standing !== own?.standing)
}

/** A value that holds for some years. */
export interface YearSpan {
  /** First and last year; null where one value holds for the whole run. */
  readonly years: readonly [number, number] | null
  readonly value: number | null
}

/** Something that scenarios are given, in the order of the columns. */
export type SettingRow = { readonly id: string; readonly differs: boolean } & (
  | {
      /** A width is an assumption's 80 % half-width. */
      readonly kind: 'assumption' | 'lever' | 'width'
      readonly name: string
      readonly unit: string
      /** Null where the towns have the same in every scenario. */
      readonly region: string | null
      readonly cells: readonly (readonly YearSpan[])[]
    }
  | { readonly kind: 'project'; readonly project: string; readonly cells: readonly Treatment[] }
)

/** Every assumption, lever and changed width, town by town where towns differ, and every project. */
export function settingRows(columns: readonly Column[], base: number): readonly SettingRow[] {
  return [...valueRows(columns, base), ...widthRows(columns, base), ...projectRows(columns, base)]
}

interface Named {
  readonly kind: 'assumption' | 'lever' | 'width'
  readonly name: string
  readonly unit: string
}

function valueRows(columns: readonly Column[], base: number): readonly SettingRow[] {
  const [first] = columns
  return (first?.side.given.resolved ?? []).flatMap(({ name, kind, unit }, at) => {
    if (kind === 'input') return []
    const series = columns.map(({ side }) => side.given.resolved[at]?.towns ?? [])
    return rowsOf({ kind, name, unit }, series, columns, base)
  })
}

function widthRows(columns: readonly Column[], base: number): readonly SettingRow[] {
  const names = new Set(columns.flatMap(({ side }) => [...(side.given.inputs.widths?.keys() ?? [])]))
  return [...names].flatMap((name) => {
    const declaration = columns[0]?.side.prepared.program.declarations.get(name)
    if (declaration?.kind !== 'assumption') return []
    const series = columns.map(({ side }) => widthSeries(side, declaration))
    return rowsOf({ kind: 'width', name, unit: declaration.unit }, series, columns, base)
  })
}

function rowsOf(
  named: Named,
  series: readonly (readonly TownSeries[])[],
  columns: readonly Column[],
  base: number,
): readonly SettingRow[] {
  const inputs = columns[0]?.result.inputs
  if (!inputs) return []
  const spans = series.map((towns) => towns.map(({ values }) => spansOf(values, inputs)))
  const alike = spans.every((towns) => towns.every((own) => same(own, towns[0] ?? [])))
  const row = (region: string | null, place: number): SettingRow => {
    const cells = spans.map((towns) => towns[place] ?? [])
    const id = [named.kind, named.name, ...(region === null ? [] : [region])].join('/')
    return { ...named, id, region, cells, differs: cells.some((own) => !same(own, cells[base] ?? [])) }
  }
  return alike ? [row(null, 0)] : inputs.regions.map((region, place) => row(region.id, place))
}

function same(one: readonly YearSpan[], other: readonly YearSpan[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Steps with the same value as spans of years; the base year's is history. */
function spansOf(values: readonly (number | null)[], inputs: Trajectories['inputs']): readonly YearSpan[] {
  const spans: { years: [number, number]; value: number | null }[] = []
  for (const [step, value] of values.entries()) {
    const year = yearOfStep(inputs, step)
    if (year === inputs.baseYear && values.length > 1) continue
    const last = spans.at(-1)
    if (last && last.value === value) last.years[1] = year
    else spans.push({ years: [year, year], value })
  }
  const [only] = spans
  const whole = only && spans.length === 1 && only.years[1] === horizonOf(inputs)
  return whole ? [{ years: null, value: only.value }] : spans
}

function projectRows(columns: readonly Column[], base: number): readonly SettingRow[] {
  const projects = columns[0]?.side.prepared.projects.projects ?? []
  return projects.map(({ id: project }): SettingRow => {
    const cells = columns.map(({ side }) => {
      const { included, shiftYears } = treatmentOf(side.layers, project)
      // How far a project that is left out would be shifted is of no consequence.
      return { included, shiftYears: included ? shiftYears : 0 }
    })
    const own = cells[base]
    const changed = cells.some(
      ({ included, shiftYears }) => included !== own?.included || shiftYears !== own.shiftYears,
    )
    return { kind: 'project', id: `project/${project}`, project, cells, differs: changed }
  })
}
