import { useEffect } from 'react'
import { useWorkbook } from '../workbook/context.tsx'
import { windowCommandOf } from './window-keys.ts'

/** Whether the keys belong to a field that undoes its own typing. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z undo and redo commits wherever nothing is being typed. */
export function useUndoKeys(): void {
  const workbook = useWorkbook()
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || isTyping(event.target)) return
      const command = windowCommandOf(event)
      if (command !== 'undo' && command !== 'redo') return
      event.preventDefault()
      const redo = command === 'redo'
      const { info } = workbook.store.getState()
      if (redo ? info?.redo : info?.undo) void (redo ? workbook.redo() : workbook.undo())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [workbook])
}
