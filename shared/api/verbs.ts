import { z } from 'zod'
import type { ImportMapping, Preview, SourceWindow } from '../exchange/import/contract.ts'
import type { BookSummary } from '../exchange/import/source.ts'
import { analyseShape, type AnalysisReport } from './analyse.ts'
import { draftShape } from './draft.ts'
import { exportShape, templatesShape, type ExportReport } from './export.ts'
import type { AdoptionCheck } from './adoption.ts'
import type { ChangedCells, VersionComparison } from './compare.ts'
import type { EntrySummary } from './entries.ts'
import { IMPORT_VERBS } from './import.ts'
import type { Place } from '../table/rejection.ts'
import type { PackedRows } from '../table/packed.ts'
import type { Commit, Label } from './reply.ts'

// The contract at the process boundary. The renderer imports types only: zod's probe for eval offends the page's CSP.
z.config({ jitless: true })

const cell = z.union([z.string().max(2_000_000), z.number(), z.null()])
const name = z.string().min(1).max(200)

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), table: name, id: name, column: name, value: cell }),
  z.strictObject({
    kind: z.literal('insert'),
    table: name,
    id: name.optional(),
    values: z.record(name, cell),
    after: name.nullish(),
  }),
  z.strictObject({ kind: z.literal('delete'), table: name, id: name }),
  z.strictObject({ kind: z.literal('move'), table: name, id: name, after: name.nullable() }),
])

const label = z.strictObject({
  verb: z.enum([
    'edit',
    'paste',
    'clear',
    'fill',
    'insert',
    'duplicate',
    'move',
    'replace',
    'delete',
    'restore',
    'import',
    'save-scenario',
    'change-setting',
  ]),
  table: name.optional(),
  column: name.optional(),
  count: z.number().int().min(0).optional(),
  name: z.string().max(200).optional(),
})

/** Number of an entry of the journal; 0 stands before the first. */
const entry = z.number().int().min(0)

const draws = z.number().int().min(100).max(1_000_000)
const seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1)

/** Input schema of every verb. `dispatch` checks against it before a handler sees the input. */
export const VERBS = {
  /** Rows of all tables and what there is to know of the file. */
  load: z.strictObject({}),
  info: z.strictObject({}),
  /** One commit of many edits: all or nothing. */
  edit: z.strictObject({ label: label.optional(), edits: z.array(edit).min(1).max(200_000) }),
  /** A domain's verb by name, see shared/commands.ts. */
  command: z.strictObject({ name, args: z.unknown() }),
  undo: z.strictObject({}),
  redo: z.strictObject({}),
  /** Journal entries, newest first: of the workbook, a table, a row or a cell. */
  history: z.strictObject({
    table: name.optional(),
    id: name.optional(),
    column: name.optional(),
    before: z.number().int().optional(),
    limit: z.number().int().min(1).max(1000).optional(),
    /** For a window that applies them: large ones come packed. */
    packed: z.boolean().optional(),
  }),
  /** Journal entries, newest first, of the workbook or a table, by their heads; of the changes only the first so many. */
  entries: z.strictObject({
    table: name.optional(),
    before: z.number().int().optional(),
    limit: z.number().int().min(1).max(1000).optional(),
    listed: z.number().int().min(0).max(1000).optional(),
  }),
  /** Draws scenarios with what is tried out on them many times over; all share their draws, and nothing is stored. */
  simulate: z.strictObject({
    /** Made by the caller, to ask how far it is and to cancel it. */
    id: name,
    scenarios: z
      .array(z.strictObject({ id: name, draft: draftShape.optional() }))
      .min(1)
      .max(8),
    /** Names of the model whose bands are wanted. */
    outputs: z.array(name).max(200),
    draws,
    seed,
    /** Shares, such as 0.05. */
    quantiles: z.array(z.number().gt(0).lt(1)).min(1).max(15),
  }),
  /** Draws a saved scenario and freezes what comes out, as one commit; `id` as for `simulate`. */
  adopt: z.strictObject({ id: name, scenario: name, draws, seed }),
  /** Draws an adoption again, from the rows as they were and from today's, and compares; nothing is stored. */
  adopted: z.strictObject({ id: name, adoption: name }),
  /** Names the point at which the journal stands; entry and hash are the program's own. */
  snapshot: z.strictObject({
    name: z.string().max(200),
    stage: z.enum(['meeting', 'approval', 'issued', 'other']),
    note: z.string().max(4000).optional(),
  }),
  /** Cells of a table that differ from what they were after an entry of the journal. */
  changedCells: z.strictObject({ table: name, from: entry }),
  /** What differs between the rows after one entry and those after another (the newest if left out), page by page. */
  compare: z.strictObject({
    from: entry,
    to: entry.optional(),
    table: name.optional(),
    offset: z.number().int().min(0).optional(),
    limit: z.number().int().min(1).max(5000).optional(),
  }),
  /** Takes a scenario apart: what drives it, what would reach a target, why it differs from another. Nothing is stored. */
  analyse: analyseShape,
  /** Writes what a sheet shows as a file that the page hands to the person. */
  export: exportShape,
  /** How far a simulation, an analysis or an export is; `cancel` ends it. */
  progress: z.strictObject({ id: name, cancel: z.boolean().optional() }),
  /** Saves or takes away a template of this person's, and lists them. */
  templates: templatesShape,
  /** Integrity of the file, schema and journal chain. */
  verify: z.strictObject({}),
  /** Writes a complete copy beside the workbook under a new name. */
  saveCopy: z.strictObject({ name: z.string().min(1).max(120) }),
  /** What this person likes (language, theme, column widths), kept outside the workbook. */
  preferences: z.strictObject({ set: z.record(name, z.unknown()).optional() }),
  ...IMPORT_VERBS,
} as const

