import { fromXml, toXml, withValue, type SheetPart } from './sheet-part.ts'

// An office's own form has no place for what is made up of it; so it is said in a line below all else.

const BLANK = { letters: 'A', attributes: '', type: null, inner: '', text: null } as const

/** The sheet with that line. */
export function withMadeUp(part: SheetPart, words: string): SheetPart {
  const last = part.rows.reduce((most, { number }) => Math.max(most, number), 0)
  const cells = [withValue(BLANK, words, part.prefix)]
  return { ...part, rows: [...part.rows, { number: last + 2, attributes: '', cells }] }
}

const PRINT_AREA = /(<(?:\w+:)?definedName\b[^>]*\bname="_xlnm\.Print_Area"[^>]*>)([^<]*)(<\/)/g

/** The workbook with the sheet's print area, if it has a single one, down to the sheet's last row, so that the line is printed. */
export function printedToEnd(workbook: string, sheet: string, part: SheetPart): string {
  const last = part.rows.at(-1)?.number ?? 0
  return workbook.replaceAll(PRINT_AREA, (whole, head: string, area: string, tail: string) => {
    const found = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?(\d+)$/.exec(fromXml(area))
    const [, quoted, plain, row] = found ?? []
    if ((quoted?.replaceAll("''", "'") ?? plain) !== sheet || Number(row) >= last) return whole
    return `${head}${toXml(`${fromXml(area).slice(0, -String(row).length)}${last}`)}${tail}`
  })
}
