import type { Key } from '../grid/keys.ts'
import { isKey } from '../grid/written-key.ts'

// The keys of the window, wherever the keyboard is: one list, which the handlers ask and the help shows.

const KEYS = {
  help: ['F1'],
  finder: ['Ctrl+K'],
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  'next-sheet': ['Ctrl+PageDown'],
  'previous-sheet': ['Ctrl+PageUp'],
  'next-finding': ['F8'],
  'previous-finding': ['Shift+F8'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A command of the window. */
export type WindowCommand = keyof typeof KEYS

/** The keys of every command, the usual one first. */
export const WINDOW_KEYS: Readonly<Record<WindowCommand, readonly string[]>> = KEYS

const COMMANDS = Object.keys(KEYS) as WindowCommand[]

/** The command of a key; null if the window has none for it. */
export function windowCommandOf(key: Key): WindowCommand | null {
  return COMMANDS.find((command) => KEYS[command].some((written) => isKey(written, key))) ?? null
}
