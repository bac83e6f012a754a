// Titles of columns that the program computes beside those of a table, and of sheets that it lays out. Their Chinese
// titles stand where they are computed.

interface Computed {
  readonly columns: Readonly<Record<string, string>>
  readonly groups: Readonly<Record<string, string>>
}

/** By table and field. */
export const computedColumns: Readonly<Record<string, Computed>> = {
  budget_line: {
    columns: { last_final: 'Last year final', change: 'Change' },
    groups: { 与上年比较: 'Against last year' },
  },
  project_year: { columns: { region: 'Town' }, groups: {} },
  project_fund: { columns: { region: 'Town' }, groups: {} },
  observation_years: {
    columns: {
      region: 'Region',
      indicator: 'Indicator',
      scope: 'Scope',
      unit: 'Unit',
      demo: 'Made up',
      latest: 'Latest',
      before_latest: 'Year before the latest',
      level: 'Level',
    },
    groups: {},
  },
}
