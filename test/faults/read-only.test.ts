import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SESSION, startSession } from '../electron/store/processes.ts'
import { closedWorkbook, digest, temporaryFolder } from '../electron/store/workbooks.ts'
import { CAN_MOUNT, runAsNobody, runMounted } from './confined.ts'

const IS_ROOT = process.getuid?.() === 0

/** What a session must say of a workbook that it may only read, asked to change a name and then to show the names. */
const READ_ONLY = [
  { readOnly: { reason: 'read-only-file', holder: '' } },
  { rejections: [{ code: 'read-only' }] },
  { names: [expect.any(String), '山镇'] },
  { closed: true },
]

function readOnlyMount(folder: string): string {
  return `mount --bind '${folder}' '${folder}' && mount -o remount,bind,ro '${folder}'`
}

/** A workbook as a killed program leaves it: in WAL mode, with the last edits in the log. */
async function killedWorkbook(): Promise<string> {
  const file = await closedWorkbook()
  const editor = startSession(SESSION, [file])
  await editor.next()
  editor.tell('乙')
  await editor.next()
  await editor.kill()
  expect(existsSync(`${file}-wal`)).toBe(true)
  return file
}

describe.skipIf(!CAN_MOUNT)('on a medium that takes no writes', () => {
  it('a cleanly closed workbook opens for reading', async () => {
    const file = await closedWorkbook()
    const before = digest(file)
    expect(runMounted(readOnlyMount(dirname(file)), SESSION, [file], '甲\nload\n')).toMatchObject(READ_ONLY)
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
  })

  it('a killed one opens, too, with what stands in its log', async () => {
    const file = await killedWorkbook()
    const before = [digest(file), digest(`${file}-wal`)]
    const said = runMounted(readOnlyMount(dirname(file)), SESSION, [file], '甲\nload\n')
    expect(said).toMatchObject([
      { ...READ_ONLY[0], seq: 2 },
      READ_ONLY[1],
      { names: ['乙', '山镇'] },
      { closed: true },
    ])
    expect([digest(file), digest(`${file}-wal`)]).toEqual(before)
  })

  it('and one that was copied without its log opens as it was when the log was last taken in', async () => {
    const killed = await killedWorkbook()
    const folder = join(temporaryFolder(), 'stick')
    mkdirSync(folder)
    const file = join(folder, 'copy.zhence')
    cpSync(killed, file)
    expect(runMounted(readOnlyMount(folder), SESSION, [file], '甲\nload\n')).toMatchObject([
      { readOnly: { reason: 'read-only-file' }, seq: 1 },
      READ_ONLY[1],
      { names: ['湖镇', '山镇'] },
      { closed: true },
    ])
  })
})

describe.skipIf(!IS_ROOT)('where this user may not write', () => {
  it.each([
    ['the file', 0o777, 0o444],
    ['the folder', 0o555, 0o666],
    ['either', 0o555, 0o444],
  ])('%s: the workbook opens for reading and stays as it was', async (_what, folderMode, fileMode) => {
    const file = await closedWorkbook()
    const before = digest(file)
    chmodSync(file, fileMode)
    chmodSync(dirname(file), folderMode)
    expect(runAsNobody(SESSION, [file], '甲\nload\n')).toMatchObject(READ_ONLY)
    expect(digest(file)).toBe(before)
    expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
  })

  it('nor read: the fault says so', async () => {
    const file = await closedWorkbook()
    chmodSync(file, 0o600)
    chmodSync(dirname(file), 0o755)
    expect(runAsNobody(SESSION, [file])).toEqual([{ fault: 'no-permission' }])
  })
})
