import { useMemo } from 'react'
import { readModel } from '../../../shared/model/read.ts'
import type { Program } from '../../../shared/model/program.ts'
import { fourLines } from '../../../shared/scenarios/compare.ts'
import { NO_DRAFT, type Draft } from '../../../shared/scenarios/draft.ts'
import {
  applyDraft,
  prepareInputs,
  toInputs,
  type Prepared,
  type ScenarioInputs,
} from '../../../shared/scenarios/inputs.ts'
import type { Scenario } from '../../../shared/scenarios/tree.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { useTable } from '../../workbook/context.tsx'
import { isEmpty } from './draft.ts'
import { MOST_RUNS } from './session.ts'

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

/** Words for the runs that are no scenario of their own. */
export interface RunWords {
  readonly saved: (name: string) => string
  readonly base: string
  readonly assumptions: string
  readonly policy: string
  readonly both: string
}

type Named = Pick<Run, 'id' | 'name' | 'order'>

function runOf(program: Program, given: ScenarioInputs, { id, name, order }: Named): Run {
  return { ...given, id, name, order, result: run(program, given.inputs) }
}

/**
 * The runs drawn: the scenario in focus with what is being tried out, then those it is compared with, or the four
 * lines. Reading a scenario's rows is the expensive part and is done once while rows and model stay; a slider's move
 * only costs the names that it touches and the run.
 */
export function useRuns(
  program: Program,
  rows: Rows,
  scenario: Scenario,
  others: readonly Scenario[],
  draft: Draft,
  wants: { readonly fourLines: boolean; readonly words: RunWords },
): { readonly current: Run; readonly runs: readonly Run[] } {
  const { id, name } = scenario
  const { fourLines: four, words } = wants
  const prepared = useMemo(() => prepareInputs(program, rows, id), [program, rows, id])
  const saved = useMemo(() => applyDraft(prepared, NO_DRAFT), [prepared])
  const current = useMemo(
    () => runOf(program, applyDraft(prepared, draft), { id, name, order: 0 }),
    [program, prepared, draft, id, name],
  )
  const compared = useMemo(
    () =>
      others.map((other, at) =>
        runOf(program, toInputs(program, rows, other.id), { id: other.id, name: other.name, order: at + 1 }),
      ),
    [program, rows, others],
  )
  const runs = useMemo(() => {
    if (four) return fourRuns(program, prepared, draft, words)
    // While something is tried out, the saved line stays beside it, so that the difference is seen.
    if (isEmpty(draft) || compared.length >= MOST_RUNS - 1) return [current, ...compared]
    const before = { id: `${id}/saved`, name: words.saved(name), order: compared.length + 1 }
    return [current, ...compared, runOf(program, saved, before)]
  }, [program, prepared, saved, current, compared, draft, four, words, id, name])
  return { current, runs }
}

/** What assumptions and policy each bring to a scenario: base, assumptions only, policy only, both. */
function fourRuns(program: Program, prepared: Prepared, draft: Draft, words: RunWords): readonly Run[] {
  const lines = fourLines(prepared, draft)
  return [
    runOf(program, lines.base, { id: '4/base', name: words.base, order: 0 }),
    runOf(program, lines.assumptions, { id: '4/assumptions', name: words.assumptions, order: 1 }),
    runOf(program, lines.policy, { id: '4/policy', name: words.policy, order: 2 }),
    runOf(program, lines.both, { id: '4/both', name: words.both, order: 3 }),
  ]
}
