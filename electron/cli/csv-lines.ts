/** A line of a CSV; its cells are null where its quotes are not in pairs. */
export interface CsvLine {
  /** From 1, as an editor counts. */
  readonly line: number
  readonly cells: readonly string[] | null
}

/** What may stand between cells; the one that cuts the headings into most is taken. */
const DELIMITERS = [',', '\t', ';', '，', '；'] as const
/** Lines that a cell in quotes may span; beyond, its quote is taken for a slip that must not swallow the rest. */
const MOST_SPANNED = 4

/**
 * The lines of a CSV that hold anything, cut at the delimiter of its headings. A cell in quotes may hold delimiters, doubled
 * quotes and line ends; a quote out of place costs its own line only.
 */
export function csvLines(text: string): readonly CsvLine[] {
  const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).split(/\r\n|\n|\r/)
  const head = lines.find((line) => line.trim() !== '') ?? ''
  const delimiter = DELIMITERS.reduce((best, one) =>
    (cellsOf(head, one)?.length ?? 0) > (cellsOf(head, best)?.length ?? 0) ? one : best,
  )
  const width = cellsOf(head, delimiter)?.length ?? 0
  const found: CsvLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1
    let cells = cellsOf(lines[at] ?? '', delimiter)
    for (let more = 1; cells === null && more < MOST_SPANNED; more += 1) {
      const spanned = cellsOf(lines.slice(at, at + more + 1).join('\n'), delimiter)
      if (spanned?.length !== width) continue
      cells = spanned
      at += more
    }
    if (cells?.every((cell) => cell.trim() === '')) continue
    found.push({ line, cells })
  }
  return found
}

/** Cells of one line; null if its quotes are not in pairs. A quote within a cell without quotes is a sign like others. */
function cellsOf(line: string, delimiter: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(delimiter)
  const cells: string[] = []
  let at = 0
  while (at <= line.length) {
    let quoted: string | null = null
    if (line[at] === '"') {
      let end = line.indexOf('"', at + 1)
      while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2)
      if (end < 0) return null
      quoted = line.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    const next = line.indexOf(delimiter, at)
    const end = next < 0 ? line.length : next
    const plain = line.slice(at, end)
    if (quoted !== null && plain.trim() !== '') return null
    cells.push(quoted ?? plain)
    at = end + 1
  }
  return cells
}
