import { describe, expect, it } from 'vitest'
import { hangings } from '../../../renderer/pages/policy/hanging.ts'
import { readTextFile } from '../../../renderer/pages/policy/read-text.ts'
import { rowsOf } from '../../shared/rows.ts'

describe('what hangs on a clause', () => {
  const rows = rowsOf({
    clause: [
      { id: 'part', number: '一', kind: 'part', heading: '总体要求' },
      { id: 'one', number: '一（一）', parent: 'part', kind: 'clause', heading: '甲' },
      { id: 'two', number: '一（二）', parent: 'part', kind: 'clause', heading: '乙' },
    ],
    task: [{ id: 't', plan: 'p', region: 'bihu', clause: 'one', content: '做' }],
    target: [
      {
        id: 'g',
        clause: 'two',
        region: 'bihu',
        indicator: 'gdp',
        year: 2025,
        basis: 'absolute',
        operator: 'above',
      },
    ],
    project: [
      { id: 'a', name: 'A', region: 'bihu', task: 't', category: 'economy', total_investment: 300 },
      { id: 'b', name: 'B', region: 'bihu', task: 't', category: 'economy' },
      { id: 'c', name: 'C', region: 'bihu', category: 'economy', total_investment: 5 },
    ],
  })
  const [part, one, two] = hangings(rows)

  it('projects and their money reach a clause through its tasks', () => {
    expect(one?.projects.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(one?.investment).toBe(300)
  })

  it('a clause with a target but no task is an orphan, a part is not', () => {
    expect([part?.orphan, one?.orphan, two?.orphan]).toEqual([false, false, true])
    expect(two?.targets).toHaveLength(1)
    expect([part?.depth, one?.depth]).toEqual([0, 1])
  })
})

describe('reading a text file', () => {
  it('reads UTF-8 with and without its mark, and GB18030', async () => {
    const gb = new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2]) // 一、
    expect(await readTextFile(new Blob(['一、总体要求']))).toBe('一、总体要求')
    expect(await readTextFile(new Blob(['\uFEFF一、']))).toBe('一、')
    expect(await readTextFile(new Blob([gb]))).toBe('一、')
  })

  it('refuses what is no text', async () => {
    expect(await readTextFile(new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])]))).toBeNull()
    expect(await readTextFile(new Blob([new Uint8Array([0xff, 0xff, 0xff])]))).toBeNull()
  })
})
