import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { ImportChoices, Preview } from '../../../shared/exchange/import/contract.ts'
import type { BookSummary } from '../../../shared/exchange/import/source.ts'
import { IMPORTABLE } from '../../../shared/importable.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import type { TableName } from '../../../shared/tables.ts'
import type { Workbook } from '../../workbook/workbook.ts'

/** What the page is busy with. */
type Busy = 'sending' | 'reading' | 'looking' | 'writing'

/** What came of the last step, for the person. */
type Told =
  | { readonly kind: 'refused' | 'not-read'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'imported'; readonly rows: number; readonly wide: boolean; readonly table: TableName }

/** A file on its way in; kept outside of the page so that looking elsewhere loses nothing. */
interface ImportState {
  readonly file: string | null
  readonly id: string | null
  readonly busy: Busy | null
  /** How far it is, 0 to 1; null if it cannot be told. */
  readonly share: number | null
  readonly summary: BookSummary | null
  readonly table: TableName
  readonly choices: ImportChoices
  readonly preview: Preview | null
  readonly told: Told | null
}

const EMPTY: ImportState = {
  file: null,
  id: null,
  busy: null,
  share: null,
  summary: null,
  table: 'project',
  choices: {},
  preview: null,
  told: null,
}

/** Bytes of the file in one message; a multiple of 3, so that base64 of the pieces needs no filling up. */
const PIECE = 192 * 1024
const ASK_EVERY_MS = 200

const store = createStore<ImportState>(() => EMPTY)

/** A part of the file's state. */
export function useImport<T>(select: (state: ImportState) => T): T {
  return useStore(store, select)
}

/** Takes in a file of the person's and looks at it with the table that is chosen. */
export async function takeFile(workbook: Workbook, file: File): Promise<void> {
  await letGo(workbook)
  store.setState({ ...EMPTY, table: store.getState().table, file: file.name, busy: 'sending', share: 0 })
  const opened = await workbook.ask('importOpen', {})
  if (opened.kind !== 'done') return settle(opened)
  const { id } = opened.value
  store.setState({ id })
  for (let at = 0; at < file.size || at === 0; at += PIECE) {
    const data = await base64Of(file.slice(at, at + PIECE))
    const taken = await workbook.ask('importBytes', { id, data })
    if (store.getState().id !== id) return
    if (taken.kind !== 'done') return settle(taken)
    store.setState({ share: file.size === 0 ? 1 : Math.min(1, (at + PIECE) / file.size) })
  }
  store.setState({ busy: 'reading', share: 0 })
  const read = await watched(workbook, id, () => workbook.ask('importRead', { id, name: file.name }))
  if (store.getState().id !== id) return
  if (read.kind !== 'done') return settle(read)
  store.setState(({ table }) => ({ summary: read.value, table: likeliest(read.value.likely, table) }))
  await look(workbook)
}

/** The table that a file speaks of; the one chosen before, if it may be that or if no table is named. */
function likeliest(likely: readonly string[], before: TableName): TableName {
  if (likely.includes(before)) return before
  return IMPORTABLE.find(({ name }) => name === likely[0])?.name ?? before
}

/** Looks at the file anew, as it was chosen. */
async function look(workbook: Workbook): Promise<void> {
  const { id, table, choices } = store.getState()
  if (id === null) return
  store.setState({ busy: 'looking', share: 0 })
  const looked = await watched(workbook, id, () => workbook.ask('importPreview', { id, table, choices }))
  const now = store.getState()
  // Something else was chosen meanwhile, and is being looked at.
  if (now.id !== id || now.table !== table || now.choices !== choices) return
  if (looked.kind !== 'done') return settle(looked)
  store.setState({ preview: looked.value, busy: null, share: null })
}

/** Chooses something, and shows what follows from it. */
export function choose(workbook: Workbook, part: Partial<ImportChoices>): void {
  store.setState(({ choices }) => ({ choices: { ...choices, ...part }, told: null }))
  void look(workbook)
}

/** Chooses another table; what was chosen of columns belongs to the one before. */
export function chooseTable(workbook: Workbook, table: TableName): void {
  store.setState(({ choices: { sheet } }) => ({ table, choices: { sheet }, told: null, preview: null }))
  void look(workbook)
}

/** Writes what is shown as one commit. */
export async function bringIn(workbook: Workbook): Promise<void> {
  const { id, table, choices, preview } = store.getState()
  if (id === null) return
  store.setState({ busy: 'writing', share: null })
  const outcome = await watched(workbook, id, () => workbook.bringIn({ id, table, choices }))
  if (outcome.kind === 'done') {
    // Arithmetic that is kept is written beside its row, and is no row to a person.
    const rows = outcome.commit.changes.filter((change) => change.table === table).length
    await workbook.ask('importState', { id, close: true })
    store.setState({
      ...EMPTY,
      table,
      told: { kind: 'imported', rows, wide: preview?.wide?.on === true, table },
    })
  } else if (outcome.kind === 'rejected')
    store.setState({ busy: null, told: { kind: 'refused', rejections: outcome.rejections } })
  else store.setState({ busy: null })
}

/** Forgets the file and stops whatever is under way with it. */
export async function letGo(workbook: Workbook): Promise<void> {
  const { id, table } = store.getState()
  store.setState({ ...EMPTY, table })
  if (id !== null) await workbook.ask('importState', { id, close: true })
}

/** Closes the words about the last step. */
export function forgetTold(): void {
  store.setState({ told: null })
}

function settle(
  answer:
    | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
    | { readonly kind: 'failed' },
): void {
  const { file, summary } = store.getState()
  if (answer.kind === 'failed') return store.setState({ busy: null, share: null })
  const told: Told = { kind: 'not-read', rejections: answer.rejections }
  // A file that could not be read has nothing to show; one that was read stays as it is.
  store.setState(
    summary ? { busy: null, share: null, told } : { ...EMPTY, table: store.getState().table, file, told },
  )
}

/** Asks now and then how far the work is while it goes on. */
async function watched<T>(workbook: Workbook, id: string, work: () => Promise<T>): Promise<T> {
  async function ask(): Promise<void> {
    const answer = await workbook.ask('importState', { id })
    const now = store.getState()
    if (answer.kind === 'done' && now.id === id && now.busy !== null)
      store.setState({ share: answer.value.share })
  }
  const timer = setInterval(() => void ask(), ASK_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

async function base64Of(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer())
  let text = ''
  // As many arguments as a call takes everywhere.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
