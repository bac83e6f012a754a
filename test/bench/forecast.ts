// node test/bench/forecast.ts PANEL.csv [--shipped | --emit] [--folds N] [--windows 5,8]: how the bare series' forecast does on regions
// that took no part in its fit, against simple methods. PANEL has the columns region, level, year, indicator, value, unit.
import { readFileSync } from 'node:fs'
import { forecast, type ForecastParameters } from '../../shared/simulation/forecast.ts'
import { OWN_METHODS, PEER_METHODS } from './forecast/baselines.ts'
import { fitParameters } from './forecast/fit.ts'
import { readPanel, windowsOf, type Window } from './forecast/panel.ts'
import { pooledBands } from './forecast/pooled.ts'
import { addTo, emptyTally } from './forecast/score.ts'
import { tableOf, type Measured } from './forecast/table.ts'

const [file = ''] = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const FOLDS = Number(option('--folds') ?? 3)
const LENGTHS = (option('--windows') ?? '5,8').split(',').map(Number)
const panel = readPanel(readFileSync(file, 'utf8'))
const windows = { own: all(false), peers: all(true) }

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function all(peers: boolean): readonly Window[] {
  return LENGTHS.flatMap((length) => windowsOf(panel, length, peers))
}

function foldOf(region: string): number {
  let hash = 7
  for (const letter of region) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return hash % FOLDS
}

/** Measures windows of one fold with what was fitted to the others. */
function measure(
  into: Map<string, Measured>,
  tested: readonly Window[],
  train: readonly Window[],
  parameters: ForecastParameters | undefined,
  peers: boolean,
): void {
  const methods = Object.entries(peers ? { ...OWN_METHODS, ...PEER_METHODS } : OWN_METHODS)
  const pooled = pooledBands(train)
  for (const one of tested) {
    const { indicator } = one.series
    const key = `${indicator}\n${one.length}\n${peers}`
    const found: Measured = into.get(key) ?? {
      indicator,
      length: one.length,
      peers,
      ours: emptyTally(),
      methods: new Map(methods.map(([name]) => [name, emptyTally()])),
      bands: new Map([...pooled.keys()].map((name) => [name, emptyTally()])),
    }
    into.set(key, found)
    const years = forecast(one.series, parameters) ?? []
    addTo(
      found.ours,
      one,
      years.map(({ p50 }) => p50),
      years.map((year) => [year['p2.5'], year.p10, year.p90, year['p97.5']] as const),
    )
    for (const [name, method] of methods)
      addTo(found.methods.get(name) ?? emptyTally(), one, method(one), null)
    for (const [name, band] of pooled) {
      const { centres, bands } = band(one)
      addTo(found.bands.get(name) ?? emptyTally(), one, centres, bands)
    }
  }
}

if (process.argv.includes('--emit')) {
  process.stdout.write(`${JSON.stringify(fitParameters(windows.own, windows.peers))}\n`)
} else {
  const results = new Map<string, Measured>()
  const shipped = process.argv.includes('--shipped')
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const within = (one: Window) => foldOf(one.region) === fold
    const own = windows.own.filter((one) => !within(one))
    const peers = windows.peers.filter((one) => !within(one))
    const parameters = shipped ? undefined : fitParameters(own, peers)
    measure(results, windows.own.filter(within), own, parameters, false)
    measure(results, windows.peers.filter(within), own, parameters, true)
  }
  const sorted = [...results.values()].toSorted(
    (a, b) => Number(a.peers) - Number(b.peers) || a.length - b.length,
  )
  process.stdout.write(`${tableOf(sorted)}\n`)
}
