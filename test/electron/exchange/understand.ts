import { readBook } from '../../../electron/exchange/read/read.ts'
import { definitionsOf } from '../../../shared/calculation/columns.ts'
import { calculate } from '../../../shared/calculation/calculate.ts'
import { typedExpression } from '../../../shared/calculation/expressions.ts'
import type { ImportChoices, ImportMapping } from '../../../shared/exchange/import/contract.ts'
import type { Understood } from '../../../shared/exchange/import/judge.ts'
import { understand } from '../../../shared/exchange/import/understand.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { unitOn } from '../../../shared/table/row-unit.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { wideTableOf } from '../../../shared/wide-tables.ts'

/** Reads and understands bytes as the child does, in this process. Throws if the file is refused. */
export function understandBytes(
  bytes: Uint8Array,
  name: string,
  table: string,
  rows: Rows,
  choices: ImportChoices = {},
  remembered: Readonly<Record<string, ImportMapping>> = {},
): Understood {
  const book = readBook(Buffer.from(bytes), name, () => {})
  if (!book.ok) throw new Error(JSON.stringify(book.rejections))
  const declared = tableNamed(table)
  if (!declared) throw new Error(`no table ${table}`)
  const hanging = Object.values(declared.columns).find(
    (one) => one.kind === 'number' && one.unit === undefined,
  )
  let id = 0
  return understand({
    book: book.value,
    table: declared,
    rows,
    choices,
    remembered,
    unitOf: (row) => (hanging ? unitOn(declared, hanging, row, rows) : null),
    calculate,
    expressionOf: (id, column) => typedExpression(rows, declared, id, column),
    wide: wideTableOf(table),
    computed: new Set(definitionsOf(rows.all('calculated_column'), table).map(({ title }) => title)),
    newId: () => `new-${(id += 1)}`,
    progress: () => {},
  })
}
