import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Key } from '../keys.ts'
import { zoomed } from './commands.ts'
import type { Desk } from './contract.ts'
import { arrangeCommandOf, type ArrangeCommand } from './shortcuts.ts'

/** Commands that mean the sheet wherever on its page the keyboard is. */
const EVERYWHERE: ReadonlySet<ArrangeCommand> = new Set([
  'find',
  'replace',
  'find-next',
  'find-previous',
  'columns',
  'marks',
  'filter-again',
  'show-all',
])

/** Ctrl with these zooms while the keyboard is not in the sheet, where Ctrl+- deletes rows as in Excel. */
const ZOOM_KEYS: Readonly<Record<string, number>> = { '=': 1, '+': 1, '-': -1, '0': 0 }

/** Keys that search and zoom a page's sheet while the keyboard is elsewhere on the page. */
export function useGlobalKeys(
  sheet: RefObject<HTMLElement | null>,
  key: (event: Key) => boolean,
  { zoom, zoomTo }: Desk,
): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open], .ant-modal') !== null) return
    const command = arrangeCommandOf(event)
    const target = event.target instanceof Node ? event.target : null
    if (command !== null && EVERYWHERE.has(command)) {
      if (key(event)) event.preventDefault()
      return
    }
    const steps = ZOOM_KEYS[event.key]
    const inGrid =
      target instanceof HTMLElement &&
      target.classList.contains('zh-input') &&
      sheet.current?.contains(target)
    if (steps === undefined || inGrid || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    zoomTo(steps === 0 ? 100 : zoomed(zoom, steps))
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
