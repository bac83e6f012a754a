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
  adoption: {
    title: 'Adoptions',
    columns: {
      name: 'Name',
      scenario: 'Scenario',
      at: 'Time',
      who: 'Adopted by',
      draws: 'Draws',
      seed: 'Seed',
      model_hash: 'Model hash',
      journal_seq: 'Journal entry',
      journal_hash: 'Journal hash',
      together: 'Chance of all targets together',
      together_error: 'Its standard error',
      demo: 'Made-up data',
      note: 'Note',
    },
    groups: {},
    options: {},
  },
  adopted_figure: {
    title: 'Adopted figures',
    columns: {
      adoption: 'Adoption',
      region: 'Region',
      indicator: 'Indicator',
      target: 'Target',
      year: 'Year',
      aim: 'Aim',
      mean: 'Mean',
      p5: '5 %',
      p25: '25 %',
      median: 'Median',
      p75: '75 %',
      p95: '95 %',
      probability: 'Chance',
      standard_error: 'Standard error of the chance',
    },
    groups: {},
    options: {},
  },
  snapshot: {
    title: 'Snapshots',
    columns: {
      name: 'Name',
      stage: 'Stage',
      note: 'Note',
      journal_seq: 'Journal entry',
      journal_hash: 'Journal hash',
      at: 'Time',
      who: 'Taken by',
    },
    groups: {},
    options: {
      stage: {
        meeting: 'For the meeting',
        approval: 'For approval',
        issued: 'As issued',
        other: 'Other',
      },
    },
  },
}
