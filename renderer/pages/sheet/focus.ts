import { useMemo, useState } from 'react'
import { formatCell } from '../../../shared/table/kinds.ts'
import type { Row } from '../../../shared/table/table.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { useRoute } from '../../ui/route.ts'
import { useTable, useView } from '../../workbook/context.tsx'
import { GROUP } from '../../workbook/view.ts'
import { useLookup } from './settings.ts'

/** The town in focus, or null for all. */
export function useFocusTown(): string | null {
  return useView((view) => (view.focus.region === GROUP ? null : view.focus.region))
}

/** The year in focus, or null for all. */
export function useFocusYear(): number | null {
  return useView((view) => view.focus.year)
}

/** The town that a new row belongs to: the one in focus, else the first. */
export function useTownForNew(): string {
  const town = useFocusTown()
  const regions = useTable('region')
  return town ?? regions.find((row) => row['level'] === 'town')?.id ?? ''
}

/** A text to filter by, and the rows in one of whose cells it occurs. */
export function useTextFilter(
  rows: readonly Row[],
  columns: readonly SheetColumn[],
): { text: string; setText: (text: string) => void; rows: readonly Row[] } {
  const [text, setText] = useState('')
  const lookup = useLookup()
  const language = useView((view) => view.language)
  const wanted = text.trim().toLowerCase()
  const found = useMemo(() => {
    if (wanted === '') return rows
    return rows.filter((row) =>
      columns.some(({ field, column, unit }) => {
        const value = row[field] ?? null
        return formatCell(column, value, { rows: lookup, language, unit }).toLowerCase().includes(wanted)
      }),
    )
  }, [rows, columns, lookup, language, wanted])
  // A link to a row that the filter hides is stronger than the filter.
  const { id } = useRoute()
  const hides = id !== null && found !== rows && !found.some((row) => row.id === id)
  if (hides && rows.some((row) => row.id === id)) setText('')
  return { text, setText, rows: found }
}
