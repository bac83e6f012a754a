import { assessTargets } from '../../../shared/scenarios/assess.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { INDICATORS } from '../indicators/statistics-rows.ts'
import { programOf, world } from './world.ts'

/** Cells of a row as a test writes them. */
export type Cells = Readonly<Record<string, Cell>>

const up = { direction: 'up', aggregation: 'sum' }
const rate = { direction: 'up', unit: '%', decimals: 1, kind: 'ratio', aggregation: 'pooled' }
/** The indicators of the statistics’ tests, and those that settings ④, ⑤ and ⑦ are about. */
const indicator: readonly Cells[] = [
  ...INDICATORS,
  { id: 'fiscal', name: '财政总收入', unit: '亿元', kind: 'flow', ...up },
  {
    id: 'fiscal-growth',
    name: '财政总收入增速',
    unit: '%',
    kind: 'growth',
    direction: 'up',
    aggregation: 'none',
  },
  { id: 'requests', name: '依申请政务办件', unit: '件', kind: 'flow', ...up },
  { id: 'done', name: '网上办结件', unit: '件', kind: 'flow', ...up },
  { id: 'online', name: '依申请政务办件一网通办率', numerator: 'done', denominator: 'requests', ...rate },
  { id: 'seats', name: '公共图书馆阅览座位', unit: '座', kind: 'count', ...up },
]

/** A workbook with one target of the east town and settings; the scenarios are those of the tests’ world. */
export function rowsWith(
  observation: readonly Cells[],
  target: Cells,
  settings: Readonly<Record<string, string>> = {},
): Rows {
  const setting = Object.entries(settings).map(([key, value]) => ({ key, value }))
  return world({
    indicator,
    observation,
    setting,
    clause: [{ id: 'goal', number: '一', kind: 'part', heading: '总体要求' }],
    target: [
      { clause: 'goal', region: 'east', year: 2025, basis: 'absolute', operator: 'at-least', ...target },
    ],
  })
}

/** How the only target stands, with a run of a model where one is given. */
export function stateOf(rows: Rows, model: string | null = null): TargetState {
  const program = model === null ? null : programOf(model)
  const [state] = assessTargets(rows, program && run(program, toInputs(program, rows, 'base').inputs))
  if (!state) throw new Error('no target was assessed')
  return state
}
