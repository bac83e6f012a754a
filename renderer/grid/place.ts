import { useLayoutEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { SheetCore } from './core.ts'
import type { Address } from './view.ts'
import { pointOf } from './view.ts'

/** Frames to wait for a cell that has just been scrolled to: the grid paints its rows a little later. */
const FRAMES = 6

/** Where a cell is on the screen, as it scrolls and resizes; null while it is out of sight. */
export function useCellBox(core: SheetCore, address: Address | null): DOMRect | null {
  const view = useStore(core.store, (state) => state.view)
  const [box, setBox] = useState<DOMRect | null>(null)
  const rowId = address?.rowId
  const field = address?.field
  useLayoutEffect(() => {
    const point = rowId === undefined || field === undefined ? null : pointOf(view, { rowId, field })
    let frame = 0
    const measure = (left: number): void => {
      const next = point && (core.surface?.boxOf(point) ?? null)
      setBox((before) => (same(before, next) ? before : next))
      if (point && !next && left > 0) frame = requestAnimationFrame(() => measure(left - 1))
    }
    measure(FRAMES)
    const unsubscribe = core.store.subscribe((now, before) => {
      if (now.moved === before.moved) return
      cancelAnimationFrame(frame)
      measure(FRAMES)
    })
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
    }
  }, [core, rowId, field, view])
  return rowId === undefined ? null : box
}

function same(one: DOMRect | null, other: DOMRect | null): boolean {
  if (one === null || other === null) return one === other
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
}
