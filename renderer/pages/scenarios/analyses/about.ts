import { regionOf } from '../../../../shared/indicators/regions.ts'
import { OPERATORS } from '../../../../shared/indicators/tables.ts'
import { targetsOf, type Target } from '../../../../shared/indicators/stale.ts'
import type { Bench } from '../../../../shared/scenarios/analyse.ts'
import type { OutcomeChoice, ToldOutcome } from '../../../../shared/scenarios/outcome.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { nameSubject, type Subject } from '../../../../shared/text/analyses.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { Trial } from '../draft.ts'
import type { Scenario } from '../../../../shared/scenarios/tree.ts'
import { nameIn } from '../../../text/names.ts'
import { optionTitle, unitTitle } from '../../../text/titles.ts'

/** What every analysis of the page is given. */
export interface About {
  readonly bench: Bench
  readonly subject: Subject
  readonly rows: Rows
  readonly scenario: Scenario
  readonly trial: Trial
  readonly choice: OutcomeChoice
  readonly language: Language
  readonly theme: 'light' | 'dark'
}

/** The outcome as sentences name it. */
export function subjectOf(
  rows: Rows,
  { outcome }: { readonly outcome: ToldOutcome },
  language: Language,
): Subject {
  const region = regionOf(rows, outcome.region)
  const indicator = rows.get('indicator', outcome.indicator)
  const place = region ? nameIn(region, language) : outcome.region
  const name = indicator ? nameIn(indicator, language) : outcome.name
  return {
    name: nameSubject(place, name, outcome.year, language),
    unit: unitTitle(outcome.unit, language),
    decimals: outcome.decimals,
  }
}

/** A driver with its unit in the language of the window. */
export function inLanguage<T extends { readonly unit: string }>(driver: T, language: Language): T {
  return { ...driver, unit: unitTitle(driver.unit, language) }
}

/** A driver's name with its unit. */
export function titleOf(
  { id, unit }: { readonly id: string; readonly unit: string },
  language: Language,
): string {
  const shown = unitTitle(unit, language)
  return shown === '' ? id : language === 'zh-CN' ? `${id}（${shown}）` : `${id} (${shown})`
}

/** A target as it is chosen: indicator, comparison and year. */
export function targetText(rows: Rows, target: Target, language: Language): string {
  const indicator = rows.get('indicator', target.indicator)
  const unit = typeof indicator?.['unit'] === 'string' ? unitTitle(indicator['unit'], language) : ''
  const aim =
    target.basis === 'absolute' && target.value !== null && target.operator !== 'complete'
      ? `${OPERATORS[target.operator]} ${target.value}${language === 'zh-CN' || unit === '%' ? '' : ' '}${unit}`
      : target.basis === 'absolute'
        ? optionTitle('target', 'operator', target.operator, language)
        : optionTitle('target', 'basis', target.basis, language)
  const name = indicator ? nameIn(indicator, language) : target.indicator
  return `${name} ${aim} · ${target.year}`
}

/** What is analysed before anything was chosen: the first target of the region in focus, else the first of all. */
export function firstChoice(rows: Rows, region: string): OutcomeChoice | null {
  const targets = targetsOf(rows)
  const first = targets.find((target) => target.region === region) ?? targets[0]
  return first ? { kind: 'target', target: first.id } : null
}
