import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../electron/store/workbooks.ts'
import { CAN_MOUNT, runMounted } from './confined.ts'

describe.skipIf(!CAN_MOUNT)('on a full disk', () => {
  it('the edit that does not fit is refused, all before it stay, and it goes on once space is free', () => {
    const folder = temporaryFolder()
    const said = runMounted(
      `mount -t tmpfs -o size=4m tmpfs '${folder}'`,
      new URL('full-disk.ts', import.meta.url),
      [join(folder, 'a.zhence')],
    )
    expect(said).toMatchObject([
      { filled: 'disk-full', rowsInMemory: true },
      { copy: 'disk-full', verified: true },
      { afterFreeing: 1 },
      { reopened: 1, ok: true },
    ])
    expect((said[0] as { added: number }).added).toBeGreaterThan(20)
  })
})
