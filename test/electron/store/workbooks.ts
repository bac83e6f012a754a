import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Commit, Label } from '../../../shared/api/reply.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Rejection, Result } from '../../../shared/table/rejection.ts'
import type { Schema } from '../../../electron/store/schema.ts'
import { createStore, openStore, type Store } from '../../../electron/store/store.ts'
import { BARE } from './bare.ts'

/** A folder of this test, deleted when it is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Two towns with an indicator and three figures, the second locked. */
export const START: readonly Edit[] = [
  insert('region', 'lake', { name: '湖镇', level: 'town' }),
  insert('region', 'hill', { name: '山镇', level: 'town' }),
  insert('indicator', 'gdp', {
    name: '地区生产总值',
    unit: '亿元',
    direction: 'up',
    kind: 'flow',
    aggregation: 'sum',
  }),
  insert('observation', 'lake-2020', figure('lake', '2020', 12.5)),
  insert('observation', 'lake-2021', { ...figure('lake', '2021', 13), locked: 1 }),
  insert('observation', 'hill-2020', figure('hill', '2020', 7)),
]

/** Cells of a figure for the indicator of START. */
export function figure(region: string, period: string, value: Cell): Record<string, Cell> {
  return { region, indicator: 'gdp', period, vintage: 'final', state: 'actual', value }
}

/** An insertion at the end. */
export function insert(table: string, id: string, values: Readonly<Record<string, Cell>>): Edit {
  return { kind: 'insert', table, id, values }
}

/** A change of one cell. */
export function set(table: string, id: string, column: string, value: Cell): Edit {
  return { kind: 'set', table, id, column, value }
}

/** A deletion. */
export function remove(table: string, id: string): Edit {
  return { kind: 'delete', table, id }
}

/** A new workbook in a folder of its own, open for writing, closed when the test is over. */
export async function newWorkbook(
  edits: readonly Edit[] = START,
  schema: Schema = BARE,
): Promise<{ file: string; store: Store }> {
  const file = join(temporaryFolder(), '计划.zhence')
  const store = await createStore(file, { who: 'tester@here', packId: 'pack', edits, schema })
  onTestFinished(() => store.close())
  return { file, store }
}

/** The path of a new workbook that was closed cleanly. */
export async function closedWorkbook(edits: readonly Edit[] = START, schema: Schema = BARE): Promise<string> {
  const { file, store } = await newWorkbook(edits, schema)
  await store.close()
  return file
}

/** Opens a workbook; it is closed when the test is over. */
export async function open(file: string, schema: Schema = BARE): Promise<Store> {
  const store = await openStore(file, { who: 'tester@here', schema })
  onTestFinished(() => store.close())
  return store
}

/** Commits edits that must be accepted. */
export async function commit(
  store: Store,
  edits: readonly Edit[],
  label: Label = { verb: 'edit' },
): Promise<Commit> {
  return accepted(await store.commit(label, () => ({ ok: true, value: edits })))
}

/** Commits edits that must be refused, and answers why. */
export async function refuse(store: Store, edits: readonly Edit[]): Promise<readonly Rejection[]> {
  return refused(await store.commit({ verb: 'edit' }, () => ({ ok: true, value: edits })))
}

/** The value of a result that must be one. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.rejections)}`)
  return result.value
}

/** The refusals of a result that must be one. */
export function refused<T>(result: Result<T>): readonly Rejection[] {
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.value)}`)
  return result.rejections
}

/** Every row of a store, to compare states. */
export async function stateOf(store: Store): Promise<string> {
  return JSON.stringify((await store.load()).tables)
}

/** SHA-256 of a file's bytes. */
export function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
