import { movedFormula, movedRanges, movedRow, rangeOf, type Insertion } from './references.ts'
import { fromXml, toXml } from './sheet-part.ts'

// What else in a workbook names rows of a sheet, apart from its cells: it moves along with them.

const FORMULAS = /<((?:\w+:)?(?:formula|formula1|formula2|f|definedName))\b([^>]*)>([^<]*)<\/\1>/g
const RANGES = /(\s(?:ref|sqref))="([^"]*)"/g
const SQREF = /<((?:\w+:)?sqref)>([^<]*)<\/\1>/g
const MERGES = /<((?:\w+:)?)mergeCells\b[^>]*>([\s\S]*?)<\/\1mergeCells>/
const BREAKS = /(<(?:\w+:)?brk\b[^>]*?\sid=")(\d+)"/g

/** Merges, conditional formats, checks of input, links, filters and page breaks of the sheet that has changed. */
export function movedAround(xml: string, insertion: Insertion): string {
  const moved = xml
    .replaceAll(
      RANGES,
      (_whole, name: string, ranges: string) => `${name}="${movedRanges(ranges, insertion)}"`,
    )
    .replaceAll(
      SQREF,
      (_whole, name: string, ranges: string) => `<${name}>${movedRanges(ranges, insertion)}</${name}>`,
    )
    // A break stands below the row that it names.
    .replaceAll(
      BREAKS,
      (_whole, head: string, row: string) => `${head}${movedRow(Number(row) + 1, insertion) - 1}"`,
    )
  return movedFormulas(mergesOf(xml, moved, insertion), insertion.sheet, insertion)
}

/** Formulas in any part of the workbook, such as names, charts, or formats of another sheet. */
export function movedFormulas(xml: string, own: string, insertion: Insertion): string {
  return xml.replaceAll(FORMULAS, (_whole, name: string, attributes: string, formula: string) => {
    // A name for a cell of the row that repeats is one for all its copies.
    const named = name.endsWith('definedName') ? rangeOf(fromXml(formula), own, insertion) : fromXml(formula)
    const text = movedFormula(named, own, insertion)
    return `<${name}${attributes}>${toXml(text)}</${name}>`
  })
}

/** A chart of the row that repeats is one of all its copies; what it remembers of its figures is no longer true. */
export function movedChart(xml: string, insertion: Insertion): string {
  const single = /<((?:\w+:)?f)>([^<:]*\$(\d+))<\/\1>/g
  const grown = xml.replaceAll(single, (whole, name: string, address: string, row: string) => {
    if (Number(row) !== insertion.row) return whole
    return `<${name}>${address}:${address.slice(address.lastIndexOf('!') + 1)}</${name}>`
  })
  const moved = movedFormulas(grown, '', insertion)
  return moved === xml ? xml : moved.replaceAll(/<((?:\w+:)?(?:num|str)Cache)>[\s\S]*?<\/\1>/g, '')
}

/** Each copy of the row that repeats is merged as the row itself was, and not over all copies. */
function mergesOf(before: string, moved: string, insertion: Insertion): string {
  const merges = MERGES.exec(before)
  if (!merges) return moved
  const [, prefix = '', inner = ''] = merges
  const refs = [...inner.matchAll(/\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(
    ([, left = '', top = '', right = '', bottom = '']) => {
      const isWithin = Number(top) === insertion.row && Number(bottom) === insertion.row
      if (!isWithin) return [movedRanges(`${left}${top}:${right}${bottom}`, insertion)]
      return Array.from(
        { length: insertion.count },
        (_, copy) => `${left}${insertion.row + copy}:${right}${insertion.row + copy}`,
      )
    },
  )
  const cells = refs.map((ref) => `<${prefix}mergeCell ref="${ref}"/>`).join('')
  return moved.replace(MERGES, `<${prefix}mergeCells count="${refs.length}">${cells}</${prefix}mergeCells>`)
}

/** Pictures and charts that hang below the row move down with what they hang on; rows count from 0 there. */
export function movedDrawing(xml: string, insertion: Insertion): string {
  return xml.replaceAll(/<((?:\w+:)?row)>(\d+)<\/\1>/g, (_whole, name: string, row: string) => {
    return `<${name}>${movedRow(Number(row) + 1, insertion) - 1}</${name}>`
  })
}

/** Remarks on cells stay at their cells. */
export function movedComments(xml: string, insertion: Insertion): string {
  return xml.replaceAll(/(\sref)="([A-Z]+)(\d+)"/g, (_whole, name: string, letters: string, row: string) => {
    return `${name}="${letters}${movedRow(Number(row), insertion)}"`
  })
}

/** The boxes of remarks, which an older form keeps beside them. */
export function movedBoxes(xml: string, insertion: Insertion): string {
  return xml.replaceAll(/<((?:\w+:)?Row)>(\d+)<\/\1>/g, (_whole, name: string, row: string) => {
    return `<${name}>${movedRow(Number(row) + 1, insertion) - 1}</${name}>`
  })
}
