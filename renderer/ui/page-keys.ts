import { useEffect } from 'react'
import { PAGE_IDS, type PageId } from './page-ids.ts'
import { go, useRoute } from './route.ts'
import { windowCommandOf } from './window-keys.ts'

/** Pages that are a sheet, as the sheets of an Excel file that Ctrl+PageUp and Ctrl+PageDown go through. */
const SHEETS: ReadonlySet<PageId> = new Set(['targets', 'indicators', 'plans', 'projects', 'land', 'budget'])

/** The sheet before or behind a page; the page itself at the ends. */
export function sheetBeside(page: string, by: 1 | -1): PageId | null {
  const at = PAGE_IDS.findIndex((id) => id === page)
  const order = by === 1 ? PAGE_IDS.slice(at + 1) : PAGE_IDS.slice(0, Math.max(0, at)).toReversed()
  return order.find((id) => SHEETS.has(id)) ?? null
}

/** Frames to wait for the next page's sheet. */
const FRAMES = 90

/** Puts the keyboard into the sheet of a page that has just been gone to. */
function enterSheet(left: number, before: Element | null): void {
  const input = document.querySelector<HTMLElement>('.zh-grid .zh-input')
  if (input && input !== before) input.focus({ preventScroll: true })
  else if (left > 0) requestAnimationFrame(() => enterSheet(left - 1, before))
}

/** Ctrl+PageDown and Ctrl+PageUp go to the next and the previous sheet and leave the keyboard in it. */
export function usePageKeys(): void {
  const { page } = useRoute()
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const command = windowCommandOf(event)
      if (event.defaultPrevented || (command !== 'next-sheet' && command !== 'previous-sheet')) return
      event.preventDefault()
      const next = sheetBeside(page, command === 'next-sheet' ? 1 : -1)
      if (next === null) return
      const before = document.querySelector('.zh-grid .zh-input')
      go(next)
      enterSheet(FRAMES, before)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [page])
}
