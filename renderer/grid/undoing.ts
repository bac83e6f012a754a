import type { SheetCore } from './core.ts'

/** Frames to wait for the rows after undo has answered: they arrive with one of the page's next drawings. */
const FRAMES = 10

/** Calls undo or redo; until its rows have arrived, or the person does something else, the selection follows them. */
export function undoAndFollow(core: SheetCore, call: () => Promise<unknown> | void): void {
  const turn = {}
  core.undoing = turn
  const wait = (left: number): void => {
    if (core.undoing !== turn) return
    if (left === 0) core.undoing = null
    else requestAnimationFrame(() => wait(left - 1))
  }
  void Promise.resolve(call()).finally(() => wait(FRAMES))
}
