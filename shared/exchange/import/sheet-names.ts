import type { Cell } from '../../table/column.ts'
import { declaredTable } from '../../table/table.ts'
import type { Row } from '../../table/table.ts'
import { normaliseText } from '../../units/number-text.ts'
import type { Problem } from './contract.ts'
import { inOrder, type Understood } from './judge.ts'
import { namedBySheet, namedInText } from './named-in-text.ts'
import { problemAt } from './read-rows.ts'

/** What the name of a sheet alone says of its rows, by column of the table that no cell fills. */
export function saysOf({ request, place, columns, wide }: Understood): Readonly<Record<string, Cell>> {
  const filled = new Set(
    columns.columns.flatMap(({ target, stands }) => [target, ...Object.keys(stands ?? {})]),
  )
  const { table, rows } = request
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, column]) => {
      if (column.kind !== 'reference' || filled.has(name) || name === table.label) return []
      if (wide?.on ? !request.wide?.references.includes(name) : !column.required) return []
      const id = namedBySheet(rows, column.to, place.grid.sheet.name)
      return id === null ? [] : [[name, id] as const]
    }),
  )
}

/** The same with a look at each title that names another row than the sheet, as titles do that were copied with it. */
export function withNameLooks(understood: Understood): Understood {
  const { request, place, problems } = understood
  const { grid, block } = place
  const titles = grid.rowNumbers().filter((row) => row >= block.top && row < block.headings.first)
  const looks = Object.entries(saysOf(understood)).flatMap(([name, id]): Problem[] => {
    const column = request.table.columns[name]
    if (column?.kind !== 'reference') return []
    return titles.flatMap((row) =>
      grid.filled(row).flatMap(({ at, value }) => {
        const text = String(value)
        const other = namedInText(request.rows, column.to, normaliseText(text))
        if (other === null || other === id || !areAlike(understood, column.to, [String(id), other])) return []
        const reason = { code: 'two-names', text, name: grid.sheet.name } as const
        return [problemAt(place, row, at, name, 'look', reason)]
      }),
    )
  })
  return looks.length === 0 ? understood : { ...understood, problems: inOrder([...problems, ...looks]) }
}

/** Whether two rows are of one kind: a county in the title of a town's sheet is no contradiction. */
function areAlike(
  { request: { rows } }: Understood,
  tables: readonly string[],
  ids: readonly string[],
): boolean {
  const [one, other] = ids.map(
    (id) =>
      tables.flatMap((table) => {
        const row: Row | undefined = rows.get(table, id)
        return row ? [{ table, row }] : []
      })[0],
  )
  if (!one || !other || one.table !== other.table) return false
  const choices = Object.entries(declaredTable(one.table)?.columns ?? {}).filter(
    ([, { kind }]) => kind === 'choice',
  )
  return choices.every(([column]) => one.row[column] === other.row[column])
}
