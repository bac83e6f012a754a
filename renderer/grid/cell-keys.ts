import type { Key } from './keys.ts'
import { isKey } from './written-key.ts'

/** Keys of the bar above the sheet and of comments, which work wherever in the sheet the keyboard is. */
export const CELL_KEYS = {
  'tall-bar': ['Ctrl+Shift+U'],
  comment: ['Shift+F2'],
  'next-comment': ['Ctrl+F2'],
  'previous-comment': ['Ctrl+Shift+F2'],
} as const

/** Keys of an open editor that belong to it alone. */
export const EDITOR_KEYS = {
  'in-bar': ['F2'],
  'step-day': ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight'],
  'this-day': ['Ctrl+;'],
  'new-name': ['Alt+Shift+N'],
} as const

/** What a key is there for, if it is one of the bar's or of comments. */
export function cellCommandOf(key: Key): keyof typeof CELL_KEYS | null {
  return commandIn(CELL_KEYS, key)
}

/** What a key does in an open editor, besides what every editor takes. */
export function editorKeyOf(key: Key): keyof typeof EDITOR_KEYS | null {
  return commandIn(EDITOR_KEYS, key)
}

function commandIn<C extends string>(lists: Readonly<Record<C, readonly string[]>>, key: Key): C | null {
  const all = Object.entries<readonly string[]>(lists) as [C, readonly string[]][]
  return all.find(([, keys]) => keys.some((written) => isKey(written, key)))?.[0] ?? null
}
