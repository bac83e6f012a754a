import { useMemo } from 'react'
import { readModel } from '../../../shared/model/read.ts'
import { targetAssessor } from '../../../shared/scenarios/assess.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'

/** The scenario in focus, run, and how every target stands in it; without a model that runs only figures count. */
export interface Assessment {
  readonly scenario: string
  readonly result: Trajectories | null
  readonly states: readonly TargetState[]
}

/** Runs the scenario in focus and compares every target; again after every commit. */
export function useAssessment(): Assessment {
  const rows = useRows()
  const scenarios = useTable('scenario')
  const wanted = useView((view) => view.focus.scenario)
  const scenario = scenarios.find(({ id }) => id === wanted) ?? scenarios[0]
  const text = useTable('model')[0]?.['text']
  const program = useMemo(() => (typeof text === 'string' ? readModel(text).program : null), [text])
  const id = scenario?.id
  const assess = useMemo(() => targetAssessor(rows), [rows])
  return useMemo(() => {
    const result = program && id !== undefined ? run(program, toInputs(program, rows, id).inputs) : null
    return { scenario: String(scenario?.['name'] ?? ''), result, states: assess(result) }
  }, [program, rows, id, scenario, assess])
}
