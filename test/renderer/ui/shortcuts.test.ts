import { describe, expect, it } from 'vitest'
import { CELL_KEYS, cellCommandOf, EDITOR_KEYS, editorKeyOf } from '../../../renderer/grid/cell-keys.ts'
import { commandOf, editorCommandOf } from '../../../renderer/grid/keys.ts'
import { arrangeCommandOf } from '../../../renderer/grid/arrange/shortcuts.ts'
import { COMMANDS } from '../../../renderer/grid/arrange/commands.ts'
import {
  CHANGING,
  CHOOSING,
  CLIPBOARD,
  MOVING,
  SELECTING,
  TYPING,
  type ListedKeys,
} from '../../../renderer/grid/sheet-keys.ts'
import { AREAS, SHORTCUTS } from '../../../renderer/ui/help/shortcuts.ts'
import { windowCommandOf } from '../../../renderer/ui/window-keys.ts'
import { arrange as arrangeEn } from '../../../renderer/text/en-US/arrange.ts'
import { help as helpEn } from '../../../renderer/text/en-US/help.ts'
import { arrange as arrangeZh } from '../../../renderer/text/zh-CN/arrange.ts'
import { help as helpZh } from '../../../renderer/text/zh-CN/help.ts'
import { pressed } from '../grid/pressed.ts'

function all<C>(...lists: readonly (readonly ListedKeys<C>[])[]): readonly [string, C][] {
  return lists.flat().flatMap(({ keys }) => Object.entries(keys))
}

describe('the keys that the help lists', () => {
  it.each(all(MOVING, SELECTING, CHANGING))('%s does in a sheet what the list says', (key, command) => {
    expect(arrangeCommandOf(pressed(key))).toBeNull()
    expect(commandOf(pressed(key))).toMatchObject(command)
  })

  it.each(all(TYPING))('%s does in an editor what the list says', (key, command) => {
    expect(editorCommandOf(pressed(key), { typed: false, list: false })).toMatchObject(command)
  })

  it.each(all(CHOOSING))('%s does in a list what the list says', (key, command) => {
    expect(editorCommandOf(pressed(key), { typed: false, list: true })).toMatchObject(command)
  })

  it('reach the bar, comments and editors by the list itself', () => {
    for (const [command, keys] of Object.entries(CELL_KEYS))
      for (const key of keys) {
        expect([key, cellCommandOf(pressed(key)), arrangeCommandOf(pressed(key))]).toEqual([
          key,
          command,
          null,
        ])
      }
    for (const [command, keys] of Object.entries(EDITOR_KEYS))
      for (const key of keys) expect([key, editorKeyOf(pressed(key))]).toEqual([key, command])
  })

  it('are all handled, each in one place', () => {
    const clipboard: readonly string[] = Object.values(CLIPBOARD)
    for (const { area, words, keys } of SHORTCUTS) {
      for (const key of keys) {
        if ('arrange' in words) {
          expect([key, arrangeCommandOf(pressed(key))]).toEqual([key, words.arrange])
          expect(COMMANDS[words.arrange]).toBeTypeOf('function')
        } else if (area === 'window') expect([key, windowCommandOf(pressed(key))]).toEqual([key, words.help])
        // The browser makes events of these, which the sheet listens to; a letter it would take for typing.
        else if (clipboard.includes(key)) expect(commandOf(pressed(key))).toBeNull()
      }
    }
  })

  it('are at least 60, with an area and words in both languages', () => {
    expect(new Set(SHORTCUTS.flatMap(({ keys }) => keys)).size).toBeGreaterThanOrEqual(60)
    expect(SHORTCUTS.length).toBeGreaterThanOrEqual(60)
    for (const { area, words } of SHORTCUTS) {
      expect(AREAS).toContain(area)
      for (const [help, arrange] of [
        [helpZh, arrangeZh],
        [helpEn, arrangeEn],
      ] as const) {
        const text =
          'help' in words ? Reflect.get(help.keys, words.help) : Reflect.get(arrange.command, words.arrange)
        expect([words, text]).toEqual([words, expect.stringMatching(/\S/)])
      }
    }
  })

  it('mean one thing in one place', () => {
    const inSheet = SHORTCUTS.filter(({ area }) => area !== 'typing').flatMap(({ keys }) => keys)
    expect(inSheet.filter((key, at) => inSheet.indexOf(key) !== at)).toEqual([])
  })
})
