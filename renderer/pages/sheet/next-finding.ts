/**
 * Which of the findings comes next: the one after the last visited. If that has been mended its successor stands in its
 * place. Goes around at the ends; there must be one.
 */
export function nextFinding(
  keys: readonly string[],
  last: { readonly key: string; readonly at: number } | null,
  back: boolean,
): number {
  if (!last) return back ? keys.length - 1 : 0
  const known = keys.indexOf(last.key)
  const next = back ? (known < 0 ? last.at : known) - 1 : known < 0 ? last.at : known + 1
  return (next + keys.length) % keys.length
}
