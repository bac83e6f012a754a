import { useTranslation } from 'react-i18next'
import type { Input } from '../../../shared/api/verbs.ts'
import type { Draft } from '../../../shared/scenarios/draft.ts'
import type { Scenario } from '../../../shared/scenarios/tree.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import { useChangeView, useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import type { Outcome } from '../../workbook/workbook.ts'
import { forgetTrial } from './session.ts'

/** What the page does to the workbook's scenarios; a refusal is told in words. */
export interface ScenarioVerbs {
  readonly readOnly: boolean
  add(scenarios: readonly Scenario[], parent: string): Promise<void>
  remove(id: string, parent: string | null): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** Saves a trial into its scenario. */
  save(id: string, draft: Draft): Promise<void>
  /** Saves a trial as a new child of its scenario. */
  saveAs(scenarios: readonly Scenario[], parent: string, draft: Draft): Promise<void>
  /** Draws a saved scenario and freezes the result; the new adoption's id, or null if it was refused. */
  adopt(request: Input<'adopt'>): Promise<string | null>
  /** Takes an adoption back. */
  withdraw(id: string): Promise<void>
}

/** The verbs of the page. */
export function useScenarioVerbs(tell: (words: string | null) => void): ScenarioVerbs {
  const { t } = useTranslation('scenarios')
  const workbook = useWorkbook()
  const language = useView((view) => view.language)
  const focus = useView((view) => view.focus)
  const changeView = useChangeView()
  const readOnly = useMirror(({ info }) => info?.readOnly !== null && info?.readOnly !== undefined)

  /** Tells a refusal; true if the commit was made. */
  const done = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'done' }> => {
    tell(
      outcome.kind === 'rejected'
        ? outcome.rejections.map((one) => wordRejection(one, language)).join(' ')
        : null,
    )
    return outcome.kind === 'done'
  }
  const focusOnNew = (outcome: Outcome): boolean => {
    if (!done(outcome)) return false
    const made = outcome.commit.changes.find(({ table, before }) => table === 'scenario' && before === null)
    if (made) changeView({ focus: { ...focus, scenario: made.id } })
    return true
  }
  const freeName = (scenarios: readonly Scenario[], parent: string): string => {
    const base = t('newName', { name: scenarios.find(({ id }) => id === parent)?.name ?? '' })
    const taken = new Set(scenarios.map(({ name }) => name))
    let name: string = base
    for (let count = 2; taken.has(name); count += 1) name = `${base} ${count}`
    return name
  }
  return {
    readOnly,
    async adopt(request) {
      const outcome = await workbook.adopt(request)
      if (!done(outcome)) return null
      return outcome.commit.changes.find(({ table }) => table === 'adoption')?.id ?? null
    },
    async withdraw(id) {
      done(await workbook.command('withdrawAdoption', { id }))
    },
    async add(scenarios, parent) {
      focusOnNew(await workbook.command('addScenario', { name: freeName(scenarios, parent), parent }))
    },
    async remove(id, parent) {
      if (!done(await workbook.command('deleteScenario', { id }))) return
      forgetTrial(id)
      changeView({ focus: { ...focus, scenario: parent ?? 'base' } })
    },
    async rename(id, name) {
      done(await workbook.edit([{ kind: 'set', table: 'scenario', id, column: 'name', value: name }]))
    },
    async save(id, draft) {
      if (done(await workbook.command('saveScenario', { id, draft }))) forgetTrial(id)
    },
    async saveAs(scenarios, parent, draft) {
      const outcome = await workbook.command('saveScenario', {
        name: freeName(scenarios, parent),
        parent,
        draft,
      })
      if (focusOnNew(outcome)) forgetTrial(parent)
    },
  }
}
