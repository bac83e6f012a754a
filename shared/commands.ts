import type { Label } from './api/reply.ts'
import { reverseEntry } from './land/commands.ts'
import { landEntry } from './land/tables.ts'
import { spreadQuarters } from './plans/commands.ts'
import { projectYear, QUARTER_COLUMNS } from './plans/tables.ts'
import { attachPolicyText } from './policy/commands.ts'
import type { Edit, Rows } from './table/change.ts'
import type { Result } from './table/rejection.ts'
import type { Command } from './table/rule.ts'

/** A command with its arguments checked: its name in the journal, and what it does to the rows. */
interface Call {
  readonly label: Label
  readonly plan: (rows: Rows) => Result<readonly Edit[]>
}

/** A domain's verb as the boundary sees it: arguments of unknown shape in, one commit's edits out. */
export interface RegisteredCommand {
  readonly parse: (args: unknown) => Result<Call>
  readonly label: (call: Call) => Label
  readonly run: (rows: Rows, call: Call) => Result<readonly Edit[]>
}

/** What an argument may be; a `?` marks it as one that may be left out or null. */
type Shape = Readonly<Record<string, 'text' | 'text?'>>
type Arguments<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends 'text' ? string : string | undefined
}

/** Longest argument, as at the boundary for a cell. */
const MAX_TEXT = 2_000_000

/** All commands by name. */
export const COMMANDS: Readonly<Record<string, RegisteredCommand>> = {
  /** Attaches the policy's official text and fills every clause's original wording. */
  attachPolicyText: register(
    { title: 'text', text: 'text' },
    ({ title }) => ({ verb: 'attach-policy', name: title.slice(0, 200) }),
    attachPolicyText,
  ),
  /** 冲销: a mirror entry that undoes another one of the land ledger. */
  reverseEntry: register(
    { id: 'text', date: 'text', document_number: 'text?', note: 'text?' },
    () => ({ verb: 'insert', table: landEntry.name, count: 1 }),
    reverseEntry,
  ),
  /** 分解到季度: a project's yearly investment over its quarters, to the 分. */
  spreadQuarters: register(
    { id: 'text' },
    () => ({ verb: 'fill', table: projectYear.name, count: QUARTER_COLUMNS.length }),
    spreadQuarters,
  ),
}

function register<const S extends Shape>(
  shape: S,
  label: (args: Arguments<S>) => Label,
  command: Command<Arguments<S>>,
): RegisteredCommand {
  return {
    parse: (args) => {
      const checked = check(shape, args)
      if (!checked.ok) return checked
      return {
        ok: true,
        value: { label: label(checked.value), plan: (rows) => command(rows, checked.value) },
      }
    },
    label: (call) => call.label,
    run: (rows, call) => call.plan(rows),
  }
}

function check<S extends Shape>(shape: S, args: unknown): Result<Arguments<S>> {
  if (typeof args !== 'object' || args === null || Array.isArray(args))
    return refuse('arguments must be an object')
  const given = new Map<string, unknown>(Object.entries(args))
  const unknown = [...given.keys()].find((key) => !Object.hasOwn(shape, key))
  if (unknown !== undefined) return refuse(`no argument ${unknown}`)
  const checked: Record<string, string | undefined> = {}
  for (const [key, kind] of Object.entries(shape)) {
    const value = given.get(key) ?? undefined
    if (value === undefined && kind === 'text?') continue
    if (typeof value !== 'string') return refuse(`argument ${key} must be a text`)
    if (value.length > MAX_TEXT) return refuse(`argument ${key} is longer than ${MAX_TEXT}`)
    checked[key] = value
  }
  return { ok: true, value: checked as Arguments<S> }
}

function refuse(detail: string): {
  ok: false
  rejections: [{ at: object; code: 'bad-request'; detail: string }]
} {
  return { ok: false, rejections: [{ at: {}, code: 'bad-request', detail }] }
}
