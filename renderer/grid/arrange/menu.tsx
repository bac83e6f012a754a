import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { zoomOf } from '../float-zoom.ts'

/** One line of a menu; null draws a line between groups. */
export interface MenuItem {
  readonly id: string
  readonly label: string
  /** Keys as `Ctrl+Shift+L`. */
  readonly keys?: string | undefined
  readonly disabled?: boolean
  readonly checked?: boolean
  readonly pick: (extend: boolean) => void
}

interface MenuProps {
  readonly items: readonly (MenuItem | null)[]
  readonly label: string
  readonly dark: boolean
  readonly x: number
  readonly y: number
  readonly onClose: () => void
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** Keys as they are shown: `Alt+Shift+↓`. */
export function shownKeys(keys: string): string {
  return keys.replace(/Arrow\w+|Escape/, (name) => NAMES[name] ?? name)
}

/** A menu at a point of the window, walked through by arrows; it takes the keyboard and gives it back when it closes. */
export function Menu({ items, label, dark, x, y, onClose }: MenuProps) {
  const box = useBoxAt(() => ({ x, y }), onClose)
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
  }, [box])
  return createPortal(
    <div
      ref={box}
      className="zh-floating zh-menu"
      data-dark={dark}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => walk(event, box.current, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map((item, at) =>
        item === null ? (
          // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own
          <hr key={`line ${at}`} />
        ) : (
          <button
            key={item.id}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={item.checked}
            tabIndex={-1}
            disabled={item.disabled}
            onClick={(event) => {
              onClose()
              item.pick(event.shiftKey)
            }}
          >
            <span className="zh-menu-check">{item.checked ? '√' : ''}</span>
            <span className="zh-menu-label">{item.label}</span>
            {item.keys && <kbd>{shownKeys(item.keys)}</kbd>}
          </button>
        ),
      )}
    </div>,
    document.body,
  )
}

function walk(event: KeyboardEvent, box: HTMLElement | null, onClose: () => void): void {
  const buttons = [...(box?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to !== undefined) {
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault()
    onClose()
  }
  event.stopPropagation()
}

/**
 * A box that stands at a point, within the window, and is closed when something else is pressed. The point is asked for
 * once the box is there, for it may hang on another element.
 */
export function useBoxAt(
  point: () => { readonly x: number; readonly y: number },
  onClose: () => void,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const { x, y } = point()
    const zoom = zoomOf(element)
    element.style.maxHeight = `${(window.innerHeight - 16) / zoom}px`
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(8, Math.min(x, window.innerWidth - width - 8)) / zoom}px`
    element.style.top = `${Math.max(8, Math.min(y, window.innerHeight - height - 8)) / zoom}px`
  })
  useLayoutEffect(() => {
    const pressed = (event: MouseEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose()
    }
    document.addEventListener('mousedown', pressed, { capture: true })
    return () => document.removeEventListener('mousedown', pressed, { capture: true })
  }, [onClose])
  return box
}

/** The upper right corner within an element, where panels stand. */
export function cornerOf(element: HTMLElement | null): { x: number; y: number } {
  const box = element?.getBoundingClientRect()
  return { x: (box?.right ?? 0) - 312, y: (box?.top ?? 0) + 8 }
}
