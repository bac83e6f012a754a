import { useEffect } from 'react'
import { useWorkbook } from '../workbook/context.tsx'

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
      if (
        event.defaultPrevented ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        isTyping(event.target)
      )
        return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      const redo = key === 'y' || event.shiftKey
      const { info } = workbook.store.getState()
      if (redo ? info?.redo : info?.undo) void (redo ? workbook.redo() : workbook.undo())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [workbook])
}
