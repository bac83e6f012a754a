import { constants, deflateRawSync } from 'node:zlib'

// Containers as nobody in good faith writes them: every field can be made to lie.

/** A part of a container. */
export interface Part {
  readonly name: string
  readonly content: Buffer | string
  /** Already compressed bytes, instead of compressing `content`. */
  readonly packed?: Buffer
  readonly method?: number
  readonly flags?: number
  /** What the directory says of the part's place and size. */
  readonly offset?: number
  readonly claimed?: number
}

/** A container of parts; `count` and `cut` let its end lie. */
export function zipOf(parts: readonly Part[], options: { count?: number } = {}): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.packed ?? (part.method === 0 ? content : deflateRawSync(content))
    const name = Buffer.from(part.name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04_03_4b_50, 0)
    local.writeUInt16LE(part.flags ?? 0, 6)
    local.writeUInt16LE(part.method ?? 8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(part.claimed ?? content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02_01_4b_50, 0)
    entry.writeUInt16LE(part.flags ?? 0, 8)
    entry.writeUInt16LE(part.method ?? 8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(part.claimed ?? content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(part.offset ?? at, 42)
    locals.push(local, name, packed)
    directory.push(entry, name)
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(options.count ?? parts.length, 8)
  end.writeUInt16LE(options.count ?? parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

/** Compressed bytes of `head`, a chunk so many times over, and `tail`, without ever making the whole of it. */
export function packedRepeat(head: string, chunk: string, times: number, tail: string): Buffer {
  // A full flush leaves nothing for the next piece to refer to, so that pieces can be put together freely.
  const flushed = (text: string): Buffer =>
    deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
  const one = flushed(chunk)
  return Buffer.concat([flushed(head), ...Array.from({ length: times }, () => one), deflateRawSync(tail)])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a workbook is made of besides its sheets. */
export interface XlsxParts {
  /** Inside of each sheet's `worksheet` element. */
  readonly sheets: readonly string[]
  readonly names?: readonly string[]
  readonly strings?: string
  readonly more?: readonly Part[]
  /** The whole of the first sheet, or its packed bytes, instead of the one made. */
  readonly rawSheet?: string | Buffer
  readonly target?: (index: number) => string
}

/** Parts of a workbook of Excel, of which any can be replaced. */
export function xlsxParts({ sheets, names, strings, more = [], rawSheet, target }: XlsxParts): Part[] {
  const targetOf = target ?? ((index: number) => `worksheets/sheet${index + 1}.xml`)
  const relations = sheets.map(
    (_, index) => `<Relationship Id="r${index}" Type="${OFFICE}/worksheet" Target="${targetOf(index)}"/>`,
  )
  const listed = sheets.map(
    (_, index) =>
      `<sheet name="${names?.[index] ?? `S${index + 1}`}" sheetId="${index + 1}" r:id="r${index}"/>`,
  )
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}<Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
    ...sheets.map((inside, index): Part => {
      const name = `xl/worksheets/sheet${index + 1}.xml`
      if (index === 0 && rawSheet !== undefined)
        return typeof rawSheet === 'string'
          ? { name, content: rawSheet }
          : { name, content: '', packed: rawSheet, claimed: 10 }
      return { name, content: `<worksheet xmlns="${MAIN}">${inside}</worksheet>` }
    }),
    ...more,
  ]
}

/** A workbook of Excel. */
export function xlsxOf(parts: XlsxParts): Buffer {
  return zipOf(xlsxParts(parts))
}

/** An OpenDocument spreadsheet with this inside of its only table. */
export function odsOf(table: string, beginning = ''): Buffer {
  const content = `${beginning}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S">${table}</table:table></office:spreadsheet></office:body></office:document-content>`
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'content.xml', content },
  ])
}
