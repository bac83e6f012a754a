import { goOn, type Stepwise } from '../../shared/simulation/stepwise.ts'
import type { Handler } from './handler.ts'

/** Work under way. */
interface Running {
  readonly controller: AbortController
  share: number
}

/** How work is watched and stopped. */
export interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
}

const running = new Map<string, Running>()

/** Lets work be asked how far it is, and be cancelled, by the caller's id. */
export async function watched<T>(id: string, work: (watch: Watch) => Promise<T>): Promise<T> {
  const own: Running = { controller: new AbortController(), share: 0 }
  running.set(id, own)
  try {
    return await work({ signal: own.controller.signal, onProgress: (share) => void (own.share = share) })
  } finally {
    running.delete(id)
  }
}

/** How far work is, null if there is none of that id; `cancel` ends it. */
export const progress: Handler<'progress'> = async (_backend, { id, cancel }) => {
  const found = running.get(id)
  if (cancel === true) found?.controller.abort()
  return { ok: true, value: { share: found?.share ?? null } }
}

/** How long a slice may keep the thread that answers all other verbs, in ms: less than a frame of the window. */
const SLICE = 10

/** Runs a computation in slices, between which other verbs are answered. Rejects with the signal's reason when aborted. */
export async function inSlices<T>(work: Stepwise<T>, { signal, onProgress }: Watch): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE
    const step = goOn(work, () => performance.now() >= until)
    if (step.done) return step.value
    onProgress(step.value.done / step.value.total)
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
}
