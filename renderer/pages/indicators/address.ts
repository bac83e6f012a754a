import { useEffect, type RefObject } from 'react'
import type { Pivot } from '../../../shared/indicators/pivot.ts'
import type { SheetHandle } from '../../grid/contract.ts'
import { forgetRow, useRoute } from '../../ui/route.ts'
import { useRows } from '../../workbook/context.tsx'
import { shownField } from './sheet-rows.ts'

/** Goes to the figure that the address names: an observation's cell, or the first row of an indicator or a region. */
export function usePlaceInAddress(sheet: RefObject<SheetHandle | null>, shown: Pivot): void {
  const { page, id, column } = useRoute()
  const rows = useRows()
  useEffect(() => {
    if (id === null) return
    const observation = rows.get('observation', id)
    const year = Number(String(observation?.['period'] ?? '').slice(0, 4))
    const row = shown.rows.find(({ region, indicator, cells }) =>
      observation ? cells.get(year)?.id === id : indicator === id || region === id,
    )
    if (!row) return
    const timer = setTimeout(() => {
      if (sheet.current?.reveal(row.key, observation ? shownField(year) : undefined))
        forgetRow({ page, id, column })
    }, 0)
    return () => clearTimeout(timer)
  }, [sheet, shown, rows, page, id, column])
}
