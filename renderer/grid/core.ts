import type { Command } from './keys.ts'
import type { Rows } from '../../shared/table/change.ts'
import { tablesOfLabels } from '../../shared/table/reference.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import type { SheetProps } from './contract.ts'
import { between, single, type Point, type Selection } from './range.ts'
import { adding, rowsOf } from './ranges.ts'
import type { TableWords } from './option-detail.ts'
import { createSheetStore, type SheetStore } from './state.ts'
import {
  addressAt,
  changedInPlace,
  columnEnd,
  follow,
  keepNumbers,
  placeAt,
  pointOf,
  refusalToEdit,
  sizeOfView,
  viewOf,
  type Place,
  type View,
  numberOf,
} from './view.ts'
import { changedCells } from './undone.ts'
import { shownText, type Setting } from './values.ts'

/** What the sheet needs of the thing that paints it. */
export interface Surface {
  /** Repaints cells whose selection or refusal has changed. */
  repaint(): void
  /** Paints every visible cell whose text has changed, such as labels of references; of these columns, or of all. */
  refresh(fields?: readonly string[]): void
  /** Scrolls as little as needed for a cell to be seen. */
  reveal(point: Point): void
  /** Where a cell is on the screen; null if it is scrolled away. */
  boxOf(point: Point): DOMRect | null
  /** Where a column's heading is on the screen; null if it is scrolled away. */
  headingBox(field: string): DOMRect | null
  /** The cell at an element of the page; a negative column is the row's number, a negative row the column's heading. */
  pointOf(element: Element): Point | null
  /** Rows that fit on the screen. */
  pageRows(): number
}

/** The grid's texts: from `renderer/text/<language>/grid.ts`, and the sentences about rejections. */
export interface Words {
  readonly text: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly rejection: (rejection: Rejection) => string
  readonly tables: TableWords
}

/** A mounted sheet: its latest properties, its state, and what paints it. Commands of keys and mouse work on this. */
export class SheetCore {
  readonly store: SheetStore = createSheetStore()
  #surface: Surface | null = null
  #endEdit: () => boolean = () => true
  /** Where Tab began in this row, so that Enter goes back under it as in Excel. */
  tabbedFrom: number | null = null
  /** How the next paste is meant: as usual, as values only (Ctrl+Shift+V), or with rows and columns swapped. */
  pasteAs: 'usual' | 'values' | 'transposed' = 'usual'
  /** The last command that F4 can do again. */
  repeated: Command | null = null
  /** An undo or redo whose rows are awaited, to be gone to. */
  undoing: object | null = null
  /** True after Escape: the next Tab leaves the grid. */
  leaving = false
  #props: SheetProps
  #words: Words

  constructor(props: SheetProps, words: Words) {
    this.#props = props
    this.#words = words
    this.store.setState({ view: viewOf(props) })
  }

  get surface(): Surface | null {
    return this.#surface
  }

  /** Says what paints the sheet from now on; null when it is taken away. */
  paintOn(surface: Surface | null): void {
    this.#surface = surface
  }

  /** The input says how an open edit is taken over: it knows the open list. */
  onEndEdit(end: () => boolean): void {
    this.#endEdit = end
  }

  /** Takes over an open edit, before the mouse goes elsewhere. False if its text cannot be read. */
  endEdit(): boolean {
    return this.#endEdit()
  }

  get props(): SheetProps {
    return this.#props
  }

  get words(): Words {
    return this.#words
  }

  get view(): View {
    return this.store.getState().view
  }

  get selection(): Selection | null {
    return this.store.getState().selection
  }

