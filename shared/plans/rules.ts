import type { HardRule, SoftRule } from '../table/rule.ts'
import {
  completionWithinPlan,
  estimateNearFeasibility,
  fundsMakeTheYear,
  quartersMakeTheYear,
  withinTheTotal,
} from './money-rules.ts'
import {
  finishAfterStart,
  landPartsFit,
  planContents,
  readyForThePlan,
  stateApproval,
} from './project-rules.ts'
import { type ProjectCheck, projectFiles } from './rows.ts'
import { project, projectFund, projectYear } from './tables.ts'
import { submittedTasksAreComplete, taskHasOwnerAndDate } from './task-rules.ts'

/** Rules of the plans that no commit may break. */
export const PLAN_HARD_RULES: readonly HardRule[] = [submittedTasksAreComplete]

const PROJECT_CHECKS: readonly ProjectCheck[] = [
  fundsMakeTheYear,
  quartersMakeTheYear,
  withinTheTotal,
  readyForThePlan,
  planContents,
  estimateNearFeasibility,
  completionWithinPlan,
  finishAfterStart,
  landPartsFit,
  stateApproval,
]

/** All checks of projects in one go, so that the rows are gathered once. */
const projectsInOrder: SoftRule = {
  tables: [project.name, projectYear.name, projectFund.name],
  check: (rows) => projectFiles(rows).flatMap((file) => PROJECT_CHECKS.flatMap((check) => check(file))),
}

/** Findings of plans, tasks and projects; numbers as in RULES.md. */
export const PLAN_SOFT_RULES: readonly SoftRule[] = [taskHasOwnerAndDate, projectsInOrder]
