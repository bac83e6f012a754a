import type { Handler } from './handler.ts'

/** One commit of the edits that a person made; all or nothing. */
export const edit: Handler<'edit'> = async ({ store }, { label, edits }) =>
  store.commit(label ?? { verb: 'edit' }, () => ({ ok: true, value: edits }))
