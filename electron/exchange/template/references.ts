// What happens to addresses when one row of a sheet becomes several. Rows count from 1.

/** A row that is written `count` times; what stands below moves down. A row such as 4.5 is none: new rows follow the fourth. */
export interface Insertion {
  readonly sheet: string
  readonly row: number
  readonly count: number
}

const NAME = String.raw`'(?:[^']|'')+'|[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*`
const CELL = String.raw`(\$?[A-Z]{1,3}\$?)(\d{1,7})`
/** Texts in quotes are passed over; functions such as LOG10( are no addresses. */
const REFERENCES = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<![\w.$\u0080-\uffff])((?:${NAME})!)?${CELL}(?::${CELL})?(?![\w(.])`,
  'g',
)
/** Functions that take many figures: one figure of the row that repeats stands for those of all its copies. */
const OVER_MANY =
  /\b(SUM|SUBTOTAL|AGGREGATE|AVERAGE|AVERAGEA|COUNT|COUNTA|COUNTBLANK|MAX|MIN|MEDIAN|PRODUCT)\(([^()]*)\)/gi
const ONE_CELL = new RegExp(String.raw`^\s*((?:${NAME})!)?${CELL}\s*$`)
/** Whole rows, as in the rows that are printed on every page. */
const ROWS = /((?:'(?:[^']|'')+'|[\w.\u0080-\uffff]+)!)(\$?)(\d+):(\$?)(\d+)/g

/** A row below the one that repeats moves down. */
export function movedRow(row: number, { row: at, count }: Insertion): number {
  return row > at ? row + count - 1 : row
}

/** The end of a range that contains the row that repeats grows with it. */
function movedEnd(row: number, { row: at, count }: Insertion): number {
  return row >= at ? row + count - 1 : row
}

/** A formula as it stands after the insertion; `own` is the sheet that it stands on. */
export function movedFormula(formula: string, own: string, insertion: Insertion): string {
  const many = formula.replaceAll(
    OVER_MANY,
    (_whole, name: string, inner: string) =>
      `${name}(${inner
        .split(',')
        .map((one) => rangeOf(one, own, insertion))
        .join(',')})`,
  )
  const moved = replaced(many, own, insertion, (row) => movedRow(row, insertion))
  return moved.replaceAll(ROWS, (whole, sheet: string, a: string, from: string, b: string, to: string) =>
    sheetNamed(sheet) === insertion.sheet
      ? `${sheet}${a}${movedRow(Number(from), insertion)}:${b}${movedEnd(Number(to), insertion)}`
      : whole,
  )
}

/** The address of one cell of the row that repeats as a range, which grows; anything else as it is. */
export function rangeOf(address: string, own: string, insertion: Insertion): string {
  const [, sheet, letters = '', row = ''] = ONE_CELL.exec(address) ?? []
  const isOfRow =
    Number(row) === insertion.row && (sheet === undefined ? own : sheetNamed(sheet)) === insertion.sheet
  return isOfRow ? `${sheet ?? ''}${letters}${row}:${letters}${row}` : address
}

/** The formula of the row that repeats, in its copy number `copy` (from 0): what points at its own row points at the copy's. */
export function copiedFormula(formula: string, own: string, insertion: Insertion, copy: number): string {
  return replaced(formula, own, insertion, (row, letters) =>
    row === insertion.row && !letters.endsWith('$') ? row + copy : movedRow(row, insertion),
  )
}

function replaced(
  formula: string,
  own: string,
  insertion: Insertion,
  single: (row: number, letters: string) => number,
): string {
  return formula.replaceAll(
    REFERENCES,
    (whole, sheet: string | undefined, letters?: string, row?: string, endLetters?: string, end?: string) => {
      if (letters === undefined || row === undefined) return whole
      if ((sheet === undefined ? own : sheetNamed(sheet)) !== insertion.sheet) return whole
      const [from, to] = [Number(row), Number(end)]
      if (endLetters === undefined) return `${sheet ?? ''}${letters}${single(from, letters)}`
      // A range within the row belongs to it; any other that touches the row grows.
      const isWithin = from === insertion.row && to === insertion.row && letters !== endLetters
      return isWithin
        ? `${sheet ?? ''}${letters}${single(from, letters)}:${endLetters}${single(to, endLetters)}`
        : `${sheet ?? ''}${letters}${movedRow(from, insertion)}:${endLetters}${movedEnd(to, insertion)}`
    },
  )
}

function sheetNamed(prefix: string): string {
  const name = prefix.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** A list of ranges such as `A1:B2 D6`; a single cell of the row that repeats becomes a range of its copies. */
export function movedRanges(ranges: string, insertion: Insertion): string {
  return ranges
    .split(' ')
    .map((range) => {
      const [from = '', to = from] = range.split(':')
      const a = /^(\$?[A-Z]+\$?)(\d+)$/.exec(from)
      const b = /^(\$?[A-Z]+\$?)(\d+)$/.exec(to)
      if (!a || !b) return range
      const start = `${a[1]}${movedRow(Number(a[2]), insertion)}`
      const end = `${b[1]}${movedEnd(Number(b[2]), insertion)}`
      return start === end ? start : `${start}:${end}`
    })
    .join(' ')
}
