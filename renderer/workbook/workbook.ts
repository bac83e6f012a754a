import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AdoptionCheck } from '../../shared/api/adoption.ts'
import type { ChangedCells, VersionComparison } from '../../shared/api/compare.ts'
import type { EntrySummary } from '../../shared/api/entries.ts'
import { openCommit, type Sent, type SentCommit } from '../../shared/api/packed-commit.ts'
import type { Commit, Reply } from '../../shared/api/reply.ts'
import type { ExportReport } from '../../shared/api/export.ts'
import type { Input, Outputs, SimulationReport, VerifyReport, WorkbookInfo } from '../../shared/api/verbs.ts'
import type { Edit } from '../../shared/table/change.ts'
import { unpackRows } from '../../shared/table/packed.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import type { Client } from './client.ts'
import { applyChanges, loadRows, type MirrorRows } from './mirror-rows.ts'

/** A failure that is not the user's: a fault by its code, or a bug by its reference into the log. */
export type Failure = Extract<Reply<unknown>, { kind: 'fault' } | { kind: 'bug' }>

/** What became of a write. A failure is shown by the frame; the caller only has to put the old value back. */
export type Outcome =
  | { readonly kind: 'done'; readonly commit: Commit }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'failed' }

/** What became of a simulation. A failure is shown by the frame. */
export type Simulated =
  | { readonly kind: 'done'; readonly report: SimulationReport }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'failed' }

/** What became of an export. A failure is shown by the frame. */
type Exported =
  | { readonly kind: 'done'; readonly report: ExportReport }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'failed' }

/** Verbs about a file that is to come in, but the one that writes. */
type ImportVerb =
  | 'importOpen'
  | 'importBytes'
  | 'importRead'
  | 'importPreview'
  | 'importWindow'
  | 'importState'
  | 'importMappings'

/** What came of a question. A failure is shown by the frame. */
type Answered<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'failed' }

/** The mirror of the open workbook. Holds nothing that the backend does not know. */
export interface WorkbookState {
  readonly info: WorkbookInfo | null
  readonly rows: MirrorRows
  /** Number of writes that the backend has not yet answered. */
  readonly saving: number
  /** The last failure, until the user has read it. */
  readonly failure: Failure | null
}

/** The mirror with its verbs. */
export interface Workbook {
  readonly store: StoreApi<WorkbookState>
  /** Fetches all rows. */
  load(): Promise<void>
  /** The only function that changes rows. The client delivers commits in order; one seen twice counts once. */
  receive(sent: SentCommit): void
  /** Calls back with every commit that is received, just before the rows show it. Answers how to stop that. */
  onCommit(listener: (commit: Commit) => void): () => void
  edit(edits: readonly Edit[], label?: Input<'edit'>['label']): Promise<Outcome>
  command(name: string, args: unknown): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  /** Journal entries, newest first; empty if the backend failed, which the frame then shows. */
  history(query: Omit<Input<'history'>, 'packed'>): Promise<readonly Commit[]>
  /** Journal entries for a list, newest first; empty if the backend failed, which the frame then shows. */
  entries(query: Input<'entries'>): Promise<readonly EntrySummary[]>
  /** Integrity of the file, its schema and its journal; null if the backend failed. */
  verify(): Promise<VerifyReport | null>
  /** Draws scenarios many times over; nothing is stored. */
  simulate(request: Input<'simulate'>): Promise<Simulated>
  /** Draws a scenario and freezes what comes out, as one commit. */
  adopt(request: Input<'adopt'>): Promise<Outcome>
  /** Names the point at which the journal stands, as one commit. */
  snapshot(request: Input<'snapshot'>): Promise<Outcome>
  /** What has changed in a table since an entry; null if the backend failed, which the frame then shows. */
  changedCells(table: string, from: number): Promise<ChangedCells | null>
  /** What differs between two versions; null if the backend failed, which the frame then shows. */
  compare(request: Input<'compare'>): Promise<VersionComparison | null>
  /** Draws an adoption again; null if it was cancelled, or if the backend failed, which the frame then shows. */
  checkAdoption(id: string, adoption: string): Promise<AdoptionCheck | null>
  /** How far a simulation, an analysis or an export is; null if there is none of that id. */
  progressOf(id: string): Promise<number | null>
  /** Ends it. */
  cancel(id: string): Promise<void>
  /** Number of the newest entry when the rows were first fetched: what came later was changed since this opening. */
  openedAt(): number
  /** Writes what a sheet shows as a file in memory. */
  exportSheet(request: Input<'export'>): Promise<Exported>
  /** Saves or takes away a template, and lists their names; null if it was refused or failed. */
  templates(change: Input<'templates'>): Promise<readonly string[] | null>
  /** Asks for an analysis, or of a file that is to come in; a failure is shown by the frame. */
  ask<V extends ImportVerb | 'analyse'>(verb: V, input: Input<V>): Promise<Answered<Sent<Outputs[V]>>>
  /** Brings the file in as one commit. */
  bringIn(request: Input<'importRun'>): Promise<Outcome>
  dismissFailure(): void
  /** Stops listening to other windows' commits. */
  close(): void
}

/** The undo and redo labels after a commit, or null where only the backend can tell. */
function labelsAfter(commit: Commit): Pick<WorkbookInfo, 'undo' | 'redo'> | null {
  return commit.undoes === null ? { undo: commit.label, redo: null } : null
}

