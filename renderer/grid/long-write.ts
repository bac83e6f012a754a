import type { SheetStore, Writing } from './state.ts'

/** ms that a write may take before anything is said of it: most are over by then. */
const PATIENCE_MS = 300

/** Waits for a write, of which the sheet speaks if it takes long. */
export async function sayingWrite<T>(store: SheetStore, cells: number | null, write: Promise<T>): Promise<T> {
  const own: Writing = { cells }
  const timer = setTimeout(
    () => store.setState(({ writing }) => ({ writing: [...writing, own] })),
    PATIENCE_MS,
  )
  try {
    return await write
  } finally {
    clearTimeout(timer)
    const { writing } = store.getState()
    if (writing.includes(own)) store.setState({ writing: writing.filter((one) => one !== own) })
  }
}
