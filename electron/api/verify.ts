import type { Handler } from './handler.ts'

/** Checks the file's integrity, its schema and the chain of its journal. */
export const verify: Handler<'verify'> = async ({ store }) => ({ ok: true, value: await store.verify() })
