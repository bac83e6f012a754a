import { Decimal } from 'decimal.js'
import { asArithmetic, isFigureColumn } from '../../table/arithmetic.ts'
import type { Cell, Column } from '../../table/column.ts'
import { parseCell } from '../../table/kinds.ts'
import type { Place } from '../../table/rejection.ts'
import { inDigits } from '../../units/dates.ts'
import { isMissingMark, normaliseText, readNumberText } from '../../units/number-text.ts'
import { formatQuantity, readQuantity } from '../../units/quantity.ts'
import { between, convertible, SHARE } from './units.ts'
import type { ColumnReading, ReadCell } from './cell-reading.ts'
import type { ProblemReason } from './problem-reason.ts'
import { readArithmetic } from './read-arithmetic.ts'
import { approximate, growthInFigures, isTriangle, withoutRemarks, withSign } from './remarks.ts'
import { isError, looksLikeError, NO_RESULT, shownCell, type SourceCell } from './source.ts'

const NOTHING: ReadCell = { value: null }
const HERE: Place = {}

/** Reads one cell; `own` is the unit that a figure is stored in where that hangs on its row. */
export function readCell(raw: SourceCell, reading: ColumnReading, own: string | null = null): ReadCell {
  if (raw === null) return NOTHING
  const { column } = reading
  if (looksLikeError(raw)) {
    const text = String(shownCell(raw))
    // A column of texts may hold such a text, and only a format that knows errors tells the two apart.
    if (!isError(raw) && column.kind === 'text') {
      const read = parsed(raw, reading)
      return reading.textsOnly === true ? withLook(read, { code: 'like-error', text }) : read
    }
    return { value: null, stop: raw === NO_RESULT ? { code: 'no-result' } : { code: 'formula-error', text } }
  }
  const signed = typeof raw === 'string' && isFigureColumn(column) ? withSign(raw, reading.rises) : raw
  if (signed !== raw) {
    const read = readCell(signed, reading, own)
    if (!isTriangle(String(raw))) return read
    return withLook(read, { code: 'triangle', text: String(raw), rises: reading.rises === true })
  }
  const arithmetic = asArithmetic(column, raw)
  if (arithmetic && isFigureColumn(column)) return readArithmetic(arithmetic, column, reading, own)
  if (column.kind === 'quantity') return withRemarks(raw, (text) => readAmount(text, reading))
  if (column.kind === 'number' || (column.kind === 'integer' && column.unit !== undefined))
    return withRemarks(raw, (text) => readFigure(text, reading, own))
  if (column.kind === 'date') return readDay(raw, reading)
  return parsed(prepared(raw, column), reading)
}

/** Years, periods and flags as spreadsheets hold them. */
function prepared(raw: SourceCell, column: Column): SourceCell {
  if (typeof raw !== 'string') return raw
  if (column.kind === 'integer')
    return raw.replace(/^(\d{4})(年度?|-\d{2}.*)$/, '$1').replace(/^第?(\d+)[、.]$/, '$1')
  if (column.kind === 'period') return raw.replace(/^(\d{4}-\d{2})-\d{2}.*$/, '$1')
  if (column.kind === 'reference' || column.kind === 'choice') return withoutGaps(inOneLine(raw))
  return isOneLine(column) ? inOneLine(raw) : raw
}

/** 壶 镇 镇 is spread over its column; between words of several signs a blank may be meant. */
function withoutGaps(text: string): string {
  const plain = text.trim()
  return /^[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff])+$/.test(plain)
    ? plain.replaceAll(/[ \u3000]/g, '')
    : text
}

/** Whether a column holds texts of one line; several names may stand below each other. */
export function isOneLine(column: Column): boolean {
  return column.kind === 'text' && column.long !== true && column.names === undefined
}

/** Names are broken into lines to fit a narrow column: 基础 over 设施. Between Latin words a break is a blank. */
export function inOneLine(text: string): string {
  if (!text.includes('\n')) return text
  return text
    .replaceAll(/(?<=[\u2e80-\uffef])\s*\n\s*|\s*\n\s*(?=[\u2e80-\uffef])/g, '')
    .replaceAll(/\s*\n\s*/g, ' ')
}

function parsed(raw: SourceCell, { column, rows }: ColumnReading, unit?: string): ReadCell {
  const result = parseCell(column, raw, { at: HERE, rows, ...(unit === undefined ? {} : { unit }) })
  if (result.ok) return { value: result.value }
  const [rejection] = result.rejections
  // An empty cell is no fault of the cell; whether the row can do without it is asked of the row.
  if (!rejection || rejection.code === 'required') return NOTHING
  return { value: null, stop: rejection }
}

function about(raw: SourceCell): ProblemReason | null {
  return typeof raw === 'string' ? approximate(raw) : null
}

/** Reads a figure as it stands, or else without the words around it. */
function withRemarks(raw: string | number, read: (text: string | number) => ReadCell): ReadCell {
  const first = read(raw)
  const bare = first.stop && typeof raw === 'string' ? withoutRemarks(raw) : null
  if (!bare) return first
  const again = read(bare.text)
  return again.stop || again.value === null ? first : withLook(again, bare.look)
}

