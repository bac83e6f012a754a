// node test/bench/forecast.ts PANEL.csv [--shipped | --emit] [--folds N] [--salt TEXT] [--windows 5,8]: how the bare series'
// forecast does on regions that took no part in its fit, against simple methods. PANEL has the columns region, level, year,
// indicator, value, unit. Regions are dealt to the folds by level, with all their indicators; another salt deals them anew.
import { readFileSync } from 'node:fs'
import { forecast, type ForecastParameters } from '../../shared/simulation/forecast.ts'
import { OWN_METHODS, PEER_METHODS } from './forecast/baselines.ts'
import { emitted } from './forecast/emit.ts'
import { fitParameters, FIT_LENGTHS } from './forecast/fit.ts'
import { readPanel, windowsOf, type Window } from './forecast/panel.ts'
import { pooledBands } from './forecast/pooled.ts'
import { scoresOf, type Scores } from './forecast/score.ts'
import { tableOf, type Measured } from './forecast/table.ts'

const [file = ''] = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const FOLDS = Number(option('--folds') ?? 5)
const SALT = option('--salt') ?? ''
const LENGTHS = (option('--windows') ?? '5,8').split(',').map(Number)
/** The simple methods need a growth and a half. */
const LEAST_LENGTH = 3
const panel = readPanel(readFileSync(file, 'utf8'))
const fitted = { own: all(FIT_LENGTHS, false), peers: all(FIT_LENGTHS, true) }
const tested = { own: all(LENGTHS, false), peers: all(LENGTHS, true) }
const folds = dealt()

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function all(lengths: readonly number[], peers: boolean): readonly Window[] {
  return lengths.flatMap((length) => windowsOf(panel, length, peers))
}

/** The fold of every region: those of a level in the order of a hash, dealt like cards. */
function dealt(): ReadonlyMap<string, number> {
  const levels = Map.groupBy(new Map(panel.map(({ region, level }) => [region, level])), ([, level]) => level)
  return new Map(
    [...levels.values()].flatMap((regions) =>
      regions
        .map(([region]) => region)
        .toSorted((a, b) => hash(a) - hash(b))
        .map((region, index): [string, number] => [region, index % FOLDS]),
    ),
  )
}

function hash(region: string): number {
  let found = 7
  for (const letter of `${SALT}${region}`) found = (found * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return found
}

/** Measures windows of one fold with what was fitted to the others. */
function measure(
  into: Map<string, Measured>,
  windows: readonly Window[],
  train: readonly Window[],
  parameters: ForecastParameters | undefined,
  peers: boolean,
): void {
  const methods = Object.entries(peers ? { ...OWN_METHODS, ...PEER_METHODS } : OWN_METHODS)
  const pooled = pooledBands(train)
  for (const one of windows) {
    const { indicator } = one.series
    const key = `${indicator}\n${one.length}\n${peers}`
    const found = into.get(key) ?? { indicator, length: one.length, peers, windows: [] }
    into.set(key, found)
    const years = forecast(one.series, parameters) ?? []
    const scores: [string, Scores][] = [
      [
        'ours',
        scoresOf(
          one,
          years.map(({ p50 }) => p50),
          years.map((year) => [year['p2.5'], year.p10, year.p90, year['p97.5']] as const),
        ),
      ],
    ]
    if (one.length >= LEAST_LENGTH) {
      for (const [name, method] of methods) scores.push([name, scoresOf(one, method(one), null)])
      for (const [name, band] of pooled) {
        const { centres, bands } = band(one)
        scores.push([name, scoresOf(one, centres, bands)])
      }
    }
    found.windows.push({ region: one.region, scores: new Map(scores) })
  }
}

if (process.argv.includes('--emit')) {
  process.stdout.write(emitted(fitParameters(fitted.own, fitted.peers)))
} else {
  const results = new Map<string, Measured>()
  const shipped = process.argv.includes('--shipped')
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const within = (one: Window) => folds.get(one.region) === fold
    const outside = (one: Window) => !within(one)
    const parameters = shipped
      ? undefined
      : fitParameters(fitted.own.filter(outside), fitted.peers.filter(outside))
    const train = tested.own.filter(outside)
    measure(results, tested.own.filter(within), train, parameters, false)
    measure(results, tested.peers.filter(within), train, parameters, true)
  }
  const sorted = [...results.values()].toSorted(
    (a, b) => Number(a.peers) - Number(b.peers) || a.length - b.length,
  )
  process.stdout.write(`${tableOf(sorted)}\n`)
}
