import { useStore } from 'zustand'
import type { SheetCore } from './core.ts'
import { Floating } from './floating.tsx'
import { useCellBox } from './place.ts'
import { keyOf } from './state.ts'

/** Why a cell was refused, beside the cell: after an edit, or while a refused cell of a block is selected. */
export function CellNotice({ core, id, dark }: { core: SheetCore; id: string; dark: boolean }) {
  const notice = useStore(core.store, (state) => state.notice)
  const refused = useStore(core.store, (state) => state.refused)
  const editing = useStore(core.store, (state) => state.editing !== null)
  useStore(core.store, (state) => state.selection)
  const active = core.activeAddress()
  const known = active && refused.get(keyOf(active.rowId, active.field))
  const address = notice ?? (known === undefined ? null : active)
  const message = notice?.message ?? known ?? null
  const box = useCellBox(core, address)
  if (editing || !message || !box) return null
  return (
    <Floating at={box} dark={dark} className={notice?.tone ? 'zh-notice zh-notice-hint' : 'zh-notice'}>
      <div id={id} role="alert">
        {message}
      </div>
    </Floating>
  )
}
