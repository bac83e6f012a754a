// The import's jobs in the child: the file is taken in piece by piece, read once, and looked at as often as is asked.
import { randomInt } from 'node:crypto'
import { extname } from 'node:path'
import { calculate } from '../../shared/calculation/calculate.ts'
import { typedExpression } from '../../shared/calculation/expressions.ts'
import { definitionsOf } from '../../shared/calculation/columns.ts'
import { calculatedColumn } from '../../shared/calculation/tables.ts'
import type {
  ImportChoices,
  ImportMapping,
  Preview,
  SourceWindow,
} from '../../shared/exchange/import/contract.ts'
import { editsOf, type ImportEdit } from '../../shared/exchange/import/edits.ts'
import { likelyTables } from '../../shared/exchange/import/likely-tables.ts'
import { windowOf } from '../../shared/exchange/import/preview.ts'
import type { BookSummary, SourceBook } from '../../shared/exchange/import/source.ts'
import { previewTogether, understandTogether, type Together } from '../../shared/exchange/import/together.ts'
import { IMPORTABLE } from '../../shared/importable.ts'
import type { Rows } from '../../shared/table/change.ts'
import { unitOn } from '../../shared/table/row-unit.ts'
import type { Row } from '../../shared/table/table.ts'
import { tableNamed } from '../../shared/tables.ts'
import { wideTableOf } from '../../shared/wide-tables.ts'
import type { Job } from './protocol.ts'
import { LIMITS } from './read/limits.ts'
import { readBook } from './read/read.ts'
import { otherEnding } from './read/what-it-is.ts'

/** The rows that references and keys are looked up in. */
class SentRows implements Rows {
  readonly #tables = new Map<string, Map<string, Row>>()
  readonly #lists = new Map<string, readonly Row[]>()

