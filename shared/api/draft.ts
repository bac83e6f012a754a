import { z } from 'zod'

const id = z.string().min(1).max(200)

/** Shape of what is tried out on top of a scenario at the process boundary, see shared/scenarios/draft.ts. */
export const draftShape = z.strictObject({
  values: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        region: id.nullable(),
        year: z.number().int().min(2000).max(2100).nullable(),
        value: z.number().nullable(),
      }),
    )
    .max(10_000),
  projects: z
    .array(
      z.strictObject({
        project: id,
        included: z.boolean(),
        shiftYears: z.number().int().min(-10).max(10),
      }),
    )
    .max(10_000),
})
