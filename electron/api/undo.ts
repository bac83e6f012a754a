import type { Handler } from './handler.ts'

/** Undoes the newest commit that is not undone yet. */
export const undo: Handler<'undo'> = async ({ store }) => store.undo()
