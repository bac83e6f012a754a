import { SETTINGS } from '../../policy/settings.ts'
import type { Edit } from '../../table/change.ts'
import type { Cell } from '../../table/column.ts'
import type { Pack } from '../pack.ts'
import clauses from './data/clauses.json' with { type: 'json' }
import indicators from './data/indicators.json' with { type: 'json' }
import observations from './data/observations.json' with { type: 'json' }
import regions from './data/regions.json' with { type: 'json' }
import targets from './data/targets.json' with { type: 'json' }

/** A row as the data files hold it: its id and the cells that have a value; the others may be left out. */
type PackRow = { readonly id: string } & Readonly<Record<string, Cell | undefined>>

const settings: readonly PackRow[] = SETTINGS.map(({ key, default: value, note }) => ({
  id: `setting-${key}`,
  key,
  value,
  note,
}))

/** Rows of the policy itself: nothing in them is made up. */
const POLICY: readonly (readonly [table: string, rows: readonly PackRow[]])[] = [
  ['setting', settings],
  ['clause', clauses],
  ['region', regions],
  ['indicator', indicators],
  ['observation', observations],
  ['target', targets],
]

function inserts(table: string, rows: readonly PackRow[]): Edit[] {
  return rows.map(({ id, ...cells }) => {
    const values: Record<string, Cell> = {}
    for (const [column, value] of Object.entries(cells)) {
      if (value !== undefined && value !== null) values[column] = value
    }
    return { kind: 'insert', table, id, values }
  })
}

/** 丽政办发〔2022〕72号: fostering the small cities 壶镇, 温溪 and 碧湖 of Lishui up to 2025. */
export const LISHUI_2022_72: Pack = {
  id: 'lishui-2022-72',
  title: '丽水市小城市培育试点（丽政办发〔2022〕72号）',
  englishTitle: 'Lishui small-city pilots (Lishui Government Office 2022 No. 72)',
  edits: () => POLICY.flatMap(([table, rows]) => inserts(table, rows)),
}
