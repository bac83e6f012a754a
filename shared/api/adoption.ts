/** One frozen figure: an indicator's spread in a year, or the chance of a target in %. */
interface Figure {
  readonly aim: number | null
  readonly mean: number | null
  readonly p5: number | null
  readonly p25: number | null
  readonly median: number | null
  readonly p75: number | null
  readonly p95: number | null
  readonly probability: number | null
  readonly standard_error: number | null
}

/** The chance of all targets together, in %. */
interface Together {
  readonly together: number | null
  readonly together_error: number | null
}

/** Frozen figures against others that were drawn again. */
interface ComparedFigures {
  /** Figures compared. */
  readonly figures: number
  /** Those in which at least one number is not the very same. */
  readonly differences: readonly {
    readonly region: string
    readonly indicator: string
    readonly target: string | null
    readonly year: number
    readonly frozen: Figure | null
    readonly now: Figure | null
  }[]
  readonly together: { readonly frozen: Together; readonly now: Together; readonly same: boolean }
}

/** Result of `adopted`: an adoption drawn again, as it was then and as it would be now. */
export interface AdoptionCheck {
  readonly adoption: string
  /** The journal entry that it was drawn at is still the one named. */
  readonly journalKept: boolean
  /** The model's text of that entry has the hash named. */
  readonly modelKept: boolean
  /** The frozen figures against those drawn again from the rows of that entry; null if these cannot be drawn. */
  readonly again: ComparedFigures | null
  /** The frozen figures against those of today's rows with the same draws and seed; null if these cannot be drawn. */
  readonly today: ComparedFigures | null
  /** Whether today's model is still that text. */
  readonly modelSame: boolean
  /** Commits since, without its own. */
  readonly since: number
}
