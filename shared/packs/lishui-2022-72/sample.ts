import type { PackRows } from '../pack.ts'
import budgetLines from './data/sample/budget-lines.json' with { type: 'json' }
import landEntries from './data/sample/land-entries.json' with { type: 'json' }
import observations from './data/sample/observations.json' with { type: 'json' }
import plans from './data/sample/plans.json' with { type: 'json' }
import projectFunds from './data/sample/project-funds.json' with { type: 'json' }
import projectYears from './data/sample/project-years.json' with { type: 'json' }
import projects from './data/sample/projects.json' with { type: 'json' }
import scenarioProjects from './data/sample/scenario-projects.json' with { type: 'json' }
import scenarioValues from './data/sample/scenario-values.json' with { type: 'json' }
import scenarios from './data/sample/scenarios.json' with { type: 'json' }
import tasks from './data/sample/tasks.json' with { type: 'json' }

/** Rows for trying the program out. All of them are made up: 演示数据（虚构）. */
export const SAMPLE: PackRows = {
  observation: observations,
  plan: plans,
  task: tasks,
  project: projects,
  project_year: projectYears,
  project_fund: projectFunds,
  land_entry: landEntries,
  budget_line: budgetLines,
  scenario: scenarios,
  scenario_value: scenarioValues,
  scenario_project: scenarioProjects,
}
