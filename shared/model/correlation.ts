import type { Problem } from './program.ts'
import type { RawDeclaration } from './raw.ts'

/**
 * Pairs of assumptions for which two declarations state different correlations. The same one on both sides is sound: it
 * only says it twice.
 */
export function correlationProblems(
  declarations: readonly { readonly raw: RawDeclaration | null }[],
): readonly Problem[] {
  const stated = new Map<string, { readonly by: number; readonly name: string }>()
  const problems: Problem[] = []
  for (const { raw } of declarations) {
    const own = raw?.name.text ?? ''
    for (const clause of raw?.clauses ?? []) {
      if (clause.kind !== 'correlation') continue
      for (const { with: other, by } of clause.pairs) {
        const pair = [own, other.text].toSorted().join('\n')
        const before = stated.get(pair)
        if (!before) stated.set(pair, { by, name: own })
        else if (before.name !== own && before.by !== by) {
          const params = { reason: 'contradiction', name: other.text, by, before: before.by }
          problems.push({ code: 'bad-correlation', span: other.span, params })
        }
      }
    }
  }
  return problems
}
