import { COMMANDS } from '../../shared/commands.ts'
import type { Handler } from './handler.ts'

/** A domain's own verb, such as attaching a policy's text: one commit, which may write what only the program writes. */
export const command: Handler<'command'> = async ({ store }, { name, args }) => {
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!found) return { ok: false, rejections: [{ at: {}, code: 'unknown-name', name }] }
  const parsed = found(args)
  if (!parsed.ok) return parsed
  const { label, plan } = parsed.value
  return store.commit(label(store.rows()), plan, { writesDerived: true })
}
