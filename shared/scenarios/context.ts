import { regionOf } from '../indicators/regions.ts'
import { readStatistics, type Statistics } from '../indicators/statistics.ts'
import type { Program } from '../model/program.ts'
import { readSettings, type Settings } from '../policy/settings.ts'
import type { Rows } from '../table/change.ts'

/** What looking a figure up for a run needs: the statistics as of one moment, and how this office reads the policy. */
export interface Context {
  readonly rows: Rows
  readonly statistics: Statistics
  readonly settings: Settings
  /** Yearly rise of prices in % that past growth at current prices is freed from. */
  readonly priceRise: number
}

/** Name of the model's assumption on prices; its declared value also frees past growth from prices. */
const PRICE_ASSUMPTION = '价格涨幅'

/** Used where the model declares no 价格涨幅, in % a year. A judgement, to be edited in the model. */
const DEFAULT_PRICE_RISE = 1

/** Reads what a run of a program needs from the rows. */
export function contextOf(rows: Rows, program: Program | null): Context {
  const price = program?.declarations.get(PRICE_ASSUMPTION)
  const declared = price?.kind === 'assumption' ? (price.value ?? price.otherwise) : null
  return {
    rows,
    statistics: readStatistics(rows),
    settings: readSettings(rows),
    priceRise: declared ?? DEFAULT_PRICE_RISE,
  }
}

/** Display name of a region, or its id if it is gone. */
export function nameOfRegion({ rows }: Context, id: string): string {
  return regionOf(rows, id)?.name ?? id
}
