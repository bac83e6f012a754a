import type { Finding } from '../table/rejection.ts'
import { BUDGET_FINDINGS } from './findings/budget.ts'
import { INDICATOR_FINDINGS } from './findings/indicators.ts'
import { LAND_FINDINGS } from './findings/land.ts'
import { PLAN_FINDINGS } from './findings/plans.ts'
import { reader, type Sentences } from './findings/say.ts'
import type { Language } from './language.ts'

const SENTENCES: Sentences = {
  ...PLAN_FINDINGS,
  ...LAND_FINDINGS,
  ...BUDGET_FINDINGS,
  ...INDICATOR_FINDINGS,
}

/** Numbers of the rules whose findings have a sentence. */
export const WORDED_RULES: readonly string[] = Object.keys(SENTENCES)

/**
 * What a finding says: the figure with unit, place and year, and what to do. The law is named where the rule rests on
 * one. Throws for a rule without a sentence, which a test keeps from happening.
 */
export function wordFinding(finding: Finding, language: Language): string {
  const sentence = SENTENCES[finding.rule]
  if (!sentence) throw new Error(`no sentence for rule ${finding.rule}`)
  return sentence[language === 'zh-CN' ? 'zh' : 'en'](reader(finding, language))
}
