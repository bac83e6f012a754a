import type { Cell } from '../../shared/table/column.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CellEdit, CellRefusal, EditVerb, NewRow } from './contract.ts'
import type { Block } from './clipboard.ts'
import type { EditorKind } from './editors.ts'
import type { Headings } from './headings.ts'
import type { Fill, Point, Range, Selection } from './range.ts'
import { EMPTY_VIEW, type Address, type View } from './view.ts'

/** A cell that shall get a value, as it was typed, pasted or chosen. */
export interface Wanted {
  readonly point: Point
  readonly raw: Cell
}

/** The cell that is being edited. */
export interface Editing extends Address {
  readonly kind: EditorKind
  /** Began by typing, which replaced the content; arrows then take it over and move on. */
  readonly typed: boolean
  readonly text: string
  /** The text as the editor opened; the same text at the end changes nothing. */
  readonly initial: string
  /** Place of the caret in the text. */
  readonly caret: number
  /** Which entry of the list is marked; null takes the text as it stands. */
  readonly chosen: number | null
}

/** Why a single cell was refused, shown beside it. */
export interface Notice extends Address {
  readonly message: string
  /** A hint is no refusal. */
  readonly tone?: 'hint'
  /** What had been typed, so that F2 goes on with it. */
  readonly typed: string | null
}

/** Part of a block cannot be written: nothing is, until the person says what to do with the rest. */
export interface Question {
  readonly verb: EditVerb
  readonly rest: readonly CellEdit[]
  readonly refused: readonly CellRefusal[]
  /** Cells of the block for which there is no row or column. */
  readonly outside: number
  /** Rows that the block reaches below the last one, where the page can add them. */
  readonly fresh: readonly NewRow[]
  /** All or nothing: the rest cannot be written by itself. */
  readonly whole: boolean
}

/** A block that is to be pasted, once it is known whether its headings come along. */
interface Headed {
  readonly block: Block
  readonly headings: Headings
  /** Column of the sheet that the block's first one goes to. */
  readonly left: number
}

/** The fill handle is being dragged. */
interface Filling {
  readonly target: Range
  /** What the farthest cell will show. */
  readonly tip: string
  /** Whether values go on or are copied, which Ctrl swaps. */
  readonly toggled: boolean
  /** Place of the mouse on the screen, px. */
  readonly x: number
  readonly y: number
}

/** What the fill handle has written last, as long as nothing else is done: it can be had the other way. */
interface Filled {
  readonly fill: Fill
  readonly other: 'copy' | 'series'
}

/** What was copied or cut last, as long as nothing else has been done; its edge is drawn. */
export interface Copied {
  readonly ranges: readonly Range[]
  /** A cut is moved by the next paste. */
  readonly cut: boolean
  /** Stands on the clipboard, too, so that a paste knows whether it is still this. */
  readonly token: string
}

/** A write on its way; null where it is not known how many cells it writes. */
export interface Writing {
  readonly cells: number | null
}

/** All that a mounted sheet knows besides its properties. */
export interface SheetState {
  readonly view: View
  readonly selection: Selection | null
  readonly editing: Editing | null
  readonly notice: Notice | null
  readonly question: Question | null
  /** Reasons of refused cells by `keyOf`; they stay marked until they are written or another block is pasted. */
  readonly refused: ReadonlyMap<string, string>
  readonly headed: Headed | null
  readonly filling: Filling | null
  readonly filled: Filled | null
  readonly copied: Copied | null
  /** Writes that take long, while they do. */
  readonly writing: readonly Writing[]
  /** The cell whose comments are shown beside it. */
  readonly commenting: Address | null
  /** Grows whenever cells have moved on the screen. */
  readonly moved: number
}

/** Holder of a sheet's state. */
export type SheetStore = StoreApi<SheetState>

/** The state of a sheet that has just been mounted. */
export function createSheetStore(): SheetStore {
  return createStore<SheetState>(() => ({
    view: EMPTY_VIEW,
    selection: null,
    editing: null,
    notice: null,
    question: null,
    refused: new Map(),
    headed: null,
    filling: null,
    filled: null,
    copied: null,
    writing: [],
    commenting: null,
    moved: 0,
  }))
}

/** Key of a cell in `refused`. */
export function keyOf(rowId: string, field: string): string {
  return `${rowId}\t${field}`
}
