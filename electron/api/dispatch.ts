import { Fault, type Reply } from '../../shared/api/reply.ts'
import { VERBS, type Verb } from '../../shared/api/verbs.ts'
import type { Result } from '../../shared/table/rejection.ts'
import { adopt, adopted } from './adopt.ts'
import { analyse } from './analyse.ts'
import type { Backend } from './backend.ts'
import { changedCells } from './changed-cells.ts'
import { command } from './command.ts'
import { compare } from './compare.ts'
import { edit } from './edit.ts'
import { entries } from './entries.ts'
import { exportSheet } from './export.ts'
import type { Handler } from './handler.ts'
import { history } from './history.ts'
import {
  importBytes,
  importOpen,
  importPreview,
  importRead,
  importRun,
  importState,
  importWindow,
} from './import.ts'
import { importMappings } from './import-mappings.ts'
import { info } from './info.ts'
import { load } from './load.ts'
import { preferences } from './preferences.ts'
import { redo } from './redo.ts'
import { saveCopy } from './save-copy.ts'
import { simulate } from './simulate.ts'
import { snapshot } from './snapshot.ts'
import { templates } from './templates.ts'
import { undo } from './undo.ts'
import { verify } from './verify.ts'
import { progress } from './watched.ts'

const HANDLERS: { readonly [V in Verb]: Handler<V> } = {
  load,
  info,
  edit,
  command,
  undo,
  redo,
  history,
  entries,
  simulate,
  adopt,
  adopted,
  snapshot,
  changedCells,
  compare,
  analyse,
  progress,
  export: exportSheet,
  templates,
  verify,
  saveCopy,
  preferences,
  importOpen,
  importBytes,
  importRead,
  importPreview,
  importWindow,
  importRun,
  importState,
  importMappings,
}

/**
 * Answers a call from a page or the command line: checks its shape, lets the verb's handler work, and turns whatever
 * happens into one of the four replies. Never throws, so that no stack crosses the process boundary.
 */
export async function dispatch(backend: Backend, verb: string, input: unknown): Promise<Reply<unknown>> {
  if (!isVerb(verb)) return badRequest(`no such verb: ${verb.slice(0, 80)}`)
  try {
    const result = await answer(backend, verb, input)
    if (result.ok) return { kind: 'done', value: result.value }
    return { kind: 'rejected', rejections: result.rejections }
  } catch (error) {
    if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params }
    return { kind: 'bug', reference: backend.reportBug(verb, error) }
  }
}

async function answer<V extends Verb>(backend: Backend, verb: V, input: unknown): Promise<Result<unknown>> {
  const checked = VERBS[verb].safeParse(input)
  if (!checked.success) return { ok: false, rejections: [badShape(checked.error.issues)] }
  // The schema and the handler stand under the same key, which TypeScript cannot relate across a union of verbs.
  const handler = HANDLERS[verb] as (backend: Backend, input: unknown) => Promise<Result<unknown>>
  return handler(backend, checked.data)
}

function badShape(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const detail = issues.slice(0, 3).map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  return { at: {}, code: 'bad-request', detail: detail.join('; ') } as const
}

function badRequest(detail: string): Reply<never> {
  return { kind: 'rejected', rejections: [{ at: {}, code: 'bad-request', detail }] }
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(VERBS, verb)
}
