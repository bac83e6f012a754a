import { useStore } from 'zustand'
import { createPortal } from 'react-dom'
import type { SheetCore } from './core.ts'

/** Beside the mouse while the fill handle is dragged: what the farthest cell will hold. */
export function FillTip({ core, dark }: { core: SheetCore; dark: boolean }) {
  const filling = useStore(core.store, (state) => state.filling)
  if (!filling) return null
  const { tip, x, y } = filling
  return createPortal(
    <div
      className="zh-floating zh-fill-tip"
      data-dark={dark}
      style={{ left: `${x + 14}px`, top: `${y + 14}px` }}
      aria-hidden="true"
    >
      {tip === '' ? core.words.text('spoken.empty') : tip}
    </div>,
    document.body,
  )
}
