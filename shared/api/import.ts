import { z } from 'zod'

const name = z.string().min(1).max(200)
const cell = z.union([z.string().max(10_000), z.number(), z.null()])
const row = z
  .number()
  .int()
  .min(0)
  .max(2 ** 20)
const sheet = z.number().int().min(0).max(1000)
const rowOnSheet = z.strictObject({ sheet, row })
const heading = z.string().max(1000)
const target = z.string().max(200).nullable()

/** Shape of a kept mapping, see shared/exchange/import/contract.ts. */
export const mappingShape = z.object({
  name: z.string().max(60).optional(),
  targets: z.record(heading, target),
  units: z.record(heading, z.string().max(40)).optional(),
  values: z.record(name, cell).optional(),
  key: z.array(name).max(20).readonly().optional(),
  unfold: z.boolean().optional(),
})

/** Shape of what a person chose for an import at the process boundary. */
const importChoicesShape = z.strictObject({
  sheet: sheet.optional(),
  together: z.boolean().optional(),
  block: z.number().int().min(0).max(10_000).optional(),
  headings: z
    .strictObject({
      first: row,
      last: z
        .number()
        .int()
        .min(-1)
        .max(2 ** 20),
    })
    .optional(),
  targets: z.record(z.string().max(5), target).optional(),
  units: z.record(z.string().max(5), z.string().max(40)).optional(),
  bareUnits: z.array(z.string().max(40)).max(20).readonly().optional(),
  values: z.record(name, cell).optional(),
  key: z.array(name).max(20).readonly().optional(),
  unfold: z.boolean().optional(),
  keepTotals: z.boolean().optional(),
  leaveHidden: z.boolean().optional(),
  clear: z.boolean().optional(),
  round: z.boolean().optional(),
  removeAbsent: z.boolean().optional(),
  withoutStopped: z.boolean().optional(),
  without: z.array(rowOnSheet).max(20_000).readonly().optional(),
  including: z.array(rowOnSheet).max(20_000).readonly().optional(),
})

/** Verbs that bring a file of another program in, piece by piece, so that no message is large. */
export const IMPORT_VERBS = {
  /** Begins with a file; answers the id by which it is asked of. */
  importOpen: z.strictObject({}),
  /** A piece of the file in base64, in order. */
  importBytes: z.strictObject({ id: name, data: z.base64().max(1_500_000) }),
  /** Reads what was received; `name` is the file's. */
  importRead: z.strictObject({ id: name, name: z.string().max(400) }),
  /** How the file would come into a table. */
  importPreview: z.strictObject({ id: name, table: name, choices: importChoicesShape }),
  /** Rows of the sheet last looked at. */
  importWindow: z.strictObject({
    id: name,
    sheet: sheet.optional(),
    from: row,
    count: z.number().int().min(1).max(200),
  }),
  /** Brings the file in as one commit: all or nothing. */
  importRun: z.strictObject({ id: name, table: name, choices: importChoicesShape }),
  /** What is kept of imports into a table; keeps a mapping under a name, or takes one away by its key. */
  importMappings: z.strictObject({
    table: name,
    keep: z.strictObject({ name: z.string().min(1).max(60), mapping: z.unknown() }).optional(),
    remove: name.optional(),
  }),
  /** How far the work on a file is; `close` lets it go. */
  importState: z.strictObject({ id: name, close: z.boolean().optional() }),
} as const
