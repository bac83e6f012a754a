import { added, NO_SCORES, type Scores } from './score.ts'

/** Scores of one indicator and window length: of the forecast (`ours`) and of every method it is measured against. */
export interface Measured {
  readonly indicator: string
  readonly length: number
  readonly peers: boolean
  readonly windows: { readonly region: string; readonly scores: ReadonlyMap<string, Scores> }[]
}

/** Regions are drawn so many times to tell how far a ratio would move with other ones. */
const DRAWS = 400

type Ratio = { readonly best: string; readonly ratio: number; readonly error: number }

interface Figures {
  readonly n: number
  readonly mape: number
  readonly held80: number
  readonly held95: number
  readonly below: number
  readonly point: Ratio | null
  readonly interval: Ratio | null
  readonly scaled: Ratio | null
}

/** A line of figures as the goals name them; the method that does best here is what is compared with. */
function figuresOf({ windows }: Measured): Figures {
  const byRegion = [...Map.groupBy(windows, ({ region }) => region).values()].map((own) => {
    const names = own[0]?.scores.keys() ?? []
    return new Map(
      [...names].map((name) => [
        name,
        own.reduce((sum, { scores }) => added(sum, scores.get(name) ?? NO_SCORES), NO_SCORES),
      ]),
    )
  })
  const all = (name: string) =>
    byRegion.reduce((sum, scores) => added(sum, scores.get(name) ?? NO_SCORES), NO_SCORES)
  const names = [...(byRegion[0]?.keys() ?? [])].filter((name) => name !== 'ours')
  const against = (what: 'error' | 'interval' | 'scaled'): Ratio | null => {
    const rivals = names.map((name) => ({ name, sum: all(name)[what] })).filter(({ sum }) => sum > 0)
    if (rivals.length === 0) return null
    const best = rivals.reduce((least, one) => (one.sum < least.sum ? one : least)).name
    const pairs = byRegion.map(
      (scores) => [scores.get('ours')?.[what] ?? 0, scores.get(best)?.[what] ?? 0] as const,
    )
    return { best, ratio: ratioOf(pairs), error: errorOf(pairs) }
  }
  const ours = all('ours')
  return {
    n: ours.n,
    mape: (100 * ours.error) / ours.n,
    held80: ours.held80 / ours.n,
    held95: ours.held95 / ours.n,
    below: ours.below / ours.n,
    point: against('error'),
    interval: against('interval'),
    scaled: against('scaled'),
  }
}

type Pair = readonly [ours: number, theirs: number]

function ratioOf(pairs: readonly Pair[]): number {
  const [ours, theirs] = pairs.reduce<Pair>(([a, b], [x, y]) => [a + x, b + y], [0, 0])
  return ours / theirs
}

/** Standard deviation of a ratio over draws of as many regions with replacement, always the same draws. */
function errorOf(pairs: readonly Pair[]): number {
  let state = 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const ratios = Array.from({ length: DRAWS }, () =>
    ratioOf(pairs.map(() => pairs[Math.floor(next() * pairs.length)] ?? [0, 0])),
  )
  const mean = ratios.reduce((sum, one) => sum + one, 0) / DRAWS
  return Math.sqrt(ratios.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (DRAWS - 1))
}

/** The table, with means over the indicators (of ratios geometric). */
export function tableOf(all: readonly Measured[]): string {
  const measured = all.map((one) => ({ ...one, figures: figuresOf(one) }))
  const lines = [
    'indicator | W | peers | n | MAPE % | MAPE ratio | cov80 (below) | cov95 | IS ratio | IS ratio on the scale',
    '---|---|---|---|---|---|---|---|---|---',
    ...measured.map(({ indicator, length, peers, figures: f }) =>
      [
        indicator,
        length,
        peers ? 'yes' : '',
        f.n,
        f.mape.toFixed(1),
        wordRatio(f.point),
        `${f.held80.toFixed(3)} (${f.below.toFixed(3)})`,
        f.held95.toFixed(3),
        wordRatio(f.interval),
        wordRatio(f.scaled),
      ].join(' | '),
    ),
  ]
  for (const group of Map.groupBy(measured, ({ peers, length }) => `${length} | ${peers ? 'yes' : ''}`)) {
    const figures = group[1].map((one) => one.figures)
    const mean = (pick: (one: Figures) => number) =>
      figures.reduce((sum, one) => sum + pick(one), 0) / figures.length
    const ratio = (pick: (one: Figures) => Ratio | null) =>
      Math.exp(mean((one) => Math.log(pick(one)?.ratio ?? 1))).toFixed(3)
    lines.push(
      [
        `**mean** | ${group[0]} | | `,
        ratio(({ point }) => point),
        `${mean(({ held80 }) => held80).toFixed(3)} (${mean(({ below }) => below).toFixed(3)})`,
        mean(({ held95 }) => held95).toFixed(3),
        ratio(({ interval }) => interval),
        ratio(({ scaled }) => scaled),
      ].join(' | '),
    )
  }
  return lines.join('\n')
}

function wordRatio(ratio: Ratio | null): string {
  return ratio ? `${ratio.ratio.toFixed(3)} ± ${ratio.error.toFixed(3)} (${ratio.best})` : ''
}
