import { BUDGET_SOFT_RULES } from './budget/rules.ts'
import { calculatedColumnRule } from './calculation/rules.ts'
import { commentRule } from './comments/rules.ts'
import { CROSS_CHECKS } from './cross-checks.ts'
import { formulaSheet } from './formula-sheets.ts'
import { INDICATOR_HARD_RULES, INDICATOR_SOFT_RULES } from './indicators/rules.ts'
import { LAND_HARD_RULES } from './land/hard-rules.ts'
import { LAND_SOFT_RULES } from './land/rules.ts'
import { PLAN_HARD_RULES, PLAN_SOFT_RULES } from './plans/rules.ts'
import { settingsRule } from './policy/rules.ts'
import { SCENARIO_HARD_RULES } from './scenarios/rules.ts'
import { snapshotRule } from './snapshots/rules.ts'
import type { HardRule, SoftRule } from './table/rule.ts'

/** Rules of all domains that no commit may break; the store applies them to the rows as they would be. */
export const HARD_RULES: readonly HardRule[] = [
  settingsRule,
  ...INDICATOR_HARD_RULES,
  ...PLAN_HARD_RULES,
  ...LAND_HARD_RULES,
  ...SCENARIO_HARD_RULES,
  calculatedColumnRule(formulaSheet),
  commentRule,
  snapshotRule,
]

/** Rules of all domains whose breach is shown as a finding and never refused. */
export const SOFT_RULES: readonly SoftRule[] = [
  ...PLAN_SOFT_RULES,
  ...LAND_SOFT_RULES,
  ...BUDGET_SOFT_RULES,
  ...CROSS_CHECKS,
  ...INDICATOR_SOFT_RULES,
]
