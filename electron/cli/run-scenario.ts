import { yearsOf } from '../../shared/model/calendar.ts'
import { readModel } from '../../shared/model/read.ts'
import type { Declaration, Problem } from '../../shared/model/program.ts'
import type { RunNote } from '../../shared/scenarios/note.ts'
import { baseScenario, toInputs } from '../../shared/scenarios/inputs.ts'
import { run } from '../../shared/simulation/run.ts'
import { valueAt, type Trajectories } from '../../shared/simulation/trajectories.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Row } from '../../shared/table/table.ts'

/** A scenario run with the workbook's model, or why it cannot be. */
export type ScenarioRun =
  | {
      readonly kind: 'run'
      readonly scenario: Row
      readonly model: Row
      readonly result: Trajectories
      readonly notes: readonly RunNote[]
    }
  | { readonly kind: 'no-scenario'; readonly name: string }
  | { readonly kind: 'no-model' }
  | { readonly kind: 'problems'; readonly model: Row; readonly problems: readonly Problem[] }

/** A scenario by its id or name; without one the base. */
export function findScenario(rows: Rows, name: string | undefined): Row | undefined {
  const wanted = name ?? baseScenario(rows) ?? ''
  return rows.get('scenario', wanted) ?? rows.all('scenario').find((row) => row['name'] === wanted)
}

/** Runs a scenario by its id or name; without one the base. */
export function runScenario(rows: Rows, name?: string): ScenarioRun {
  const scenario = findScenario(rows, name)
  if (!scenario) return { kind: 'no-scenario', name: name ?? '' }
  const [model] = rows.all('model')
  if (!model) return { kind: 'no-model' }
  const { program, problems } = readModel(String(model['text']))
  if (!program) return { kind: 'problems', model, problems }
  const { inputs, notes } = toInputs(program, rows, scenario.id)
  return { kind: 'run', scenario, model, result: run(program, inputs), notes }
}

/** One figure of a run. */
export interface TrajectoryRecord {
  /** Null for a figure of all towns together. */
  readonly region: string | null
  readonly regionName: string | null
  readonly indicator: string
  readonly kind: Declaration['kind']
  readonly year: number
  readonly value: number | null
  readonly unit: string
}

/** The figures of a run, name by name in the order of the model's text; without `all` only what formulas give. */
export function trajectoryRecords(result: Trajectories, all: boolean): readonly TrajectoryRecord[] {
  const { regions } = result.inputs
  const years = yearsOf(result.inputs)
  return result.program.names.flatMap((name) => {
    const declaration = result.program.declarations.get(name)
    if (!declaration) return []
    const { kind, unit } = declaration
    const record = (place: number, region: string | null, regionName: string | null) => (year: number) => {
      return {
        region,
        regionName,
        indicator: name,
        kind,
        year,
        value: valueAt(result, name, place, year),
        unit,
      }
    }
    if (kind === 'regional') return years.map(record(0, null, null))
    if (kind !== 'variable' && !all) return []
    return regions.flatMap(({ id, name: regionName }, place) => years.map(record(place, id, regionName)))
  })
}
