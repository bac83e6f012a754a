import { ARRANGE_KEYS, type ArrangeCommand } from '../../grid/arrange/shortcuts.ts'
import { CELL_KEYS, EDITOR_KEYS } from '../../grid/cell-keys.ts'
import { CHANGING, CHOOSING, CLIPBOARD, MOVING, SELECTING, TYPING } from '../../grid/sheet-keys.ts'
import { WINDOW_KEYS } from '../window-keys.ts'

/** Where a key works. */
export type Area =
  | 'window'
  | 'moving'
  | 'selecting'
  | 'changing'
  | 'typing'
  | 'rows'
  | 'finding'
  | 'columns'
  | 'groups'
  | 'view'

/** A line of the help. */
export interface Shortcut {
  readonly area: Area
  /** Key of its words in the texts of the help, or of what arranges sheets. */
  readonly words: { readonly help: string } | { readonly arrange: ArrangeCommand }
  readonly keys: readonly string[]
}

const AREA_OF: Readonly<Record<ArrangeCommand, Area>> = {
  find: 'finding',
  replace: 'finding',
  'find-next': 'finding',
  'find-previous': 'finding',
  'column-menu': 'finding',
  'column-list': 'finding',
  'filter-same': 'finding',
  'filter-again': 'finding',
  'show-all': 'finding',
  'sort-up': 'finding',
  'sort-down': 'finding',
  columns: 'columns',
  freeze: 'columns',
  'hide-columns': 'columns',
  'show-columns': 'columns',
  'column-left': 'columns',
  'column-right': 'columns',
  wider: 'columns',
  narrower: 'columns',
  'fit-columns': 'columns',
  group: 'groups',
  fold: 'groups',
  unfold: 'groups',
  'fold-all': 'groups',
  'unfold-all': 'groups',
  'insert-above': 'rows',
  'insert-below': 'rows',
  duplicate: 'rows',
  'row-up': 'rows',
  'row-down': 'rows',
  history: 'view',
  marks: 'view',
  menu: 'view',
  'zoom-in': 'view',
  'zoom-out': 'view',
  'zoom-reset': 'view',
}

function listed(
  area: Area,
  lines: readonly { readonly id: string; readonly keys: object }[],
): readonly Shortcut[] {
  return lines.map(({ id, keys }) => ({ area, words: { help: id }, keys: Object.keys(keys) }))
}

function plainly(area: Area, lists: Readonly<Record<string, readonly string[]>>): readonly Shortcut[] {
  return Object.entries(lists).map(([help, keys]) => ({ area, words: { help }, keys }))
}

/** Every key that the help lists; made from the lists that the handlers ask, so that it cannot say what is not so. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...Object.entries(WINDOW_KEYS).map(([id, keys]): Shortcut => ({
    area: 'window',
    words: { help: id },
    keys,
  })),
  ...listed('moving', MOVING),
  ...listed('selecting', SELECTING),
  ...listed('changing', CHANGING),
  ...Object.entries(CLIPBOARD).map(([id, key]): Shortcut => ({
    area: 'changing',
    words: { help: id },
    keys: [key],
  })),
  ...listed('typing', TYPING),
  ...listed('typing', CHOOSING),
  ...plainly('typing', EDITOR_KEYS),
  ...plainly('view', CELL_KEYS),
  ...(Object.keys(ARRANGE_KEYS) as ArrangeCommand[]).map((command): Shortcut => ({
    area: AREA_OF[command],
    words: { arrange: command },
    keys: ARRANGE_KEYS[command],
  })),
]

/** The areas in the order of the help. */
export const AREAS: readonly Area[] = [
  'window',
  'moving',
  'selecting',
  'changing',
  'typing',
  'rows',
  'finding',
  'columns',
  'groups',
  'view',
]
