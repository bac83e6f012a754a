import { indicatorKind } from '../../shared/simulation/indicator-class.ts'
import type { ShortSeries } from '../../shared/simulation/forecast.ts'
import { inUnit, isMissingMark, normaliseText, readNumberText } from '../../shared/units/number-text.ts'
import { csvLines } from './csv-lines.ts'
import { UsageError } from './verb.ts'

/** A series of the file with what tells it from the others. */
interface NamedSeries extends ShortSeries {
  readonly region: string
  /** How many years back from the origin count, null for all that the file has. */
  readonly window: number | null
}

/** Why something of the file was not taken as it stands. */
export type Trouble =
  /** No number, year or window where one belongs. */
  | 'unreadable'
  /** A growth of the peers that is no logarithm: beyond ±1. */
  | 'no-log-growth'
  /** A quote that never closes, or closes before the end of its cell. */
  | 'stray-quote'
  /** More cells than headings, as where a thousands comma has no quotes. */
  | 'too-many-cells'
  /** A unit unlike that of the series' first row. */
  | 'other-unit'
  /** Another value for a year that had one. */
  | 'twice'

/** Something of the file that was not taken as it stands, and where. */
export interface UnreadCell {
  readonly line: number
  /** Null where it is about the whole line. */
  readonly column: string | null
  readonly text: string
  readonly trouble: Trouble
}

/** The series of a file, and what could not be taken: a year or origin takes its row along, the rest counts as missing. */
export interface SeriesFile {
  readonly series: readonly NamedSeries[]
  readonly unread: readonly UnreadCell[]
}

/** The columns, with the names that they may have instead. */
const COLUMNS = {
  region: ['地区', '区域'],
  level: ['级别', '层级'],
  indicator: ['指标'],
  unit: ['单位'],
  origin: ['起点', '起点年份'],
  window: ['窗口'],
  year: ['年份', '年度'],
  value: ['数值', '值'],
  peer_growth: ['同类增速', '同类地区增速'],
} as const
type Column = keyof typeof COLUMNS

const NEEDED = ['region', 'indicator', 'origin', 'year', 'value'] as const

/**
 * Reads the rows of a CSV with the columns region, level, indicator, unit, origin, window, year, value, peer_growth in any
 * order; level, unit, window and peer_growth may be left out. Rows of one region, indicator, origin and window are one
 * series, in the order of the file. Throws UsageError if a column is missing.
 */
export function readSeries(text: string): SeriesFile {
  const [head, ...lines] = csvLines(text)
  const names = (head?.cells ?? []).map((name) => normaliseText(name).toLowerCase())
  const places = new Map(
    Object.entries(COLUMNS).map(([column, others]) => [
      column as Column,
      names.findIndex((name) => name === column || others.some((other) => other === name)),
    ]),
  )
  const missing = NEEDED.filter((column) => places.get(column) === -1)
  if (missing.length > 0)
    throw new UsageError({
      'zh-CN': `CSV 缺少列：${missing.join('、')}`,
      'en-US': `The CSV lacks the columns: ${missing.join(', ')}`,
    })
  const unread: UnreadCell[] = []
  const rows = lines.flatMap(({ line, cells }) => {
    if (cells === null) {
      unread.push({ line, column: null, text: '', trouble: 'stray-quote' })
      return []
    }
    const row = readRow(line, (column) => normaliseText(cells[places.get(column) ?? -1] ?? ''), unread)
    const beyond = cells.slice(names.length).some((cell) => cell.trim() !== '')
    if (!row || !beyond) return row ?? []
    unread.push({ line, column: null, text: '', trouble: 'too-many-cells' })
    return [{ ...row, value: null, peers: null }]
  })
  const groups = Map.groupBy(rows, ({ region, indicator, origin, window }) =>
    JSON.stringify([region, indicator, origin, window]),
  )
  const series = [...groups.values()].map((own) => seriesOf(own, unread))
  return { series, unread: unread.toSorted((a, b) => a.line - b.line) }
}

interface Row {
  readonly line: number
  readonly region: string
  readonly level: string
  readonly indicator: string
  readonly unit: string
  readonly origin: number
  readonly window: number | null
  readonly year: number
  readonly value: number | null
  readonly peers: number | null
}

/** A row without anything that cannot be read; null without a year and an origin. */
function readRow(line: number, cell: (column: Column) => string, unread: UnreadCell[]): Row | null {
  const note = (column: Column, trouble: Trouble) =>
    unread.push({ line, column, text: cell(column), trouble })
  const whole = (column: Column, from: number, to: number, needed: boolean) => {
    const text = cell(column)
    const read = /^(\d{1,4})(?:\.0+)?\s*年?$/.exec(text)
    const value = Number(read?.[1])
    if (value >= from && value <= to) return value
    if (needed || !isMissingMark(text)) note(column, 'unreadable')
    return null
  }
  const number = (column: Column, unit: string) => {
    const value = numberIn(cell(column), unit)
    if (value === undefined) note(column, 'unreadable')
    return value ?? null
  }
  const unit = cell('unit')
  const origin = whole('origin', 1000, 9999, true)
  const year = whole('year', 1000, 9999, true)
  const window = whole('window', 1, 9999, false)
  const value = number('value', unit)
  const peers = number('peer_growth', '')
  if (origin === null || year === null) return null
  const isLog = peers === null || Math.abs(peers) <= 1
  if (!isLog) note('peer_growth', 'no-log-growth')
  return {
    line,
    region: cell('region'),
    level: cell('level'),
    indicator: cell('indicator'),
    unit,
    origin,
    window,
    year,
    value,
    peers: isLog ? peers : null,
  }
}

/** A number in a unit, null where nothing stands, undefined if it cannot be read. */
function numberIn(text: string, unit: string): number | null | undefined {
  if (isMissingMark(text) || text.toLowerCase() === 'nan') return null
  const read = readNumberText(text)
  if (!read || read.approximate) return undefined
  // Of a share or rate the sign may stand in the cell or in the unit, however that is spelled.
  const share = indicatorKind('', unit).scale !== 'level' || unit === ''
  const value =
    read.unit === '%' && read.scale === '' && share && unit !== '' ? read.value : inUnit(read, unit)
  const found = value?.toNumber() ?? NaN
  return Number.isFinite(found) ? found : undefined
}

/** One series of its rows: the first level and unit that are named, and of two values for a year the later. */
function seriesOf(rows: readonly Row[], unread: UnreadCell[]): NamedSeries {
  const [{ region, indicator, origin, window } = NOTHING] = rows
  const named = (column: 'level' | 'unit') => rows.find((row) => row[column] !== '')?.[column] ?? ''
  const unit = named('unit')
  const used = rows.filter(({ year }) => window === null || year > origin - window)
  const values = new Map<number, number>()
  const figures = used.map(({ line, year, value, unit: own }) => {
    const before = values.get(year)
    if (own !== '' && own !== unit) {
      unread.push({ line, column: 'unit', text: own, trouble: 'other-unit' })
      return { year, value: null }
    }
    if (value !== null && before !== undefined && before !== value)
      unread.push({ line, column: 'value', text: String(value), trouble: 'twice' })
    if (value !== null) values.set(year, value)
    return { year, value }
  })
  // Where every year's row has one, that of the latest year is the growth into the origin year.
  const peers = used.filter((row) => row.peers !== null).toSorted((a, b) => b.year - a.year)[0]?.peers ?? null
  return { region, level: named('level'), indicator, unit, origin, window, figures, peerGrowth: peers }
}

const NOTHING = { region: '', indicator: '', origin: 0, window: null }
