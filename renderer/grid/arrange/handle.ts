import { useEffect, useImperativeHandle, useRef, type RefObject } from 'react'
import type { SheetHandle, SheetRow } from '../contract.ts'
import type { ArrangedProps, Desk, Shown } from './contract.ts'

/** Going to a row that a filter, a folded group or a hidden column keeps from being seen is stronger than these. */
export function useArrangedHandle(
  ref: ArrangedProps['ref'],
  sheet: RefObject<SheetHandle | null>,
  {
    rows,
    admit,
    shown,
    change,
  }: Pick<Desk, 'change'> & {
    readonly rows: readonly SheetRow[]
    readonly admit: (ids: readonly string[]) => void
    readonly shown: () => Shown
  },
): void {
  const wanted = useRef<{ readonly id: string; readonly field: string | undefined } | null>(null)
  // After every drawing: the row is there once what hid it has been taken away.
  useEffect(() => {
    const { id, field } = wanted.current ?? {}
    if (id === undefined || !sheet.current?.reveal(id, field)) return
    sheet.current.focus()
    wanted.current = null
  })
  useImperativeHandle(
    ref,
    () => ({
      ...handleThrough(sheet),
      admit,
      shown,
      reveal: (id, field) => {
        if (sheet.current?.reveal(id, field)) return true
        if (!rows.some((row) => row.id === id)) return false
        admit([id])
        change((one) => ({
          ...one,
          folded: one.groups.length > 0 ? new Set() : one.folded,
          hidden: field === undefined ? one.hidden : one.hidden.filter((hidden) => hidden !== field),
        }))
        wanted.current = { id, field }
        return true
      },
    }),
    [sheet, rows, admit, shown, change],
  )
}

function handleThrough(sheet: RefObject<SheetHandle | null>): SheetHandle {
  return {
    focus: () => sheet.current?.focus(),
    reveal: (id, field) => sheet.current?.reveal(id, field) ?? false,
    active: () => sheet.current?.active() ?? null,
    selectedRows: () => sheet.current?.selectedRows() ?? [],
    selectedFields: () => sheet.current?.selectedFields() ?? [],
    selectedCells: () => sheet.current?.selectedCells() ?? null,
    boxOf: (id, field) => sheet.current?.boxOf(id, field) ?? null,
    write: (cells, verb) => sheet.current?.write(cells, verb) ?? Promise.resolve(false),
    clipboard: (what) => sheet.current?.clipboard(what) ?? Promise.resolve(false),
    perform: (command) => sheet.current?.perform(command) ?? false,
  }
}
