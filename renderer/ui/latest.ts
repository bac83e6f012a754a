import { useCallback, useInsertionEffect, useRef } from 'react'

/**
 * The same function at every drawing, which does what the newest one given does: for what is handed to parts that are
 * only drawn again when something about them has changed. Not to be called while drawing.
 */
export function useLatest<A extends unknown[], R>(newest: (...given: A) => R): (...given: A) => R {
  const latest = useRef(newest)
  useInsertionEffect(() => {
    latest.current = newest
  })
  return useCallback((...given: A) => latest.current(...given), [])
}
