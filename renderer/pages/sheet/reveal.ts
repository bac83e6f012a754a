import { useEffect, type RefObject } from 'react'
import type { SheetHandle, SheetRow } from '../../grid/contract.ts'
import { forgetRow, useRoute } from '../../ui/route.ts'
import { useChangeView, useView, useWorkbook } from '../../workbook/context.tsx'
import { GROUP } from '../../workbook/view.ts'

/** Goes to the row and cell that the address names, once the sheet has it; widens the focus if that hides the row. */
export function useReveal(
  sheet: RefObject<SheetHandle | null>,
  table: string,
  rows: readonly SheetRow[],
): void {
  const { page, id, column } = useRoute()
  const workbook = useWorkbook()
  const focus = useView((view) => view.focus)
  const change = useChangeView()
  useEffect(() => {
    if (id === null) return
    if (!rows.some((row) => row.id === id)) {
      const hidden = workbook.store.getState().rows.get(table, id) !== undefined
      const narrow = focus.region !== GROUP || focus.year !== null
      if (hidden && narrow) change({ focus: { ...focus, region: GROUP, year: null } })
      return
    }
    // The grid takes the rows of this very drawing only after it.
    const timer = setTimeout(() => {
      if (!sheet.current?.reveal(id, column ?? undefined)) return
      // Who goes to a cell wants to type there.
      sheet.current.focus()
      forgetRow({ page, id, column })
    }, 0)
    return () => clearTimeout(timer)
  }, [sheet, rows, page, id, column, table, workbook, focus, change])
}
