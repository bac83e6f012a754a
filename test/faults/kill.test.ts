import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { BARE } from '../electron/store/bare.ts'
import { startSession } from '../electron/store/processes.ts'
import { closedWorkbook, insert } from '../electron/store/workbooks.ts'

const TOTAL = 1_000_000

function line(id: string, budget: string, subject = id) {
  const values = { region: 'lake', year: 2000, book: 'general', side: 'revenue', subject, budget }
  return insert('budget_line', id, values)
}

async function newFile(): Promise<string> {
  return closedWorkbook([
    insert('region', 'lake', { name: '湖镇', level: 'town' }),
    line('from', '10000元'),
    line('to', '0元'),
    line('count', '0元', '0'),
  ])
}

/** Lets an editor work, kills it after a while, and answers the last edit that it acknowledged; 0 if none. */
async function editUntilKilled(file: string, mode: 'commit' | 'early', delay: number): Promise<number> {
  const editor = startSession(new URL('editor.ts', import.meta.url), [file, mode])
  const first = (await editor.next()) as { readonly edit: number }
  await pause(delay)
  await editor.kill()
  let last = first.edit
  for await (const { edit } of editor.rest() as AsyncIterable<{ readonly edit: number }>) last = edit
  return last
}

/** What the file holds after the kill, checked in every way that there is. */
async function afterKill(file: string) {
  const store = await openStore(file, { who: 'checker@here', schema: BARE })
  try {
    const row = (id: string) => store.rows().get('budget_line', id)
    return {
      readOnly: store.info().readOnly,
      edits: Number(row('count')?.['subject']),
      sum: Number(row('from')?.['budget']) + Number(row('to')?.['budget']),
      report: await store.verify(),
      seq: store.info().seq,
    }
  } finally {
    await store.close()
  }
}

describe('kill -9 in the middle of 100 edits', () => {
  it('loses no acknowledged edit and tears none', { timeout: 180_000 }, async () => {
    const file = await newFile()
    let [acknowledged, inTheMiddle] = [0, 0]
    for (let kill = 0; kill < 20; kill += 1) {
      const before = acknowledged
      acknowledged = await editUntilKilled(file, 'commit', Math.random() * 60)
      if (acknowledged - before < 100) inTheMiddle += 1
      const found = await afterKill(file)
      expect(found.readOnly).toBeNull()
      // The edit that was being made at the kill may be there as a whole, or not at all.
      expect([acknowledged, acknowledged + 1]).toContain(found.edits)
      expect(found.sum).toBe(TOTAL)
      expect(found.seq).toBe(1 + found.edits)
      expect(found.report).toMatchObject({ ok: true, journal: { entries: found.seq } })
      acknowledged = found.edits
      expect(readdirSync(dirname(file))).toEqual(['计划.zhence'])
    }
    expect(inTheMiddle).toBeGreaterThan(10)
  })

  it(
    'is a harness that finds losses where an edit is acknowledged before it is written',
    { timeout: 180_000 },
    async () => {
      const file = await newFile()
      let losses = 0
      for (let kill = 0; kill < 40 && losses === 0; kill += 1) {
        const acknowledged = await editUntilKilled(file, 'early', Math.random() * 20)
        if ((await afterKill(file)).edits < acknowledged) losses += 1
      }
      expect(losses).toBeGreaterThan(0)
    },
  )
})
