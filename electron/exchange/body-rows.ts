import type { CellStyle } from 'hucre/xlsx'
import type { LaidCell, LaidColumn, Layout, RowRole } from '../../shared/exchange/layout.ts'
import { columnLetters } from '../../shared/exchange/totals-formula.ts'
import { openZip } from './read/zip.ts'
import { pack } from './template/pack.ts'
import { toXml } from './template/sheet-part.ts'
import { bodyStyle, changedStyle, roleStyle } from './xlsx-styles.ts'

// The rows of the table in a long sheet. The general writer makes an object of every cell, twice, which takes a gigabyte
// for a million of them; here it writes everything but these rows, and they are put in as text.

/** From here on a sheet's rows are written as text. */
export const LONG = 2000
/** Rows turned into bytes at a time. */
const PIECE = 1000
/** Half the time of the usual level for a tenth more bytes. */
const LEVEL = 3
const SHEET = 'xl/worksheets/sheet1.xml'

/** The looks of a long sheet's rows: each once, in the sheet's own first rows, where the general writer numbers them. */
export interface Looks {
  /** Where each look is shown, by row and column as `12,3`. */
  readonly shown: ReadonlyMap<string, CellStyle>
  readonly placeOf: ReadonlyMap<string, readonly [row: number, column: number]>
}

/** Finds the looks that the rows have: one per column and role, and one per way in which a cell differs. */
export function looksOf({ body, columns, cells, roles }: Layout): Looks {
  const within = [...roles].filter(([row]) => row >= body.first && row <= body.last)
  const styles = new Map<string, CellStyle>()
  for (const role of [null, ...new Set(within.map(([, own]) => own))])
    for (const [column, laid] of columns.entries())
      styles.set(keyOf({ column }, role), plainStyle(laid, role))
  for (const cell of cells) {
    const laid = columns[cell.column]
    if (!laid || cell.row < body.first || cell.row > body.last) continue
    const role = roles.get(cell.row) ?? null
    const key = keyOf(cell, role)
    if (!styles.has(key)) styles.set(key, changedStyle(plainStyle(laid, role), cell))
  }
  const placeOf = new Map(
    [...styles.keys()].map((key, index) => {
      return [key, [body.first + Math.floor(index / columns.length), index % columns.length]] as const
    }),
  )
  const shown = new Map(
    [...styles].map(([key, style]) => [(placeOf.get(key) ?? [0, 0]).join(','), style] as const),
  )
  return { shown, placeOf }
}

function plainStyle(column: LaidColumn, role: RowRole | null): CellStyle {
  if (column.hidden) return {}
  return role === null ? bodyStyle(column) : roleStyle(role, column)
}

/** A cell's look by its column, its row's role, and how the cell differs. */
function keyOf(
  { column, format, hatched, top }: Pick<LaidCell, 'column' | 'format' | 'hatched' | 'top'>,
  role: RowRole | null,
): string {
  return `${column} ${role ?? ''} ${format ?? ''} ${hatched === true ? 'hatched' : ''} ${top === true ? 'top' : ''}`
}

/** Puts the rows of the table into a file in which only their looks stand. */
export function withBody(file: Uint8Array, layout: Layout, looks: Looks): Uint8Array {
  const zip = openZip(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  const parts = new Map([...zip.names()].map((name) => [name, zip.part(name) ?? Buffer.alloc(0)]))
  const xml = parts.get(SHEET)?.toString('utf8') ?? ''
  const numbers = new Map(
    [...looks.placeOf].map(([key, [row, column]]) => {
      const cell = new RegExp(String.raw`<c r="${columnLetters(column)}${row + 1}"(?: s="(\d+)")?`).exec(xml)
      return [key, cell?.[1] ?? '0'] as const
    }),
  )
  const from = xml.indexOf(`<row r="${layout.body.first + 1}"`)
  const to = xml.indexOf(`<row r="${layout.body.last + 2}"`)
  if (from < 0 || to < 0) throw new Error('the rows of the sheet are not where they were put')
  parts.set(
    SHEET,
    Buffer.concat([Buffer.from(xml.slice(0, from)), ...pieces(layout, numbers), Buffer.from(xml.slice(to))]),
  )
  return pack(parts, LEVEL)
}

function* pieces(layout: Layout, numbers: ReadonlyMap<string, string>): Generator<Buffer> {
  const { body, columns, values, heights, cells, roles } = layout
  const letters = columns.map((_column, at) => columnLetters(at))
  const plain = new Map<RowRole | null, readonly string[]>()
  const own = Map.groupBy(cells, ({ row }) => row)
  let text = ''
  for (let row = body.first; row <= body.last; row += 1) {
    const role = roles.get(row) ?? null
    const usual =
      plain.get(role) ?? columns.map((_column, column) => numbers.get(keyOf({ column }, role)) ?? '0')
    plain.set(role, usual)
    const looks = [...usual]
    const formulas = new Map<number, string>()
    for (const cell of own.get(row) ?? []) {
      looks[cell.column] = numbers.get(keyOf(cell, role)) ?? '0'
      if (cell.formula !== undefined) formulas.set(cell.column, cell.formula)
    }
    const height = heights.get(row)
    text += `<row r="${row + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`
    const line = values[row] ?? []
    for (const [at, name] of letters.entries()) {
      const value = line[at] ?? null
      const head = `<c r="${name}${row + 1}" s="${looks[at]}"`
      const formula = formulas.get(at)
      if (value === null) text += `${head}/>`
      else if (typeof value === 'number')
        text += `${head}>${formula === undefined ? '' : `<f>${toXml(formula)}</f>`}<v>${value}</v></c>`
      else text += `${head} t="inlineStr"><is><t xml:space="preserve">${toXml(value)}</t></is></c>`
    }
    text += '</row>'
    if ((row - body.first) % PIECE === PIECE - 1) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text)
}
