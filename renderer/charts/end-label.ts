// What stands at the right end of a line, in place of a legend.

/** Height of a label's line in px: labels that are pushed apart stay readable line by line. */
const LINE_HEIGHT = 16

/** The part of an ECharts line that labels its end; labels that would lie over each other move apart. */
export function endLabel(text: string, colour: string, options: { readonly offset?: number } = {}) {
  return {
    endLabel: {
      show: text !== '',
      formatter: text,
      color: colour,
      fontSize: 12,
      lineHeight: LINE_HEIGHT,
      offset: [options.offset ?? 0, 0],
    },
    labelLayout: { moveOverlap: 'shiftY' as const },
  }
}

/** Room at the right for the longest of these labels, in px: 12 a Chinese character, 7 a Latin one, `most` at most. */
export function roomForLabels(labels: readonly string[], most: number): number {
  const widths = labels.map((label) => {
    let width = 16
    for (const character of label) width += character > '\u2e80' ? 12 : 7
    return width
  })
  return Math.min(most, Math.max(48, ...widths))
}
