import { writeSync } from 'node:fs'
import type { Edit } from '../../shared/table/change.ts'
import { openStore } from '../../electron/store/store.ts'
import { BARE } from '../electron/store/bare.ts'

// A process that makes 100 edits, each moving money between two budget lines, and acknowledges each over its output.
// `early` acknowledges before the commit: the deliberately wrong mode in which the harness must find losses.

const [file = '', mode = ''] = process.argv.slice(2)
const EDITS = 100

const store = await openStore(file, { who: 'editor@here', schema: BARE })
const start = Number(store.rows().get('budget_line', 'count')?.['subject'])
const acknowledge = (edit: number): void => void writeSync(1, `${JSON.stringify({ edit })}\n`)

function amount(id: string): number {
  return Number(store.rows().get('budget_line', id)?.['budget'])
}

function move(edit: number): readonly Edit[] {
  const steps = 1 + (edit % 7)
  const cell = (id: string, value: number): Edit => ({
    kind: 'set',
    table: 'budget_line',
    id,
    column: 'budget',
    value: `${(value / 100).toFixed(2)}元`,
  })
  return [
    cell('from', amount('from') - steps),
    cell('to', amount('to') + steps),
    { kind: 'set', table: 'budget_line', id: 'count', column: 'subject', value: String(edit) },
  ]
}

for (let edit = start + 1; edit <= start + EDITS; edit += 1) {
  if (mode === 'early') acknowledge(edit)
  const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: move(edit) }))
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  if (mode !== 'early') acknowledge(edit)
}
// Stays open, so that it is killed in any case.
setInterval(() => {}, 1000)
