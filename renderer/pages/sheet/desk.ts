import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Desk, Panel } from '../../grid/arrange/contract.ts'
import { keptOf, PLAIN, readLayout, type Layout } from '../../grid/arrange/layout.ts'
import { useChangeView, useKept, useView } from '../../workbook/context.tsx'

/** Arrangements of this window's sheets by name; a filter holds while one looks at another page. */
const layouts = createStore<Readonly<Record<string, Layout>>>(() => ({}))

/** How this person has arranged the sheet of a name; columns and groups are kept from day to day. */
export function useDesk(name: string): Desk {
  const { kept, keep } = useKept()
  const key = `layout/${name}`
  const stored = useMemo(() => readLayout(kept(key)), [kept, key])
  const layout = useStore(layouts, (all) => all[name]) ?? stored
  const zoom = useView((view) => view.zoom)
  const changeView = useChangeView()
  const [panel, show] = useState<Panel | null>(null)
  const change = useCallback(
    (next: (layout: Layout) => Layout) => {
      const before = layouts.getState()[name] ?? stored
      const after = next(before)
      if (after === before) return
      layouts.setState({ [name]: after })
      const [was, is] = [before, after].map((one) => JSON.stringify(keptOf(one)))
      if (was === is) return
      keep(key, is === JSON.stringify(keptOf(PLAIN)) ? null : keptOf(after))
    },
    [name, key, stored, keep],
  )
  const zoomTo = useCallback((percent: number) => changeView({ zoom: percent }), [changeView])
  return useMemo(() => ({ layout, change, zoom, zoomTo, panel, show }), [layout, change, zoom, zoomTo, panel])
}
