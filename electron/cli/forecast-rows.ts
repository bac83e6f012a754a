import type { ShortSeries } from '../../shared/simulation/forecast.ts'
import { UsageError } from './verb.ts'

/** A series of the file with what tells it from the others. */
interface NamedSeries extends ShortSeries {
  readonly region: string
  /** How many years back from the origin count, null for all that the file has. */
  readonly window: number | null
}

/** A cell that is no number. */
export interface UnreadCell {
  readonly line: number
  readonly column: string
  readonly text: string
}

/** The series of a file, and the cells that cannot be read: a year or origin takes its row along, others count as missing. */
export interface SeriesFile {
  readonly series: readonly NamedSeries[]
  readonly unread: readonly UnreadCell[]
}

const NEEDED = ['region', 'indicator', 'origin', 'year', 'value'] as const
const NUMBERS = ['origin', 'year', 'value', 'window', 'peer_growth'] as const
/** Ways of writing that there is no figure. */
const NOTHING = new Set(['', '-', '—', '/', 'na', 'n/a', 'nan', 'null'])

/**
 * Reads the rows of a CSV with the columns region, level, indicator, unit, origin, window, year, value, peer_growth in any
 * order; level, unit, window and peer_growth may be left out. Rows of one region, indicator, origin and window are one
 * series, in the order of the file. Throws UsageError if a column is missing.
 */
export function readSeries(text: string): SeriesFile {
  const [head = [], ...rows] = csvRows(text)
  const columns = head.map((name) => name.trim().toLowerCase())
  const missing = NEEDED.filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw new UsageError({
      'zh-CN': `CSV 缺少列：${missing.join('、')}`,
      'en-US': `The CSV lacks the columns: ${missing.join(', ')}`,
    })
  const unread: UnreadCell[] = []
  const read = rows.flatMap((cells, index) => {
    const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').trim()
    if (cells.every((one) => one.trim() === '')) return []
    const numbers = NUMBERS.map((column) => {
      const found = numberIn(cell(column))
      const needed = column === 'year' || column === 'origin'
      if (found === undefined || (needed && found === null))
        unread.push({ line: index + 2, column, text: cell(column) })
      return found ?? null
    })
    const [origin, year, value, window, peers] = numbers
    if (year === undefined || year === null || origin === undefined || origin === null) return []
    const names = ['region', 'level', 'indicator', 'unit'].map(cell)
    return [
      {
        names,
        origin,
        window: window ?? null,
        year,
        value: value ?? null,
        peers: peers ?? null,
      },
    ]
  })
  const groups = Map.groupBy(read, ({ names: [region, , indicator], origin, window }) =>
    JSON.stringify([region, indicator, origin, window]),
  )
  const series = [...groups.values()].flatMap((rows_) => {
    const [first] = rows_
    if (!first) return []
    const { origin, window } = first
    const [region = '', level = '', indicator = '', unit = ''] = first.names
    return [
      {
        region,
        level,
        indicator,
        unit,
        origin,
        window,
        figures: rows_.filter(({ year }) => window === null || year > origin - window),
        // Where every year's row has one, that of the latest year is the growth into the origin year.
        peerGrowth:
          rows_.filter(({ peers }) => peers !== null).toSorted((a, b) => b.year - a.year)[0]?.peers ?? null,
      },
    ]
  })
  return { series, unread }
}

/** A number, null where nothing stands, undefined if it cannot be read. */
function numberIn(text: string): number | null | undefined {
  if (NOTHING.has(text.toLowerCase())) return null
  const value = Number(text.replaceAll(/(?<=\d),(?=\d{3})/g, ''))
  return Number.isFinite(value) ? value : undefined
}

/** Cells of a CSV with commas; a cell in quotes may hold commas, line ends and doubled quotes. */
function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  // One cell and what ends it; the text is matched piece by piece, so that no cell can slow down the others.
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\n|\r|$)/gy
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  while (cells.lastIndex < source.length) {
    const found = cells.exec(source)
    if (!found) break
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push([...row, ''])
  return rows
}
