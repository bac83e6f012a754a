/** A row of a preview, and what it is called. */
export interface Sample {
  readonly id: string
  readonly label: string
}

/** Rows of a preview: the selected one and those below it, or the first. */
export function sampleOf<T extends { readonly id: string }>(
  rows: readonly T[],
  selected: string | undefined,
): readonly T[] {
  const at = rows.findIndex(({ id }) => id === selected)
  return rows.slice(Math.max(0, Math.min(at, rows.length - 3))).slice(0, 3)
}
