import { useEffect, useState } from 'react'
import type { VersionComparison } from '../../../../shared/api/compare.ts'
import { useWorkbook } from '../../../workbook/context.tsx'
import type { Workbook } from '../../../workbook/workbook.ts'

/** Rows that are shown at first and with every step. */
export const STEP = 200
/** Rows that are read at once for a file. */
const LARGE = 5000

/** What is compared: the points after two entries, and one table or all. */
export interface Asked {
  readonly from: number
  readonly to: number
  readonly table: string | null
}

/** A comparison as far as it has been read; the last one stays until the next has come. */
export function useComparison({ from, to, table }: Asked): {
  readonly found: VersionComparison | null
  readonly working: boolean
  readonly more: () => void
} {
  const workbook = useWorkbook()
  const [found, setFound] = useState<VersionComparison | null>(null)
  const [working, setWorking] = useState(false)
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      setWorking(true)
      const answer = await workbook.compare(requestOf({ from, to, table }, 0, STEP))
      if (!current) return
      setWorking(false)
      if (answer) setFound(answer)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, from, to, table])
  async function more(): Promise<void> {
    if (!found) return
    const next = await workbook.compare(requestOf({ from, to, table }, found.rows.length, STEP))
    // What was asked for meanwhile goes before.
    if (next) setFound((now) => (now === found ? joined(now, next) : now))
  }
  return { found, working, more: () => void more() }
}

/** A whole comparison, read in large steps; null if the backend failed. */
export async function wholeComparison(workbook: Workbook, asked: Asked): Promise<VersionComparison | null> {
  let whole = await workbook.compare(requestOf(asked, 0, LARGE))
  while (whole && whole.rows.length < whole.total) {
    const next = await workbook.compare(requestOf(asked, whole.rows.length, LARGE))
    if (!next || next.rows.length === 0) return null
    whole = joined(whole, next)
  }
  return whole
}

function requestOf({ from, to, table }: Asked, offset: number, limit: number) {
  return { from, to, offset, limit, ...(table === null ? {} : { table }) }
}

function joined(before: VersionComparison, next: VersionComparison): VersionComparison {
  return {
    ...next,
    rows: [...before.rows, ...next.rows],
    entries: [...before.entries, ...next.entries],
    gone: [...before.gone, ...next.gone],
  }
}
