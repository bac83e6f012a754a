import { useStore } from 'zustand'
import { withSeparators } from '../../shared/units/quantity.ts'
import type { SheetCore } from './core.ts'

/** At the foot of the sheet while a write takes long: how many cells are being written. */
export function WritingLine({ core }: { core: SheetCore }) {
  const last = useStore(core.store, (state) => state.writing.at(-1))
  // It is there all the time, for what comes into it is read aloud.
  return (
    <p className="zh-writing" role="status">
      {last && wordsOf(core, last.cells)}
    </p>
  )
}

function wordsOf({ words }: SheetCore, cells: number | null): string {
  if (cells === null) return words.text('writing.some')
  return words.text('writing.cells', { cells: withSeparators(String(cells)) })
}
