import { describe, expect, it } from 'vitest'
import { connectToMemory } from '../../../electron/store/connection.ts'
import { APPLICATION_ID } from '../../../electron/store/header.ts'
import { buildTables } from '../../../electron/store/migrate.ts'
import { CURRENT, objectsOf } from '../../../electron/store/schema.ts'
import { TABLES } from '../../../shared/tables.ts'
import type { Table } from '../../../shared/table/table.ts'
import { declaredSql, singleTarget, storedCheck, storedType } from './declared-sql.ts'

// The migrations are frozen text, the declarations live. Where they part, this test prints the SQL that is asked for.

const database = connectToMemory()
buildTables(database, CURRENT)

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

function tableInfo(table: string): ColumnInfo[] {
  return database
    .prepare<[string], ColumnInfo>('SELECT name, type, "notnull", pk FROM pragma_table_info(?)')
    .all(table)
}

function declaredInfo(table: Table): ColumnInfo[] {
  return [
    { name: 'id', type: 'TEXT', notnull: 1, pk: 1 },
    { name: 'position', type: 'REAL', notnull: 1, pk: 0 },
    ...Object.entries(table.columns).map(([name, column]) => ({
      name,
      type: storedType(column),
      notnull: column.required ? 1 : 0,
      pk: 0,
    })),
  ]
}

function hint(table: Table): string {
  return `${table.name}: the migrations differ from the declaration. Before format 1 was handed out, 0001 may be edited; after that append a migration. The declaration asks for:\n${declaredSql(table)}`
}

/** Compares, and where they differ says in plain words what to write. */
function mustEqual(made: unknown, declared: unknown, table: Table): void {
  if (JSON.stringify(made) !== JSON.stringify(declared)) throw new Error(hint(table))
}

function byName(columns: readonly ColumnInfo[]): ColumnInfo[] {
  return columns.toSorted((one, other) => one.name.localeCompare(other.name))
}

describe('the migrations make what is declared', () => {
  it.each(TABLES.map((table) => [table.name, table as Table]))('%s: columns', (name, table) => {
    mustEqual(byName(tableInfo(name)), byName(declaredInfo(table)), table)
  })

  it.each(TABLES.map((table) => [table.name, table as Table]))('%s: references and checks', (name, table) => {
    const references = database
      .prepare<[string], { column: string; target: string }>(
        'SELECT "from" AS "column", "table" AS target FROM pragma_foreign_key_list(?) ORDER BY 1',
      )
      .all(name)
    const declared = Object.entries(table.columns)
      .map(([column, declaration]) => ({ column, target: singleTarget(declaration) }))
      .filter(({ target }) => target !== null)
      .sort((one, other) => (one.column < other.column ? -1 : 1))
    mustEqual(references, declared, table)
    const sql = objectsOf(database).find((object) => object.name === name)?.sql ?? ''
    for (const [column, declaration] of Object.entries(table.columns))
      mustEqual(sql.includes(storedCheck(column, declaration)), true, table)
    expect(sql).toMatch(/STRICT$/)
  })

  it.each(TABLES.map((table) => [table.name, table as Table]))(
    '%s: unique sets and indexes',
    (name, table) => {
      const made = objectsOf(database)
        .filter(({ type, sql }) => type === 'index' && sql.includes(` ON "${name}" `))
        .map(({ sql }) => `${sql};`)
        .sort()
      const declared = declaredSql(table)
        .split('\n')
        .filter((line) => /^CREATE (UNIQUE )?INDEX/.test(line))
        .sort()
      mustEqual(made, declared, table)
    },
  )

  it('makes no table that is not declared, but the journal', () => {
    const made = objectsOf(database)
      .filter(({ type }) => type === 'table')
      .map(({ name }) => name)
    expect(made.sort()).toEqual(
      [...TABLES.map(({ name }) => name as string), 'journal', 'journal_row'].sort(),
    )
    expect(objectsOf(database).filter(({ type }) => type === 'view' || type === 'trigger')).toEqual([])
  })

  it('marks the file as ours', () => {
    expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
    expect(database.pragma('user_version', { simple: true })).toBe(CURRENT.migrations.length)
  })

  it('names what is missing when a column is declared without SQL', () => {
    const widened: Table = {
      ...TABLES[0],
      columns: { ...TABLES[0].columns, extra: { kind: 'integer', title: '新列', required: true, min: 3 } },
    }
    const compare = (): void => mustEqual(tableInfo(widened.name), declaredInfo(widened), widened)
    expect(compare).toThrow('"extra" INTEGER NOT NULL CHECK ("extra" >= 3)')
  })
})
