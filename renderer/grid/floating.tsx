import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { zoomOf } from './float-zoom.ts'

interface FloatingProps {
  /** The cell beside which it stands. */
  readonly at: DOMRect
  readonly dark: boolean
  readonly className: string
  readonly children: ReactNode
}

/** px kept free at the edges of the window. */
const MARGIN = 8

/** Stands below a cell, or above it where there is more room, over everything else and within the window. */
export function Floating({ at, dark, className, children }: FloatingProps) {
  const element = useRef<HTMLDivElement>(null)
  // After every drawing: what it holds may have grown.
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const below = window.innerHeight - at.bottom - MARGIN
    const above = at.top - MARGIN
    const zoom = zoomOf(box)
    const upwards = box.scrollHeight * zoom > below && above > below
    box.style.maxHeight = `${Math.max(60, upwards ? above : below) / zoom}px`
    const { width, height } = box.getBoundingClientRect()
    box.style.left = `${Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN)) / zoom}px`
    box.style.top = `${(upwards ? at.top - height - 2 : at.bottom + 2) / zoom}px`
  })
  return createPortal(
    <div ref={element} className={`zh-floating ${className}`} data-dark={dark}>
      {children}
    </div>,
    document.body,
  )
}
