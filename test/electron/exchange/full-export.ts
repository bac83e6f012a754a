import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileWhole } from '../../../electron/exchange/write-file.ts'
import { Fault } from '../../../shared/api/reply.ts'

// Replaces a file on a disk with too little room, of which it says so itself, and then without room for one more name,
// which only writing tells. Says what is left.

const [folder = ''] = process.argv.slice(2)
const path = join(folder, 'a.xlsx')
writeFileSync(path, 'the old file')

async function replaced(size: number): Promise<string> {
  try {
    await writeFileWhole(path, Buffer.alloc(size, 1), { replace: true })
    return 'written'
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
}

for (const size of [4_000_000, 10]) {
  const outcome = await replaced(size)
  const files: readonly string[] = readdirSync(folder)
  writeSync(1, `${JSON.stringify({ outcome, files, kept: readFileSync(path, 'utf8') })}\n`)
}
