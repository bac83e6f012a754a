import type { HardRule, SoftRule } from './table/rule.ts'

/** Rules of all domains that no commit may break; the store applies them to the rows as they would be. */
export const HARD_RULES: readonly HardRule[] = []

/** Rules of all domains whose breach is shown as a finding and never refused. */
export const SOFT_RULES: readonly SoftRule[] = []
