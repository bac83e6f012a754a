/** Where what is dragged would come to stand: an upright or level line at so many px of the window. */
export interface DropPlace {
  readonly upright: boolean
  readonly at: number
}

interface Drag {
  /** Called as the mouse moves; null where nothing can be dropped, which leaves the line where it was. */
  readonly at: (event: MouseEvent) => DropPlace | null
  /** Called when the mouse is released, moved or not. */
  readonly dropped: () => void
}

/** px that the mouse moves before it counts as a drag. */
const TREMOR = 4

/** Shows a line over the grid until the mouse is released; Escape gives up. */
export function dragLine(host: HTMLElement, start: MouseEvent, { at, dropped }: Drag): void {
  const line = document.createElement('div')
  line.className = 'zh-drag-line'
  let moving = false
  const moved = (event: MouseEvent): void => {
    const far = Math.abs(event.clientX - start.clientX) + Math.abs(event.clientY - start.clientY)
    if (!moving && far < TREMOR) return
    moving = true
    const place = at(event)
    if (!place) return
    const frame = host.getBoundingClientRect()
    Object.assign(
      line.style,
      place.upright
        ? { left: `${place.at - 1}px`, top: `${frame.top}px`, width: '2px', height: `${frame.height}px` }
        : { left: `${frame.left}px`, top: `${place.at - 1}px`, width: `${frame.width}px`, height: '2px' },
    )
    if (!line.isConnected) document.body.append(line)
  }
  const stop = (): void => {
    line.remove()
    window.removeEventListener('mousemove', moved)
    window.removeEventListener('mouseup', released)
    window.removeEventListener('keydown', pressed, { capture: true })
  }
  const released = (): void => {
    stop()
    dropped()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    stop()
  }
  window.addEventListener('mousemove', moved)
  window.addEventListener('mouseup', released)
  window.addEventListener('keydown', pressed, { capture: true })
}
