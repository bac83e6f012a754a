import { isSame, sentValue } from './arithmetic.ts'
import type { CellEdit, CellRefusal, EditVerb } from './contract.ts'
import type { SheetCore } from './core.ts'
import { sayingWrite } from './long-write.ts'
import { readNew } from './new-rows.ts'
import { between, rangeOf, single } from './range.ts'
import { keyOf, type Notice, type Question, type Wanted } from './state.ts'
import { placeAt, pointOf, type Address } from './view.ts'
import { cellOf, readValue } from './values.ts'

// The one way from the sheet to its page. Every cell is read by its column's kind first; if any is refused, here or by
// the store, nothing is written until the person has decided.

/**
 * Writes cells as one commit. A single refused cell says so beside itself; of a block with refused cells nothing is
 * written and the bar above the sheet asks what to do with the rest. So it does for a block that reaches `below` the last
 * row. True unless something was refused or asked.
 */
export async function write(
  core: SheetCore,
  wanted: readonly Wanted[],
  verb: EditVerb,
  options: {
    readonly outside?: number
    readonly typed?: string
    readonly below?: readonly (readonly Wanted[])[]
    /** All or nothing: what is moved must not be lost on the way. */
    readonly whole?: boolean
  } = {},
): Promise<boolean> {
  const { edits, refused } = readAll(core, wanted)
  const added = readNew(core, options.below ?? [])
  const outside = (options.outside ?? 0) - added.cells
  const isLast = options.below === undefined || options.below.length === 0
  const alone = wanted.length === 1 && outside === 0 && isLast
  const all = [...refused, ...added.refused]
  const { typed, whole = false } = options
  if (all.length > 0 || outside > 0 || added.fresh.length > 0) {
    say(core, { refused: all, outside, verb, rest: edits, fresh: added.fresh, alone, typed, whole })
    return false
  }
  return send(core, edits, verb, { alone, typed, whole })
}

/** Writes what the bar offers for rows that are there, and leaves the refused cells marked. */
export async function writeRest(core: SheetCore): Promise<void> {
  const { question } = core.store.getState()
  if (!question) return
  core.store.setState({ question: null })
  await send(core, question.rest, question.verb, { alone: false, typed: undefined, whole: false })
}

/** Adds the rows that the bar offers and writes the rest with them, as one commit; then the whole block is selected. */
export async function writeWithNewRows(core: SheetCore): Promise<void> {
  const { question } = core.store.getState()
  const from = core.activeAddress()
  const { onAppend } = core.props
  if (!question || !onAppend) return
  core.store.setState({ question: null })
  const { rest, fresh, verb, whole } = question
  const cells = rest.length + fresh.reduce((sum, row) => sum + Object.keys(row.cells).length, 0)
  const refused = await sayingWrite(core.store, cells, onAppend(fresh, rest))
  if (refused.length > 0) {
    const left = refused.some(({ rowId }) => rowId === null)
      ? []
      : fresh.filter(({ id }) => !refused.some(({ rowId }) => rowId === id))
    const edits = withoutRefused(rest, refused)
    const typed = undefined
    say(core, { refused, outside: 0, verb, rest: edits, fresh: left, alone: false, typed, whole })
    return
  }
  forget(core, rest)
  if (whole) core.store.setState({ copied: null })
  const last = fresh.at(-1)
  if (last) requestAnimationFrame(() => selectWritten(core, last.id, from, FRAMES))
}

/** Frames to wait for new rows: they arrive with one of the page's next drawings, or never if a filter hides them. */
const FRAMES = 30

/** Selects the block down to its last new row, unless the person has gone elsewhere. */
function selectWritten(core: SheetCore, lastId: string, from: Address | null, left: number): void {
  const active = core.activeAddress()
  if (active?.rowId !== from?.rowId || active?.field !== from?.field) return
  const row = core.view.rows.findIndex(({ id }) => id === lastId)
  if (row < 0) {
    if (left > 0) requestAnimationFrame(() => selectWritten(core, lastId, from, left - 1))
    return
  }
  const all = { top: 0, left: 0, right: core.view.columns.length - 1 }
  const { top, left: first, right } = core.selection ? rangeOf(core.selection) : all
  const block = between({ row: Math.min(top, row), column: first }, { row, column: right })
  core.select(block, { reveal: { row, column: first } })
}

/** Drops what the bar offers; the marks of refused cells go with it. */
export function dropRest(core: SheetCore): void {
  core.store.setState({ question: null, refused: new Map() })
  core.surface?.repaint()
}

function readAll(core: SheetCore, wanted: readonly Wanted[]): { edits: CellEdit[]; refused: CellRefusal[] } {
  const edits: CellEdit[] = []
  const refused: CellRefusal[] = []
  for (const { point, raw } of wanted) {
    const place = placeAt(core.view, point)
    if (!place) throw new Error(`no cell at row ${point.row}, column ${point.column}`)
    const { row, column } = place
    // A block that lies over the heading of a group means the rows above and below it.
    if (row.kind === 'group') continue
    const read = readValue(row, column, raw, core.setting)
    // A block that holds the same value for a locked cell does not ask for anything.
    if (read.ok && read.value === cellOf(row, column.field) && isSame(core, row, column, raw)) continue
    const reason = core.refusalAt(place) ?? (read.ok ? null : core.words.rejection(read.rejection))
    if (reason !== null) {
      refused.push({ rowId: row.id, field: column.field, message: reason })
    } else if (read.ok) {
      edits.push({ rowId: row.id, field: column.field, value: sentValue(row, column, raw, read.value) })
    }
  }
  return { edits, refused }
}

