import type { ClipboardEvent } from 'react'
import type { SheetCore } from './core.ts'
import { typed } from './editing.ts'

/** A text of several lines on one line, without the break at its end that a copied cell brings. */
export function onOneLine(text: string): string {
  return text.trim().replaceAll(/[^\S\r\n]*[\r\n]\s*/g, ' ')
}

/** Text pasted into an open editor: of several lines it is put on one where the cell has no breaks; else the browser pastes. */
export function pasteText(core: SheetCore, event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { clipboardData, currentTarget: element } = event
  const text = clipboardData.getData('text/plain')
  const { editing } = core.store.getState()
  if (!editing || editing.kind === 'box' || !/[\r\n]/.test(text)) return
  event.preventDefault()
  element.setRangeText(onOneLine(text), element.selectionStart, element.selectionEnd, 'end')
  typed(core, element.value, element.selectionStart)
}
