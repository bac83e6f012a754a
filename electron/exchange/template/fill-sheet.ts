import type { TemplateValue, TemplateValues } from '../../../shared/exchange/template-values.ts'
import type { Row } from '../../../shared/table/table.ts'
import { copiedFormula, movedFormula, movedRow, type Insertion } from './references.ts'
import {
  attribute,
  fromXml,
  toXml,
  withValue,
  type PartCell,
  type PartRow,
  type SheetPart,
} from './sheet-part.ts'

/** A name in double braces. */
const PLACEHOLDER = /\{\{([^{}]+)\}\}/g

/** A placeholder that stands for nothing, by its cell's address. */
interface UnknownPlaceholder {
  readonly sheet: string
  readonly cell: string
  readonly name: string
  /** Names that may be meant. */
  readonly instead: readonly string[]
}

/** What a sheet needs to be filled. */
export interface Filling {
  readonly sheet: string
  readonly values: TemplateValues
  /** Whether a style shows its number as a day. */
  readonly showsDay: (style: number) => boolean
}

/** A filled sheet, and what became of its rows. */
export interface FilledSheet {
  readonly part: SheetPart
  /** Null if no row repeats. */
  readonly insertion: Insertion | null
  readonly unknown: readonly UnknownPlaceholder[]
}

/** How a cell of a repeating row gets its values. */
type CellFiller = (row: Row, at: number) => PartCell

/** Whether any cell of a sheet holds a placeholder. */
export function hasPlaceholders(part: SheetPart): boolean {
  return part.rows.some(({ cells }) => cells.some(({ text }) => text?.includes('{{')))
}

/** Fills the placeholders of a sheet; the first row that names a column of the table repeats, once per row of it. */
export function fillPlaceholders(part: SheetPart, filling: Filling): FilledSheet {
  const { values } = filling
  const pattern = part.rows.find(({ cells }) =>
    cells.some(({ text }) => namesIn(text).some((name) => isPerRow(name, values))),
  )
  const unknown = part.rows.flatMap((row) =>
    row.cells.flatMap(({ letters, text }) =>
      namesIn(text)
        .filter((name) => !isKnown(name, values, row === pattern))
        .map((name) => ({
          sheet: filling.sheet,
          cell: `${letters}${row.number}`,
          name,
          instead: values.instead(name),
        })),
    ),
  )
  if (unknown.length > 0) return { part, insertion: null, unknown }
  const fillers = pattern?.cells.map((cell) => cellFiller(cell, part.prefix, filling))
  return {
    ...repeated(
      singlesFilled(part, pattern, filling),
      filling,
      pattern && fillers
        ? { pattern, fill: (row, at) => fillers.map((fill) => fill(row, at)), rows: values.rows }
        : null,
    ),
    unknown,
  }
}

/** Writes a row once per row of the table, and moves what stands below. With no rows it stays, blank. */
export function repeated(
  part: SheetPart,
  filling: Filling,
  repeating: {
    readonly pattern: PartRow
    readonly fill: (row: Row, at: number) => readonly PartCell[]
    readonly rows: readonly Row[]
    /** Number of the first of `rows` among all rows of the table. */
    readonly from?: number
  } | null,
): { readonly part: SheetPart; readonly insertion: Insertion | null } {
  if (!repeating) return { part, insertion: null }
  const { pattern, fill, rows, from = 0 } = repeating
  const insertion = { sheet: filling.sheet, row: pattern.number, count: Math.max(1, rows.length) }
  const blank = pattern.cells.map((cell) =>
    cell.text?.includes('{{') ? withValue(cell, null, part.prefix) : cell,
  )
  const copies = rows.length === 0 ? [blank] : rows.map((row, at) => fill(row, from + at))
  const moved = part.rows.flatMap((row) => {
    if (row.number !== pattern.number)
      return [
        {
          ...row,
          number: movedRow(row.number, insertion),
          cells: row.cells.map((cell) =>
            withFormula(cell, (formula) => movedFormula(formula, filling.sheet, insertion)),
          ),
        },
      ]
    return copies.map((cells, copy) => ({
      ...row,
      number: row.number + copy,
      cells: cells.map((cell) =>
        withFormula(cell, (formula) => copiedFormula(formula, filling.sheet, insertion, copy)),
      ),
    }))
  })
  return { part: { ...part, rows: moved }, insertion }
}

/** A cell whose formula is changed; the range of an array or of shared formulas moves along as a formula would. */
export function withFormula(cell: PartCell, change: (formula: string) => string): PartCell {
  if (!cell.inner.includes('<')) return cell
  const inner = cell.inner.replace(
    /<((?:\w+:)?f)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/,
    (_whole, name: string, attributes: string, formula = '') => {
      const ref = attribute(attributes, 'ref')
      const own = ref === null ? attributes : attributes.replace(ref, change(ref))
      const text = formula === '' ? '' : toXml(change(fromXml(formula)))
      return text === '' ? `<${name}${own}/>` : `<${name}${own}>${text}</${name}>`
    },
  )
  return inner === cell.inner ? cell : { ...cell, inner }
}

/** A cell with one value of the table, in the look that the cell has. */
export function valued(
  cell: PartCell,
  { value, day }: TemplateValue,
  prefix: string,
  filling: Filling,
): PartCell {
  const style = Number(attribute(cell.attributes, 's') ?? 0)
  return withValue(cell, day !== null && !filling.showsDay(style) ? day : value, prefix)
}

function singlesFilled(part: SheetPart, pattern: PartRow | undefined, filling: Filling): SheetPart {
  return {
    ...part,
    rows: part.rows.map((row) =>
      row === pattern
        ? row
        : {
            ...row,
            cells: row.cells.map((cell) =>
              cell.text?.includes('{{')
                ? filled(cell, part.prefix, filling, (name) => filling.values.single(name))
                : cell,
            ),
          },
    ),
  }
}

function cellFiller(cell: PartCell, prefix: string, filling: Filling): CellFiller {
  if (!cell.text?.includes('{{')) return () => cell
  const { values } = filling
  return (row, at) =>
    filled(cell, prefix, filling, (name) => values.perRow(name)?.(row, at) ?? values.single(name))
}

function filled(
  cell: PartCell,
  prefix: string,
  filling: Filling,
  valueOf: (name: string) => TemplateValue | undefined,
): PartCell {
  const text = cell.text ?? ''
  const whole = /^\s*\{\{([^{}]+)\}\}\s*$/.exec(text)?.[1]
  if (whole !== undefined) {
    const value = valueOf(whole)
    return value ? valued(cell, value, prefix, filling) : cell
  }
  const words = text.replaceAll(PLACEHOLDER, (mark, name: string) => {
    const value = valueOf(name)
    return value ? String(value.day ?? value.value ?? '') : mark
  })
  return withValue(cell, words, prefix)
}

function namesIn(text: string | null): readonly string[] {
  return [...(text ?? '').matchAll(PLACEHOLDER)].map(([, name = '']) => name)
}

function isPerRow(name: string, values: TemplateValues): boolean {
  return values.single(name) === undefined && values.perRow(name) !== undefined
}

function isKnown(name: string, values: TemplateValues, repeats: boolean): boolean {
  return values.single(name) !== undefined || (repeats && values.perRow(name) !== undefined)
}
