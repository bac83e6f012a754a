import type { Command, EditorCommand } from './keys.ts'

// The keys that select and edit, as they are listed in the help. A test asks `commandOf` and `editorCommandOf` for each.

/** A line of the help: keys, and what each of them is to do. */
export interface ListedKeys<C> {
  readonly id: string
  readonly keys: Readonly<Record<string, C>>
}

const move = (to: 'up' | 'down' | 'left' | 'right', extend: boolean, far: boolean): Command => ({
  do: 'move',
  to,
  extend,
  far,
})
const arrows = (held: string, extend: boolean, far: boolean): Readonly<Record<string, Command>> => ({
  [`${held}ArrowUp`]: move('up', extend, far),
  [`${held}ArrowDown`]: move('down', extend, far),
  [`${held}ArrowLeft`]: move('left', extend, far),
  [`${held}ArrowRight`]: move('right', extend, far),
})

/** Keys that go from cell to cell. */
export const MOVING: readonly ListedKeys<Command>[] = [
  { id: 'cell', keys: arrows('', false, false) },
  { id: 'data-edge', keys: arrows('Ctrl+', false, true) },
  {
    id: 'page',
    keys: {
      PageUp: { do: 'page', to: 'up', extend: false },
      PageDown: { do: 'page', to: 'down', extend: false },
    },
  },
  { id: 'row-start', keys: { Home: { do: 'corner', to: 'row-start', extend: false } } },
  { id: 'row-end', keys: { End: { do: 'corner', to: 'row-end', extend: false } } },
  { id: 'start', keys: { 'Ctrl+Home': { do: 'corner', to: 'start', extend: false } } },
  { id: 'end', keys: { 'Ctrl+End': { do: 'corner', to: 'end', extend: false } } },
  {
    id: 'enter',
    keys: { Enter: { do: 'advance', to: 'down' }, 'Shift+Enter': { do: 'advance', to: 'up' } },
  },
  {
    id: 'tab',
    keys: { Tab: { do: 'advance', to: 'right' }, 'Shift+Tab': { do: 'advance', to: 'left' } },
  },
  { id: 'leave', keys: { Escape: { do: 'escape' } } },
]

/** Keys that select more than one cell. */
export const SELECTING: readonly ListedKeys<Command>[] = [
  { id: 'extend', keys: arrows('Shift+', true, false) },
  { id: 'extend-edge', keys: arrows('Ctrl+Shift+', true, true) },
  {
    id: 'extend-page',
    keys: {
      'Shift+PageUp': { do: 'page', to: 'up', extend: true },
      'Shift+PageDown': { do: 'page', to: 'down', extend: true },
    },
  },
  {
    id: 'extend-row',
    keys: {
      'Shift+Home': { do: 'corner', to: 'row-start', extend: true },
      'Shift+End': { do: 'corner', to: 'row-end', extend: true },
    },
  },
  {
    id: 'extend-sheet',
    keys: {
      'Ctrl+Shift+Home': { do: 'corner', to: 'start', extend: true },
      'Ctrl+Shift+End': { do: 'corner', to: 'end', extend: true },
    },
  },
  { id: 'all', keys: { 'Ctrl+A': { do: 'select', what: 'all' } } },
  { id: 'rows', keys: { 'Shift+Space': { do: 'select', what: 'rows' } } },
  { id: 'columns', keys: { 'Ctrl+Space': { do: 'select', what: 'columns' } } },
]

/** Keys that change selected cells. */
export const CHANGING: readonly ListedKeys<Command>[] = [
  { id: 'edit', keys: { F2: { do: 'edit' } } },
  { id: 'toggle', keys: { Space: { do: 'toggle' } } },
  { id: 'clear', keys: { Delete: { do: 'clear' } } },
  { id: 'erase', keys: { Backspace: { do: 'erase' } } },
  { id: 'today', keys: { 'Ctrl+;': { do: 'today' } } },
  { id: 'paste-values', keys: { 'Ctrl+Shift+V': { do: 'paste-as', how: 'values' } } },
  { id: 'paste-transposed', keys: { 'Ctrl+Alt+V': { do: 'paste-as', how: 'transposed' } } },
  { id: 'fill-down', keys: { 'Ctrl+D': { do: 'fill', to: 'down' } } },
  { id: 'fill-right', keys: { 'Ctrl+R': { do: 'fill', to: 'right' } } },
  { id: 'fill-otherwise', keys: { 'Alt+Shift+F10': { do: 'fill-otherwise' } } },
  { id: 'copy-above', keys: { "Ctrl+'": { do: 'copy-above' } } },
  { id: 'repeat', keys: { F4: { do: 'repeat' } } },
  { id: 'delete-rows', keys: { 'Ctrl+-': { do: 'delete' } } },
]

/** Keys while a cell is being edited. */
export const TYPING: readonly ListedKeys<EditorCommand>[] = [
  {
    id: 'accept',
    keys: { Enter: { do: 'accept', to: 'down' }, 'Shift+Enter': { do: 'accept', to: 'up' } },
  },
  {
    id: 'accept-beside',
    keys: { Tab: { do: 'accept', to: 'right' }, 'Shift+Tab': { do: 'accept', to: 'left' } },
  },
  { id: 'accept-range', keys: { 'Ctrl+Enter': { do: 'accept-range' } } },
  { id: 'cancel', keys: { Escape: { do: 'cancel' } } },
  { id: 'break', keys: { 'Alt+Enter': { do: 'break' } } },
]

/** Keys while a list of choices is open in a cell. */
export const CHOOSING: readonly ListedKeys<EditorCommand>[] = [
  {
    id: 'choose',
    keys: { ArrowDown: { do: 'choose', by: 1 }, ArrowUp: { do: 'choose', by: -1 } },
  },
  {
    id: 'choose-page',
    keys: { PageDown: { do: 'choose', by: 8 }, PageUp: { do: 'choose', by: -8 } },
  },
]

/** Keys that the browser turns into events of the clipboard. */
export const CLIPBOARD: Readonly<Record<'copy' | 'cut' | 'paste', string>> = {
  copy: 'Ctrl+C',
  cut: 'Ctrl+X',
  paste: 'Ctrl+V',
}
