import type { Figure } from '../indicators/figure.ts'
import type { GrowthBasis } from '../indicators/select.ts'
import type { Target } from '../indicators/stale.ts'
import type { Settings } from '../policy/settings.ts'

/**
 * Something that a run, or a comparison with a target, tells besides its figures. Names are already display names
 * (towns, indicators, projects); amounts are in the unit that stands with them.
 */
export type RunNote =
  /** The workbook has no such scenario; the base was run. */
  | { readonly code: 'unknown-scenario'; readonly scenario: string }
  /** A scenario sets a name that the model does not declare as an assumption or lever. */
  | { readonly code: 'name-not-in-model'; readonly name: string; readonly scenario: string }
  /** The model gives a town something of its own (各镇), and no pilot town has that name. */
  | { readonly code: 'unknown-town'; readonly name: string; readonly town: string }
  /** A value lies outside the range that the model declares. */
  | {
      readonly code: 'outside-range'
      readonly name: string
      readonly region: string
      readonly value: number
      readonly min: number
      readonly max: number
      readonly unit: string
      readonly scenario: string
    }
  /** The model asks for an indicator that the workbook does not define. */
  | { readonly code: 'no-such-indicator'; readonly name: string; readonly indicator: string }
  /** The model asks for a sum over projects that is not known. */
  | { readonly code: 'no-such-feed'; readonly name: string; readonly feed: string }
  /** The indicator's unit cannot be converted into the declared one. */
  | {
      readonly code: 'units-differ'
      readonly name: string
      readonly unit: string
      readonly indicator: string
      readonly indicatorUnit: string
    }
  /** A figure is missing; `used` is the default that stands in, or null if the name stays missing. */
  | {
      readonly code: 'figure-missing'
      readonly name: string
      readonly region: string
      readonly indicator: string
      readonly year: number
      readonly used: number | null
      readonly unit: string
    }
  /** There are figures of a year only in the scope that setting ④ leaves out (情景-10); none was used. */
  | {
      readonly code: 'other-scope'
      readonly who: readonly string[]
      readonly indicator: string
      readonly year: number
      readonly wanted: Settings['fiscalScope']
      /** Scopes of the figures that are there; null is one without a stated scope. */
      readonly found: readonly (string | null)[]
    }
  /** A rate is not as setting ⑤ wants it, because only the other kind is known (情景-11); that one was used. */
  | {
      readonly code: 'other-formula'
      readonly region: string
      readonly indicator: string
      readonly year: number
      /** How the figure that was used came about: as reported, or from its parts. */
      readonly from: NonNullable<Figure['from']>
    }
  /** Neither own growth nor that of county and city is known. */
  | {
      readonly code: 'trend-missing'
      readonly name: string
      readonly region: string
      readonly indicator: string
      readonly used: number | null
      readonly unit: string
    }
  /** The county publishes no growth of this scope; the city's stands in. */
  | {
      readonly code: 'city-for-county'
      readonly name: string
      readonly region: string
      readonly county: string
      readonly city: string
      readonly indicator: string
    }
  /** Neither county nor city publishes it. */
  | {
      readonly code: 'above-missing'
      readonly name: string
      readonly region: string
      readonly indicator: string
      readonly used: number | null
      readonly unit: string
    }
  /** A project has no land or money in a year and yields nothing in it. */
  | {
      readonly code: 'project-idle'
      readonly project: string
      readonly region: string
      readonly year: number
      /** Steps of 0.0001 亩; 0 if land is there. */
      readonly land: number
      /** 分; 0 if money is there. */
      readonly money: number
    }
  /** A project is finished on paper, but a year without land or money keeps it from providing anything. */
  | {
      readonly code: 'project-unfinished'
      readonly project: string
      readonly region: string
      readonly year: number
      /** The year that failed, or null if the project has no plan of any year. */
      readonly because: number | null
    }
  /** Notes of a comparison with a target. */
  | { readonly code: 'not-in-model'; readonly indicator: string }
  | { readonly code: 'beyond-horizon'; readonly year: number; readonly horizon: number }
  | { readonly code: 'members-missing'; readonly who: readonly string[] }
  | { readonly code: 'not-aggregated'; readonly indicator: string }
  | { readonly code: 'scopes-differ' }
  | {
      readonly code: 'bases-differ'
      readonly year: number
      readonly own: GrowthBasis
      readonly county: GrowthBasis
    }
  /** County or city publishes nothing, in the scope of the comparison, to compare with. */
  | { readonly code: 'above-unpublished'; readonly above: string; readonly indicator: string }
  /** County growth of these years is not published yet; the last published one was carried on, a tenth less a year. */
  | { readonly code: 'county-carried'; readonly county: string; readonly years: readonly number[] }
  /** The city's last published figure stands for the target year. */
  | { readonly code: 'city-carried'; readonly city: string; readonly year: number }
  /** The latest actual figure meets the target, but the run falls behind it by the target year. */
  | { readonly code: 'falls-behind'; readonly year: number }
  /** A facility is there in part; what that counts hangs on setting ⑦ (情景-12). */
  | {
      readonly code: 'half-done'
      readonly year: number
      readonly value: number
      readonly operator: Target['operator']
      readonly aim: number
      readonly unit: string
      /** Share that counts, 0 to 1. */
      readonly credit: number
    }
  /** Made-up data is in this comparison. */
  | { readonly code: 'demo' }