  all(table: string): readonly Row[] {
    const known = this.#lists.get(table)
    if (known) return known
    const list = [...(this.#tables.get(table)?.values() ?? [])]
    this.#lists.set(table, list)
    return list
  }

  get(table: string, id: string): Row | undefined {
    return this.#tables.get(table)?.get(id)
  }

  add(table: string, rows: readonly Row[], fresh: boolean): void {
    const known = (fresh ? undefined : this.#tables.get(table)) ?? new Map<string, Row>()
    for (const row of rows) known.set(row.id, row)
    this.#tables.set(table, known)
    this.#lists.delete(table)
  }
}

let pieces: Uint8Array[] = []
let size = 0
let book: SourceBook | null = null
const sent = new SentRows()
/** The last look at the file, with what it was asked by. */
let last: { readonly asked: string; readonly together: Together } | null = null

function forgetPieces(): void {
  pieces = []
  size = 0
}

/** Takes a piece of the file, in order. */
export const receive: Job<null, number> = (_input, { bytes }) => {
  size += bytes.length
  if (size > LIMITS.fileBytes) {
    forgetPieces()
    return refuse({ code: 'file-unreadable', why: 'too-large', limit: LIMITS.fileBytes / 2 ** 20 })
  }
  pieces.push(bytes)
  return { ok: true, value: size }
}

/** Reads the file that was received. */
export const read: Job<{ readonly name: string }, BookSummary> = ({ name }, { progress }) => {
  const bytes = Buffer.concat(pieces)
  forgetPieces()
  book = null
  last = null
  const result = readBook(bytes, name, progress)
  if (!result.ok) return result
  book = result.value
  const sheets = book.sheets.map(({ name: sheet, hidden, rows, width }) => ({
    name: sheet,
    hidden,
    rows: rows.length,
    columns: width,
  }))
  const { format, encoding, delimiter } = book
  const candidates = IMPORTABLE.map((table) => ({ table, wide: wideTableOf(table.name) }))
  const likely = likelyTables(book, candidates, sent)
  const ending = otherEnding(extname(name).slice(1).toLowerCase(), format)
  return { ok: true, value: { format, ending, encoding, delimiter, sheets, likely } }
}

/** Takes rows of the workbook; `fresh` forgets what was known of the table. */
export const rows: Job<
  { readonly table: string; readonly rows: readonly Row[]; readonly fresh: boolean },
  null
> = ({ table, rows: list, fresh }) => {
  sent.add(table, list, fresh)
  last = null
  return { ok: true, value: null }
}

/** What is asked of the file. */
export interface Asked {
  readonly table: string
  readonly choices: ImportChoices
  readonly remembered: Readonly<Record<string, ImportMapping>>
}

/** How the file would come into a table. */
export const preview: Job<Asked, Preview> = (asked, { progress }) => {
  const together = look(asked, progress)
  return 'code' in together ? refuse(together) : { ok: true, value: previewTogether(together) }
}

/** Rows of the sheet last looked at. */
export const window: Job<
  { readonly sheet?: number | undefined; readonly from: number; readonly count: number },
  SourceWindow
> = ({ sheet, from, count }) => {
  if (!last) return refuse({ code: 'no-file-read' })
  const { shown, all } = last.together
  const seen = all.find(({ place }) => place.sheet === sheet) ?? shown
  return { ok: true, value: windowOf(seen, from, count) }
}

/** As many edits in one message as the parent takes without being held up. */
const EDITS_AT_ONCE = 1000

/**
 * Hands over the edits that bring the file into the table; answers how many there are. Those of rows without problems
 * alone are had with `anyway`, to see what would become of them.
 */
export const edits: Job<
  { readonly asked: Asked; readonly anyway: boolean },
  number,
  readonly ImportEdit[]
> = async ({ asked, anyway }, { progress, emit }) => {
  const together = look(asked, progress)
  if ('code' in together) return refuse(together)
  const stops = together.all.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'stop'))
  const [first] = stops
  if (first && !asked.choices.withoutStopped && !anyway)
    return refuse({ code: 'import-stopped', count: stops.length, address: first.address })
  let [batch, count] = [[] as ImportEdit[], 0]
  for (const understood of together.all)
    for (const edit of editsOf(understood)) {
      batch.push(edit)
      count += 1
      if (batch.length < EDITS_AT_ONCE) continue
      await emit(batch)
      batch = []
    }
  if (batch.length > 0) await emit(batch)
  return { ok: true, value: count }
}

type Refusal = { readonly code: 'no-such-table'; readonly table: string } | { readonly code: 'no-file-read' }

function look(asked: Asked, progress: (share: number) => void): Together | Refusal {
  const key = JSON.stringify(asked)
  if (last?.asked === key) return last.together
  const table = tableNamed(asked.table)
  if (!table) return { code: 'no-such-table', table: asked.table }
  if (!book) return { code: 'no-file-read' }
  const hanging = Object.values(table.columns).find(
    ({ kind, ...rest }) => kind === 'number' && !('unit' in rest),
  )
  const together = understandTogether({
    ...asked,
    table,
    book,
    rows: sent,
    unitOf: (row) => (hanging ? unitOn(table, hanging, row, sent) : null),
    calculate,
    expressionOf: (id, column) => typedExpression(sent, table, id, column),
    wide: wideTableOf(table.name),
    computed: new Set(definitionsOf(sent.all(calculatedColumn.name), table.name).map(({ title }) => title)),
    newId,
    progress,
  })
  last = { asked: key, together }
  return together
}

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** An id like those of the store, which refuses it should it be taken. */
function newId(): string {
  return Array.from({ length: 10 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('')
}

function refuse<R extends Refusal | ImportRefusal>(reason: R) {
  return { ok: false, rejections: [{ at: {}, ...reason }] } as const
}

type ImportRefusal =
  | { readonly code: 'import-stopped'; readonly count: number; readonly address: string }
  | { readonly code: 'file-unreadable'; readonly why: 'too-large'; readonly limit: number }
