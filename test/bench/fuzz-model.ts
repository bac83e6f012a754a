// Reads many texts that try to break the reader of models, and says how long the slowest took:
// node test/bench/fuzz-model.ts [COUNT] [FIRST SEED]. Ends with 1 if a text crashed it or took more than a
// second of the processor.
import { readModel } from '../../shared/model/read.ts'
import { fuzzText, HARD_TEXTS, survive } from '../shared/model/fuzz-texts.ts'

const [count = 1_000_000, first = 0] = process.argv.slice(2).map(Number)
const LONGEST = 1000

/** Milliseconds of work so far: other programs on the machine do not count. */
function worked(): number {
  return process.cpuUsage().user / 1000
}

let failures = 0
const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function fail(what: string, why: string): void {
  failures += 1
  say({ failed: what, why: why.slice(0, 500) })
}

for (const [what, text] of HARD_TEXTS) {
  const start = worked()
  const { problems } = readModel(text)
  const took = worked() - start
  say({ name: what, length: text.length, problems: problems.length, ms: Math.round(took) })
  if (took > LONGEST) fail(what, 'took more than a second')
}

let slowest = { seed: 0, ms: 0 }
let sound = 0
const begun = performance.now()
for (let seed = first; seed < first + count; seed += 1) {
  const text = fuzzText(seed)
  const start = worked()
  try {
    survive(text)
  } catch (error) {
    fail(`seed ${seed}`, error instanceof Error ? error.message : String(error))
  }
  const ms = worked() - start
  if (ms > slowest.ms) slowest = { seed, ms }
  if (ms > LONGEST) fail(`seed ${seed}`, 'took more than a second')
  if (seed % 1000 === 0 && readModel(text).program) sound += 1
}
say({
  name: 'fuzz',
  inputs: count,
  slowest,
  soundOfEachThousandth: sound,
  seconds: (performance.now() - begun) / 1000,
  failures,
})
if (failures > 0) process.exitCode = 1
