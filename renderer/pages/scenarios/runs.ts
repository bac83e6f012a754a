import { useMemo } from 'react'
import { readModel } from '../../../shared/model/read.ts'
import type { Program } from '../../../shared/model/program.ts'
import type { Draft } from '../../../shared/scenarios/draft.ts'
import { applyDraft, prepareInputs, type ScenarioInputs } from '../../../shared/scenarios/inputs.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { useRows, useTable } from '../../workbook/context.tsx'

/** A scenario that was run. */
export interface Run extends ScenarioInputs {
  readonly id: string
  readonly name: string
  /** Place among the runs shown, which decides the kind of line. */
  readonly order: number
  readonly result: Trajectories
}

/** The workbook's model as a program; null if it has none that runs. */
export function useProgram(): Program | null {
  const text = useTable('model')[0]?.['text']
  return useMemo(() => (typeof text === 'string' ? readModel(text).program : null), [text])
}

/** Runs a scenario with a draft over it. The expensive part, reading the rows, is kept while rows and model stay. */
export function useRun(
  program: Program,
  rows: Rows,
  scenario: { readonly id: string; readonly name: string },
  draft: Draft,
): Run {
  const { id, name } = scenario
  const prepared = useMemo(() => prepareInputs(program, rows, id), [program, rows, id])
  return useMemo(() => {
    const given = applyDraft(prepared, draft)
    return { ...given, id, name, order: 0, result: run(program, given.inputs) }
  }, [program, prepared, draft, id, name])
}

/** Runs other scenarios for comparison; they do not change while a slider moves. */
export function useOtherRuns(
  program: Program,
  scenarios: readonly { readonly id: string; readonly name: string }[],
): readonly Run[] {
  const rows = useRows()
  return useMemo(
    () =>
      scenarios.map(({ id, name }, at) => {
        const given = applyDraft(prepareInputs(program, rows, id), { values: [], projects: [] })
        return { ...given, id, name, order: at + 1, result: run(program, given.inputs) }
      }),
    [program, rows, scenarios],
  )
}
