import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { cellCommandOf } from './cell-keys.ts'
import { perform } from './commands.ts'
import type { SheetCore } from './core.ts'
import { Floating } from './floating.tsx'
import { useCellBox } from './place.ts'
import { single } from './range.ts'
import { pointOf } from './view.ts'
import { nextPlace } from '../../shared/comments/threads.ts'
import './comment-box.css'

interface Props {
  readonly core: SheetCore
  readonly dark: boolean
  readonly onDone: () => void
}

/** The comments on the active cell, opened by Shift+F2; Ctrl+F2 and Ctrl+Shift+F2 go to the next and the one before. */
export function CommentBox({ core, dark, onDone }: Props) {
  const open = useStore(core.store, (state) => state.commenting)
  const mark = useRef<HTMLSpanElement>(null)
  useStore(core.store, (state) => state.view)
  const box = useCellBox(core, open)
  useEffect(() => {
    const grid = mark.current?.closest<HTMLElement>('.zh-grid')
    function pressed(event: KeyboardEvent): void {
      const command = cellCommandOf(event)
      if (!core.props.lore?.threadAt || core.store.getState().editing) return
      if (command === 'comment') perform(core, { do: 'comment' })
      else if (command === 'next-comment') step(core, 1)
      else if (command === 'previous-comment') step(core, -1)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    grid?.addEventListener('keydown', pressed, true)
    return () => grid?.removeEventListener('keydown', pressed, true)
  }, [core])
  const close = (): void => {
    core.store.setState({ commenting: null })
    onDone()
  }
  const content = open && core.props.lore?.commentForm?.({ ...open, onDone: close })
  return (
    <>
      <span ref={mark} hidden />
      {open && box && content && (
        <Floating at={box} dark={dark} className="zh-comment-box">
          <div
            role="dialog"
            aria-label={core.words.text('commentsOn', { cell: core.cellLabel(open.rowId, open.field) })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              close()
            }}
          >
            {content}
          </div>
        </Floating>
      )}
    </>
  )
}

function step(core: SheetCore, by: 1 | -1): void {
  const threads = core.props.lore?.threads?.() ?? []
  const places = threads.flatMap((thread) => pointOf(core.view, thread) ?? [])
  const next = nextPlace(places, core.selection?.active ?? null, by)
  if (next) core.select(single(next))
}
