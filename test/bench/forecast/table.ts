import type { Tally } from './score.ts'

/** Tallies of one indicator and window: of the forecast, and of every method it is measured against. */
export interface Measured {
  readonly indicator: string
  readonly length: number
  readonly peers: boolean
  readonly ours: Tally
  readonly methods: ReadonlyMap<string, Tally>
  readonly bands: ReadonlyMap<string, Tally>
}

/** A line of figures as the goals name them. */
function figuresOf({ ours, methods, bands }: Measured) {
  const least = [...methods].reduce((best, now) =>
    mean(now[1].error, now[1]) < mean(best[1].error, best[1]) ? now : best,
  )
  const narrow = [...bands].reduce((best, now) =>
    now[1].interval / now[1].n < best[1].interval / best[1].n ? now : best,
  )
  return {
    n: ours.n,
    mape: (100 * ours.error) / ours.n,
    best: least[0],
    mapeRatio: ours.error / ours.n / mean(least[1].error, least[1]),
    held80: ours.held80 / ours.n,
    held95: ours.held95 / ours.n,
    bestBand: narrow[0],
    intervalRatio: ours.interval / ours.n / (narrow[1].interval / narrow[1].n),
  }
}

function mean(sum: number, { n }: Tally): number {
  return sum / n
}

/** The table, with means over the indicators (of ratios geometric). */
export function tableOf(all: readonly Measured[]): string {
  const lines = [
    'indicator | W | peers | n | MAPE % | MAPE ratio (best) | cov80 | cov95 | IS ratio (best)',
    '---|---|---|---|---|---|---|---|---',
    ...all.map((one) => {
      const f = figuresOf(one)
      return `${one.indicator} | ${one.length} | ${one.peers ? 'yes' : ''} | ${f.n} | ${f.mape.toFixed(1)} | ${f.mapeRatio.toFixed(3)} (${f.best}) | ${f.held80.toFixed(3)} | ${f.held95.toFixed(3)} | ${f.intervalRatio.toFixed(3)} (${f.bestBand})`
    }),
  ]
  for (const peers of [false, true])
    for (const length of new Set(all.map((one) => one.length))) {
      const group = all.filter((one) => one.length === length && one.peers === peers).map(figuresOf)
      if (group.length === 0) continue
      const of = (pick: (one: ReturnType<typeof figuresOf>) => number) =>
        group.reduce((sum, one) => sum + pick(one), 0) / group.length
      lines.push(
        `**mean** | ${length} | ${peers ? 'yes' : ''} | | | ${Math.exp(of((one) => Math.log(one.mapeRatio))).toFixed(3)} | ${of((one) => one.held80).toFixed(3)} | ${of((one) => one.held95).toFixed(3)} | ${Math.exp(of((one) => Math.log(one.intervalRatio))).toFixed(3)}`,
      )
    }
  return lines.join('\n')
}
