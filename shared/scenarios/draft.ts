/** An assumption or lever as it is tried out; no region means all towns, no year all years. */
export interface DraftValue {
  readonly name: string
  readonly region: string | null
  readonly year: number | null
  /** Null goes back to what the parent scenario, or the default, says. */
  readonly value: number | null
}

/** A project as it is tried out. */
export interface DraftProject {
  readonly project: string
  readonly included: boolean
  /** Whole years later (or, negative, earlier) than planned. */
  readonly shiftYears: number
}

/** What is tried out on top of a saved scenario; later entries win over earlier ones that they cover. */
export interface Draft {
  readonly values: readonly DraftValue[]
  readonly projects: readonly DraftProject[]
}

/** A draft that changes nothing. */
export const NO_DRAFT: Draft = { values: [], projects: [] }

/** A scenario with what is tried out on top of it. */
export interface AskedScenario {
  readonly id: string
  readonly draft?: Draft
}
