import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Problem, Program } from '../../../shared/model/program.ts'
import { readForEditing, type DeclaredName } from '../../../shared/model/read.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'

/** A model text read while it is being typed. */
export interface TextReading {
  readonly problems: readonly Problem[]
  /** Null if the text has problems. */
  readonly program: Program | null
  /** The newest program without problems. */
  readonly sound: Program | null
  /** The scenario in focus, run with it. */
  readonly result: Trajectories | null
  /** Every name whose declaration can be made out, also in a text with problems. */
  readonly names: readonly DeclaredName[]
}

/** Texts longer than this are read only when typing pauses. */
const LONG_TEXT = 60_000
const PAUSE = 300

/** The text itself, or for a long one the text as it was when typing last paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  const long = text.length > LONG_TEXT
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), long ? PAUSE : 0)
    return () => clearTimeout(timer)
  }, [text, long])
  return long ? settled : text
}

/** Reads a text and runs it for the scenario in focus, behind the typing. */
export function useReading(text: string): TextReading {
  const settled = useSettled(text)
  const { program, problems, names } = useMemo(() => readForEditing(settled), [settled])
  const [sound, setSound] = useState(program)
  if (program !== null && program !== sound) setSound(program)
  const shown = useDeferredValue(program ?? sound)
  const rows = useRows()
  const scenarios = useTable('scenario')
  const wanted = useView((view) => view.focus.scenario)
  const id = (scenarios.find((one) => one.id === wanted) ?? scenarios[0])?.id
  const result = useMemo(
    () => (shown && id !== undefined ? run(shown, toInputs(shown, rows, id).inputs) : null),
    [shown, rows, id],
  )
  return { problems, program, sound: shown, result, names }
}
