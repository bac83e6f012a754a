import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Table } from '../../../shared/table/table.ts'
import type { RowActions } from '../../grid/arrange/contract.ts'
import type { NoticeWords } from '../../ui/notice.tsx'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { anyMadeUp, madeUpEdits } from './made-up.ts'
import { reasonsOf } from './writing.ts'

/**
 * What the menu needs to say of rows that they are made up or real; undefined where rows have no such mark. `storedAt`
 * gives the ids of the stored rows behind cells of the sheet.
 */
export function useMadeUp(
  table: Table,
  storedAt: (rowIds: readonly string[], fields: readonly string[]) => readonly string[],
  setNotice: (notice: NoticeWords | null) => void,
): RowActions['madeUp'] {
  const workbook = useWorkbook()
  const { t } = useTranslation('sheet')
  const language = useView((view) => view.language)
  return useMemo(() => {
    if (!Object.hasOwn(table.columns, 'demo')) return undefined
    const rowsAt = (rowIds: readonly string[], fields: readonly string[]) =>
      storedAt(rowIds, fields).map((id) => workbook.store.getState().rows.get(table.name, id))
    return {
      has: (rowIds, fields) => anyMadeUp(rowsAt(rowIds, fields)),
      some: (rowIds, fields) => storedAt(rowIds, fields).length > 0,
      mark: async (rowIds, fields, madeUp) => {
        const rows = rowsAt(rowIds, fields)
        const edits = madeUpEdits(table, rows, madeUp)
        if (edits.length === 0) return
        const label = { verb: 'edit' as const, table: table.name, column: 'demo', count: rows.length }
        const why = reasonsOf(await workbook.edit(edits, label), { t, language })
        setNotice(why === null ? null : { words: t('notDone', { why }), tone: 'warn' })
      },
    }
  }, [table, storedAt, setNotice, workbook, t, language])
}

/** Rows of a sheet are those of its table. */
export function sameRows(rowIds: readonly string[]): readonly string[] {
  return rowIds
}
