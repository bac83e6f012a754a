import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the selected cells come to; figures already in the form in which they are shown. */
export interface SelectionSummary {
  /** Cells selected. */
  readonly cells: number
  /** How many of them are not empty. */
  readonly filled: number
  /** How many of them hold numbers. */
  readonly numbers: number
  readonly sum: string
  readonly average: string
  readonly smallest: string
  readonly largest: string
}

/** What a page tells the status bar; a page clears it when it leaves. */
interface Status {
  readonly selection: SelectionSummary | null
  readonly rows: number | null
  /** How many of the rows are shown; null where the page is no sheet. */
  readonly shown: number | null
  readonly findings: number | null
  /** What has just been done out of sight; null if nothing was. */
  readonly said: string | null
  /** Opens the page's list of findings. */
  readonly showFindings: (() => void) | null
}

const EMPTY: Status = {
  selection: null,
  rows: null,
  shown: null,
  findings: null,
  said: null,
  showFindings: null,
}

const store = createStore<Status>(() => EMPTY)

/** Tells the status bar a part of what it shows. */
export function tellStatus(part: Partial<Status>): void {
  store.setState(part)
}

/** ms for which a sentence in the status bar can be read. */
const READABLE = 12_000

let unsay: ReturnType<typeof setTimeout> | undefined

/** Says in the status bar what has just been done, until it has been read or something else is said. */
export function sayInStatus(said: string): void {
  clearTimeout(unsay)
  store.setState({ said })
  unsay = setTimeout(() => store.setState({ said: null }), READABLE)
}

/** Tells how many rows of all are shown. */
export function tellCount(shown: number, rows: number): void {
  store.setState({ shown, rows })
}

/** Empties the status bar, for a page that leaves. */
export function clearStatus(): void {
  store.setState(EMPTY)
}

/** The status bar's content. */
export function useStatus(): Status {
  return useStore(store)
}