async function send(
  core: SheetCore,
  edits: readonly CellEdit[],
  verb: EditVerb,
  { alone, typed, whole }: { alone: boolean; typed: string | undefined; whole: boolean },
): Promise<boolean> {
  if (edits.length === 0) {
    if (whole) core.store.setState({ copied: null })
    return true
  }
  const refusals = await sayingWrite(core.store, edits.length, core.props.onEdit(edits, verb))
  if (refusals.length > 0) {
    const refused = refusals.map((refusal) => ({ ...refusal, ...(alone ? edits[0] : {}) }))
    const rest = withoutRefused(edits, refusals)
    say(core, { refused, outside: 0, verb, rest, fresh: [], alone, typed, whole })
    return false
  }
  forget(core, edits)
  // As in Excel what was copied stays ready until something else is done; what was cut is moved once.
  if (verb !== 'paste' || whole) {
    core.store.setState({ copied: null, filled: null })
    core.surface?.repaint()
  }
  return true
}

/** What may still be tried after the store has refused: all but the cells, or the rows, that it named. */
export function withoutRefused(
  edits: readonly CellEdit[],
  refusals: readonly CellRefusal[],
): readonly CellEdit[] {
  if (refusals.some(({ rowId }) => rowId === null)) return []
  const asked = new Set(edits.map(({ rowId, field }) => keyOf(rowId, field)))
  const cells = new Set<string>()
  const rows = new Set<string>()
  for (const { rowId, field } of refusals) {
    if (rowId === null) continue
    // A rule may name a column that nobody has touched; then no cell of the row can be told from the others.
    if (field !== null && asked.has(keyOf(rowId, field))) cells.add(keyOf(rowId, field))
    else rows.add(rowId)
  }
  return edits.filter(({ rowId, field }) => !rows.has(rowId) && !cells.has(keyOf(rowId, field)))
}

interface Refused extends Question {
  readonly alone: boolean
  readonly typed: string | undefined
}

function say(core: SheetCore, { alone, typed, ...asked }: Refused): void {
  const { refused } = asked
  const nothing = asked.whole && refused.length + asked.outside > 0
  const question = nothing ? { ...asked, rest: [], fresh: [] } : asked
  const marked = new Map<string, string>()
  for (const { rowId, field, message } of refused) {
    if (rowId !== null && field !== null) marked.set(keyOf(rowId, field), message)
  }
  const [first] = refused
  if (alone && first && first.rowId !== null && first.field !== null) {
    const message = reasonsIn(core, refused)
    sayBeside(core, { rowId: first.rowId, field: first.field, message, typed: typed ?? null })
  } else {
    core.store.setState({ question, refused: marked, notice: null })
  }
  core.surface?.repaint()
}

/** Reasons said beside one cell; more would not be read. */
const MOST_REASONS = 3

/** One cell may be refused for what stands in others: a plan for each of its tasks that is not ready. */
function reasonsIn(core: SheetCore, refused: readonly CellRefusal[]): string {
  const reasons = [...new Set(refused.map(({ message }) => message))]
  const more = reasons.length - MOST_REASONS
  const rest = more > 0 ? [core.words.text('moreReasons', { count: more })] : []
  return [...reasons.slice(0, MOST_REASONS), ...rest].join('\n')
}

/**
 * Says beside a cell why it was refused, and goes back to it as Excel does if the selection has moved on meanwhile. If
 * another cell is being edited by then the person is left alone there, and the refused cell stays marked.
 */
function sayBeside(core: SheetCore, notice: Notice): void {
  const { rowId, field, message } = notice
  const { editing, refused } = core.store.getState()
  if (editing) {
    core.store.setState({ refused: new Map([...refused, [keyOf(rowId, field), message]]) })
    return
  }
  const active = core.activeAddress()
  const point = pointOf(core.view, notice)
  if (point && (active?.rowId !== rowId || active.field !== field)) core.select(single(point))
  core.store.setState({ notice })
}

/** A cell that has been written is refused no longer, and what the bar still offers does not write over it. */
function forget(core: SheetCore, edits: readonly CellEdit[]): void {
  const { refused, question } = core.store.getState()
  if (question) core.store.setState({ question: withoutWritten(question, edits) })
  if (refused.size === 0) return
  const left = new Map(refused)
  for (const { rowId, field } of edits) left.delete(keyOf(rowId, field))
  core.store.setState({ refused: left })
  core.surface?.repaint()
}

/** What the bar asks once cells have been written otherwise; null if nothing is left to ask. */
function withoutWritten(question: Question, edits: readonly CellEdit[]): Question | null {
  const written = new Set(edits.map(({ rowId, field }) => keyOf(rowId, field)))
  const rest = question.rest.filter(({ rowId, field }) => !written.has(keyOf(rowId, field)))
  const refused = question.refused.filter(
    ({ rowId, field }) => rowId === null || field === null || !written.has(keyOf(rowId, field)),
  )
  const isOver = rest.length + refused.length + question.fresh.length + question.outside === 0
  return isOver ? null : { ...question, rest, refused }
}

/** Says beside the active cell why something cannot be done, or what is to be done next. */
export function sayHere(core: SheetCore, message: string, tone?: 'hint'): void {
  const active = core.activeAddress()
  if (active) core.store.setState({ notice: { ...active, message, typed: null, ...(tone ? { tone } : {}) } })
}

/** Says beside a cell why it may not be edited. */
export function sayReadOnly(core: SheetCore, rowId: string, field: string, message: string): void {
  core.store.setState({ notice: { rowId, field, message, typed: null } })
  core.surface?.repaint()
}
