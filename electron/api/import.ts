import { mappingOf } from '../../shared/exchange/import/mapping.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { ImportSession } from '../exchange/import-session.ts'
import { closeImport, importOf, openImport } from '../exchange/import-sessions.ts'
import type { Handler } from './handler.ts'
import { keepMapping, mappingsFor } from './import-mappings.ts'

/** Begins to take in a file. */
export const importOpen: Handler<'importOpen'> = async () => ({ ok: true, value: { id: openImport() } })

/** A piece of the file, in order. */
export const importBytes: Handler<'importBytes'> = (_backend, { id, data }) =>
  withFile(id, async (file) => {
    const taken = await file.receive(Buffer.from(data, 'base64'))
    return taken.ok ? { ok: true, value: { received: taken.value } } : taken
  })

/** Reads the file; what it holds, before a table is chosen. */
export const importRead: Handler<'importRead'> = ({ store }, { id, name }) =>
  withFile(id, (file) => file.read(name, store))

/** How the file would come into a table. */
export const importPreview: Handler<'importPreview'> = (backend, { id, table, choices }) =>
  withFile(id, async (file) =>
    file.preview(backend.store, { table, choices, remembered: await mappingsFor(backend, table) }),
  )

/** Rows of the sheet last looked at. */
export const importWindow: Handler<'importWindow'> = (_backend, { id, sheet, from, count }) =>
  withFile(id, (file) => file.window(from, count, sheet))

/** Brings the file in as one commit, and keeps the mapping for the next file of its kind. */
export const importRun: Handler<'importRun'> = (backend, { id, table, choices }) =>
  withFile(id, async (file) => {
    const before = await mappingsFor(backend, table)
    const made = await file.import(backend.store, { table, choices, remembered: before })
    if (!made.ok) return made
    const { commit, preview } = made.value
    if (preview.columns.some(({ by }) => by !== 'own' && by !== null))
      await keepMapping(backend, table, preview.fingerprint, mappingOf(preview, choices))
    return { ok: true, value: commit }
  })

/** How far the work on a file is; `close` lets it go and stops whatever is under way. */
export const importState: Handler<'importState'> = async (_backend, { id, close }) => {
  const share = close === true ? null : (importOf(id)?.share ?? null)
  if (close === true) closeImport(id)
  return { ok: true, value: { share } }
}

async function withFile<T>(
  id: string,
  work: (file: ImportSession) => Promise<Result<T>>,
): Promise<Result<T>> {
  const file = importOf(id)
  return file ? work(file) : { ok: false, rejections: [{ at: {}, code: 'no-file-read' }] }
}
