import type { AllTitles } from '../table-titles.ts'
import { aimTables } from './aim-tables.ts'
import { cellTables } from './cell-tables.ts'
import { planTables } from './plan-tables.ts'

/** English titles of all tables. */
export const tables: AllTitles = {
  ...aimTables,
  ...planTables,
  ...cellTables,
  model: {
    title: 'Model',
    columns: { title: 'Name', text: 'Model text', draft: 'Draft' },
    groups: {},
    options: {},
  },
  scenario: {
    title: 'Scenarios',
    columns: { name: 'Scenario', parent: 'Derived from', note: 'Explanation' },
    groups: {},
    options: {},
  },
  scenario_value: {
    title: 'Values of scenarios',
    columns: {
      scenario: 'Scenario',
      name: 'Assumption or lever',
      region: 'Region',
      year: 'Year',
      value: 'Value',
    },
    groups: {},
    options: {},
  },
  scenario_project: {
    title: 'Projects of scenarios',
    columns: {
      scenario: 'Scenario',
      project: 'Project',
      included: 'Included',
      shift_years: 'Years later',
    },
    groups: {},
    options: {},
  },
}
