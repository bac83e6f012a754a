import type { Rows } from '../../shared/table/change.ts'
import type { Row } from '../../shared/table/table.ts'
import type { Language } from '../../shared/text/language.ts'

const NAMED = new Set(['region', 'indicator'])

/** English twins of rows, made once per row: rows are immutable. */
const twins = new WeakMap<Row, Row>()

function english(row: Row): Row {
  const name = row['english_name']
  if (typeof name !== 'string' || name === '') return row
  const twin = twins.get(row) ?? { ...row, name }
  twins.set(row, twin)
  return twin
}

/** The rows as they are called in a language: in English, regions and indicators go by their English names. */
export function rowsIn(rows: Rows, language: Language): Rows {
  if (language === 'zh-CN') return rows
  return {
    all: (table) => (NAMED.has(table) ? rows.all(table).map(english) : rows.all(table)),
    get: (table, id) => {
      const row = rows.get(table, id)
      return row && NAMED.has(table) ? english(row) : row
    },
  }
}
