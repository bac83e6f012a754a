import type { Input } from '../../shared/api/verbs.ts'
import type { ExportView } from '../../shared/exchange/view.ts'
import { formulaSheet } from '../../shared/formula-sheets.ts'
import { exportInChild } from '../exchange/export-in-child.ts'
import { savedTemplate } from '../exchange/saved-templates.ts'
import type { Handler } from './handler.ts'

/** An export under way. */
interface Running {
  readonly controller: AbortController
  share: number
}

const running = new Map<string, Running>()

/** Writes what a sheet shows as a file that the page hands to the person; nothing is written to the disk here. */
export const exportSheet: Handler<'export'> = async (
  { store },
  { id, view, format, encoding, template: named },
) => {
  if (!formulaSheet(view.table, store.rows())) {
    const rejection = { at: { table: view.table }, code: 'no-such-table', table: view.table } as const
    return { ok: false, rejections: [rejection] }
  }
  const template = named === undefined ? null : await savedTemplate(named)
  if (named !== undefined && template === null)
    return { ok: false, rejections: [{ at: {}, code: 'unknown-name', name: named }] }
  const own: Running = { controller: new AbortController(), share: 0 }
  running.set(id, own)
  const { name, seq } = store.info()
  const properties = { description: `${name} #${seq}`, modified: new Date() }
  try {
    const made = await exportInChild(
      store.rows(),
      {
        view: viewOf(view),
        format,
        encoding: encoding ?? 'utf-8',
        properties,
        ...(template ? { template } : {}),
      },
      { signal: own.controller.signal, onProgress: (share) => void (own.share = share) },
    )
    if (!made.ok) return made
    const { bytes, title, rows, protectedCells, leftOut } = made.value
    const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    return {
      ok: true,
      value: { name: `${fileName(title)}.${format}`, base64, rows, protectedCells, leftOut },
    }
  } finally {
    running.delete(id)
  }
}

/** How far an export is, null if there is none of that id; `cancel` ends it. */
export const exporting: Handler<'exporting'> = async (_backend, { id, cancel }) => {
  const found = running.get(id)
  if (cancel === true) found?.controller.abort()
  return { ok: true, value: { share: found?.share ?? null } }
}

function viewOf(view: Input<'export'>['view']): ExportView {
  return { ...view }
}

/** What no file system of an office takes in a name becomes a blank. */
function fileName(title: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is taken out
  const clean = title.replaceAll(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ').trim()
  return clean === '' ? 'export' : clean.slice(0, 80).trim()
}
