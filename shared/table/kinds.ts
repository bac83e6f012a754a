import { Decimal } from 'decimal.js'
import type { Language } from '../text/language.ts'
import { readDate, readPeriod } from '../units/dates.ts'
import { inUnit, isMissingMark, normaliseText, readNumberText } from '../units/number-text.ts'
import { formatQuantity, readQuantity, STEP_NAMES, withSeparators } from '../units/quantity.ts'
import type { Rows } from './change.ts'
import type {
  Cell,
  ChoiceColumn,
  Column,
  IntegerColumn,
  NumberColumn,
  QuantityColumn,
  TextColumn,
} from './column.ts'
import { joinedNames, namesIn } from './names.ts'
import { asArithmetic, calculated, isFigureColumn, type Calculate } from './arithmetic.ts'
import { findReference, labelOfAny } from './reference.ts'
import type { Place, RejectionReason, Result } from './rejection.ts'

/** What parsing a cell needs besides its column. */
export interface ParseContext {
  readonly at: Place
  /** To find the rows that a reference names. */
  readonly rows: Rows
  /** Unit shown: of a number column whose unit hangs on the row, or of a quantity shown in another unit than declared. */
  readonly unit?: string
  /** Reads arithmetic such as =1200*1.08; without it there is none. */
  readonly calculate?: Calculate
}

/** What showing a cell needs besides its column. */
export interface FormatContext {
  readonly rows: Rows
  readonly unit?: string
  readonly decimals?: number
  readonly language?: Language
}

type Parsed = { readonly value: Cell } | RejectionReason

/** All that a kind of column can do; a new kind is one more object. */
interface Kind<C extends Column> {
  /** Texts come normalised and are never a mark for missing. */
  readonly parse: (column: C, raw: string | number, context: ParseContext) => Parsed
  readonly format: (column: C, value: string | number, context: FormatContext) => string
}

const YES = new Set(['1', '是', '有', '√', '✓', '对', 'true', 'yes', 'y'])
const NO = new Set(['0', '否', '没有', '×', '✗', '错', 'false', 'no', 'n'])

const KINDS: { readonly [K in Column['kind']]: Kind<Extract<Column, { kind: K }>> } = {
  text: { parse: parseText, format: (_column, value) => String(value) },
  choice: { parse: parseChoice, format: (column, value) => column.options[String(value)] ?? String(value) },
  integer: {
    parse: parseInteger,
    format: (column, value) => (column.unit ? withSeparators(String(value)) : String(value)),
  },
  number: { parse: parseNumber, format: formatNumber },
  quantity: {
    parse: parseQuantity,
    format: (column, value, { unit, decimals }) =>
      formatQuantity(Number(value), column.measure, unit ?? column.unit, decimals),
  },
  date: {
    parse: (_column, raw) => asParsed(readDate(raw), { code: 'not-a-date', text: String(raw) }),
    format: (_column, value) => String(value),
  },
  period: {
    parse: (_column, raw) => asParsed(readPeriod(raw), { code: 'not-a-period', text: String(raw) }),
    format: (_column, value) => String(value),
  },
  flag: { parse: parseFlag, format: (_column, value, { language }) => flagText(value === 1, language) },
  reference: {
    parse: (column, raw, { rows }) => {
      const found = findReference(rows, column.to, String(raw))
      if (found.length > 1) return { code: 'ambiguous-reference', text: String(raw), count: found.length }
      return asParsed(found[0] ?? null, { code: 'no-such-reference', text: String(raw), tables: column.to })
    },
    format: (column, value, { rows }) => labelOfAny(rows, column.to, String(value)),
  },
}

function asParsed(value: string | null, otherwise: RejectionReason): Parsed {
  return value === null ? otherwise : { value }
}

function flagText(yes: boolean, language: Language | undefined): string {
  if (language === 'en-US') return yes ? 'Yes' : 'No'
  return yes ? '是' : '否'
}

function parseText(column: TextColumn, raw: string | number): Parsed {
  const text = column.names?.several ? joinedNames(namesIn(String(raw))) : String(raw)
  // Nothing but signs between names, of which there are none.
  if (text === '') return { value: null }
  if (column.maxLength !== undefined && text.length > column.maxLength)
    return { code: 'too-long', maxLength: column.maxLength }
  if (column.pattern && !column.pattern.test(text)) return { code: 'wrong-form', text }
  return { value: text }
}

function parseChoice(column: ChoiceColumn, raw: string | number): Parsed {
  const text = String(raw)
  if (Object.hasOwn(column.options, text)) return { value: text }
  const code = Object.keys(column.options).find((key) => normaliseText(column.options[key] ?? '') === text)
  return code === undefined
    ? { code: 'not-a-choice', text, choices: Object.values(column.options) }
    : { value: code }
}

function parseInteger(column: IntegerColumn, raw: string | number): Parsed {
  const read = numberIn(raw, column.unit ?? '')
  if ('code' in read) return read
  if (!read.number.isInteger()) return { code: 'not-whole', text: String(raw) }
  return withinLimits(column, read.number)
}

function parseNumber(column: NumberColumn, raw: string | number, { unit }: ParseContext): Parsed {
  const read = numberIn(raw, unit ?? column.unit ?? '')
  return 'code' in read ? read : withinLimits(column, read.number)
}

