import { formulaSheet } from '../../shared/formula-sheets.ts'
import { exportInChild } from '../exchange/export-in-child.ts'
import { savedTemplate } from '../exchange/saved-templates.ts'
import type { Handler } from './handler.ts'
import { watched } from './watched.ts'

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
  const { name, seq } = store.info()
  const properties = { description: `${name} #${seq}`, modified: new Date() }
  const request = { view: { ...view }, format, encoding: encoding ?? 'utf-8', properties } as const
  const made = await watched(id, (watch) =>
    exportInChild(store.rows(), { ...request, ...(template ? { template } : {}) }, watch),
  )
  if (!made.ok) return made
  const { bytes, title, rows, protectedCells, leftOut } = made.value
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  return {
    ok: true,
    value: { name: `${fileName(title)}.${format}`, base64, rows, protectedCells, leftOut },
  }
}

/** What no file system of an office takes in a name becomes a blank. */
function fileName(title: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is taken out
  const clean = title.replaceAll(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ').trim()
  return clean === '' ? 'export' : clean.slice(0, 80).trim()
}
