import type { SheetCore } from './core.ts'
import { sayingWrite } from './long-write.ts'
import { sayHere } from './writing.ts'

/** Frames to wait for the rows after undo has answered: they arrive with one of the page's next drawings. */
const FRAMES = 10

/**
 * Calls undo or redo. Until its rows have arrived, or the person does something else, the selection follows them; where
 * none of them are on this sheet it is said what has changed out of sight.
 */
export async function undoAndFollow(core: SheetCore, which: 'undo' | 'redo'): Promise<void> {
  const call = which === 'undo' ? core.props.onUndo : core.props.onRedo
  if (!call) return
  const turn = {}
  core.undoing = turn
  const what = await sayingWrite(core.store, null, call())
  for (let frame = 0; frame < FRAMES && core.undoing === turn; frame += 1)
    await new Promise((drawn) => requestAnimationFrame(drawn))
  if (core.undoing !== turn) return
  core.undoing = null
  if (what !== null) sayHere(core, core.words.text(`elsewhere.${which}`, { what }), 'hint')
}
