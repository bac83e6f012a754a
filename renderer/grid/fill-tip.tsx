import type { CSSProperties } from 'react'
import { useStore } from 'zustand'
import { createPortal } from 'react-dom'
import type { SheetCore } from './core.ts'

/** px from the mouse, and room that is wanted at the window's edge. */
const BESIDE = 14
const ROOM = { width: 200, height: 48 }

/** To the right of the mouse and below it, or the other way where the window ends. */
function placeBeside(x: number, y: number): CSSProperties {
  const { innerWidth, innerHeight } = window
  return {
    ...(x + ROOM.width > innerWidth ? { right: innerWidth - x + BESIDE } : { left: x + BESIDE }),
    ...(y + ROOM.height > innerHeight ? { bottom: innerHeight - y + BESIDE } : { top: y + BESIDE }),
  }
}

/** Beside the mouse while the fill handle is dragged: what the farthest cell will hold. */
export function FillTip({ core, dark }: { core: SheetCore; dark: boolean }) {
  const filling = useStore(core.store, (state) => state.filling)
  if (!filling) return null
  const { tip, x, y } = filling
  return createPortal(
    <div className="zh-floating zh-fill-tip" data-dark={dark} style={placeBeside(x, y)} aria-hidden="true">
      <span>{tip === '' ? core.words.text('spoken.empty') : tip}</span>
    </div>,
    document.body,
  )
}
