import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../../electron/exchange/gb18030.ts'
import { writeFileWhole } from '../../../electron/exchange/write-file.ts'
import { CAN_MOUNT, runMounted } from '../../faults/confined.ts'
import { temporaryFolder } from '../store/workbooks.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('writing an exported file', () => {
  it('replaces nothing unless told so, and leaves nothing beside it', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.csv')
    await writeFileWhole(path, bytes('one'))
    await expect(writeFileWhole(path, bytes('two'))).rejects.toMatchObject({ code: 'file-exists' })
    expect(readFileSync(path, 'utf8')).toBe('one')
    await writeFileWhole(path, bytes('three'), { replace: true })
    expect(readFileSync(path, 'utf8')).toBe('three')
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  it('says so if the folder is not there', async () => {
    const path = join(temporaryFolder(), 'gone', 'a.csv')
    await expect(writeFileWhole(path, bytes('x'))).rejects.toMatchObject({ code: 'folder-missing' })
  })

  it.skipIf(!CAN_MOUNT)('on a full disk the old file stays whole and no half of a new one', () => {
    const folder = temporaryFolder()
    const said = runMounted(
      `mount -t tmpfs -o size=1m,nr_inodes=2 tmpfs '${folder}'`,
      new URL('full-export.ts', import.meta.url),
      [folder],
    )
    expect(said).toEqual([
      { outcome: 'disk-full', files: ['a.xlsx'], kept: 'the old file' },
      { outcome: 'disk-full', files: ['a.xlsx'], kept: 'the old file' },
    ])
  })
})

describe('GB18030', () => {
  it('is read back by the platform for every character of Unicode but nineteen private ones', () => {
    const all = Array.from({ length: 0x110000 }, (_, point) => point).filter(
      (point) => (point < 0xd800 || point > 0xdfff) && point !== 0xfeff,
    )
    const text = all.map((point) => String.fromCodePoint(point)).join('')
    const back = new TextDecoder('gb18030').decode(encodeGb18030(text))
    const wrong = [...back].filter((character, at) => character.codePointAt(0) !== all[at])
    expect(wrong).toHaveLength(19)
  })

  it('writes a common character in two bytes, as GBK does', () => {
    expect(Buffer.from(encodeGb18030('镇策€𠀀')).toString('hex')).toBe('d5f2b2dfa2e395328236')
  })
})
