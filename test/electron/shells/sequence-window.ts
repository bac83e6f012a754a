import { join } from 'node:path'
import type { TFunction } from 'i18next'
import { answerPage, told } from '../../../electron/api/answer-page.ts'
import { preferencesIn } from '../../../electron/api/preferences-file.ts'
import type { Schema } from '../../../electron/store/schema.ts'
import { createStore, openStore, type Store } from '../../../electron/store/store.ts'
import { perform } from '../../../renderer/grid/commands.ts'
import { copyTo, pasteAsked, pasteFrom } from '../../../renderer/grid/copying.ts'
import type { SheetColumn } from '../../../renderer/grid/contract.ts'
import { SheetCore } from '../../../renderer/grid/core.ts'
import { planSeries } from '../../../renderer/grid/fill.ts'
import type { Command } from '../../../renderer/grid/keys.ts'
import { between } from '../../../renderer/grid/range.ts'
import { adding } from '../../../renderer/grid/ranges.ts'
import { dropRest, write, writeRest, writeWithNewRows } from '../../../renderer/grid/writing.ts'
import { sheetRowMaker } from '../../../renderer/pages/sheet/rows.ts'
import { duplicateEdits, insertEdits, moveEdits } from '../../../renderer/pages/sheet/row-actions.ts'
import { appendRows, writeCells } from '../../../renderer/pages/sheet/writing.ts'
import { connect } from '../../../renderer/workbook/client.ts'
import { createWorkbook, type Workbook } from '../../../renderer/workbook/workbook.ts'
import type { ToldCommit } from '../../../shared/api/bridge.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'
import { project } from '../../../shared/plans/tables.ts'
import type { Answer, Block, Line } from './sequence-model.ts'

// The window without its paint: the sheet's commands, the page's way of writing, the mirror, the client, the backend and
// a real workbook file.

const FIELDS = ['name', 'total_investment', 'jobs', 'output_amount', 'note'] as const
const COLUMNS: readonly SheetColumn[] = FIELDS.map((field) => ({
  field,
  column: project.columns[field],
  title: project.columns[field].title,
}))
const BLANK = { name: '新项目', region: 'lake', category: 'economy' }
const WORDING = { t: ((key: string) => key) as unknown as TFunction<'sheet'>, language: 'zh-CN' } as const

/** A new workbook with these projects. */
export async function newSequenceWindow(
  folder: string,
  rows: readonly Line[],
  schema: Schema,
): Promise<SequenceWindow> {
  const region: Edit = {
    kind: 'insert',
    table: 'region',
    id: 'lake',
    values: { name: '湖镇', level: 'town' },
  }
  const edits = rows.map((line, at): Edit => {
    const [name = null, , jobs = null, amount = null, note = null] = line
    const money = line[1] === null ? null : `${Number(line[1]) / 100}元`
    const values = { ...BLANK, name, total_investment: money, jobs, output_amount: amount, note }
    return { kind: 'insert', table: 'project', id: `p${at}`, values }
  })
  const file = join(folder, `${crypto.randomUUID()}.zhence`)
  const options = { who: 'tester@here', packId: null, edits: [region, ...edits], schema }
  const window = new SequenceWindow(file, await createStore(file, options), schema)
  await window.load()
  return window
}

/** One open window on one workbook. */
export class SequenceWindow {
  readonly #file: string
  readonly #schema: Schema
  #store: Store
  #workbook: Workbook
  #core: SheetCore

  constructor(file: string, store: Store, schema: Schema) {
    this.#file = file
    this.#schema = schema
    this.#store = store
    this.#workbook = this.#connected(store)
    this.#core = this.#sheet(this.#workbook)
  }

