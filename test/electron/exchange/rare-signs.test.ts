import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../../electron/exchange/gb18030.ts'
import { withoutPrivateSigns } from '../../../electron/exchange/read/private-signs.ts'
import { readBook } from '../../../electron/exchange/read/read.ts'

/** Rare characters of places and people: GBK, the first and third supplement, and the planes beyond. */
const NAMES = ['䶮溪村', '㑇坑', '李𬱖', '㛃', '䜣', '王𠅤', '龴', 'ḿ']

function cellsOf(bytes: Uint8Array): readonly unknown[] {
  const book = readBook(Buffer.from(bytes), '名册.csv', () => {})
  if (!book.ok) throw new Error(JSON.stringify(book.rejections))
  return book.value.sheets[0]?.rows.map(({ cells }) => cells[0]) ?? []
}

describe('rare characters of places and people', () => {
  it('come in right from GB18030 and from UTF-8', () => {
    const text = ['姓名', ...NAMES].join('\r\n')
    expect(cellsOf(encodeGb18030(text))).toEqual(['姓名', ...NAMES])
    expect(cellsOf(Buffer.from(text))).toEqual(['姓名', ...NAMES])
  })

  it('that an older program wrote as private ones are what they stand for', () => {
    expect(cellsOf(Buffer.from('姓名\n李\ue863\n\ue81e\n'))).toEqual(['姓名', '李䶮', '龴'])
    // The codes that GB18030 itself still reads as private characters.
    expect(cellsOf(Buffer.from([0xd0, 0xd5, 0x0a, 0xfe, 0x51, 0x0a, 0xfe, 0x91, 0x0a]))).toEqual([
      '姓',
      '𠂇',
      '𤇾',
    ])
  })

  it('leaves none of them private, and an office’s own characters alone', () => {
    const all = Array.from({ length: 80 }, (_, at) => String.fromCodePoint(0xe815 + at)).join('')
    expect(withoutPrivateSigns(all)).not.toMatch(/[\ue000-\uf8ff\ufffd]/)
    expect(new Set(withoutPrivateSigns(all)).size).toBe(80)
    expect(withoutPrivateSigns('甲\ue000\uf8ff')).toBe('甲\ue000\uf8ff')
  })
})
