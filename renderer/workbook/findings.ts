import { useDeferredValue, useMemo } from 'react'
import { SOFT_RULES } from '../../shared/rules.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Finding } from '../../shared/table/rejection.ts'
import { useRows } from './context.tsx'

/** What the rules find at rows of the tables named. */
function findingsFor(rows: Rows, tables: readonly string[]): readonly Finding[] {
  const wanted = new Set(tables)
  return SOFT_RULES.filter((rule) => rule.tables.some((table) => wanted.has(table)))
    .flatMap((rule) => rule.check(rows))
    .filter(({ at }) => at.table !== undefined && wanted.has(at.table))
}

/** Rows before anything has been looked at. */
const NOTHING: Rows = { all: () => [], get: () => undefined }

/**
 * The findings of a page; `tables` must be the same array every time. They follow the rows a moment later: what was
 * typed is painted first.
 */
export function useFindings(tables: readonly string[]): readonly Finding[] {
  const rows = useDeferredValue(useRows(), NOTHING)
  return useMemo(() => (rows === NOTHING ? [] : findingsFor(rows, tables)), [rows, tables])
}
