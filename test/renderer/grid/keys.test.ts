import { describe, expect, it } from 'vitest'
import { commandOf, editorCommandOf } from '../../../renderer/grid/keys.ts'

/** A key as `Ctrl+Shift+ArrowDown`. */
function key(text: string) {
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

describe('a key outside an editor', () => {
  it.each([
    ['ArrowDown', { do: 'move', to: 'down', extend: false, far: false }],
    ['Shift+ArrowLeft', { do: 'move', to: 'left', extend: true, far: false }],
    ['Ctrl+Shift+ArrowDown', { do: 'move', to: 'down', extend: true, far: true }],
    ['Meta+ArrowUp', { do: 'move', to: 'up', extend: false, far: true }],
    ['Home', { do: 'corner', to: 'row-start', extend: false }],
    ['Ctrl+End', { do: 'corner', to: 'end', extend: false }],
    ['Shift+PageDown', { do: 'page', to: 'down', extend: true }],
    ['Enter', { do: 'advance', to: 'down' }],
    ['Shift+Tab', { do: 'advance', to: 'left' }],
    ['Ctrl+a', { do: 'select', what: 'all' }],
    ['Shift+Space', { do: 'select', what: 'rows' }],
    ['Ctrl+Space', { do: 'select', what: 'columns' }],
    ['Space', { do: 'toggle' }],
    ['F2', { do: 'edit' }],
    ['Alt+ArrowDown', { do: 'open-list' }],
    ['Delete', { do: 'clear' }],
    ['Backspace', { do: 'erase' }],
    ['Ctrl+;', { do: 'today' }],
    ['Ctrl+Shift+V', { do: 'paste-as', how: 'values' }],
    ['Ctrl+Alt+v', { do: 'paste-as', how: 'transposed' }],
    ['Ctrl+d', { do: 'fill', to: 'down' }],
    ['Ctrl+R', { do: 'fill', to: 'right' }],
    ['Ctrl+z', { do: 'undo' }],
    ['Ctrl+Shift+Z', { do: 'redo' }],
    ['Ctrl+y', { do: 'redo' }],
    ['Ctrl+Shift++', { do: 'insert' }],
    ['Ctrl+-', { do: 'delete' }],
    ['Escape', { do: 'escape' }],
  ])('%s is a command', (text, command) => {
    expect(commandOf(key(text))).toEqual(command)
  })

  it.each(['a', '1', '=', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Alt+Tab', 'Shift', 'F5', 'Ctrl+PageDown', 'Ctrl+='])(
    '%s is left to the browser',
    (text) => expect(commandOf(key(text))).toBeNull(),
  )
})

describe('a key in an editor', () => {
  const typed = { typed: true, list: false }
  const opened = { typed: false, list: false }
  const list = { typed: true, list: true }

  it('takes the text over and moves on', () => {
    expect(editorCommandOf(key('Enter'), opened)).toEqual({ do: 'accept', to: 'down' })
    expect(editorCommandOf(key('Shift+Enter'), opened)).toEqual({ do: 'accept', to: 'up' })
    expect(editorCommandOf(key('Tab'), opened)).toEqual({ do: 'accept', to: 'right' })
    expect(editorCommandOf(key('Ctrl+Enter'), opened)).toEqual({ do: 'accept-range' })
  })

  it('moves on with an arrow after typing, and moves the caret after F2', () => {
    expect(editorCommandOf(key('ArrowLeft'), typed)).toEqual({ do: 'accept', to: 'left' })
    expect(editorCommandOf(key('ArrowLeft'), opened)).toBeNull()
    expect(editorCommandOf(key('Shift+ArrowLeft'), typed)).toBeNull()
  })

  it('walks through an open list', () => {
    expect(editorCommandOf(key('ArrowDown'), list)).toEqual({ do: 'choose', by: 1 })
    expect(editorCommandOf(key('PageUp'), list)).toEqual({ do: 'choose', by: -8 })
    expect(editorCommandOf(key('ArrowLeft'), list)).toBeNull()
  })

  it('breaks the line with Alt+Enter and gives up with Escape', () => {
    expect(editorCommandOf(key('Alt+Enter'), opened)).toEqual({ do: 'break' })
    expect(editorCommandOf(key('Escape'), list)).toEqual({ do: 'cancel' })
  })
})