function withLook(read: ReadCell, look: ProblemReason | null): ReadCell {
  return look && read.value !== null ? { ...read, look } : read
}

function readAmount(raw: string | number, reading: ColumnReading): ReadCell {
  const { column, unit, round } = reading
  if (column.kind !== 'quantity') return NOTHING
  if (unit !== null && !convertible(column, unit) && !isBlank(raw))
    return { value: null, stop: { at: HERE, code: 'wrong-unit', text: `${raw}${unit}`, unit: column.unit } }
  const read = parsed(raw, reading, unit ?? column.unit)
  // The ledger of land keeps grain capacity in the same column, by the same steps.
  if (read.stop?.code === 'wrong-unit' && column.measure === 'land') {
    const grain = parsed(raw, reading, '公斤')
    if (!grain.stop) return withLook(grain, about(raw))
  }
  if (read.stop?.code === 'too-precise' && round) {
    const steps = readQuantity(raw, column.measure, unit ?? column.unit, true)
    if ('steps' in steps) return withLook({ value: steps.steps }, about(raw))
  }
  return withLook(read, about(raw))
}

/** A statistic: read in the unit of the file, then brought into the unit in which it is stored. */
function readFigure(asWritten: string | number, reading: ColumnReading, own: string | null): ReadCell {
  const { column } = reading
  const stored = own ?? ('unit' in column ? (column.unit ?? '') : '')
  const isGrowth = typeof asWritten === 'string' && (stored === '%' || stored === '百分点')
  const raw = isGrowth ? growthInFigures(asWritten) : asWritten
  const unit = reading.unit ?? stored
  if (unit === SHARE || unit === stored) {
    const share = unit === SHARE && (typeof raw === 'number' || readNumberText(raw)?.unit === '')
    const scaled = share ? scaledBy(raw, 100) : raw
    return withLook(parsed(scaled, reading, stored), about(raw))
  }
  // Limits belong to the stored unit, so that the first reading goes without them.
  const free: Column = { kind: 'number', title: column.title }
  const first = parsed(raw, { ...reading, column: free }, unit)
  if (typeof first.value !== 'number') return first
  const value = between(first.value, unit, stored)
  if (value === null)
    return { value: null, stop: { at: HERE, code: 'wrong-unit', text: `${raw}${unit}`, unit: stored } }
  return withLook(parsed(value, reading, stored), about(raw))
}

function scaledBy(raw: string | number, factor: number): number | string {
  const number = typeof raw === 'number' ? new Decimal(raw) : readNumberText(raw)?.value
  return number ? number.times(factor).toNumber() : raw
}

function readDay(raw: string | number, reading: ColumnReading): ReadCell {
  // 2026 in a column of days is a year: as a spreadsheet's day it would be in 1905.
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 1900 && raw <= 2200)
    return readDay(`${raw}年`, reading)
  // 202403 and 20240305 are no days of a spreadsheet's count either.
  if (typeof raw === 'number' && /^(19|20)\d{4}(\d\d)?$/.test(String(raw)))
    return readDay(String(raw).replace(/^(\d{4})(\d\d)$/, '$1年$2月'), reading)
  const text =
    typeof raw === 'number'
      ? raw
      : inDigits(normaliseText(raw)).replace(/^(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}.*$/, '$1')
  const read = parsed(text, reading)
  if (!read.stop || typeof text !== 'string') return typeof text === 'number' ? dayNumber(text, read) : read
  // 2025年6月 as a date of a plan means the whole month: a start is its first day, an end its last.
  const month = /^(\d{4})\s*[-/.年]\s*(\d{1,2})月?(底|末)?前?$/.exec(text)
  const year = /^(\d{4})年?(底|末)?前?$/.exec(text)
  const ends = !/开工|开始|start|起/.test(`${reading.column.title}${reading.name}`)
  const whole = month
    ? `${month[1]}年${month[2]}月${ends ? '底' : '1日'}`
    : year
      ? `${year[1]}年${ends ? '底' : '1月1日'}`
      : null
  if (whole === null) return read
  const again = parsed(whole, reading)
  return again.stop ? read : { ...again, look: { code: 'whole-period', text } }
}

/** A bare number in a column of days: 45800 is a spreadsheet's day, others are none. */
function dayNumber(number: number, read: ReadCell): ReadCell {
  return read.stop ? { value: null, stop: { at: HERE, code: 'not-a-date', text: String(number) } } : read
}

/** A stored value as one would type it, so that reading it again gives the same. */
export function asTyped(column: Column, value: Cell): Cell {
  if (value === null || column.kind !== 'quantity') return value
  return formatQuantity(Number(value), column.measure, column.unit)
}

/** Whether a cell holds nothing, or a mark that there is nothing. */
export function isBlank(raw: SourceCell): boolean {
  return raw === null || (typeof raw === 'string' && isMissingMark(normaliseText(raw)))
}
