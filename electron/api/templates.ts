import { removeTemplate, saveTemplate, templateNames } from '../exchange/saved-templates.ts'
import { isFileName } from './file-name.ts'
import type { Handler } from './handler.ts'

/** The person's saved templates by name, after one was saved or taken away. */
export const templates: Handler<'templates'> = async (_backend, { save, remove }) => {
  if (save && !isFileName(save.name))
    return { ok: false, rejections: [{ at: {}, code: 'wrong-form', text: save.name }] }
  if (save) await saveTemplate(save.name, Buffer.from(save.base64, 'base64'))
  if (remove !== undefined) await removeTemplate(remove)
  return { ok: true, value: { names: await templateNames() } }
}
