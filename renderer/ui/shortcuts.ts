import { useEffect } from 'react'
import { useWorkbook } from '../workbook/context.tsx'
import { useSaidUndo } from './undo.ts'
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
  const { undo, redo } = useSaidUndo()
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || isTyping(event.target)) return
      const command = windowCommandOf(event)
      if (command !== 'undo' && command !== 'redo') return
      event.preventDefault()
      // What can be taken back only the backend knows for sure: the mirror learns of it a moment after each undo.
      if (workbook.store.getState().info) void (command === 'redo' ? redo() : undo())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [workbook, undo, redo])
}
