import Sqlite from 'better-sqlite3'
import { onFile } from './faults.ts'

/** A connection to an SQLite file. */
export type Connection = Sqlite.Database

/** How long a statement waits for another process that is reading or copying, ms. */
const PATIENCE = 3000

/** Pragmas of every connection, asserted after they are set; nothing of a foreign file's schema may run our code. */
const GUARDS: readonly (readonly [string, number])[] = [
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['foreign_keys', 1],
]

/**
 * Opens a workbook for writing in WAL mode with full synchronisation. Set and asserted each time, because a reopened WAL
 * file silently runs at NORMAL here, which loses acknowledged commits at a power loss.
 */
export function connectToWrite(file: string): Connection {
  return prepare(file, { fileMustExist: true }, (connection) => {
    assertIs('journal_mode', connection.pragma('journal_mode = WAL', { simple: true }), 'wal')
    setAndAssert(connection, [
      ['synchronous', 2],
      // Without it macOS leaves the bytes in the drive's own cache; other systems take no notice.
      ['fullfsync', 1],
      ...GUARDS,
    ])
  })
}

/** Opens a file for reading only. */
export function connectToRead(file: string): Connection {
  return prepare(file, { readonly: true, fileMustExist: true }, (connection) =>
    setAndAssert(connection, GUARDS),
  )
}

/** Opens a new file, or a private copy, to fill or mend it; one file without a log, durable once closed. */
export function connectToBuild(file: string): Connection {
  return prepare(file, {}, (connection) => {
    assertIs('journal_mode', connection.pragma('journal_mode = DELETE', { simple: true }), 'delete')
    setAndAssert(connection, [['synchronous', 2], ['fullfsync', 1], ...GUARDS])
  })
}

/** A database in memory, to see what the migrations make. */
export function connectToMemory(): Connection {
  return new Sqlite(':memory:')
}

function prepare(
  file: string,
  options: Sqlite.Options,
  settings: (connection: Connection) => void,
): Connection {
  return onFile(file, () => {
    const connection = new Sqlite(file, { timeout: PATIENCE, ...options })
    try {
      settings(connection)
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

function setAndAssert(connection: Connection, pragmas: readonly (readonly [string, number])[]): void {
  for (const [name, value] of pragmas) {
    connection.pragma(`${name} = ${value}`)
    assertIs(name, connection.pragma(name, { simple: true }), value)
  }
}

function assertIs(pragma: string, actual: unknown, wanted: string | number): void {
  if (actual !== wanted) throw new Error(`SQLite runs with ${pragma} = ${String(actual)}, not ${wanted}`)
}
