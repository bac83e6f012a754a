import { columnOf, fromXml, type PartCell, type SheetPart } from './sheet-part.ts'

const FORMULA = /<(?:\w+:)?f\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/
const RESULT = /<((?:\w+:)?)v\b[^>]*?(?:\/>|>[\s\S]*?<\/\1v>)/
const FIGURE = /<(?:\w+:)?v\b[^>]*>([^<]+)</
/** Texts in quotes; functions and the two words that are values hang on no cell. */
const QUOTED = /"(?:[^"]|"")*"/g
const HANGS =
  /!|(?<![\p{L}\d_.])(?!(?:TRUE|FALSE)(?![\p{L}\d_.]))[\p{L}_\\$][\p{L}\d_.$]*(?![\p{L}\d_.$]*\s*\()/iu
/** Numbers, addresses with or without a sheet, ranges, the two functions that add up, signs and brackets. */
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(SUM|SUBTOTAL)\(|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\d_.]*)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?|([-+*/(),%]))/iuy
/** Formulas hang on one another through fewer steps than this in any sheet that a person can follow. */
const DEEPEST = 200

interface Known {
  readonly sheet: string
  readonly cells: ReadonlyMap<string, PartCell>
}

/**
 * Results of formulas after sheets have been filled. Sums, differences and ratios of cells are worked out, so that
 * programs that do not calculate show them; what uses more than that loses its old result, which would be wrong, and is
 * worked out when the file is opened.
 */
export function withResults(sheets: ReadonlyMap<string, SheetPart>): ReadonlyMap<string, SheetPart> {
  const known = new Map(
    [...sheets].map(([sheet, { rows }]) => {
      const cells = rows.flatMap(({ number, cells: own }) =>
        own.map((cell) => [`${cell.letters}${number}`, cell] as const),
      )
      return [sheet, { sheet, cells: new Map(cells) }] as const
    }),
  )
  const results = new Map<string, number | null>()
  const reader = new Reader(known, results)
  return new Map(
    [...sheets].map(([sheet, part]) => [
      sheet,
      {
        ...part,
        rows: part.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            withResult(cell, () => reader.valueAt(sheet, cell.letters, row.number, 0), part.prefix),
          ),
        })),
      },
    ]),
  )
}

function withResult(cell: PartCell, valueOf: () => number | null, prefix: string): PartCell {
  const found = FORMULA.exec(cell.inner)
  if (!found || !HANGS.test(fromXml(found[1] ?? '').replaceAll(QUOTED, ''))) return cell
  const bare = cell.inner.replace(RESULT, '')
  const value = valueOf()
  if (value === null) return { ...cell, type: null, inner: bare }
  // Binary fractions would show: 0.1 + 0.2.
  return { ...cell, type: null, inner: `${bare}<${prefix}v>${Number(value.toPrecision(15))}</${prefix}v>` }
}

/** Works formulas out by walking through their signs; null wherever one is not understood. */
class Reader {
  readonly #known: ReadonlyMap<string, Known>
  readonly #results: Map<string, number | null>

  constructor(known: ReadonlyMap<string, Known>, results: Map<string, number | null>) {
    this.#known = known
    this.#results = results
  }

