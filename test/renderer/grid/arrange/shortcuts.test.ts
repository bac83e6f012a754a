import { describe, expect, it } from 'vitest'
import { ARRANGE_KEYS, arrangeCommandOf } from '../../../../renderer/grid/arrange/shortcuts.ts'
import { isKey } from '../../../../renderer/grid/written-key.ts'
import { commandOf } from '../../../../renderer/grid/keys.ts'
import { pressed } from '../pressed.ts'

describe('keys that arrange a sheet', () => {
  it('are told apart by what is held with them', () => {
    expect(isKey('Ctrl+F', pressed('Ctrl+f'))).toBe(true)
    expect(isKey('Ctrl+F', pressed('Meta+f'))).toBe(true)
    expect(isKey('Ctrl+F', pressed('Ctrl+Shift+F'))).toBe(false)
    expect(isKey('Ctrl++', pressed('Ctrl++'))).toBe(true)
    expect(isKey('F3', pressed('Shift+F3'))).toBe(false)
  })

  it.each(Object.entries(ARRANGE_KEYS))('%s has keys of its own', (command, keys) => {
    for (const key of keys) expect([key, arrangeCommandOf(pressed(key))]).toEqual([key, command])
  })

  it('take nothing away from the selection but what they mean as well', () => {
    const both = Object.entries(ARRANGE_KEYS)
      .filter(([, keys]) => keys.some((key) => commandOf(pressed(key)) !== null))
      .map(([command]) => command)
    // A list is opened by the cell that has one; a row is inserted by both; the others are looser about Shift.
    expect(both).toEqual(['column-list', 'insert-below', 'duplicate', 'row-down'])
  })
})
