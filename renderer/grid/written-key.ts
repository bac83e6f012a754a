import type { Key } from './keys.ts'

/** Whether a key is the one written, such as `Ctrl+Shift+L`; ⌘ counts as Ctrl. */
export function isKey(written: string, { key, ctrlKey, metaKey, shiftKey, altKey }: Key): boolean {
  const name = written.endsWith('++') ? '+' : written.slice(written.lastIndexOf('+') + 1)
  const held = written.slice(0, written.length - name.length)
  return (
    key.toLowerCase() === name.toLowerCase() &&
    held.includes('Ctrl+') === (ctrlKey || metaKey) &&
    held.includes('Shift+') === shiftKey &&
    held.includes('Alt+') === altKey
  )
}
