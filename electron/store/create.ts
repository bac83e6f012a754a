import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Edit } from '../../shared/table/change.ts'
import { nameAtLast } from './complete-copy.ts'
import { connectToBuild } from './connection.ts'
import { faultOf, onFile } from './faults.ts'
import { buildTables } from './migrate.ts'
import { openStore } from './open.ts'
import { CURRENT, type Schema } from './schema.ts'
import { SqliteStore } from './sqlite-store.ts'
import type { Store } from './contract.ts'

/** What a new workbook starts with. */
export interface CreateOptions {
  readonly who: string
  /** The policy pack that the edits come from; kept in the journal's first entry. */
  readonly packId: string | null
  readonly edits: readonly Edit[]
  readonly schema?: Schema
}

/**
 * Makes a workbook and opens it. It is filled under another name and named when it is whole. Throws file-exists,
 * folder-missing, no-permission, disk-full; refused edits are a bug of the pack, and thrown as such.
 */
export async function createStore(path: string, options: CreateOptions): Promise<Store> {
  const file = resolve(path)
  if (!existsSync(dirname(file))) throw faultOf('folder-missing', dirname(file))
  if (existsSync(file)) throw faultOf('file-exists', file)
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`)
  try {
    fill(temporary, options)
    nameAtLast(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
  return openStore(file, options)
}

function fill(path: string, { who, packId, edits, schema = CURRENT }: CreateOptions): void {
  const connection = connectToBuild(path)
  try {
    onFile(path, () => buildTables(connection, schema))
    const opened = { file: path, source: path, connection, who, schema, readOnly: null, release: () => {} }
    new SqliteStore(opened).begin(packId, edits)
  } finally {
    connection.close()
  }
}
