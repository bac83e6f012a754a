import type { Connection } from './connection.ts'
import { faultOf } from './faults.ts'
import { differences, expectedObjects, objectsOf, type Schema } from './schema.ts'
import { storedColumns } from './statements.ts'

/** How a file's format compares with this program's. */
export type Age = 'same' | 'older' | 'newer'

/**
 * Looks a file over before anything in it is used: pages, references, and a schema that is exactly ours, so that nothing
 * foreign (a trigger, a view) ever runs. A newer file may hold more, but no program code, and must hold all that we
 * read. Throws file-damaged or file-newer-than-program.
 */
export function examine(connection: Connection, file: string, schema: Schema): Age {
  const problems = connection.pragma('quick_check', { simple: true })
  if (problems !== 'ok') throw faultOf('file-damaged', file, { detail: String(problems) })
  const version = formatOf(connection)
  const known = schema.migrations.length
  if (version > known) {
    examineNewer(connection, file, schema, version)
    return 'newer'
  }
  if (version < 1) throw faultOf('file-damaged', file, { detail: `user_version ${version}` })
  const { tables, migrations, rules } = schema
  const expected = expectedObjects(
    version === known ? schema : { tables, rules, migrations: migrations.slice(0, version) },
  )
  const wrong = differences(objectsOf(connection), expected)
  if (wrong.length > 0) throw faultOf('file-damaged', file, { detail: wrong.slice(0, 3).join(', ') })
  return version === known ? 'same' : 'older'
}

/** Number of the file's format. */
export function formatOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

function examineNewer(connection: Connection, file: string, schema: Schema, version: number): void {
  const runs = objectsOf(connection).filter(
    ({ type, sql }) => type === 'view' || type === 'trigger' || /^create\s+virtual/i.test(sql),
  )
  if (runs.length > 0)
    throw faultOf('file-damaged', file, { detail: runs.map(({ name }) => name).join(', ') })
  const readable = schema.tables.every((table) => {
    const present = new Set(columnsOf(connection, table.name))
    return storedColumns(table).every((column) => present.has(column))
  })
  if (!readable)
    throw faultOf('file-newer-than-program', file, { format: version, known: schema.migrations.length })
}

function columnsOf(connection: Connection, table: string): string[] {
  return connection.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
}
