import { useCallback, useState } from 'react'
import type { Layout } from './layout.ts'

/** Rows that are shown whatever the filter says, until it or the order is set anew. */
export function useFresh(layout: Layout): {
  fresh: ReadonlySet<string>
  admit: (ids: readonly string[]) => void
} {
  const { filters, sort, applied } = layout
  const [kept, setKept] = useState({ ids: NONE, filters, sort, applied })
  const holds = kept.filters === filters && kept.sort === sort && kept.applied === applied
  const admit = useCallback(
    (ids: readonly string[]) =>
      setKept((before) => {
        const same = before.filters === filters && before.sort === sort && before.applied === applied
        return { ids: new Set([...(same ? before.ids : []), ...ids]), filters, sort, applied }
      }),
    [filters, sort, applied],
  )
  return { fresh: holds ? kept.ids : NONE, admit }
}

const NONE: ReadonlySet<string> = new Set()
