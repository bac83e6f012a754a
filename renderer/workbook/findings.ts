import { useEffect, useState } from 'react'
import { SOFT_RULES } from '../../shared/rules.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Finding } from '../../shared/table/rejection.ts'
import { useRows } from './context.tsx'

/** What the rules find at rows of the tables named, one rule after another. */
function* findingsFor(rows: Rows, tables: readonly string[]): Generator<readonly Finding[]> {
  const wanted = new Set(tables)
  for (const rule of SOFT_RULES)
    if (rule.tables.some((table) => wanted.has(table)))
      yield rule.check(rows).filter(({ at }) => at.table !== undefined && wanted.has(at.table))
}

/** A check that took so long waits so many times as long for a pause of what is typed. */
const PATIENCE = 2
/** ms; what was typed or loaded is on the screen before a check begins. */
const LEAST = 100
const LONGEST = 2000

/** ms that the last check of each page took. */
const durations = new Map<readonly string[], number>()

/**
 * The findings of a page; `tables` must be the same array every time. They follow the rows a moment later: what was
 * typed is painted first.
 */
export function useFindings(tables: readonly string[]): readonly Finding[] {
  const rows = useRows()
  const [findings, setFindings] = useState<readonly Finding[]>([])
  useEffect(() => {
    let timer = 0
    let found: readonly Finding[] = []
    const rules = findingsFor(rows, tables)
    let spent = 0
    // Between two rules there is a pause for what is typed meanwhile, which takes the rest back.
    const check = (): void => {
      const start = performance.now()
      const { value, done } = rules.next()
      spent += performance.now() - start
      if (done !== true) {
        found = [...found, ...value]
        timer = window.setTimeout(check)
        return
      }
      durations.set(tables, spent)
      setFindings((before) => (sameFindings(before, found) ? before : found))
    }
    // Before the next frame nothing has been painted yet.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(
        check,
        Math.min(LONGEST, Math.max(LEAST, PATIENCE * (durations.get(tables) ?? 0))),
      )
    })
    return () => {
      cancelAnimationFrame(frame)
      window.clearTimeout(timer)
    }
  }, [rows, tables])
  return findings
}

/** Mostly an edit leaves all findings as they were, and then nothing that shows them has to be drawn again. */
function sameFindings(one: readonly Finding[], other: readonly Finding[]): boolean {
  return (
    one.length === other.length &&
    one.every((finding, at) => JSON.stringify(finding) === JSON.stringify(other[at]))
  )
}