function numberIn(raw: string | number, unit: string): { readonly number: Decimal } | RejectionReason {
  if (typeof raw === 'number')
    return Number.isFinite(raw) ? { number: new Decimal(raw) } : { code: 'not-a-number', text: String(raw) }
  const read = readNumberText(raw)
  if (!read) return { code: 'not-a-number', text: raw }
  const number = inUnit(read, unit)
  return number ? { number } : { code: 'wrong-unit', text: raw, unit }
}

function withinLimits(column: IntegerColumn | NumberColumn, number: Decimal): Parsed {
  const unit = column.unit ?? ''
  if (column.min !== undefined && number.lessThan(column.min))
    return { code: 'too-small', min: column.min, unit }
  if (column.max !== undefined && number.greaterThan(column.max))
    return { code: 'too-large', max: column.max, unit }
  const value = number.toNumber()
  if (column.kind === 'integer' && !Number.isSafeInteger(value))
    return { code: 'too-large', max: Number.MAX_SAFE_INTEGER, unit }
  return Number.isFinite(value) ? { value: value + 0 } : { code: 'not-a-number', text: number.toString() }
}

/** A year typed as 2025年 is the same year. */
const YEAR_WORD = /^(\d{4})年$/

function parseQuantity(column: QuantityColumn, raw: string | number, context: ParseContext): Parsed {
  const unit = context.unit ?? column.unit
  const read = readQuantity(raw, column.measure, unit)
  if ('fault' in read) {
    const text = String(raw)
    if (read.fault === 'wrong-unit') return { code: 'wrong-unit', text, unit }
    if (read.fault === 'too-precise') return { code: 'too-precise', text, step: STEP_NAMES[column.measure] }
    if (read.fault === 'too-large')
      return { code: 'too-large', max: 2 ** 51, unit: STEP_NAMES[column.measure] }
    return { code: 'not-a-number', text }
  }
  return withinLeast(column, read.steps, unit)
}

function withinLeast(column: QuantityColumn, steps: number, unit: string): Parsed {
  if (column.min !== undefined && steps < column.min) {
    return {
      code: 'too-small',
      min: column.min === 0 ? 0 : column.min,
      unit: column.min === 0 ? unit : STEP_NAMES[column.measure],
    }
  }
  return { value: steps }
}

function parseFlag(_column: Column, raw: string | number): Parsed {
  const text = String(raw).toLowerCase()
  if (YES.has(text)) return { value: 1 }
  return NO.has(text) ? { value: 0 } : { code: 'not-yes-or-no', text: String(raw) }
}

function formatNumber(column: NumberColumn, value: string | number, context: FormatContext): string {
  const decimals = context.decimals ?? column.decimals
  const number = new Decimal(value)
  return withSeparators(
    decimals === undefined ? number.toDecimalPlaces(6).toFixed() : number.toFixed(decimals),
  )
}

/** Reads what was typed, pasted or chosen into the stored value. Marks such as — and / are a missing value. */
export function parseCell(column: Column, raw: Cell, context: ParseContext): Result<Cell> {
  const parsed = parsePrepared(column, raw, context)
  if ('code' in parsed) return { ok: false, rejections: [{ at: context.at, ...parsed }] }
  if (parsed.value === null && column.required)
    return { ok: false, rejections: [{ at: context.at, code: 'required' }] }
  return { ok: true, value: parsed.value }
}

function parsePrepared(column: Column, raw: Cell, context: ParseContext): Parsed {
  const arithmetic = context.calculate && asArithmetic(column, raw)
  if (context.calculate && arithmetic && isFigureColumn(column)) {
    const result = calculated(column, arithmetic, context.unit, context.calculate)
    if ('code' in result) return result
    return result.kind === 'steps'
      ? withinLeast(result.column, result.steps, result.unit)
      : withinLimits(result.column, result.number)
  }
  const prepared = prepare(column, raw)
  return prepared === null ? { value: null } : parseBy(column, prepared, context)
}

function prepare(column: Column, raw: Cell): string | number | null {
  if (raw === null || typeof raw === 'number') return raw
  if (column.kind === 'text') return visibleText(raw)
  const text = normaliseText(raw)
  if (column.kind === 'integer' && column.unit === undefined)
    return isMissingMark(text) ? null : text.replace(YEAR_WORD, '$1')
  if (column.kind === 'choice' && Object.values(column.options).includes(text)) return text
  return isMissingMark(text) ? null : text
}

// oxlint-disable-next-line eslint/no-control-regex -- control characters are exactly what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const VISIBLE = /[^\s\p{Cc}\p{Cf}\u2800\u3164\u115f\u1160\uffa0]/u

/**
 * A text as it is kept: trimmed, with line breaks of one kind and without signs that no file can hold; missing if nothing
 * in it can be seen. Every way in leads here, so that what is kept comes back from our own export as it is.
 */
function visibleText(raw: string): string | null {
  const text = raw.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '').trim()
  return VISIBLE.test(text) ? text : null
}

function parseBy(column: Column, raw: string | number, context: ParseContext): Parsed {
  // The table of kinds is indexed by the column's own kind, so the kind's functions take this very column.
  const kind = KINDS[column.kind] as Kind<Column>
  return kind.parse(column, raw, context)
}

/** The text of a stored value as it is shown and copied, without its unit; missing is the empty text. */
export function formatCell(column: Column, value: Cell, context: FormatContext): string {
  if (value === null) return ''
  const kind = KINDS[column.kind] as Kind<Column>
  return kind.format(column, value, context)
}
