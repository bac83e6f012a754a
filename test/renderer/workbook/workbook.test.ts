import { describe, expect, it } from 'vitest'
import type { Client } from '../../../renderer/workbook/client.ts'
import { readView } from '../../../renderer/workbook/view.ts'
import { createWorkbook } from '../../../renderer/workbook/workbook.ts'
import type { Commit, Reply } from '../../../shared/api/reply.ts'
import type { WorkbookInfo } from '../../../shared/api/verbs.ts'
import { packRows } from '../../../shared/table/packed.ts'

const INFO: WorkbookInfo = {
  name: 'a.zhence',
  folder: '/',
  packId: null,
  seq: 1,
  readOnly: null,
  undo: null,
  redo: null,
  format: 1,
}

function commit(seq: number, name: string, undoes: number | null = null): Commit {
  const row = (value: string) => ({ id: 'a', position: 1, name: value })
  const changes = [{ table: 'region', id: 'a', before: row('old'), after: row(name) }]
  return {
    seq,
    at: '2025-01-01T00:00:00Z',
    who: 'me',
    label: { verb: 'edit', table: 'region' },
    undoes,
    changes,
  }
}

/** A client that answers as a test says; the commit of an answer comes first, as the real one promises. */
function clientThat(answer: (verb: string) => Reply<unknown>) {
  const listeners = new Set<(commit: Commit) => void>()
  const tell = (one: Commit) => listeners.forEach((listener) => listener(one))
  const client: Client = {
    async call(verb) {
      if (verb === 'load') {
        const tables = { region: packRows([{ id: 'a', position: 1, name: 'old' }]) }
        return { kind: 'done', value: { info: INFO, tables } } as never
      }
      const reply = answer(verb)
      if (reply.kind === 'done' && verb === 'edit') tell(reply.value as Commit)
      return reply as never
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { client, tell }
}

const EDIT = [{ kind: 'set', table: 'region', id: 'a', column: 'name', value: 'new' }] as const

describe('the mirror of the workbook', () => {
  it('shows an edit once its commit has come back, with what undo would undo', async () => {
    const workbook = createWorkbook(clientThat(() => ({ kind: 'done', value: commit(2, 'new') })).client)
    await workbook.load()
    const outcome = await workbook.edit(EDIT)
    const { rows, info, saving } = workbook.store.getState()
    expect(outcome.kind).toBe('done')
    expect(rows.get('region', 'a')?.['name']).toBe('new')
    expect([info?.seq, info?.undo?.verb, saving]).toEqual([2, 'edit', 0])
  })

  it('a refused edit changes nothing and gives the reasons to the caller', async () => {
    const rejections = [{ at: { table: 'region', id: 'a' }, code: 'required' as const }]
    const workbook = createWorkbook(clientThat(() => ({ kind: 'rejected', rejections })).client)
    await workbook.load()
    const before = workbook.store.getState().rows
    expect(await workbook.edit(EDIT)).toEqual({ kind: 'rejected', rejections })
    expect(workbook.store.getState().rows).toBe(before)
    expect(workbook.store.getState().failure).toBeNull()
  })

  it('a fault changes nothing and is kept for the frame to show until it is read', async () => {
    const fault = { kind: 'fault', code: 'disk-full', params: {} } as const
    const workbook = createWorkbook(clientThat(() => fault).client)
    await workbook.load()
    expect(await workbook.edit(EDIT)).toEqual({ kind: 'failed' })
    expect(workbook.store.getState().failure).toEqual(fault)
    workbook.dismissFailure()
    expect(workbook.store.getState().failure).toBeNull()
  })

  it('takes commits of other windows, and the same commit only once', async () => {
    const { client, tell } = clientThat(() => ({ kind: 'done', value: INFO }))
    const workbook = createWorkbook(client)
    await workbook.load()
    tell(commit(2, 'theirs'))
    const { rows } = workbook.store.getState()
    expect(rows.get('region', 'a')?.['name']).toBe('theirs')
    tell(commit(2, 'theirs'))
    expect(workbook.store.getState().rows).toBe(rows)
  })
})

describe('what a person likes', () => {
  it('a preferences file with anything unexpected in it gives the defaults', () => {
    const usual = readView(null)
    expect(readView({ language: 'fr', theme: 7, focus: 'x', navigation: null })).toEqual(usual)
    expect(readView({ focus: { year: 2025.5, region: 3 } })).toEqual(usual)
    expect(usual.language).toBe('zh-CN')
  })

  it('reads back what it keeps', () => {
    const view = {
      ...readView(null),
      language: 'en-US',
      theme: 'dark',
      focus: { region: 'bihu', year: 2025, scenario: 's' },
    }
    expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view)
  })
})
