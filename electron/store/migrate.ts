import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { writeCompleteCopy } from './complete-copy.ts'
import { connectToBuild, type Connection } from './connection.ts'
import { formatOf } from './examine.ts'
import { asFault, faultOf } from './faults.ts'
import type { Schema } from './schema.ts'

/** Makes all tables of a new file, and sets its format. */
export function buildTables(connection: Connection, schema: Schema): void {
  for (const { sql } of schema.migrations) connection.exec(sql)
  connection.pragma(`user_version = ${schema.migrations.length}`)
}

/**
 * Brings an older workbook to this program's format: a verified backup beside it first, then all pending migrations
 * in one transaction. Answers the backup's path. Throws migration-failed, with the file as it was before.
 */
export function migrate(file: string, schema: Schema): string {
  const connection = connectToBuild(file)
  try {
    const from = formatOf(connection)
    const backup = freeName(file, from)
    writeCompleteCopy(connection, backup)
    try {
      runPending(connection, schema, from)
    } catch (error) {
      const fault = asFault(error, file)
      if (fault !== error) throw fault
      const params = {
        from,
        to: schema.migrations.length,
        backup: basename(backup),
        detail: String(error),
      }
      throw faultOf('migration-failed', file, params, error)
    }
    return backup
  } finally {
    connection.close()
  }
}

/** Brings a private copy of an older workbook to this program's format, to read it. */
export function migrateCopy(path: string, schema: Schema): void {
  const connection = connectToBuild(path)
  try {
    runPending(connection, schema, formatOf(connection))
  } finally {
    connection.close()
  }
}

function runPending(connection: Connection, schema: Schema, from: number): void {
  // A table can only be rebuilt with the enforcement off; the check before the commit takes its place.
  connection.pragma('foreign_keys = OFF')
  connection.exec('BEGIN IMMEDIATE')
  try {
    for (const { sql } of schema.migrations.slice(from)) connection.exec(sql)
    const dangling = connection.prepare('PRAGMA foreign_key_check').all()
    if (dangling.length > 0) throw new Error(`${dangling.length} dangling references`)
    connection.pragma(`user_version = ${schema.migrations.length}`)
    connection.exec('COMMIT')
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK')
  }
}

function freeName(file: string, format: number): string {
  const stem = file.replace(/\.zhence$/, '')
  for (let count = 1; ; count += 1) {
    const name = `${stem}.format-${format}${count === 1 ? '' : `-${count}`}.zhence`
    if (!existsSync(name)) return name
  }
}
