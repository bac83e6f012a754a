import { NO_DRAFT, type Draft } from '../../../shared/scenarios/draft.ts'
import { toInputs, type ScenarioInputs } from '../../../shared/scenarios/inputs.ts'
import type { Resolved, ResolvedTown } from '../../../shared/scenarios/resolve.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { programOf, world } from './world.ts'

const program = programOf()

/** What a name came to; throws if the program has none. */
export function resolved(given: ScenarioInputs, name: string): Resolved {
  const found = given.resolved.find((one) => one.name === name)
  if (!found) throw new Error(`${name} was not resolved`)
  return found
}

/** What a name came to for one town. */
export function town(given: ScenarioInputs, name: string, region = 'east'): ResolvedTown {
  const found = resolved(given, name).towns.find((one) => one.region === region)
  if (!found) throw new Error(`${name} has no ${region}`)
  return found
}

/** The base scenario of a workbook with the tests' model. */
export function base(rows: Rows = world(), draft: Draft = NO_DRAFT): ScenarioInputs {
  return toInputs(program, rows, 'base', draft)
}

/** A draft of one value. */
export function tried(
  name: string,
  value: number | null,
  region: string | null = null,
  year: number | null = null,
): Draft {
  return { values: [{ name, region, year, value }], projects: [] }
}
