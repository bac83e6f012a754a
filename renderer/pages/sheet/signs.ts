import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import type { Signs } from '../../grid/arrange/contract.ts'
import type { SheetRow } from '../../grid/contract.ts'
import type { SinceChoice } from '../../grid/arrange/marks-panel.tsx'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import type { Workbook } from '../../workbook/workbook.ts'

/** Cells as they were: by row, by field; null in place of the fields says that the row was not there. */
type Before = ReadonlyMap<string, ReadonlyMap<string, Cell> | null>

/** Entries of the journal that are offered to count changes from, and that are read at a time. */
const OFFERED = 30
const PAGE = 500

/** The stored cell behind one of the sheet; null if there is none. */
export type StoredCell = (
  row: SheetRow,
  field: string,
) => { readonly id: string; readonly column: string } | null

const SAME: StoredCell = ({ id }, field) => ({ id, column: field })

/**
 * What rules found at cells, and what has changed since the time chosen. `stored` must be the same function as long as
 * it says the same; without it the sheet's rows and columns are the table's.
 */
export function useSigns(
  table: string,
  findings: readonly Finding[],
  wanted: { readonly changes: boolean; readonly choices: boolean },
  stored: StoredCell = SAME,
): { readonly signs: Signs; readonly since: SinceChoice } {
  const { t } = useTranslation('journal')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const { changes, choices } = wanted
  const seq = useMirror((state) => state.info?.seq ?? 0)
  const [chosen, setChosen] = useState<number | null>(null)
  const [entries, setEntries] = useState<readonly Commit[]>([])
  const from = chosen ?? workbook.openedAt()
  const before = useBefore(workbook, table, from, changes ? seq : from)
  useEffect(() => {
    if (!choices) return
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.history({ table, before: seq + 1, limit: OFFERED })
      if (current) setEntries(found)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, table, seq, choices])
  const found = useMemo(() => {
    const byRow = new Map<string, Set<string>>()
    for (const { at } of findings) {
      if (at.table !== table || at.id === undefined || at.column === undefined) continue
      const fields = byRow.get(at.id) ?? new Set()
      byRow.set(at.id, fields.add(at.column))
    }
    return byRow
  }, [findings, table])
  const signs = useMemo(
    (): Signs => ({
      found: (row, field) => {
        const at = stored(row, field)
        return at !== null && (found.get(at.id)?.has(at.column) ?? false)
      },
      changed: (row, field) => {
        const at = stored(row, field)
        const fields = at ? before.get(at.id) : undefined
        if (!at || fields === undefined) return false
        const now = row.cells[field] ?? null
        if (fields === null) return now !== null
        return fields.has(at.column) && fields.get(at.column) !== now
      },
    }),
    [found, before, stored],
  )
  const since = {
    seq: chosen,
    // Changes made by an entry are counted if one begins before it.
    entries: entries.map((commit) => ({
      seq: commit.seq - 1,
      words: `${formatMoment(commit.at, language)} ${commit.who} ${wordLabel(commit.label, t, language)}`,
    })),
    choose: setChosen,
  }
  return { signs, since }
}

/** The cells that entries after `from` have touched, as they were then; newer entries are added to what is known. */
function useBefore(workbook: Workbook, table: string, from: number, until: number): Before {
  const [known, setKnown] = useState<{ from: number; until: number; cells: Before }>(() => ({
    from,
    until: from,
    cells: new Map(),
  }))
  const held = known.from === from ? known : { from, until: from, cells: new Map() }
  const missing = held.until < until
  useEffect(() => {
    if (!missing) return
    let current = true
    async function read(): Promise<void> {
      const commits = await newerThan(workbook, table, held.until, until)
      if (current) setKnown({ from, until, cells: withOlder(held.cells, commits, table) })
    }
    void read()
    return () => {
      current = false
    }
    // What is held changes with what is asked for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [workbook, table, from, until, missing])
  return held.cells
}

/** Entries of a table after one and up to another, oldest first. */
async function newerThan(workbook: Workbook, table: string, after: number, until: number): Promise<Commit[]> {
  const found: Commit[] = []
  let before = until + 1
  for (;;) {
    const limit = Math.min(PAGE, before - after - 1)
    const page = limit > 0 ? await workbook.history({ table, before, limit }) : []
    found.push(...page.filter(({ seq }) => seq > after))
    const last = page.at(-1)
    if (page.length < limit || last === undefined || last.seq <= after) return found.toReversed()
    before = last.seq
  }
}

/** What a cell was before the first entry that touched it is what counts. */
function withOlder(known: Before, commits: readonly Commit[], table: string): Before {
  const cells = new Map(known)
  for (const { changes } of commits) {
    for (const { table: of, id, before, after } of changes) {
      if (of !== table || cells.get(id) === null) continue
      if (before === null) {
        if (!cells.has(id)) cells.set(id, null)
        continue
      }
      const fields = new Map(cells.get(id))
      for (const field of Object.keys(before))
        if (!fields.has(field) && before[field] !== after?.[field]) fields.set(field, before[field] ?? null)
      cells.set(id, fields)
    }
  }
  return cells
}