/** Name of a verb. */
export type Verb = keyof typeof VERBS
/** Checked input of a verb. */
export type Input<V extends Verb> = z.infer<(typeof VERBS)[V]>

/** What there is to know of the open workbook. */
export interface WorkbookInfo {
  /** File name without folder. */
  readonly name: string
  readonly folder: string
  readonly packId: string | null
  /** Number of the newest commit. */
  readonly seq: number
  /** Null if this program may write; else who holds the file, or why it may not. */
  readonly readOnly: {
    readonly reason: 'held' | 'read-only-file' | 'newer' | 'asked'
    readonly holder: string
  } | null
  readonly undo: Label | null
  readonly redo: Label | null
  readonly format: number
}

/** Result of `verify`. */
export interface VerifyReport {
  readonly ok: boolean
  readonly integrity: readonly string[]
  readonly schema: readonly string[]
  readonly journal: { readonly entries: number; readonly head: string; readonly brokenAt: number | null }
  /** Rows, with a cell that differs, which are not what the journal makes them. */
  readonly rows: readonly Place[]
  /** Snapshots whose hash is not that of their entry, or whose entry lies behind a break of the chain. */
  readonly snapshots: readonly { readonly id: string; readonly name: string }[]
}

/** How likely something is, by Monte Carlo. */
interface ShareOfDraws {
  readonly probability: number | null
  readonly standardError: number | null
  readonly unknown: number
}

/** Result of `simulate`; steps count from the base year. */
export interface SimulationReport {
  readonly draws: number
  readonly seed: number
  readonly quantiles: readonly number[]
  readonly baseYear: number
  readonly stepsPerYear: number
  /** Ids of the towns in the order of the bands' places. */
  readonly towns: readonly string[]
  /** Largest change of a stated correlation, where they could not all be kept; else 0. */
  readonly correlationsMoved: number
  readonly scenarios: readonly {
    readonly id: string
    readonly bands: readonly {
      readonly name: string
      /** Place of the town; null for a figure of all towns. */
      readonly region: number | null
      readonly mean: readonly (number | null)[]
      /** By quantile, then by step. */
      readonly quantiles: readonly (readonly (number | null)[])[]
    }[]
    readonly targets: readonly { readonly id: string; readonly steps: readonly ShareOfDraws[] }[]
    /** That all targets hold, each in its own year, in the same draw. */
    readonly together: ShareOfDraws | null
    /** That all targets hold in one and the same step, in the same draw, by step. */
    readonly jointly: readonly ShareOfDraws[]
  }[]
}

/** Output of every verb. */
export interface Outputs {
  load: { readonly info: WorkbookInfo; readonly tables: Readonly<Record<string, PackedRows>> }
  info: WorkbookInfo
  edit: Commit
  command: Commit
  undo: Commit
  redo: Commit
  history: readonly Commit[]
  entries: readonly EntrySummary[]
  simulate: SimulationReport
  adopt: Commit
  adopted: AdoptionCheck
  snapshot: Commit
  changedCells: ChangedCells
  compare: VersionComparison
  analyse: AnalysisReport
  export: ExportReport
  progress: { readonly share: number | null }
  templates: { readonly names: readonly string[] }
  verify: VerifyReport
  saveCopy: { readonly name: string }
  preferences: Readonly<Record<string, unknown>>
  importOpen: { readonly id: string }
  importBytes: { readonly received: number }
  importRead: BookSummary
  importPreview: Preview
  importWindow: SourceWindow
  importRun: Commit
  importState: { readonly share: number | null }
  /** The newest first; `key` is a fingerprint of headings, or stands for a name. */
  importMappings: readonly { readonly key: string; readonly mapping: ImportMapping }[]
}
