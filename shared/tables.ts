import { budgetLine } from './budget/tables.ts'
import { calculatedColumn, cellExpression } from './calculation/tables.ts'
import { cellComment } from './comments/tables.ts'
import { indicator, observation, region, target } from './indicators/tables.ts'
import { landEntry } from './land/tables.ts'
import { office, person, plan, project, projectFund, projectYear, task } from './plans/tables.ts'
import { clause, policyDocument, setting } from './policy/tables.ts'
import { adoptedFigure, adoption } from './scenarios/adoption-tables.ts'
import { model, scenario, scenarioProject, scenarioValue } from './scenarios/tables.ts'
import { snapshot } from './snapshots/tables.ts'
import type { Table } from './table/table.ts'

/** All tables of a workbook, in an order in which a row only points at earlier tables or its own. */
export const TABLES = [
  setting,
  policyDocument,
  clause,
  region,
  indicator,
  observation,
  target,
  office,
  person,
  plan,
  task,
  project,
  projectYear,
  projectFund,
  landEntry,
  budgetLine,
  model,
  scenario,
  scenarioValue,
  scenarioProject,
  cellExpression,
  calculatedColumn,
  cellComment,
  adoption,
  adoptedFigure,
  snapshot,
] as const satisfies readonly Table[]

/** Name of a table. */
export type TableName = (typeof TABLES)[number]['name']

const byName: ReadonlyMap<string, Table> = new Map(TABLES.map((table) => [table.name, table]))

/** The declaration of a table, or undefined if there is none of that name. */
export function tableNamed(name: string): Table | undefined {
  return byName.get(name)
}
