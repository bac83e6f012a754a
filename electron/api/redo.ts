import type { Handler } from './handler.ts'

/** Undoes the newest undo, unless something else was committed since. */
export const redo: Handler<'redo'> = async ({ store }) => store.redo()
