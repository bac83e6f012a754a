import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { Fault, type FaultCode } from '../../shared/api/reply.ts'
import { wordFault } from '../../shared/text/faults.ts'
import { openStore } from '../../electron/store/store.ts'
import { BARE } from '../electron/store/bare.ts'
import { closedWorkbook, digest, temporaryFolder } from '../electron/store/workbooks.ts'

async function faultOf(file: string): Promise<Fault> {
  try {
    const store = await openStore(file, { who: 't', schema: BARE })
    await store.close()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('the file was opened')
}

function overwrite(file: string, at: number, bytes: readonly number[] | Buffer): void {
  const whole = readFileSync(file)
  Buffer.from(bytes).copy(whole, at)
  writeFileSync(file, whole)
}

interface Case {
  readonly what: string
  readonly code: FaultCode
  /** Turns a sound workbook into the file to be opened. */
  readonly make: (file: string) => void
}

const CASES: readonly Case[] = [
  {
    what: 'a text file',
    code: 'file-not-a-workbook',
    make: (file) => writeFileSync(file, '这是一份通知。'.repeat(99)),
  },
  { what: 'an empty file', code: 'file-not-a-workbook', make: (file) => writeFileSync(file, '') },
  { what: 'half a header', code: 'file-not-a-workbook', make: (file) => truncateSync(file, 50) },
  {
    what: 'a zip file',
    code: 'file-not-a-workbook',
    make: (file) => writeFileSync(file, Buffer.from('504b0304'.repeat(99), 'hex')),
  },
  {
    what: "another program's database",
    code: 'file-not-a-workbook',
    make: (file) => overwrite(file, 68, [0, 0, 0, 7]),
  },
  {
    what: 'a newer workbook that cannot be read',
    code: 'file-newer-than-program',
    make: (file) => {
      const newer = new Sqlite(file)
      newer.exec('ALTER TABLE region RENAME TO place')
      newer.pragma('user_version = 42')
      newer.close()
    },
  },
  {
    what: 'a workbook cut in half',
    code: 'file-damaged',
    make: (file) => truncateSync(file, readFileSync(file).length >> 1),
  },
  {
    what: 'a workbook cut by a byte',
    code: 'file-damaged',
    make: (file) => truncateSync(file, readFileSync(file).length - 1),
  },
  { what: 'a workbook cut to its header', code: 'file-damaged', make: (file) => truncateSync(file, 100) },
  {
    what: 'a workbook with a page of noughts',
    code: 'file-damaged',
    make: (file) => overwrite(file, 2 * 4096, Buffer.alloc(4096)),
  },
  {
    what: 'a workbook with a wild schema page',
    code: 'file-damaged',
    make: (file) => overwrite(file, 100, Buffer.alloc(200, 0xa5)),
  },
]

describe('a file that cannot be opened', () => {
  it.each(CASES)('$what: $code, and not one byte is changed', async ({ code, make }) => {
    const file = await closedWorkbook()
    make(file)
    const before = digest(file)
    const fault = await faultOf(file)
    expect(fault).toMatchObject({ code, params: { file: basename(file) } })
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
    expect(wordFault(fault.code, fault.params, 'zh-CN')).toMatch(/没有改动/)
    expect(wordFault(fault.code, fault.params, 'en-US')).toMatch(/not changed/)
  })

  it('each kind has a message of its own, in both languages', () => {
    const codes: FaultCode[] = ['file-missing', ...new Set(CASES.map(({ code }) => code))]
    for (const language of ['zh-CN', 'en-US'] as const)
      expect(new Set(codes.map((code) => wordFault(code, { file: 'a' }, language))).size).toBe(codes.length)
  })

  it('that is missing is named, and nothing is made in its place', async () => {
    const folder = temporaryFolder()
    expect(await faultOf(join(folder, '没有.zhence'))).toMatchObject({
      code: 'file-missing',
      params: { file: '没有.zhence' },
    })
    expect(await faultOf(join(folder, 'none', 'a.zhence'))).toMatchObject({ code: 'file-missing' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('that is a folder is no workbook', async () => {
    const folder = join(temporaryFolder(), 'folder.zhence')
    mkdirSync(folder)
    expect(await faultOf(folder)).toMatchObject({ code: 'file-not-a-workbook' })
  })
})
