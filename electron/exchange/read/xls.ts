import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import type { Compound } from './compound.ts'
import { bound, LIMITS, Unreadable } from './limits.ts'
import { showNumber, shownBy, type Shown } from './number-format.ts'
import { SheetBuilder, Totals, type ReadValue } from './sheet-builder.ts'
import { RECORD, recordsFrom, sharedTexts, shortNumber, textAt, type BiffRecord } from './xls-records.ts'

const BIFF8 = 0x06_00
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly start: number
}

interface Globals {
  readonly texts: readonly string[]
  readonly styles: readonly Shown[]
  readonly epoch: number
  readonly sheets: readonly ListedSheet[]
}

/** Reads the sheets of a workbook of Excel 97 to 2003. Values only, each as it is shown. */
export function readXls(compound: Compound, progress: (share: number) => void): SourceBook {
  const stream = compound.stream('Workbook')
  if (!stream) throw new Unreadable(compound.has('Book') ? 'old-format' : 'unknown-format')
  try {
    const globals = readGlobals(stream)
    const totals = new Totals()
    const sheets = globals.sheets.map(({ name, hidden, start }, index) => {
      progress(index / globals.sheets.length)
      return readSheet(stream, start, new SheetBuilder(totals), globals).finish(name, hidden)
    })
    return { format: 'xls', encoding: null, delimiter: null, sheets }
  } catch (error) {
    // A record that is shorter than its kind asks for.
    if (error instanceof RangeError) throw new Unreadable('broken')
    throw error
  }
}

function readGlobals(stream: Buffer): Globals {
  const codes = new Map<number, string>()
  const formats: number[] = []
  const sheets: ListedSheet[] = []
  let [epoch, begun, texts] = [0, false, [] as Buffer[]]
  let last = 0
  for (const { type, data } of recordsFrom(stream, 0)) {
    if (!begun) {
      if (type !== RECORD.begin || data.readUInt16LE(0) !== BIFF8) throw new Unreadable('old-format')
      begun = true
    }
    if (type === RECORD.end) break
    if (type === RECORD.password) throw new Unreadable('encrypted')
    if (type === RECORD.dateMode) epoch = data.readUInt16LE(0) === 1 ? -1462 : 0
    else if (type === RECORD.numberFormat) codes.set(data.readUInt16LE(0), textAt(data, 2).slice(0, 1000))
    else if (type === RECORD.format) formats.push(data.readUInt16LE(2))
    else if (type === RECORD.texts) texts = [data]
    else if (type === RECORD.continued && last === RECORD.texts) texts.push(data)
    else if (type === RECORD.sheet && data.readUInt8(5) === 0) {
      sheets.push({
        start: data.readUInt32LE(0),
        hidden: (data.readUInt8(4) & 3) !== 0,
        name: textAt(data, 6, false),
      })
      bound(sheets.length, LIMITS.sheets, 'too-many-sheets')
    }
    if (type !== RECORD.continued) last = type
  }
  const styles = formats.map((id) => shownBy(id, codes.get(id) ?? null))
  return { texts: texts.length > 0 ? sharedTexts(texts) : [], styles, epoch, sheets }
}

function readSheet(stream: Buffer, start: number, sheet: SheetBuilder, globals: Globals): SheetBuilder {
  // Charts lie within a sheet as streams of their own.
  let depth = 0
  let waiting: { readonly row: number; readonly column: number } | null = null
  for (const record of recordsFrom(stream, start)) {
    if (record.type === RECORD.begin) depth += 1
    else if (record.type === RECORD.end) {
      depth -= 1
      if (depth <= 0) break
    } else if (depth === 1) {
      if (record.type === RECORD.formulaText && waiting) {
        sheet.put(waiting.row, waiting.column, textAt(record.data, 0))
        waiting = null
      } else if (record.type === RECORD.formula) waiting = readFormula(record, sheet, globals)
      else readRecord(record, sheet, globals)
    }
  }
  return sheet
}

function readRecord({ type, data }: BiffRecord, sheet: SheetBuilder, globals: Globals): void {
  const number = (row: number, column: number, style: number, value: number): void =>
    sheet.put(row, column, showNumber(value, globals.styles[style] ?? 'number', globals.epoch))
  switch (type) {
    case RECORD.textNumber:
      return sheet.put(
        data.readUInt16LE(0),
        data.readUInt16LE(2),
        globals.texts[data.readUInt32LE(6)] ?? null,
      )
    case RECORD.text:
    case RECORD.richText:
      return sheet.put(data.readUInt16LE(0), data.readUInt16LE(2), textAt(data, 6))
    case RECORD.number:
      return number(data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4), data.readDoubleLE(6))
    case RECORD.shortNumber:
      return number(
        data.readUInt16LE(0),
        data.readUInt16LE(2),
        data.readUInt16LE(4),
        shortNumber(data.readInt32LE(6)),
      )
    case RECORD.numbers:
      for (let at = 4, column = data.readUInt16LE(2); at + 6 < data.length; at += 6, column += 1)
        number(data.readUInt16LE(0), column, data.readUInt16LE(at), shortNumber(data.readInt32LE(at + 2)))
      return
    case RECORD.flagOrError:
      return sheet.put(
        data.readUInt16LE(0),
        data.readUInt16LE(2),
        flagOrError(data.readUInt8(6), data.readUInt8(7) === 1),
      )
    case RECORD.row:
      if ((data.readUInt16LE(12) & 0x20) !== 0) sheet.hideRow(data.readUInt16LE(0))
      return
    case RECORD.columns:
      if ((data.readUInt16LE(8) & 1) === 1) sheet.hideColumns(data.readUInt16LE(0), data.readUInt16LE(2))
      return
    case RECORD.merges:
      for (let at = 2; at + 8 <= data.length; at += 8) {
        const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((part) =>
          data.readUInt16LE(at + part),
        )
        sheet.merge({ top, left, bottom, right })
      }
  }
}

/** Reads the stored result of a formula; a text follows in a record of its own, for which the place is answered. */
function readFormula(
  { data }: BiffRecord,
  sheet: SheetBuilder,
  globals: Globals,
): { readonly row: number; readonly column: number } | null {
  const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)]
  // Its text is written in a code of its own, which is not read.
  sheet.formula(row, column, '')
  if (data.readUInt16LE(12) !== 0xff_ff) {
    sheet.put(row, column, showNumber(data.readDoubleLE(6), globals.styles[style] ?? 'number', globals.epoch))
    return null
  }
  const kind = data.readUInt8(6)
  if (kind === 0) return { row, column }
  if (kind === 1 || kind === 2) sheet.put(row, column, flagOrError(data.readUInt8(8), kind === 2))
  return null
}

function flagOrError(value: number, error: boolean): ReadValue {
  if (error) return { error: ERRORS.get(value) ?? '#VALUE!' }
  return value === 0 ? '否' : '是'
}