  /** The figure of a cell; a blank one is 0, as in every spreadsheet, and a text is none. */
  valueAt(sheet: string, letters: string, row: number, depth: number): number | null {
    const cell = this.#known.get(sheet)?.cells.get(`${letters}${row}`)
    if (!this.#known.has(sheet) || depth > DEEPEST) return null
    if (!cell || cell.inner === '') return 0
    const formula = FORMULA.exec(cell.inner)
    if (!formula) return figureOf(cell)
    const key = `${sheet}!${letters}${row}`
    const before = this.#results.get(key)
    if (before !== undefined) return before
    // A circle meets itself here, and has no result.
    this.#results.set(key, null)
    const value = this.#worked(fromXml(formula[1] ?? ''), sheet, depth + 1)
    this.#results.set(key, value)
    return value
  }

  #worked(formula: string, sheet: string, depth: number): number | null {
    const tokens: RegExpExecArray[] = []
    for (let at = 0; at < formula.trimEnd().length;) {
      TOKEN.lastIndex = at
      const token = TOKEN.exec(formula)
      if (!token) return null
      tokens.push(token)
      at = TOKEN.lastIndex
    }
    let next = 0
    const sign = (): string => tokens[next]?.[8] ?? ''
    const sum = (): number | null => {
      let left = product()
      while (left !== null && (sign() === '+' || sign() === '-')) {
        const minus = sign() === '-'
        next += 1
        const right = product()
        left = right === null ? null : minus ? left - right : left + right
      }
      return left
    }
    const product = (): number | null => {
      let left = single()
      while (left !== null && (sign() === '*' || sign() === '/')) {
        const divides = sign() === '/'
        next += 1
        const right = single()
        if (right === null || (divides && right === 0)) return null
        left = divides ? left / right : left * right
      }
      return left
    }
    const single = (): number | null => {
      const token = tokens[next]
      next += 1
      if (!token) return null
      const [, number, name, prefix, letters, row, endLetters] = token
      if (number !== undefined) return percent(Number(number))
      if (name !== undefined) return this.#added(tokens, () => next++, name.toUpperCase(), sheet, depth)
      if (letters !== undefined && endLetters === undefined)
        return percent(this.valueAt(sheetOf(prefix, sheet), letters.toUpperCase(), Number(row), depth))
      if (token[8] === '-') {
        const value = single()
        return value === null ? null : -value
      }
      if (token[8] !== '(') return null
      const value = sum()
      if (sign() !== ')') return null
      next += 1
      return percent(value)
    }
    const percent = (value: number | null): number | null => {
      if (value === null || sign() !== '%') return value
      next += 1
      return value / 100
    }
    const value = sum()
    return next === tokens.length && value !== null && Number.isFinite(value) ? value : null
  }

  /** What stands in the brackets of SUM or SUBTOTAL: ranges and cells, for SUBTOTAL behind its number 9 or 109. */
  #added(
    tokens: readonly RegExpExecArray[],
    take: () => number,
    name: string,
    sheet: string,
    depth: number,
  ): number | null {
    let total = 0
    if (name === 'SUBTOTAL') {
      if (!/^(10)?9$/.test(tokens[take()]?.[1] ?? '') || tokens[take()]?.[8] !== ',') return null
    }
    for (;;) {
      const [, , , prefix, letters, row, endLetters = letters, endRow = row] = tokens[take()] ?? []
      if (letters === undefined || endLetters === undefined) return null
      const own = this.#known.get(sheetOf(prefix, sheet))
      if (!own) return null
      for (const [address, cell] of own.cells) {
        const [, column = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
        const isWithin =
          Number(number) >= Number(row) &&
          Number(number) <= Number(endRow) &&
          columnOf(column) >= columnOf(letters.toUpperCase()) &&
          columnOf(column) <= columnOf(endLetters.toUpperCase())
        if (!isWithin || cell.inner === '') continue
        const formula = FORMULA.exec(cell.inner)?.[1] ?? ''
        // A subtotal does not count those within it.
        if (name === 'SUBTOTAL' && /^\s*SUBTOTAL/i.test(formula)) continue
        const value = formula === '' ? figureOf(cell) : this.valueAt(own.sheet, column, Number(number), depth)
        if (formula !== '' && value === null) return null
        total += value ?? 0
      }
      const sign = tokens[take()]?.[8]
      if (sign === ')') return total
      if (sign !== ',') return null
    }
  }
}

function figureOf({ type, inner }: PartCell): number | null {
  const text = FIGURE.exec(inner)?.[1]
  const value = Number(text)
  return (type === null || type === 'n') && text !== undefined && Number.isFinite(value) ? value : null
}

function sheetOf(prefix: string | undefined, own: string): string {
  if (prefix === undefined) return own
  const name = prefix.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}