  get setting(): Setting {
    return { lookup: this.#props.lookup, language: this.#props.language }
  }

  /** Takes over new properties; the selection follows its rows and columns, an edit of a vanished cell ends. */
  update(props: SheetProps, words: Words): void {
    const { rows, totals, columns, lookup, readOnly, arranging, lore } = this.#props
    this.#props = props
    this.#words = words
    const marks = props.arranging?.marks !== arranging?.marks
    const looks = marks || props.lore !== lore || props.readOnly !== readOnly
    const others = looks ? [] : otherTexts(props, lookup)
    if (looks) this.#surface?.refresh()
    else if (others.length > 0) this.#surface?.refresh(others)
    if (props.rows === rows && props.totals === totals && props.columns === columns) return
    const { view: before, selection, editing, notice } = this.store.getState()
    const view = viewOf(props)
    const changed = changedInPlace(view, before)
    if (changed) keepNumbers(view, before, changed)
    const undone = this.undoing && changedCells(before, view)
    // Rows that have gone or moved are seen to have changed, too.
    if (undone || !changed) this.undoing = null
    this.store.setState({
      view,
      selection: undone ?? (selection && follow(selection, before, view)),
      editing: editing && pointOf(view, editing) ? editing : null,
      notice: notice && pointOf(view, notice) ? notice : null,
      ...(undone || !changed ? { filled: null } : {}),
      // Rows or columns have come, gone or moved: what was cut is no longer where it was.
      ...(props.columns === columns && changed ? {} : { copied: null }),
    })
    if (undone) this.#surface?.reveal(undone.anchor)
  }

  /** Selects, and scrolls to where the selection grows. Words about the cell before are taken away. */
  select(selection: Selection | null, options: { readonly reveal?: Point | null } = {}): void {
    this.leaving = false
    this.undoing = null
    this.store.setState({ selection, notice: null, filled: null })
    this.#surface?.repaint()
    const target = options.reveal === undefined ? selection?.head : options.reveal
    if (target) this.#surface?.reveal(target)
  }

  /** Selects whole rows or columns from one to another, `beside` what is selected already if anything is. */
  selectLines(what: 'rows' | 'columns', from: number, to: number, beside: Selection | null = null): void {
    const { rows, columns } = sizeOfView(this.view)
    if (rows === 0 || columns === 0) return
    const end = columnEnd(this.view)
    const last = what === 'rows' ? { row: to, column: columns - 1 } : { row: end, column: to }
    const first = what === 'rows' ? { row: from, column: 0 } : { row: 0, column: from }
    const reveal = what === 'rows' ? { row: to, column: this.selection?.active.column ?? 0 } : null
    this.select(beside ? adding(beside, first, last) : between(first, last), { reveal })
  }

  /** Takes away words about what was done before, for something else is being done. */
  hush(): void {
    if (this.store.getState().notice) this.store.setState({ notice: null })
  }

  /** The active cell with its row and column. */
  active(): (Place & { readonly point: Point }) | null {
    const point = this.selection?.active
    const place = point && placeAt(this.view, point)
    return point && place ? { ...place, point } : null
  }

  /** Selects the first cell if nothing is selected yet. */
  enter(): void {
    const { rows, columns } = sizeOfView(this.view)
    if (!this.selection && rows > 0 && columns > 0) this.select(single({ row: 0, column: 0 }))
  }

  /** Rows that the selection touches, totals left out. */
  selectedRows(): readonly string[] {
    if (!this.selection) return []
    return rowsOf(this.selection)
      .filter((row) => row < this.view.body)
      .flatMap((row) => {
        const { id, kind } = this.view.rows[row] ?? {}
        return id === undefined || kind === 'group' ? [] : [id]
      })
  }

  /** Why a cell may not be edited, as a sentence; null if it may. */
  refusalAt(place: Place): string | null {
    const refusal = refusalToEdit(place, this.#props.readOnly === true)
    if (refusal === null) return null
    return 'words' in refusal ? refusal.words : this.#words.text(`readOnly.${refusal.text}`)
  }

  /** What a row is called: its own label, or the text of its first cell that has one and is no bare number. */
  rowLabel(rowId: string): string {
    const row = this.view.rows.find(({ id }) => id === rowId)
    // A row that a pasted block would add has no name yet.
    if (!row) return this.#words.text('newRow')
    if (row.label !== undefined) return row.label
    for (const column of this.view.columns) {
      // A bare number tells nobody which row is meant.
      const { kind } = column.column
      const text = kind === 'flag' || kind === 'integer' ? '' : shownText(row, column, this.setting)
      if (text !== '') return text
    }
    return this.#words.text('rowNumber', { number: numberOf(this.view, this.view.rows.indexOf(row)) })
  }

  /** What a cell is called in messages: its row and its column's heading. */
  cellLabel(rowId: string, field: string | null): string {
    return [this.rowLabel(rowId), this.headingLabel(field)]
      .filter(Boolean)
      .join(this.#words.text('labelSeparator'))
  }

  /** What a column is called in messages: its heading, under that of its group; empty without a column. */
  headingLabel(field: string | null): string {
    const column = this.view.columns.find((one) => one.field === field)
    return column ? [column.group, column.title].filter(Boolean).join(' ') : ''
  }

  /** The active cell's address; null if nothing is selected. */
  activeAddress(): { readonly rowId: string; readonly field: string } | null {
    return this.selection && addressAt(this.view, this.selection.active)
  }
}

/**
 * Fields of the columns in which rows that have not changed may show another text: a reference is called after a row of
 * another table, and a calculated column may look at all rows.
 */
function otherTexts({ columns, lookup, lore }: SheetProps, before: Rows): readonly string[] {
  if (lookup === before) return []
  const differs = (targets: readonly string[]): boolean =>
    [...tablesOfLabels(targets)].some((table) => lookup.all(table) !== before.all(table))
  return columns
    .filter(
      ({ field, column }) =>
        (lore?.formulaOf?.(field) ?? null) !== null || (column.kind === 'reference' && differs(column.to)),
    )
    .map(({ field }) => field)
}