/** Makes the mirror over a client; nothing is loaded until `load`. */
export function createWorkbook(client: Client): Workbook {
  const store = createStore<WorkbookState>(() => ({
    info: null,
    rows: loadRows({}),
    saving: 0,
    failure: null,
  }))
  let firstSeq: number | null = null
  /** Commits received while writes are on their way: a packed one is opened by the rows of its moment alone. */
  const opened = new Map<number, Commit>()
  const listeners = new Set<(commit: Commit) => void>()
  function fail(failure: Failure): void {
    store.setState({ failure })
  }

  /** What was answered; null if it was refused, or if the backend failed, which the frame then shows. */
  function known<T>(reply: Reply<T>): T | null {
    if (reply.kind === 'done') return reply.value
    if (reply.kind !== 'rejected') fail(reply)
    return null
  }

  async function load(): Promise<void> {
    const reply = await client.call('load', {})
    if (reply.kind === 'done') {
      const { info, tables } = reply.value
      firstSeq ??= info.seq
      const rows = Object.entries(tables).map(([name, packed]) => [name, unpackRows(packed)] as const)
      store.setState({ info, rows: loadRows(Object.fromEntries(rows)) })
    } else if (reply.kind !== 'rejected') fail(reply)
  }

  async function refreshInfo(): Promise<void> {
    const reply = await client.call('info', {})
    if (reply.kind !== 'done') return
    // Rows and `seq` come from commits alone; an answer that has been overtaken tells nothing.
    const { info } = store.getState()
    if (info?.seq === reply.value.seq) store.setState({ info: reply.value })
  }

  function receive(sent: SentCommit): void {
    const { info, rows, saving } = store.getState()
    if (!info || sent.seq <= info.seq) return
    const commit = openCommit(sent, rows)
    if (saving > 0) opened.set(commit.seq, commit)
    const labels = labelsAfter(commit)
    for (const listener of listeners) listener(commit)
    store.setState({
      info: { ...info, ...labels, seq: commit.seq },
      rows: applyChanges(rows, commit.changes),
    })
    if (!labels) void refreshInfo()
  }

  /** The commit that was answered; one that changes nothing bears the number of the one before it. */
  function openedFrom(sent: SentCommit): Commit {
    const known = 'packed' in sent ? opened.get(sent.seq) : undefined
    return known ?? openCommit(sent, store.getState().rows)
  }

  async function write(send: () => Promise<Reply<SentCommit>>): Promise<Outcome> {
    store.setState(({ saving }) => ({ saving: saving + 1 }))
    try {
      // The client delivers the commit to `receive` before it answers.
      const reply = await send()
      if (reply.kind === 'done') return { kind: 'done', commit: openedFrom(reply.value) }
      if (reply.kind === 'rejected') return reply
      fail(reply)
      return { kind: 'failed' }
    } finally {
      store.setState(({ saving }) => ({ saving: saving - 1 }))
      if (store.getState().saving === 0) opened.clear()
    }
  }

  const stopListening = client.onCommit(receive)

  return {
    store,
    load,
    receive,
    onCommit(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit: (edits, label) => write(() => client.call('edit', { edits: [...edits], label })),
    command: (name, args) => write(() => client.call('command', { name, args })),
    undo: () => write(() => client.call('undo', {})),
    redo: () => write(() => client.call('redo', {})),
    async history(query) {
      const reply = await client.call('history', query)
      if (reply.kind === 'done') return reply.value
      if (reply.kind !== 'rejected') fail(reply)
      return []
    },
    entries: async (query) => known(await client.call('entries', query)) ?? [],
    verify: async () => known(await client.call('verify', {})),
    async simulate(request) {
      const reply = await client.call('simulate', request)
      if (reply.kind === 'done') return { kind: 'done', report: reply.value }
      if (reply.kind === 'rejected') return reply
      fail(reply)
      return { kind: 'failed' }
    },
    adopt: (request) => write(() => client.call('adopt', request)),
    snapshot: (request) => write(() => client.call('snapshot', request)),
    changedCells: async (table, from) => known(await client.call('changedCells', { table, from })),
    compare: async (request) => known(await client.call('compare', request)),
    checkAdoption: async (id, adoption) => known(await client.call('adopted', { id, adoption })),
    async progressOf(id) {
      const reply = await client.call('progress', { id })
      return reply.kind === 'done' ? reply.value.share : null
    },
    async cancel(id) {
      await client.call('progress', { id, cancel: true })
    },
    async templates(change) {
      const reply = await client.call('templates', change)
      if (reply.kind === 'done') return reply.value.names
      if (reply.kind !== 'rejected') fail(reply)
      return null
    },
    openedAt: () => firstSeq ?? 0,
    async exportSheet(request) {
      const reply = await client.call('export', request)
      if (reply.kind === 'done') return { kind: 'done', report: reply.value }
      if (reply.kind === 'rejected') return reply
      fail(reply)
      return { kind: 'failed' }
    },
    async ask(verb, input) {
      const reply = await client.call(verb, input)
      if (reply.kind === 'done' || reply.kind === 'rejected') return reply
      fail(reply)
      return { kind: 'failed' }
    },
    bringIn: (request) => write(() => client.call('importRun', request)),
    dismissFailure: () => store.setState({ failure: null }),
    close: stopListening,
  }
}
