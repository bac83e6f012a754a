import { shownBy, type Shown } from './number-format.ts'
import { LIMITS, bound, Unreadable } from './limits.ts'
import type { Zip } from './zip.ts'
import { XmlScanner } from './xml.ts'

/** A sheet as the workbook lists it. */
interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  /** Name of its part. */
  readonly part: string
}

/** What a workbook says of itself. */
export interface XlsxBook {
  readonly sheets: readonly ListedSheet[]
  /** What the day count of 1904 is short of. */
  readonly epoch: number
  readonly texts: readonly string[]
  /** How numbers are shown, by the number of the cell's style. */
  readonly styles: readonly Shown[]
}

interface Relation {
  readonly type: string
  readonly target: string
}

/** Reads all of a workbook but its sheets. */
export function readXlsxBook(zip: Zip): XlsxBook {
  const root = relations(zip, '')
  const path = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const part = zip.part(path)
  if (!part) throw new Unreadable('broken')
  const related = relations(zip, path)
  const partOf = (type: string): Buffer | null => {
    const found = [...related.values()].find((relation) => relation.type === type)
    return found ? zip.part(found.target) : null
  }
  const texts = partOf('sharedStrings')
  const styles = partOf('styles')
  return {
    ...readWorkbook(part, related),
    texts: texts ? readTexts(texts) : [],
    styles: styles ? readStyles(styles) : [],
  }
}

/** Relations of a part by id; targets are names of parts. */
function relations(zip: Zip, path: string): ReadonlyMap<string, Relation> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const part = zip.part(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const found = new Map<string, Relation>()
  if (!part) return found
  const xml = new XmlScanner(part)
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open' || xml.name !== 'Relationship') continue
    const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => xml.attribute(name) ?? '')
    // What lies outside the file is never followed.
    if (!id || !target || xml.attribute('TargetMode') === 'External') continue
    found.set(id, { type: type?.slice(type.lastIndexOf('/') + 1) ?? '', target: resolved(folder, target) })
  }
  return found
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function readWorkbook(
  part: Buffer,
  related: ReadonlyMap<string, Relation>,
): Pick<XlsxBook, 'sheets' | 'epoch'> {
  const sheets: ListedSheet[] = []
  let epoch = 0
  const xml = new XmlScanner(part)
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue
    if (xml.name === 'workbookPr') epoch = isTrue(xml.attribute('date1904')) ? -1462 : 0
    else if (xml.name === 'sheet') {
      const relation = related.get(xml.attribute('id') ?? '')
      // Sheets of charts and macros hold no cells.
      if (relation?.type !== 'worksheet') continue
      const hidden = (xml.attribute('state') ?? 'visible') !== 'visible'
      sheets.push({ name: xml.attribute('name') ?? '', hidden, part: relation.target })
      bound(sheets.length, LIMITS.sheets, 'too-many-sheets')
    }
  }
  return { sheets, epoch }
}

/** The texts that cells refer to by number; the readings above characters (phonetic runs) are no part of them. */
function readTexts(part: Buffer): readonly string[] {
  const texts: string[] = []
  const xml = new XmlScanner(part)
  for (let token = xml.next(); token !== 'end'; token = xml.next())
    if (token === 'open' && xml.name === 'si') texts.push(readRichText(xml))
  return texts
}

/** The text of the element that was just opened: its `t`s together. */
export function readRichText(xml: XmlScanner): string {
  const outer = xml.depth
  let [text, inText] = ['', false]
  for (let token = xml.next(); xml.depth >= outer; token = xml.next()) {
    if (token === 'text') text += inText ? xml.text() : ''
    else if (xml.name === 'rPh' && token === 'open') xml.skip()
    else if (xml.name === 't') inText = token === 'open'
  }
  bound(text.length, LIMITS.cellText, 'long-text')
  return unescaped(text)
}

/** Signs that XML cannot hold stand as `_x000D_` in a cell's text. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function readStyles(part: Buffer): readonly Shown[] {
  const codes = new Map<number, string>()
  const shown: Shown[] = []
  const xml = new XmlScanner(part)
  let inCellFormats = false
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (xml.name === 'cellXfs' && token !== 'text') inCellFormats = token === 'open'
    if (token !== 'open') continue
    if (xml.name === 'numFmt')
      codes.set(Number(xml.attribute('numFmtId')), (xml.attribute('formatCode') ?? '').slice(0, 1000))
    else if (xml.name === 'xf' && inCellFormats) {
      const id = Number(xml.attribute('numFmtId') ?? 0)
      shown.push(shownBy(id, codes.get(id) ?? null))
    }
  }
  return shown
}

/** Whether an attribute says yes. */
export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
