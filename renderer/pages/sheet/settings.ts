import { useMemo } from 'react'
import { readSettings } from '../../../shared/policy/settings.ts'
import { rowsIn } from '../../workbook/local-rows.ts'
import { useMirror, useRows, useTable, useView } from '../../workbook/context.tsx'
import type { Rows } from '../../../shared/table/change.ts'
import type { ColumnChoice } from './columns.ts'

/** Units in which amounts are shown, from the workbook's settings. */
export function useUnits(): ColumnChoice['units'] {
  const settings = useTable('setting')
  return useMemo(() => {
    const { moneyUnit, landUnit } = readSettings({
      all: (table) => (table === 'setting' ? settings : []),
      get: () => undefined,
    })
    return { money: moneyUnit, land: landUnit }
  }, [settings])
}

/** Whether this window may only look. */
export function useReadOnly(): boolean {
  return useMirror((state) => state.info?.readOnly !== null)
}

/** All rows as they are called in the language of the window. */
export function useLookup(): Rows {
  const rows = useRows()
  const language = useView((view) => view.language)
  return useMemo(() => rowsIn(rows, language), [rows, language])
}
