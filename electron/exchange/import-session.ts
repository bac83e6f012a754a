// A file on its way into the workbook: the child that holds it, and what the program asks of it.
import type { Commit } from '../../shared/api/reply.ts'
import type { Preview, SourceWindow } from '../../shared/exchange/import/contract.ts'
import type { BookSummary } from '../../shared/exchange/import/source.ts'
import type { ImportEdit } from '../../shared/exchange/import/edits.ts'
import { calculatedColumn, cellExpression } from '../../shared/calculation/tables.ts'
import { IMPORTABLE } from '../../shared/importable.ts'
import type { Result } from '../../shared/table/rejection.ts'
import { tableNamed } from '../../shared/tables.ts'
import { wideTableOf } from '../../shared/wide-tables.ts'
import type { Store } from '../store/store.ts'
import { addressed, changesIn, foresee, type Foreseen } from './foresee.ts'
import type { Asked } from './import-jobs.ts'
import { startChild, type ExchangeChild } from './process.ts'

/** Rows of the workbook in one message to the child: as many as go without a stop that anyone feels. */
const ROWS_AT_ONCE = 1000
/** As many changed rows and cells as are checked against the rules each time that a person looks. */
const MOST_FORESEEN = { rows: 50_000, edits: 200_000 }

/** Tables whose rows' names may stand across a sheet, such as regions and indicators. */
const NAMED_ACROSS: readonly string[] = IMPORTABLE.flatMap(({ name, columns }) =>
  (wideTableOf(name)?.references ?? []).flatMap((reference) => {
    const column = columns[reference]
    return column?.kind === 'reference' ? column.to : []
  }),
)

/** One file that is looked at and brought in. */
export class ImportSession {
  readonly #child: ExchangeChild = startChild()
  readonly #controller = new AbortController()
  #share: number | null = null
  #summary: BookSummary | null = null
  /** Counts the looks; a newer one takes the place of what is under way. */
  #looks = 0
  /** By table: the newest commit when its rows were sent. */
  readonly #sent = new Map<string, number>()

  /** How far the work at hand is; null if there is none. */
  get share(): number | null {
    return this.#share
  }

  /** False once the child has ended, by a file or by us. */
  get alive(): boolean {
    return this.#child.alive()
  }

  /** Takes a piece of the file, in order; the next one may come when this one is answered. */
  receive(bytes: Uint8Array): Promise<Result<number>> {
    return this.#child.run('receive', null, { bytes })
  }

