import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the page shows. */
export type Mode = 'journal' | 'versions'

interface VersionsSession {
  readonly mode: Mode
  /** Whether the form for a new snapshot is open. */
  readonly taking: boolean
  /** Keys of the versions compared; null takes the last snapshot, or now. */
  readonly from: string | null
  readonly to: string | null
  /** The table looked at; null for all. */
  readonly table: string | null
}

const store = createStore<VersionsSession>(() => ({
  mode: 'journal',
  taking: false,
  from: null,
  to: null,
  table: null,
}))

/** What the page holds while the window is open. */
export function useVersionsSession(): VersionsSession {
  return useStore(store)
}

/** Changes a part of it. */
export function changeVersions(part: Partial<VersionsSession>): void {
  store.setState(part)
}

/** The key of a snapshot as a version. */
export function snapshotPoint(id: string): string {
  return `snapshot ${id}`
}
