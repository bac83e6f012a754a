import type { SheetCore } from './core.ts'

/** Today as `2025-03-31`; as `2025-03` in a column of periods. */
export function todayFor(core: SheetCore): string {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  const day = parts.map((part) => String(part).padStart(2, '0')).join('-')
  return core.active()?.column.column.kind === 'period' ? day.slice(0, 7) : day
}
