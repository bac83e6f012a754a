import { adopt as adoptIn, checkAdoption } from '../ensemble/adopt.ts'
import { whoAmI } from './backend.ts'
import type { Handler } from './handler.ts'
import { watched } from './watched.ts'

/** Draws a saved scenario and freezes what comes out, as one commit. */
export const adopt: Handler<'adopt'> = ({ store }, { id, ...asked }) =>
  watched(id, (options) => adoptIn(store, { ...asked, who: whoAmI() }, options))

/** Draws an adoption again, from the rows as they were and from today's; nothing is stored. */
export const adopted: Handler<'adopted'> = ({ store }, { id, adoption }) =>
  watched(id, (options) => checkAdoption(store, adoption, options))
