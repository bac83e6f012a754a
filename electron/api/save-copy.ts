import type { Handler } from './handler.ts'

// What no file system of an office takes in a name, and names that Windows keeps for devices.
// eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
const FORBIDDEN = /[\u0000-\u001f<>:"/\\|?*]|^\.|[. ]$/
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Writes a complete copy beside the workbook. The page names a file, never a folder. */
export const saveCopy: Handler<'saveCopy'> = async ({ store }, { name }) => {
  if (FORBIDDEN.test(name) || DEVICE.test(name)) {
    return { ok: false, rejections: [{ at: {}, code: 'wrong-form', text: name }] }
  }
  const full = name.endsWith('.zhence') ? name : `${name}.zhence`
  return { ok: true, value: await store.saveCopy(full) }
}
