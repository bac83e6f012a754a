import type { Direction } from './range.ts'

// What keys mean while no cell is being edited, and while one is. One table each, so that the help can list them and a
// test can try them all.

/** What the sheet is told to do. */
export type Command =
  | { readonly do: 'move'; readonly to: Direction; readonly extend: boolean; readonly far: boolean }
  | { readonly do: 'page'; readonly to: 'up' | 'down'; readonly extend: boolean }
  | {
      readonly do: 'corner'
      readonly to: 'row-start' | 'row-end' | 'start' | 'end'
      readonly extend: boolean
    }
  | { readonly do: 'advance'; readonly to: Direction }
  | { readonly do: 'select'; readonly what: 'all' | 'rows' | 'columns' }
  | { readonly do: 'edit' }
  | { readonly do: 'open-list' }
  | { readonly do: 'toggle' }
  | { readonly do: 'clear' }
  | { readonly do: 'erase' }
  | { readonly do: 'today' }
  | { readonly do: 'copy-above' }
  | { readonly do: 'repeat' }
  | { readonly do: 'paste-as'; readonly how: 'values' | 'transposed' }
  | { readonly do: 'fill'; readonly to: 'down' | 'right' }
  | { readonly do: 'fill-otherwise' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'insert' }
  | { readonly do: 'delete' }
  | { readonly do: 'comment' }
  | { readonly do: 'escape' }

/** What a key says to an open editor. */
export type EditorCommand =
  | { readonly do: 'accept'; readonly to: Direction | 'stay' }
  | { readonly do: 'accept-range' }
  /** Takes the text over, and does what the key does in the sheet. */
  | { readonly do: 'accept-then'; readonly next: Command }
  | { readonly do: 'cancel' }
  | { readonly do: 'break' }
  | { readonly do: 'today' }
  | { readonly do: 'choose'; readonly by: number }

/** The part of a keyboard event that decides. */
export interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  /** ⌘; counts as Ctrl. */
  readonly metaKey: boolean
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** The command of a key while no cell is being edited; null if it is not the sheet's (a letter begins to edit). */
export function commandOf(key: Key): Command | null {
  const ctrl = key.ctrlKey || key.metaKey
  if (key.altKey) return withAlt(key, ctrl)
  return movement(key, ctrl) ?? (ctrl ? withCtrl(key) : plain(key))
}

function withAlt({ key, shiftKey }: Key, ctrl: boolean): Command | null {
  if (ctrl) return key.toLowerCase() === 'v' ? { do: 'paste-as', how: 'transposed' } : null
  if (key === 'F10' && shiftKey) return { do: 'fill-otherwise' }
  return key === 'ArrowDown' ? { do: 'open-list' } : null
}

function movement({ key, shiftKey: extend }: Key, ctrl: boolean): Command | null {
  const to = ARROWS[key]
  if (to) return { do: 'move', to, extend, far: ctrl }
  if (key === 'Home') return { do: 'corner', to: ctrl ? 'start' : 'row-start', extend }
  if (key === 'End') return { do: 'corner', to: ctrl ? 'end' : 'row-end', extend }
  if (ctrl) return null
  if (key === 'PageUp') return { do: 'page', to: 'up', extend }
  return key === 'PageDown' ? { do: 'page', to: 'down', extend } : null
}

function plain({ key, shiftKey }: Key): Command | null {
  switch (key) {
    case 'Enter':
      return { do: 'advance', to: shiftKey ? 'up' : 'down' }
    case 'Tab':
      return { do: 'advance', to: shiftKey ? 'left' : 'right' }
    case 'F2':
      return { do: 'edit' }
    case 'F4':
      return { do: 'repeat' }
    case 'Delete':
      return { do: 'clear' }
    case 'Backspace':
      return { do: 'erase' }
    case 'Escape':
      return { do: 'escape' }
    case ' ':
      return shiftKey ? { do: 'select', what: 'rows' } : { do: 'toggle' }
    default:
      return null
  }
}

function withCtrl({ key, shiftKey }: Key): Command | null {
  switch (key.toLowerCase()) {
    case 'a':
      return { do: 'select', what: 'all' }
    case ' ':
      return { do: 'select', what: 'columns' }
    case 'z':
      return shiftKey ? { do: 'redo' } : { do: 'undo' }
    case 'y':
      return { do: 'redo' }
    case 'd':
      return { do: 'fill', to: 'down' }
    case 'v':
      return shiftKey ? { do: 'paste-as', how: 'values' } : null
    case ';':
      return { do: 'today' }
    // With Shift the same key writes the other sign.
    case "'":
    case '"':
      return { do: 'copy-above' }
    case 'r':
      return { do: 'fill', to: 'right' }
    case '+':
      return { do: 'insert' }
    case '=':
      return shiftKey ? { do: 'insert' } : null
    case '-':
      return { do: 'delete' }
    default:
      return null
  }
}

/**
 * The command of a key while a cell is being edited; null if the key belongs to the text. `typed`: the edit began by
 * typing, so that arrows take the text over and move on; after F2 they move the caret. `list`: a list of choices is open.
 */
export function editorCommandOf(
  key: Key,
  { typed, list }: { typed: boolean; list: boolean },
): EditorCommand | null {
  const ctrl = key.ctrlKey || key.metaKey
  if (key.key === 'Enter') {
    if (key.altKey) return { do: 'break' }
    return ctrl ? { do: 'accept-range' } : { do: 'accept', to: key.shiftKey ? 'up' : 'down' }
  }
  if (key.key === 'Tab') return { do: 'accept', to: key.shiftKey ? 'left' : 'right' }
  if (key.key === 'Escape') return { do: 'cancel' }
  if (ctrl && key.key === ';') return { do: 'today' }
  if (list) return listCommand(key)
  return typed ? leaving(key, ctrl) : null
}

/**
 * As in Excel, what was begun by typing is taken over by the keys that go elsewhere. Those that go or select within a
 * text stay with it: Home, End, and with Ctrl or Shift the arrows to its sides.
 */
function leaving(key: Key, ctrl: boolean): EditorCommand | null {
  if (key.altKey || key.shiftKey) return null
  const to = ARROWS[key.key]
  if (to && !ctrl) return { do: 'accept', to }
  if (to === 'left' || to === 'right') return null
  const next = movement(key, ctrl)
  return next?.do === 'move' || next?.do === 'page' ? { do: 'accept-then', next } : null
}

function listCommand({ key }: Key): EditorCommand | null {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key]
  return by === undefined ? null : { do: 'choose', by }
}
