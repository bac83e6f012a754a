import { LAND_HARD_RULES } from './land/hard-rules.ts'
import { LAND_SOFT_RULES } from './land/rules.ts'
import type { HardRule, SoftRule } from './table/rule.ts'

/** Rules of all domains that no commit may break; the store applies them to the rows as they would be. */
export const HARD_RULES: readonly HardRule[] = [...LAND_HARD_RULES]

/** Rules of all domains whose breach is shown as a finding and never refused. */
export const SOFT_RULES: readonly SoftRule[] = [...LAND_SOFT_RULES]
