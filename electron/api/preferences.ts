import type { Handler } from './handler.ts'

/** What this person likes; `set` merges into it, a null takes a key away. */
export const preferences: Handler<'preferences'> = async (backend, { set }) =>
  set ? backend.preferences.set(set) : { ok: true, value: await backend.preferences.get() }
