import type { Rejection } from '../table/rejection.ts'
import type { HardRule } from '../table/rule.ts'
import { snapshot } from './tables.ts'

/** What a snapshot stands on and who took it when; its name, stage and note may change. */
const FIXED = ['journal_seq', 'journal_hash', 'at', 'who'] as const

/** 存稿-2: a snapshot never moves to another entry of the journal, whoever writes. */
export const snapshotRule: HardRule = {
  tables: [snapshot.name],
  check: (_rows, changes) =>
    changes.flatMap(({ table, id, before, after }): readonly Rejection[] => {
      if (table !== snapshot.name || !before || !after) return []
      return FIXED.filter((column) => before[column] !== after[column]).map((column) => ({
        at: { table, id, column },
        code: 'snapshot-fixed',
      }))
    }),
}
