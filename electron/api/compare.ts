import type { Handler } from './handler.ts'

/** What differs between two versions: counts of every table, and the rows of one page. */
export const compare: Handler<'compare'> = async ({ store }, asked) => ({
  ok: true,
  value: await store.compare(asked),
})
