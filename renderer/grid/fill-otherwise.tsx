import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { SheetCore } from './core.ts'
import { fillOtherwise } from './fill-drag.ts'
import { Floating } from './floating.tsx'
import { useCellBox } from './place.ts'
import { rangeOf } from './range.ts'
import { addressAt } from './view.ts'

/** After a fill, below the last cell: the other way to fill, as Excel's button offers it. */
export function FillOtherwise({ core, dark }: { core: SheetCore; dark: boolean }) {
  const filled = useStore(core.store, (state) => state.filled)
  const selection = useStore(core.store, (state) => state.selection)
  const view = useStore(core.store, (state) => state.view)
  const corner = useMemo(() => {
    if (!filled || !selection) return null
    const { bottom, right } = rangeOf(selection)
    return addressAt(view, { row: bottom, column: right })
  }, [filled, selection, view])
  const box = useCellBox(core, corner)
  if (!filled || !box) return null
  return (
    <Floating at={box} dark={dark} className="zh-fill-otherwise">
      <button
        type="button"
        tabIndex={-1}
        // The keyboard stays in the sheet.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => fillOtherwise(core)}
      >
        {core.words.text(`fillOtherwise.${filled.other}`)}
        <kbd>Alt+Shift+F10</kbd>
      </button>
    </Floating>
  )
}
