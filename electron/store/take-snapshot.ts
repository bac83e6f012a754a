import type { Commit } from '../../shared/api/reply.ts'
import { takeSnapshot as taken, type AskedSnapshot } from '../../shared/snapshots/commands.ts'
import { snapshot } from '../../shared/snapshots/tables.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { Store } from './contract.ts'

/** Takes a snapshot of the workbook as it is when the commit begins. Entry and hash come from the journal alone. */
export async function takeSnapshot(store: Store, asked: AskedSnapshot): Promise<Result<Commit>> {
  return store.commit(
    { verb: 'take-snapshot', table: snapshot.name, name: asked.name.trim() },
    (rows) => {
      // Within the transaction, so that nothing comes between the entry and its name.
      const { seq } = store.info()
      const hash = store.hashOfEntry(seq)
      if (hash === null) throw new Error('a workbook without a newest entry')
      return taken(rows, { ...asked, journal: { seq, hash } })
    },
    { writesDerived: true },
  )
}
