import { calculate } from '../../../shared/calculation/calculate.ts'
import { asArithmetic, type Arithmetic } from '../../../shared/table/arithmetic.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { pasteFrom, copyTo } from '../../../renderer/grid/copying.ts'
import { perform } from '../../../renderer/grid/commands.ts'
import type { CellEdit, CellRefusal, SheetColumn, SheetRow } from '../../../renderer/grid/contract.ts'
import { SheetCore, type Words } from '../../../renderer/grid/core.ts'
import { dropHandle, fillToNeighbour, handleRange } from '../../../renderer/grid/fill-drag.ts'
import type { Command } from '../../../renderer/grid/keys.ts'
import { between, type Point } from '../../../renderer/grid/range.ts'
import { SETTING } from './sheets.ts'

/** Words of a sheet in a test: the keys themselves. */
export const WORDS: Words = {
  text: (key) => key,
  rejection: ({ code }) => code,
  tables: { table: (name) => name, choice: (_table, _column, code) => code },
}

/** A clipboard; its HTML is left out, for there is no document to read it. */
class Clipboard {
  readonly #items = new Map<string, string>()

  getData(format: string): string {
    return format === 'text/html' ? '' : (this.#items.get(format) ?? '')
  }

  setData(format: string, text: string): void {
    this.#items.set(format, text)
  }
}

/** A sheet without a window: its commands are those of keys and mouse, and what they write is kept. */
export class HeldSheet {
  readonly core: SheetCore
  readonly clipboard = new Clipboard()
  readonly columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  /** What was typed as arithmetic, by row and field. */
  readonly expressions = new Map<string, Arithmetic>()
  /** All that was sent to be written. */
  readonly sent: CellEdit[] = []
  #hidden: ReadonlySet<string> = new Set()

  readonly #totals: readonly SheetRow[]

  constructor(columns: readonly SheetColumn[], rows: readonly SheetRow[], totals: readonly SheetRow[] = []) {
    this.columns = columns
    this.rows = rows
    this.#totals = totals
    this.core = new SheetCore(this.#props(), WORDS)
  }

  #props(): ConstructorParameters<typeof SheetCore>[0] {
    return {
      columns: this.columns,
      rows: this.rows.filter(({ id }) => !this.#hidden.has(id)),
      totals: this.#totals,
      lookup: SETTING.lookup,
      language: 'zh-CN',
      dark: false,
      empty: { title: '', hint: '' },
      lore: { arithmeticAt: (rowId, field) => this.expressions.get(`${rowId}\t${field}`) ?? null },
      onEdit: async (edits) => this.take(edits),
      onAppend: async () => [],
    }
  }

  /** Holds what was sent, as a page does. */
  take(edits: readonly CellEdit[]): readonly CellRefusal[] {
    this.sent.push(...edits)
    const changed = new Map(this.rows.map((row) => [row.id, { ...row.cells }]))
    for (const { rowId, field, value } of edits) {
      const column = this.columns.find((one) => one.field === field)?.column
      const cells = changed.get(rowId)
      if (!column || !cells) throw new Error(`no cell ${rowId} ${field}`)
      const read = parseCell(column, value, { at: {}, rows: SETTING.lookup, calculate })
      if (!read.ok) throw new Error(`the sheet sent what cannot be read: ${field} ${String(value)}`)
      cells[field] = read.value
      const arithmetic = asArithmetic(column, value)
      if (arithmetic) this.expressions.set(`${rowId}\t${field}`, arithmetic)
      else this.expressions.delete(`${rowId}\t${field}`)
    }
    this.rows = this.rows.map((row) => ({ ...row, cells: changed.get(row.id) ?? row.cells }))
    this.core.update(this.#props(), WORDS)
    return []
  }

  cells(): readonly (readonly Cell[])[] {
    return this.rows.map(({ cells }) => this.columns.map(({ field }) => cells[field] ?? null))
  }

  select(from: Point, to: Point = from): void {
    this.core.select(between(from, to))
  }

  async do(command: Command): Promise<void> {
    perform(this.core, command)
    await settled()
  }

  copy(cut = false): void {
    copyTo(this.core, this.clipboard, cut)
  }

  async paste(): Promise<void> {
    pasteFrom(this.core, this.clipboard)
    await settled()
  }

  /** Drags the handle of the selection to a cell. */
  async fill(to: Point, toggled = false): Promise<void> {
    const source = handleRange(this.core)
    if (!source) throw new Error('nothing to fill')
    dropHandle(this.core, source, to, toggled)
    await settled()
  }

  /** Double click on the handle. */
  async fillDown(): Promise<void> {
    fillToNeighbour(this.core)
    await settled()
  }

  /** Leaves rows out of sight, as a filter does. */
  hide(ids: readonly string[]): void {
    this.#hidden = new Set(ids)
    this.core.update(this.#props(), WORDS)
  }
}

/** Writes answer in a later turn. */
async function settled(): Promise<void> {
  await new Promise((done) => setImmediate(done))
}
