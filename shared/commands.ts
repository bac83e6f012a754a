import { z } from 'zod'
import { draftShape } from './api/draft.ts'
import type { Label } from './api/reply.ts'
import { reverseEntry } from './land/commands.ts'
import { landEntry } from './land/tables.ts'
import { spreadQuarters } from './plans/commands.ts'
import { projectYear, QUARTER_COLUMNS } from './plans/tables.ts'
import { attachPolicyText } from './policy/commands.ts'
import { adoption } from './scenarios/adoption-tables.ts'
import { withdrawAdoption } from './scenarios/adoption.ts'
import { addScenario, deleteScenario, saveModel, saveScenario } from './scenarios/commands.ts'
import { model, scenario } from './scenarios/tables.ts'
import { deleteSnapshot } from './snapshots/commands.ts'
import { snapshot } from './snapshots/tables.ts'
import type { Edit, Rows } from './table/change.ts'
import { labelOf } from './table/reference.ts'
import type { Result } from './table/rejection.ts'
import type { Command } from './table/rule.ts'
import type { Table } from './table/table.ts'

/** A command with its arguments checked: its name in the journal, and what it does to the rows as they are before it. */
interface Call {
  readonly label: (rows: Rows) => Label
  readonly plan: (rows: Rows) => Result<readonly Edit[]>
}

/** A domain's verb as the boundary sees it: arguments of unknown shape in, a call out. */
export type RegisteredCommand = (args: unknown) => Result<Call>

const id = z.string().min(1).max(200)
const name = z.string().max(200)
/** As long as a cell may be at the boundary. */
const text = z.string().max(2_000_000)

/** All commands by name. */
export const COMMANDS: Readonly<Record<string, RegisteredCommand>> = {
  /** Attaches the policy's official text and fills every clause's original wording. */
  attachPolicyText: register(
    z.strictObject({ title: z.string().min(1).max(500), text }),
    ({ title }) => ({ verb: 'attach-policy', name: title.slice(0, 200) }),
    attachPolicyText,
  ),
  /** 冲销: a mirror entry that undoes another one of the land ledger. */
  reverseEntry: register(
    z.strictObject({
      id,
      date: z.string().max(20),
      document_number: name.optional(),
      note: text.optional(),
    }),
    () => ({ verb: 'insert', table: landEntry.name, count: 1 }),
    reverseEntry,
  ),
  /** 分解到季度: a project's yearly investment over its quarters, to the 分. */
  spreadQuarters: register(
    z.strictObject({ id }),
    () => ({ verb: 'fill', table: projectYear.name, count: QUARTER_COLUMNS.length }),
    spreadQuarters,
  ),
  /** Saves a model's text, or keeps it as a draft beside the last good one if it does not check. */
  saveModel: register(
    z.strictObject({ id, text }),
    (args, rows) => ({ verb: 'save-model', table: model.name, name: labelOf(rows, model.name, args.id) }),
    saveModel,
  ),
  /** Makes an empty child of a scenario. */
  addScenario: register(
    z.strictObject({ name, parent: id }),
    (args) => ({ verb: 'add-scenario', table: scenario.name, name: args.name }),
    addScenario,
  ),
  /** Saves what was tried out, into a scenario or as its new child. */
  saveScenario: register(
    z.union([
      z.strictObject({ id, draft: draftShape }),
      z.strictObject({ name, parent: id, draft: draftShape }),
    ]),
    (args, rows) => ({
      verb: 'save-scenario',
      table: scenario.name,
      name: 'name' in args ? args.name : labelOf(rows, scenario.name, args.id),
    }),
    saveScenario,
  ),
  /** Deletes a scenario that has no children. */
  deleteScenario: onRow('delete-scenario', scenario, deleteScenario),
  /** Takes an adoption back with all its figures. Adopting itself draws first, so it is a verb of its own. */
  withdrawAdoption: onRow('withdraw-adoption', adoption, withdrawAdoption),
  /** Deletes a snapshot's name. Taking one asks the journal, so it is a verb of its own. */
  deleteSnapshot: onRow('delete-snapshot', snapshot, deleteSnapshot),
}

/** A command on one row, called in the journal by what it does and by the row's name before it. */
function onRow(
  verb: Label['verb'],
  table: Table,
  command: Command<{ readonly id: string }>,
): RegisteredCommand {
  const label = (args: { readonly id: string }, rows: Rows): Label => ({
    verb,
    table: table.name,
    name: labelOf(rows, table.name, args.id),
  })
  return register(z.strictObject({ id }), label, command)
}

function register<Args>(
  shape: z.ZodType<Args>,
  label: (args: Args, rows: Rows) => Label,
  command: Command<Args>,
): RegisteredCommand {
  return (args) => {
    const checked = shape.safeParse(args)
    if (checked.success) {
      const { data } = checked
      return { ok: true, value: { label: (rows) => label(data, rows), plan: (rows) => command(rows, data) } }
    }
    const detail = z.prettifyError(checked.error).slice(0, 500)
    return { ok: false, rejections: [{ at: {}, code: 'bad-request', detail }] }
  }
}
