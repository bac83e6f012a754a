import { z } from 'zod'
import type { AnalysisReport } from '../scenarios/analysis.ts'
import { draftShape } from './draft.ts'

const name = z.string().min(1).max(200)
const scenario = z.strictObject({ id: name, draft: draftShape.optional() })
const seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1)

const about = {
  /** Made by the caller, to ask how far it is and to cancel it. */
  id: name,
  /** The scenario with what is tried out on it. */
  scenario,
  /** What the analysis is about: a figure of the run, or how far a target is met. */
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('figure'), region: name, indicator: name, year: z.number().int() }),
    z.strictObject({ kind: z.literal('target'), target: name }),
  ]),
}

/** Shape of an analysis at the process boundary, see shared/scenarios/analysis.ts. */
export const analyseShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tornado'), ...about }),
  z.strictObject({
    kind: z.literal('sobol'),
    ...about,
    scope: z.enum(['stated', 'all']),
    rows: z.number().int().min(40).max(100_000),
    seed,
  }),
  z.strictObject({ kind: z.literal('backcast'), ...about, driver: name.optional() }),
  z.strictObject({
    kind: z.literal('grid'),
    ...about,
    x: name,
    y: name,
    /** Values each way. */
    steps: z.number().int().min(2).max(101),
  }),
  /** `scenario` is the one to arrive at. */
  z.strictObject({ kind: z.literal('difference'), ...about, from: scenario, seed }),
  /** Of the chance of a target, or of the mean of a figure's draws. */
  z.strictObject({
    kind: z.literal('drawn-difference'),
    ...about,
    from: scenario,
    draws: z.number().int().min(100).max(100_000),
    seed,
  }),
])

/** Result of `analyse`: of the kind that was asked for. */
export type { AnalysisReport }
