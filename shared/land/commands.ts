import type { Edit } from '../table/change.ts'
import type { Command } from '../table/rule.ts'
import { allRows, rowById } from '../table/typed.ts'
import { formatQuantity } from '../units/quantity.ts'
import { landEntry } from './tables.ts'

/** Which entry to reverse, and the day and document of the reversal. */
export interface ReverseEntry {
  readonly id: string
  /** `2025-03-31`; given by the caller, since no rule here knows what day it is. */
  readonly date: string
  readonly document_number?: string
  readonly note?: string
}

/**
 * 冲销: a mirror entry that undoes another without erasing it (RULES 土地-5). Rejected: an entry that is not there, one
 * that is a reversal itself or has been reversed. A day before the entry's own is shown as a finding of that rule.
 */
export const reverseEntry: Command<ReverseEntry> = (rows, { id, date, document_number, note }) => {
  const at = { table: landEntry.name, id }
  const original = rowById(rows, landEntry, id)
  if (!original) return { ok: false, rejections: [{ at, code: 'no-such-row' }] }
  const reversed = allRows(rows, landEntry).some((entry) => entry.reversal_of === id)
  if (reversed || original.event === 'reverse') {
    const label = original.document_number ?? original.date
    return { ok: false, rejections: [{ at, code: 'duplicate', columns: ['reversal_of'], label }] }
  }
  const mirror: Edit = {
    kind: 'insert',
    table: landEntry.name,
    after: id,
    values: {
      date,
      year: original.year,
      account: original.account,
      event: 'reverse',
      from_holder: original.to_holder,
      to_holder: original.from_holder,
      amount: `${formatQuantity(original.amount, 'land', '亩')}亩`,
      document_number: document_number ?? original.document_number,
      reversal_of: id,
      note: note ?? null,
      demo: original.demo,
    },
  }
  return { ok: true, value: [mirror] }
}
