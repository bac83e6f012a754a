import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** At most this many scenarios stand side by side. */
export const MOST_COLUMNS = 12

/** What the comparison holds while the window is open. */
interface ComparisonSession {
  /** Scenarios that are compared; null takes all, as far as there is room. */
  readonly chosen: readonly string[] | null
  /** The scenario that differences are told from; null takes the first without a parent. */
  readonly base: string | null
  readonly onlyDifferences: boolean
}

const store = createStore<ComparisonSession>(() => ({ chosen: null, base: null, onlyDifferences: true }))

/** The session of the comparison. */
export function useComparisonSession(): ComparisonSession {
  return useStore(store)
}

/** Changes a part of the session. */
export function changeComparison(part: Partial<ComparisonSession>): void {
  store.setState(part)
}
