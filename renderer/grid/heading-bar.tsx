import { useId } from 'react'
import { useStore } from 'zustand'
import type { SheetCore } from './core.ts'
import { pasteAsked } from './copying.ts'

/** Above the sheet while a block is to be pasted whose first rows look like headings: with or without them. */
export function HeadingBar({ core, onDone }: { core: SheetCore; onDone: () => void }) {
  const asked = useStore(core.store, (state) => state.headed)
  const heading = useId()
  if (!asked) return null
  const { text } = core.words
  const { rows, units } = asked.headings
  const answer = (how: 'without' | 'with' | 'not') => (): void => {
    pasteAsked(core, how)
    onDone()
  }
  const read = units.flatMap((unit, at) => {
    const column = core.view.columns[asked.left + at]
    return unit === null || !column ? [] : [`${column.title} ${unit}`]
  })
  return (
    <section
      className="zh-refusals zh-asks"
      aria-labelledby={heading}
      onKeyDown={(event) => event.key === 'Escape' && answer('not')()}
    >
      <div className="zh-refusals-head">
        <p id={heading} role="alert">
          {text('headings.found', { rows })}
        </p>
        {/* A paste waits for this answer, so the keyboard comes here. */}
        <button type="button" className="zh-primary" ref={takeFocus} onClick={answer('without')}>
          {text('headings.without')}
        </button>
        <button type="button" onClick={answer('with')}>
          {text('headings.with')}
        </button>
        <button type="button" onClick={answer('not')}>
          {text('headings.not')}
        </button>
      </div>
      {read.length > 0 && (
        <p>{text('headings.units', { units: [...new Set(read)].slice(0, 8).join(text('listSeparator')) })}</p>
      )}
    </section>
  )
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}