  /**
   * Reads what was received; `name` is the file's. Which table it speaks of may hang on what rows of the workbook are
   * called, if that is not known already.
   */
  async read(name: string, store: Store | null = null): Promise<Result<BookSummary>> {
    const sent = store && (await this.#sendRows(store, NAMED_ACROSS))
    if (sent && !sent.ok) return sent
    const result = await this.#watched((watch) => this.#child.run('read', { name }, watch))
    if (result.ok) this.#summary = result.value
    return result
  }

  /**
   * How the file would come into a table, as its rows are now; rules of the workbook that its rows would break are among
   * the problems. Of more than `most` they are looked at when they are written.
   */
  async preview(store: Store, asked: Asked, most = MOST_FORESEEN): Promise<Result<Preview>> {
    const look = (this.#looks += 1)
    const looked = await this.#look(store, asked)
    if (!looked.ok) return looked
    const { fresh, changedCells, removed } = looked.value.counts
    if (changesIn(looked.value) > most.rows || fresh + changedCells + removed > most.edits) return looked
    const edits = await this.#edits(asked, true)
    if (!edits.ok) return edits
    const seen = await this.#foresee(store, asked, edits.value, looked.value, () => this.#looks === look)
    return seen.ok ? { ok: true, value: seen.value.preview } : seen
  }

  /** Rows of a sheet last looked at; of the one that is shown if none is named. */
  window(from: number, count: number, sheet?: number): Promise<Result<SourceWindow>> {
    return this.#child.run('window', { sheet, from, count })
  }

  /** Brings the file into the table as one commit: all or nothing. Refusals name the cell of the file where there is one. */
  async import(store: Store, asked: Asked): Promise<Result<{ commit: Commit; preview: Preview }>> {
    const looked = await this.#look(store, asked)
    if (!looked.ok) return looked
    const edits = await this.#edits(asked, false)
    if (!edits.ok) return edits
    // Rows with problems are left out only where the person agreed to that; else the commit refuses them as a whole.
    const foreseen = asked.choices.withoutStopped
      ? await this.#foresee(store, asked, edits.value, looked.value)
      : ({ ok: true, value: { preview: looked.value, edits: edits.value } } as const)
    if (!foreseen.ok) return foreseen
    const seen = foreseen.value
    const { fresh, changed, removed } = seen.preview.counts
    const label = { verb: 'import', table: asked.table, count: fresh + changed + removed } as const
    const plan = seen.edits.map(({ edit }) => edit)
    const result = await store.commit(label, () => ({ ok: true, value: plan }))
    if (result.ok) return { ok: true, value: { commit: result.value, preview: seen.preview } }
    return {
      ok: false,
      rejections: addressed(result.rejections, edits.value, looked.value, this.#sheetNames).map(
        ({ rejection }) => rejection,
      ),
    }
  }

  /** Stops whatever is under way and forgets the file. */
  close(): void {
    this.#controller.abort()
    this.#child.close()
  }

  async #look(store: Store, asked: Asked): Promise<Result<Preview>> {
    const sent = await this.#sendRows(store, reachable(asked.table))
    if (!sent.ok) return sent
    return this.#watched((watch) => this.#child.run('preview', asked, watch))
  }

  async #edits(asked: Asked, anyway: boolean): Promise<Result<readonly ImportEdit[]>> {
    const edits: ImportEdit[] = []
    const onPart = (part: readonly ImportEdit[]): void => void edits.push(...part)
    const made = await this.#watched((watch) =>
      this.#child.run('edits', { asked, anyway }, { ...watch, onPart }),
    )
    return made.ok ? { ok: true, value: edits } : made
  }

  async #foresee(
    store: Store,
    { choices }: Asked,
    edits: readonly ImportEdit[],
    preview: Preview,
    isWanted = (): boolean => true,
  ): Promise<Result<Foreseen>> {
    return this.#watched(async ({ signal, onProgress }) => {
      const goesOn = (): boolean => !signal.aborted && isWanted()
      const again = choices.withoutStopped === true
      const seen = await foresee(store, edits, preview, this.#sheetNames, { again, goesOn, onProgress })
      return seen ? { ok: true, value: seen } : { ok: false, rejections: [{ at: {}, code: 'cancelled' }] }
    })
  }

  get #sheetNames(): readonly string[] {
    return this.#summary?.sheets.map(({ name }) => name) ?? []
  }

  async #sendRows(store: Store, tables: readonly string[]): Promise<Result<null>> {
    const { seq } = store.info()
    for (const table of tables) {
      if (this.#sent.get(table) === seq) continue
      const all = store.rows().all(table)
      for (let from = 0; from === 0 || from < all.length; from += ROWS_AT_ONCE) {
        const part = { table, rows: all.slice(from, from + ROWS_AT_ONCE), fresh: from === 0 }
        const sent = await this.#child.run('rows', part)
        if (!sent.ok) return sent
      }
      this.#sent.set(table, seq)
    }
    return { ok: true, value: null }
  }

  async #watched<T>(
    work: (watch: { signal: AbortSignal; onProgress: (share: number) => void }) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    this.#share = 0
    try {
      return await work({
        signal: this.#controller.signal,
        onProgress: (share) => void (this.#share = share),
      })
    } finally {
      this.#share = null
    }
  }
}

/** The table, what people added to it, and all to which its references lead: a row may be called by what it points at. */
function reachable(name: string): readonly string[] {
  const found = new Set([name, calculatedColumn.name, cellExpression.name])
  for (const one of found)
    for (const column of Object.values(tableNamed(one)?.columns ?? {}))
      if (column.kind === 'reference') for (const to of column.to) found.add(to)
  return [...found]
}
