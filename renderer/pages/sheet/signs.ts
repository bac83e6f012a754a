import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell } from '../../../shared/table/column.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import type { Signs } from '../../grid/arrange/contract.ts'
import type { SheetRow } from '../../grid/contract.ts'
import type { SinceChoice } from '../../grid/arrange/marks-panel.tsx'
import { shownText } from '../../grid/values.ts'
import { formatMoment } from '../../text/moments.ts'
import { useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import { rowsIn } from '../../workbook/local-rows.ts'
import type { Workbook } from '../../workbook/workbook.ts'
import { WrittenRows } from './changed.ts'
import { useSince } from './since.ts'

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
  const { t } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const { changes, choices } = wanted
  const seq = useMirror((state) => state.info?.seq ?? 0)
  const { from, since } = useSince(table, seq, choices)
  const written = useWritten(workbook, table, from, changes)
  const found = useMemo(() => {
    const byRow = new Map<string, Set<string>>()
    for (const { at } of findings) {
      if (at.table !== table || at.id === undefined || at.column === undefined) continue
      const fields = byRow.get(at.id) ?? new Set()
      byRow.set(at.id, fields.add(at.column))
    }
    return byRow
  }, [findings, table])
  const signs = useMemo((): Signs => {
    const changeOf = (row: SheetRow, field: string) => {
      const at = stored(row, field)
      const of = at ? written?.of(at.id) : undefined
      const now = row.cells[field] ?? null
      if (!at || !of) return null
      if (of.added) return now === null ? null : { by: of.added }
      const cell = of.cells.get(at.column)
      return cell && cell.was !== now ? cell : null
    }
    return {
      found: (row, field) => {
        const at = stored(row, field)
        return at !== null && (found.get(at.id)?.has(at.column) ?? false)
      },
      changed: (row, field) => changeOf(row, field) !== null,
      changeWords: (row, column) => {
        const change = changeOf(row, column.field)
        if (!change) return null
        const { at, who } = change.by
        const made = { at: formatMoment(at, language), who }
        if (!('was' in change)) return t('wordAdded', made)
        // Who points with the mouse wants today's names, whatever they were called when the marks were made.
        const setting = { lookup: rowsIn(workbook.store.getState().rows, language), language }
        const text = (value: Cell): string =>
          shownText({ ...row, words: {}, cells: { ...row.cells, [column.field]: value } }, column, setting) ||
          t('nothing')
        const after = row.cells[column.field] ?? null
        return t('wordChanged', { ...made, before: text(change.was), after: text(after) })
      },
    }
  }, [found, written, stored, workbook, t, language])
  return { signs, since }
}

/** What was written after `from`, kept up to date by every commit; null if it is not wanted, or not known yet. */
function useWritten(workbook: Workbook, table: string, from: number, wanted: boolean): WrittenRows | null {
  const [written, setWritten] = useState<WrittenRows | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    const rows = new WrittenRows(table, from)
    let current = true
    const stop = workbook.onCommit((commit) => rows.take(commit))
    async function count(): Promise<void> {
      const counted = await workbook.changedCells(table, from)
      if (!current || !counted) return
      rows.begin(counted)
      setWritten(rows)
    }
    void count()
    return () => {
      current = false
      stop()
    }
  }, [workbook, table, from, wanted])
  return wanted && written?.table === table && written.from === from ? written : null
}
