import { office, person } from '../../../shared/plans/tables.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Workbook } from '../../workbook/workbook.ts'
import { reasonsOf, type Wording } from './writing.ts'

/** What kind of office a name speaks of; a department if it says nothing else. */
function officeType(name: string): keyof typeof office.columns.type.options {
  if (/(?:公司|集团|银行|厂)$/u.test(name)) return 'company'
  return /(?:镇|乡|街道|办事处)(?:人民政府|党委)?$/u.test(name) ? 'town' : 'department'
}

const ROWS: Readonly<Record<string, (name: string) => Readonly<Record<string, Cell>>>> = {
  [office.name]: (name) => ({ name, type: officeType(name) }),
  [person.name]: (name) => ({ name }),
}

/** Adds a name to a roster as a commit of its own; answers why not, or null if done. */
export async function addName(
  workbook: Workbook,
  table: string,
  name: string,
  wording: Wording,
): Promise<string | null> {
  const values = ROWS[table]?.(name)
  if (!values) throw new Error(`${table} is no roster`)
  const outcome = await workbook.edit([{ kind: 'insert', table, values }], {
    verb: 'insert',
    table,
    count: 1,
  })
  return reasonsOf(outcome, wording)
}
