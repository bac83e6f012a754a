import { useCallback, useEffect, useState, type ReactNode, type RefObject } from 'react'
import type { FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import type { ArrangedHandle } from '../../../grid/arrange/contract.ts'
import type { SheetColumn } from '../../../grid/contract.ts'
import { CalculatedPanel, CalculatedTool } from './panel.tsx'
import type { Sample } from './sample.ts'

interface Props {
  readonly formulas: FormulaSheet
  readonly sheet: RefObject<ArrangedHandle | null>
  /** Columns of the sheet, the calculated ones among them. */
  readonly columns: readonly SheetColumn[]
  readonly sample: readonly Sample[]
  /** All rows that the page lists. */
  readonly shown: readonly { readonly id: string }[]
  /** The selected cell: in its row a new column is shown, in the first without one. */
  readonly selection: { readonly rowId: string; readonly field: string } | null
}

/** What a page needs for calculated columns of its sheet: the button, and the panel while it is open. */
export function useDefining({ formulas, sheet, columns, sample, shown, selection }: Props): {
  readonly tool: ReactNode
  readonly panel: ReactNode | null
} {
  const rowId = selection?.rowId
  const [open, setOpen] = useState(false)
  const toggle = useCallback(() => setOpen((before) => !before), [])
  /** A new column that is still to be shown. */
  const [fresh, setFresh] = useState<string | null>(null)
  const arrived = fresh !== null && columns.some(({ field }) => field === fresh)
  useEffect(() => {
    if (!arrived) return
    // The grid takes the columns of this very drawing only after it.
    const timer = setTimeout(() => {
      const row = rowId ?? sheet.current?.shown().rows[0]
      if (row !== undefined) sheet.current?.reveal(row, fresh)
      sheet.current?.focus()
      setFresh(null)
    }, 0)
    return () => clearTimeout(timer)
  }, [arrived, fresh, rowId, sheet])
  return {
    tool: (
      <CalculatedTool
        open={open}
        some={columns.some(({ calculated }) => calculated !== undefined)}
        onToggle={toggle}
      />
    ),
    panel: open ? (
      <CalculatedPanel
        sheet={formulas}
        sample={sample}
        shown={shown}
        field={selection?.field}
        onAdded={setFresh}
        onClose={() => setOpen(false)}
      />
    ) : null,
  }
}
