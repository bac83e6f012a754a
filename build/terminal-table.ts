/**
 * Lines of a table for a terminal, the first row being its heads, with a rule below it. Chinese characters take two
 * columns. The last cell of a row that is shorter than the others may run on over their columns.
 */
export function layOut(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, at) => {
    const bound = rows.filter((row) => at < row.length - 1 || row.length === columns)
    return Math.max(0, ...bound.map((row) => widthOf(row[at] ?? '')))
  })
  const lines = rows.map((row) =>
    row
      .map((cell, at) => padTo(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = '─'.repeat(Math.max(0, ...lines.map(widthOf)))
  return [...lines.slice(0, 1), rule, ...lines.slice(1)]
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

// The blocks whose characters a terminal sets in two columns: Hangul, Chinese, kana, full-width forms.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)
}
