import type { Key } from '../../../renderer/grid/keys.ts'

/** A key as it is written, such as `Ctrl+Shift+ArrowDown`. */
export function pressed(text: string): Key {
  const parts = text.split('+')
  const last = text.endsWith('++') ? '+' : (parts.at(-1) ?? '')
  return {
    key: last === 'Space' ? ' ' : last,
    ctrlKey: parts.includes('Ctrl'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Meta'),
  }
}
