import { STEP_LENGTHS, STEP_OPENERS } from './words.ts'

/** The line 步长 … of a text. */
interface Stepping {
  /** Null for a length that is not known. */
  readonly stepsPerYear: 1 | 4 | null
  readonly found: string
}

/** Reads a line about the length of a step; null if it is about something else. */
export function steppingOf(code: string): Stepping | null {
  const match = /^[\s\ufeff]*([^\s:：=＝]+)[\s:：=＝]*([^\s]*)\s*$/.exec(code.slice(0, 100))
  const opener = match?.[1]?.toLowerCase() ?? ''
  if (!match || !STEP_OPENERS.has(opener)) return null
  const found = match[2] ?? ''
  return { stepsPerYear: STEP_LENGTHS.get(found.toLowerCase()) ?? null, found }
}
