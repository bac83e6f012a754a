import { useEffect, useState, type RefObject } from 'react'
import type { SheetCore } from './core.ts'
import { spokenSize } from './speech.ts'

/** ms without a change after which the selection is told: whoever drags or scrolls is not told of every cell. */
const REST = 300

/**
 * Tells a screen reader what is selected: the painted cells bear it, and the size of more than one cell is said. Both only
 * once selecting and scrolling rest, so that neither takes longer for it.
 */
export function SpokenSelection(props: { core: SheetCore; host: RefObject<HTMLElement | null> }) {
  const { core, host } = props
  const [said, setSaid] = useState('')
  useEffect(() => {
    const tell = (): void => {
      if (host.current) markSelected(host.current)
      setSaid(spokenSize(core) ?? '')
    }
    let timer = window.setTimeout(tell, REST)
    const unsubscribe = core.store.subscribe((now, before) => {
      if (now.selection === before.selection && now.view === before.view && now.moved === before.moved) return
      window.clearTimeout(timer)
      timer = window.setTimeout(tell, REST)
    })
    return () => {
      window.clearTimeout(timer)
      unsubscribe()
    }
  }, [core, host])
  return (
    <p className="zh-spoken" role="status">
      {said}
    </p>
  )
}

/** Only cells that differ are touched. */
function markSelected(host: HTMLElement): void {
  const grid = host.querySelector('[role=grid], [role=treegrid]')
  if (grid?.getAttribute('aria-multiselectable') !== 'true')
    grid?.setAttribute('aria-multiselectable', 'true')
  for (const cell of host.querySelectorAll('.ag-cell[aria-selected]:not(.zh-in)'))
    cell.removeAttribute('aria-selected')
  for (const cell of host.querySelectorAll('.ag-cell.zh-in:not([aria-selected])'))
    cell.setAttribute('aria-selected', 'true')
}
