import { useSyncExternalStore } from 'react'

/** Where the window is: a page, perhaps a row on it, perhaps a column of that row. Lives in the address after `#`. */
export interface Route {
  readonly page: string
  readonly id: string | null
  readonly column: string | null
}

/** Reads `#/page/id/column`; an empty address is the first page. */
function parseRoute(hash: string): Route {
  const [page, id, column] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map((part) => decodeURIComponent(part))
  return { page: page || 'overview', id: id || null, column: column || null }
}

/** The address of a page, or of a row or cell on it. */
export function routeTo(page: string, id?: string | null, column?: string | null): string {
  return ['#', page, ...(id ? [id] : []), ...(id && column ? [column] : [])]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join('/')
}

/** Goes to a page, or to a row or cell on it. */
export function go(page: string, id?: string | null, column?: string | null): void {
  window.location.hash = routeTo(page, id, column)
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The route as it changes. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash))
}

/**
 * Takes the row out of the address once it has been shown, so that the same link works again. An address that has gone on
 * to another row meanwhile stays.
 */
export function forgetRow({ page, id, column }: Route): void {
  if (window.location.hash === routeTo(page, id, column)) window.history.replaceState(null, '', routeTo(page))
}
