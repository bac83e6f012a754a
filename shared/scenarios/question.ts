import type { VarianceScope } from './analyse.ts'
import type { AskedScenario } from './draft.ts'
import type { OutcomeChoice } from './outcome.ts'

/** What every analysis is asked about. */
interface About {
  readonly scenario: AskedScenario
  readonly outcome: OutcomeChoice
}

/** A question about a scenario. Ids and the model's names; nothing is guessed. */
export type Question = About &
  (
    | { readonly kind: 'tornado' }
    | { readonly kind: 'sobol'; readonly scope: VarianceScope; readonly rows: number; readonly seed: number }
    /** Of one driver, or of each in turn. */
    | { readonly kind: 'backcast'; readonly driver?: string | undefined }
    | { readonly kind: 'grid'; readonly x: string; readonly y: string; readonly steps: number }
    /** `from` is the scenario that the difference starts from; the seed is of the orders that are sampled (情景-16). */
    | { readonly kind: 'difference'; readonly from: AskedScenario; readonly seed: number }
    /** The chance of a target or the mean of a figure over so many draws; the seed is of the draws, too. */
    | {
        readonly kind: 'drawn-difference'
        readonly from: AskedScenario
        readonly draws: number
        readonly seed: number
      }
  )
