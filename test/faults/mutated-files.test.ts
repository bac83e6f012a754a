import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../build/root.ts'
import { readBook } from '../../electron/exchange/read/read.ts'
import { openZip } from '../../electron/exchange/read/zip.ts'
import { understandBytes } from '../electron/exchange/understand.ts'
import { opened } from '../shared/packs/workbook.ts'
import { zipOf } from './hostile/zip-maker.ts'

// Good files with bytes changed, moved and cut off at random: whatever becomes of them, it is a refusal or a reading,
// and never an error of ours. ZHENCE_FUZZ=100000 runs as many.

const RUNS = Number(process.env['ZHENCE_FUZZ'] ?? 800)
const FOLDER = join(ROOT, 'test/fixtures/exchange')
const FILES = readdirSync(FOLDER).filter((name) => /\.(xlsx|xls|ods|csv|tsv|txt)$/.test(name))
/** Signs that mean something to a parser. */
const SIGNS = [0x00, 0xff, 0x3c, 0x3e, 0x26, 0x22, 0x2c, 0x0a]

let state = 1

function chance(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

function below(limit: number): number {
  return Math.floor(chance() * limit)
}

function mutated(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  for (let change = below(6); change >= 0; change -= 1) {
    const [at, kind] = [below(copy.length), chance()]
    if (kind < 0.5) copy[at] = below(256)
    else if (kind < 0.7) copy.copyWithin(below(copy.length), at, Math.min(copy.length, at + below(64)))
    else if (kind < 0.75) return copy.subarray(0, at)
    else copy[at] = SIGNS[below(SIGNS.length)] ?? 0
  }
  return copy
}

/** A part of a container, or the container as it is. */
function mutatedFile(name: string, bytes: Buffer): Buffer {
  if (!/xlsx|ods/.test(name) || chance() < 0.2) return mutated(bytes)
  const zip = openZip(bytes)
  const names = [...zip.names()]
  const chosen = names[below(names.length)]
  return zipOf(
    names.map((part) => {
      const content = zip.part(part) ?? Buffer.alloc(0)
      return { name: part, content: part === chosen ? mutated(content) : content }
    }),
  )
}

it(`${RUNS} mutated files are refused or read, and none is an error of ours`, { timeout: 3_600_000 }, () => {
  const { rows } = opened(true)
  const whole = FILES.map((name) => {
    const { table } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as {
      readonly table: string
    }
    return { name, table, bytes: readFileSync(join(FOLDER, name)) }
  })
  const outcomes = new Set<string>()
  for (let run = 0; run < RUNS; run += 1) {
    const file = whole[run % whole.length]
    if (!file) throw new Error('no fixtures')
    const before = state
    try {
      const bytes = mutatedFile(file.name, file.bytes)
      const book = readBook(bytes, file.name, () => {})
      outcomes.add(book.ok ? 'read' : 'refused')
      if (book.ok) understandBytes(bytes, file.name, file.table, rows)
    } catch (error) {
      throw new Error(`${file.name} with state ${before}`, { cause: error })
    }
  }
  expect(outcomes).toEqual(new Set(['read', 'refused']))
})
