import { describe, expect, it } from 'vitest'
import { nextFinding } from '../../../renderer/pages/sheet/next-finding.ts'

describe('the next finding', () => {
  const keys = ['a', 'b', 'c']

  it('is the first at first, then goes around, both ways', () => {
    expect(nextFinding(keys, null, false)).toBe(0)
    expect(nextFinding(keys, { key: 'a', at: 0 }, false)).toBe(1)
    expect(nextFinding(keys, { key: 'c', at: 2 }, false)).toBe(0)
    expect(nextFinding(keys, null, true)).toBe(2)
    expect(nextFinding(keys, { key: 'a', at: 0 }, true)).toBe(2)
  })

  it('skips none when the last one visited has been mended', () => {
    expect(nextFinding(['a', 'c'], { key: 'b', at: 1 }, false)).toBe(1)
    expect(nextFinding(['a', 'b'], { key: 'c', at: 2 }, false)).toBe(0)
    expect(nextFinding(['a', 'c'], { key: 'b', at: 1 }, true)).toBe(0)
  })

  it('follows the last one when others were found before it', () => {
    expect(nextFinding(['new', 'a', 'b', 'c'], { key: 'a', at: 0 }, false)).toBe(2)
  })
})
