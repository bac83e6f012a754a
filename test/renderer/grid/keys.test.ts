import { describe, expect, it } from 'vitest'
import { commandOf, editorCommandOf } from '../../../renderer/grid/keys.ts'
import { pressed } from './pressed.ts'

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
    ["Ctrl+'", { do: 'copy-above' }],
    ['Ctrl+Shift+"', { do: 'copy-above' }],
    ['F4', { do: 'repeat' }],
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
    expect(commandOf(pressed(text))).toEqual(command)
  })

  it.each(['a', '1', '=', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Alt+Tab', 'Shift', 'F5', 'Ctrl+PageDown', 'Ctrl+='])(
    '%s is left to the browser',
    (text) => expect(commandOf(pressed(text))).toBeNull(),
  )
})

describe('a key in an editor', () => {
  const typed = { typed: true, list: false }
  const opened = { typed: false, list: false }
  const list = { typed: true, list: true }

  it('takes the text over and moves on', () => {
    expect(editorCommandOf(pressed('Enter'), opened)).toEqual({ do: 'accept', to: 'down' })
    expect(editorCommandOf(pressed('Shift+Enter'), opened)).toEqual({ do: 'accept', to: 'up' })
    expect(editorCommandOf(pressed('Tab'), opened)).toEqual({ do: 'accept', to: 'right' })
    expect(editorCommandOf(pressed('Ctrl+Enter'), opened)).toEqual({ do: 'accept-range' })
  })

  it('moves on with an arrow after typing, and moves the caret after F2', () => {
    expect(editorCommandOf(pressed('Ctrl+ArrowDown'), typed)).toEqual({
      do: 'accept-then',
      next: { do: 'move', to: 'down', extend: false, far: true },
    })
    expect(editorCommandOf(pressed('PageDown'), typed)).toMatchObject({ do: 'accept-then' })
    expect(editorCommandOf(pressed('Ctrl+ArrowDown'), opened)).toBeNull()
    expect(editorCommandOf(pressed('Ctrl+ArrowLeft'), typed)).toBeNull()
    expect(editorCommandOf(pressed('Home'), typed)).toBeNull()
    expect(editorCommandOf(pressed('ArrowLeft'), typed)).toEqual({ do: 'accept', to: 'left' })
    expect(editorCommandOf(pressed('ArrowLeft'), opened)).toBeNull()
    expect(editorCommandOf(pressed('Shift+ArrowLeft'), typed)).toBeNull()
  })

  it('walks through an open list', () => {
    expect(editorCommandOf(pressed('ArrowDown'), list)).toEqual({ do: 'choose', by: 1 })
    expect(editorCommandOf(pressed('PageUp'), list)).toEqual({ do: 'choose', by: -8 })
    expect(editorCommandOf(pressed('ArrowLeft'), list)).toBeNull()
  })

  it('breaks the line with Alt+Enter and gives up with Escape', () => {
    expect(editorCommandOf(pressed('Alt+Enter'), opened)).toEqual({ do: 'break' })
    expect(editorCommandOf(pressed('Escape'), list)).toEqual({ do: 'cancel' })
  })
})
