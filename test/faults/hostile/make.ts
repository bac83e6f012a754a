import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../build/root.ts'
import { HOSTILE } from './cases.ts'
import type { Hostile } from './hostile-file.ts'
import { randomBytes } from './noise.ts'

// Writes the hostile files that are made as a whole into a folder, in a process of its own: making them takes memory
// that would be mistaken for that of the program.

const [folder = ''] = process.argv.slice(2)
const fixture = readFileSync(join(ROOT, 'test/fixtures/exchange/xlwt-merged-towns.xls'))
const SECTOR = 512

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(fixture)
  change(bytes)
  return bytes
}

/** Old workbooks that are broken on purpose; the table of chains begins where the header says. */
const OLD: readonly (readonly [string, Hostile['outcome'], Buffer])[] = [
  ['cut.xls', 'broken', fixture.subarray(0, 2000)],
  [
    'chain-in-a-circle.xls',
    'broken',
    changed((bytes) => {
      const table = (bytes.readUInt32LE(76) + 1) * SECTOR
      for (let at = 0; at < SECTOR; at += 4) bytes.writeUInt32LE(0, table + at)
    }),
  ],
  ['header-only.xls', 'broken', fixture.subarray(0, 512)],
  ['sector-size.xls', 'broken', changed((bytes) => bytes.writeUInt16LE(31, 30))],
  ['noise-behind-header.xls', 'broken', Buffer.concat([fixture.subarray(0, 512), randomBytes(20_000)])],
  [
    'with-password.xls',
    'encrypted',
    changed((bytes) => {
      // The first record behind the beginning becomes the one that says so.
      const start = bytes.indexOf(Buffer.from([0x09, 0x08]), SECTOR)
      bytes.writeUInt16LE(0x2f, start + 4 + bytes.readUInt16LE(start + 2))
    }),
  ],
  [
    'record-beyond-the-end.xls',
    'broken',
    changed((bytes) => {
      const start = bytes.indexOf(Buffer.from([0x09, 0x08]), SECTOR)
      bytes.writeUInt16LE(0xff_ff, start + 4 + bytes.readUInt16LE(start + 2) + 2)
    }),
  ],
]

for (const { name, pieces, streamed } of HOSTILE)
  if (!streamed) writeFileSync(join(folder, name), Buffer.concat([...pieces()]))
for (const [name, , bytes] of OLD) writeFileSync(join(folder, name), bytes)
const outcomes = [
  ...HOSTILE.filter(({ streamed }) => !streamed).map(({ name, outcome }) => [name, outcome]),
  ...OLD.map(([name, outcome]) => [name, outcome]),
]
writeFileSync(join(folder, 'outcomes.json'), JSON.stringify(outcomes))
