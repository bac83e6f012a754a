import type { PageId } from './page-ids.ts'
import { go } from './route.ts'

/** The page on which a table's rows are shown. */
const PAGE_OF_TABLE: Readonly<Record<string, PageId>> = {
  setting: 'settings',
  policy_document: 'policy',
  clause: 'policy',
  region: 'indicators',
  indicator: 'indicators',
  observation: 'indicators',
  target: 'targets',
  office: 'plans',
  person: 'plans',
  plan: 'plans',
  task: 'plans',
  project: 'projects',
  project_year: 'projects',
  project_fund: 'projects',
  land_entry: 'land',
  budget_line: 'budget',
  model: 'model',
  scenario: 'scenarios',
  scenario_value: 'scenarios',
  scenario_project: 'scenarios',
  adoption: 'scenarios',
  adopted_figure: 'scenarios',
  snapshot: 'history',
}

/** The page of a table, or undefined for a table without one. */
export function pageOf(table: string): PageId | undefined {
  return PAGE_OF_TABLE[table]
}

/** Goes to a row or a cell, wherever its table is shown. */
export function goToRow(table: string, id: string, column?: string): void {
  const page = pageOf(table)
  if (page) go(page, id, column)
}
