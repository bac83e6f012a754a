import { readFileSync } from 'node:fs'
import { HARD_RULES } from '../../shared/rules.ts'
import type { HardRule } from '../../shared/table/rule.ts'
import type { Table } from '../../shared/table/table.ts'
import { TABLES } from '../../shared/tables.ts'
import { connectToMemory, type Connection } from './connection.ts'

/** One frozen step of the file format; its place in the list plus one is the `user_version` that it leads to. */
interface Migration {
  readonly name: string
  readonly sql: string
}

/** What a workbook is made of: its tables as declared, the SQL that makes them, and the rules of its commits. */
export interface Schema {
  readonly tables: readonly Table[]
  readonly migrations: readonly Migration[]
  readonly rules: readonly HardRule[]
}

/** File names under electron/migrations, in order; append only. */
const FILES = [
  '0001-first-floor.sql',
  '0002-calculations-and-comments.sql',
  '0003-adoptions.sql',
  '0004-people.sql',
  '0005-snapshots.sql',
]

/** The schema of this program. */
export const CURRENT: Schema = {
  tables: TABLES,
  migrations: FILES.map((name) => ({
    name,
    sql: readFileSync(new URL(`../migrations/${name}`, import.meta.url), 'utf8'),
  })),
  rules: HARD_RULES,
}

/** One object of a database as SQLite keeps it. */
export interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly sql: string
}

/** All objects of a database but SQLite's own, by name. */
export function objectsOf(connection: Connection): readonly SchemaObject[] {
  const query =
    "SELECT type, name, ifnull(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
  return connection.prepare<[], SchemaObject>(query).all()
}

const made = new WeakMap<Schema, readonly SchemaObject[]>()

/** The objects that the migrations make. */
export function expectedObjects(schema: Schema): readonly SchemaObject[] {
  const known = made.get(schema)
  if (known) return known
  const connection = connectToMemory()
  for (const { sql } of schema.migrations) connection.exec(sql)
  const objects = objectsOf(connection)
  connection.close()
  made.set(schema, objects)
  return objects
}

/** Names of objects that are missing, foreign or different from what the migrations make; empty if all is well. */
export function differences(actual: readonly SchemaObject[], expected: readonly SchemaObject[]): string[] {
  const wanted = new Map(expected.map((object) => [object.name, object]))
  const found = new Set(actual.map(({ name }) => name))
  const wrong = actual.filter(({ name, type, sql }) => {
    const object = wanted.get(name)
    return object?.type !== type || object.sql !== sql
  })
  const missing = expected.filter(({ name }) => !found.has(name))
  return [...wrong, ...missing].map(({ type, name }) => `${type} ${name}`)
}
