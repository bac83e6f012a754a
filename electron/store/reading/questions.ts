import type { ChangedCells, VersionComparison } from '../../../shared/api/compare.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Input, VerifyReport } from '../../../shared/api/verbs.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import { changedCellsOf } from '../changed-cells.ts'
import type { Stretches } from '../compare.ts'
import { comparedPage, type AskedPage } from '../compared-page.ts'
import { connectToRead, type Connection } from '../connection.ts'
import { PartsForeseen, type EditsInParts } from '../foresee.ts'
import { readHistory } from '../history.ts'
import type { Schema } from '../schema.ts'
import { readStretch } from '../stretch.ts'
import { verifyFile } from '../verify.ts'

/** What can be asked of a workbook's file that may take long, and what is answered. All of it is plain JSON. */
export interface Questions {
  readonly verify: { readonly asked: null; readonly answer: VerifyReport }
  readonly history: { readonly asked: Input<'history'>; readonly answer: readonly Commit[] }
  readonly changedCells: {
    readonly asked: { readonly table: string; readonly from: number; readonly to: number }
    readonly answer: ChangedCells
  }
  readonly foresee: { readonly asked: EditsInParts; readonly answer: readonly Rejection[] }
  readonly compare: { readonly asked: AskedPage; readonly answer: VersionComparison }
}

/** Name of a question. */
export type Question = keyof Questions

/** Answers questions; the same in the program's own thread and in one for reading. */
export type Answers = {
  readonly [Q in Question]: (asked: Questions[Q]['asked']) => Promise<Questions[Q]['answer']>
}

/** Answers from a file and a connection to it. Throw Fault, or what SQLite throws. */
export function answersFrom(source: string, connection: Connection, schema: Schema): Answers {
  const parts = new PartsForeseen(connection, schema)
  const journal: Stretches = { stretch: (stretch) => readStretch(connection, stretch) }
  return {
    verify: async () => {
      // A connection of its own, so that one moment of the file is looked at while the user goes on.
      const own = connectToRead(source)
      try {
        return await verifyFile(own, schema)
      } finally {
        own.close()
      }
    },
    history: (query) => readHistory(connection, query),
    changedCells: (asked) => changedCellsOf(journal, asked),
    foresee: async (part) => parts.take(part),
    compare: (asked) => comparedPage(journal, asked),
  }
}
