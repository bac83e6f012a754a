import { isFileName } from './file-name.ts'
import type { Handler } from './handler.ts'

/** Writes a complete copy beside the workbook. The page names a file, never a folder. */
export const saveCopy: Handler<'saveCopy'> = async ({ store }, { name }) => {
  if (!isFileName(name)) {
    return { ok: false, rejections: [{ at: {}, code: 'wrong-form', text: name }] }
  }
  const full = name.endsWith('.zhence') ? name : `${name}.zhence`
  return { ok: true, value: await store.saveCopy(full) }
}
