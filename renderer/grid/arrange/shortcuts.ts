import type { Key } from '../keys.ts'
import { isKey } from '../written-key.ts'

// The keys that arrange a sheet: one list, from which the sheet takes its commands and the help its lines.

const KEYS = {
  find: ['Ctrl+F'],
  replace: ['Ctrl+H'],
  'find-next': ['F3'],
  'find-previous': ['Shift+F3'],
  'column-menu': ['Ctrl+Shift+L'],
  'column-list': ['Alt+ArrowDown'],
  'filter-same': ['Ctrl+Shift+F'],
  'filter-again': ['Ctrl+Alt+L'],
  'show-all': ['Alt+Shift+L'],
  'sort-up': ['Alt+Shift+S'],
  'sort-down': ['Alt+Shift+D'],
  columns: ['Alt+Shift+K'],
  freeze: ['Alt+Shift+F'],
  'hide-columns': ['Alt+Shift+H'],
  'show-columns': ['Alt+Shift+U'],
  'column-left': ['Alt+ArrowLeft'],
  'column-right': ['Alt+ArrowRight'],
  wider: ['Alt+Shift+>'],
  narrower: ['Alt+Shift+<'],
  'fit-columns': ['Alt+Shift+W'],
  group: ['Alt+Shift+G'],
  fold: ['Alt+Shift+ArrowLeft'],
  unfold: ['Alt+Shift+ArrowRight'],
  'fold-all': ['Alt+Shift+PageUp'],
  'unfold-all': ['Alt+Shift+PageDown'],
  'insert-above': ['Alt+Shift+I'],
  'insert-below': ['Ctrl+Shift++', 'Ctrl++'],
  duplicate: ['Ctrl+Shift+D'],
  'row-up': ['Alt+Shift+ArrowUp'],
  'row-down': ['Alt+Shift+ArrowDown'],
  history: ['Ctrl+Shift+H'],
  marks: ['Alt+Shift+M'],
  menu: ['Shift+F10', 'ContextMenu'],
  'zoom-in': ['Ctrl+Alt+='],
  'zoom-out': ['Ctrl+Alt+-'],
  'zoom-reset': ['Ctrl+Alt+0', 'Ctrl+0'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A command that arranges a sheet. */
export type ArrangeCommand = keyof typeof KEYS

/** The keys of every command, the usual one first. */
export const ARRANGE_KEYS: Readonly<Record<ArrangeCommand, readonly string[]>> = KEYS

const COMMANDS = Object.keys(KEYS) as ArrangeCommand[]

/** The command of a key; null if it arranges nothing. */
export function arrangeCommandOf(key: Key): ArrangeCommand | null {
  return COMMANDS.find((command) => KEYS[command].some((written) => isKey(written, key))) ?? null
}
