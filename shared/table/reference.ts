import { normaliseText } from '../units/number-text.ts'
import type { Rows } from './change.ts'
import { declaredTable, type Row, type Table } from './table.ts'

/** What a row is called: its number and label, once where the number names it already; a reference as label is followed, so a target is called by its indicator. */
export function labelOf(rows: Rows, table: string, id: string): string {
  const declaration = declaredTable(table)
  const row = rows.get(table, id)
  return declaration && row ? labelOfRow(rows, declaration, row) : id
}

function labelOfRow(rows: Rows, table: Table, row: Row): string {
  const number = table.number === undefined ? null : row[table.number]
  const label = row[table.label]
  const column = table.columns[table.label]
  const text =
    column?.kind === 'reference' && typeof label === 'string' ? labelOfAny(rows, column.to, label) : label
  // A goal of the policy has no number of its own: 一（二）创富城市 is both.
  if (typeof number === 'string' && typeof text === 'string' && text !== '' && number.endsWith(text))
    return number
  return joined(number, text) || row.id
}

function joined(...parts: readonly unknown[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ')
}

/** The tables whose rows say what rows of these are called: themselves, and those that their labels point at. */
export function tablesOfLabels(tables: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...tables]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const table = declaredTable(name)
    const label = table?.columns[table.label]
    if (label?.kind === 'reference') waiting.push(...label.to)
  }
  return found
}

/** What the row of one of several tables is called; ids are unique over the whole workbook. */
export function labelOfAny(rows: Rows, tables: readonly string[], id: string): string {
  const table = tables.find((name) => rows.get(name, id) !== undefined)
  return table === undefined ? id : labelOf(rows, table, id)
}

/**
 * Ids of the rows that a text may mean: an id, a whole label, a number; failing these the labels that begin with the
 * text (壶镇 for 壶镇镇). More than one id means that the text is ambiguous.
 */
export function findReference(rows: Rows, tables: readonly string[], text: string): string[] {
  const wanted = normaliseText(text)
  const byId = tables.filter((table) => rows.get(table, wanted) !== undefined)
  if (byId.length > 0) return [wanted]
  const [exact, beginning]: [string[], string[]] = [[], []]
  for (const name of tables) {
    const table = declaredTable(name)
    if (!table) continue
    for (const row of rows.all(name)) {
      const label = normaliseText(labelOfRow(rows, table, row))
      const names = [
        label,
        String(row[table.label] ?? ''),
        table.number ? String(row[table.number] ?? '') : '',
        // Number and label, whatever they say: so it stands in files written before.
        table.number ? joined(row[table.number], row[table.label]) : '',
      ].map(normaliseText)
      if (names.includes(wanted)) exact.push(row.id)
      else if (wanted.length >= 2 && names.some((one) => one.startsWith(wanted))) beginning.push(row.id)
    }
  }
  return exact.length > 0 ? exact : beginning
}