  #connected(store: Store): Workbook {
    const backend = {
      store,
      preferences: preferencesIn(null, () => undefined),
      reportBug: (_: string, error: unknown): string => {
        throw error
      },
    }
    const bridge = {
      // What crosses to the backend is JSON.
      call: (verb: string, input: unknown) => answerPage(backend, verb, JSON.parse(JSON.stringify(input))),
      onCommit: (listener: (one: ToldCommit) => void) => store.onCommit((commit) => listener(told(commit))),
    }
    Object.assign(globalThis, { window: { zhence: bridge } })
    return createWorkbook(connect())
  }

  #sheet(workbook: Workbook): SheetCore {
    const toRows = sheetRowMaker()
    const props = (): ConstructorParameters<typeof SheetCore>[0] => {
      const rows = toRows(workbook.store.getState().rows.all('project'))
      return {
        columns: COLUMNS,
        rows,
        lookup: workbook.store.getState().rows,
        language: 'zh-CN',
        dark: false,
        empty: { title: '', hint: '' },
        onEdit: (edits, verb) => writeCells(workbook, 'project', edits, verb, WORDING),
        onAppend: (fresh, edits) =>
          appendRows(
            workbook,
            { table: 'project', last: rows.at(-1)?.id, blank: BLANK, numbered: undefined },
            fresh,
            edits,
            WORDING,
          ),
      }
    }
    const words = {
      text: (key: string) => key,
      rejection: ({ code }: { code: string }) => code,
      tables: { table: String, choice: String },
    }
    const core = new SheetCore(props(), words)
    workbook.store.subscribe((now, before) => {
      if (now.rows !== before.rows) core.update(props(), words)
    })
    return core
  }

  async load(): Promise<void> {
    await this.#workbook.load()
  }

  async close(): Promise<void> {
    this.#workbook.close()
    await this.#store.close()
  }

  async reopen(): Promise<void> {
    await this.close()
    this.#store = await openStore(this.#file, { who: 'tester@here', schema: this.#schema })
    this.#workbook = this.#connected(this.#store)
    this.#core = this.#sheet(this.#workbook)
    await this.load()
  }

  /** What the mirror holds. */
  cells(): readonly Line[] {
    return this.#linesOf(this.#workbook.store.getState().rows.all('project'))
  }

  /** What the store holds. */
  stored(): readonly Line[] {
    return this.#linesOf(this.#store.rows().all('project'))
  }

  #linesOf(rows: readonly { readonly [field: string]: unknown }[]): readonly Line[] {
    return rows.map((row) => FIELDS.map((field) => (row[field] ?? null) as Line[number]))
  }

  select({ top, left, bottom, right }: Block): void {
    this.#core.select(between({ row: top, column: left }, { row: bottom, column: right }))
  }

  async #settled(answer: Answer): Promise<void> {
    await turn()
    if (this.#core.store.getState().headed) pasteAsked(this.#core, 'with')
    await turn()
    const { question } = this.#core.store.getState()
    if (question && answer === 'drop') dropRest(this.#core)
    else if (question && answer === 'rows' && question.fresh.length > 0) await writeWithNewRows(this.#core)
    else if (question) await writeRest(this.#core)
    await turn()
    if (this.#core.store.getState().question) throw new Error('the store refused what the sheet let through')
  }

  async #do(command: Command, answer: Answer): Promise<void> {
    perform(this.#core, command)
    await this.#settled(answer)
  }

  async paste(text: string, answer: Answer): Promise<void> {
    pasteFrom(this.#core, { getData: (format) => (format === 'text/plain' ? text : '') })
    await this.#settled(answer)
  }

  async clear(blocks: readonly Block[], answer: Answer): Promise<void> {
    const [first, ...others] = blocks
    if (first) this.select(first)
    for (const { top, left, bottom, right } of others) {
      const from = { row: top, column: left }
      this.#core.select(adding(this.#core.selection, from, { row: bottom, column: right }))
    }
    await this.#do({ do: 'clear' }, answer)
  }

  async copyDown(answer: Answer): Promise<void> {
    await this.#do({ do: 'fill', to: 'down' }, answer)
  }

  async drag(source: Block, to: number, toggled: boolean, answer: Answer): Promise<void> {
    const { view, setting } = this.#core
    const target = { ...source, top: source.bottom + 1, bottom: to }
    const wanted = planSeries(view, setting, { source, target, to: 'down' }, toggled)
    await write(this.#core, wanted, 'fill')
    await this.#settled(answer)
  }

  async move(source: Block, to: number): Promise<void> {
    const clipboard = new Map<string, string>()
    this.select(source)
    copyTo(this.#core, { setData: (format, text) => void clipboard.set(format, text) }, true)
    this.select({ ...source, top: to, bottom: to })
    pasteFrom(this.#core, {
      getData: (format) => (format === 'text/html' ? '' : (clipboard.get(format) ?? '')),
    })
    await this.#settled('drop')
  }

  #rows(): readonly Row[] {
    return this.#workbook.store.getState().rows.all('project')
  }

  #ids(from: number, to: number): readonly string[] {
    return this.#rows()
      .slice(from, to + 1)
      .map(({ id }) => id)
  }

  async insert(after: number): Promise<void> {
    const near = this.#rows()[after]?.id ?? null
    const wanted = { table: project, near, count: 1, above: false, blank: BLANK, numbered: undefined }
    await this.#rowEdit(insertEdits(wanted, this.#rows()), 'insert')
  }

  async duplicate(from: number, to: number): Promise<void> {
    const edits = duplicateEdits(
      project,
      this.#ids(from, to),
      this.#rows(),
      (text) => text,
      () => null,
    )
    await this.#rowEdit(edits, 'duplicate')
  }

  async shift(from: number, to: number, after: number): Promise<void> {
    const rows = this.#rows()
    const anchor = rows[after]?.id ?? null
    const edits = moveEdits(project, this.#ids(from, to), anchor, rows[0]?.id ?? null, rows)
    if (edits.length > 0) await this.#rowEdit(edits, 'move')
  }

  async remove(from: number, to: number): Promise<void> {
    const edits = this.#ids(from, to).map((id): Edit => ({ kind: 'delete', table: 'project', id }))
    await this.#rowEdit(edits, 'delete')
  }

  async #rowEdit(edits: readonly Edit[], verb: 'insert' | 'duplicate' | 'move' | 'delete'): Promise<void> {
    const outcome = await this.#workbook.edit(edits, { verb, table: 'project', count: edits.length })
    if (outcome.kind !== 'done') throw new Error(`refused: ${verb}`)
  }

  async undo(): Promise<void> {
    await this.#workbook.undo()
    await turn()
  }

  async redo(): Promise<void> {
    await this.#workbook.redo()
    await turn()
  }
}

/** Everything between a command and its commit happens within one turn: SQLite answers at once. */
function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}
