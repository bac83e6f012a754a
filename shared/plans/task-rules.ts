import type { RowChange, Rows } from '../table/change.ts'
import type { Finding, Rejection } from '../table/rejection.ts'
import type { HardRule, SoftRule } from '../table/rule.ts'
import type { Row } from '../table/table.ts'
import { allRows, rowById, typed } from '../table/typed.ts'
import type { Task } from './rows.ts'
import { plan, task } from './tables.ts'

/** What a task needs before its plan goes to a meeting or is issued (计划-1). */
const NEEDED = ['lead_office', 'due'] as const
type Needed = (typeof NEEDED)[number]

function gaps(row: Task): readonly Needed[] {
  return NEEDED.filter((column) => row[column] === null)
}

/** 计划-1: a task without lead office or due date cannot be submitted; until then it is a finding at the empty cell. */
export const taskHasOwnerAndDate: SoftRule = {
  tables: [task.name, plan.name],
  check: (rows) =>
    allRows(rows, task).flatMap((row) => {
      const submitted = isSubmitted(rows, row.plan)
      return gaps(row).map((column): Finding => ({
        rule: '计划-1',
        severity: submitted ? 'error' : 'warn',
        at: { table: task.name, id: row.id, column },
        params: { task: row.content, missing: column },
      }))
    }),
}

/**
 * 计划-1 as a gate: a plan does not leave 草稿 while one of its tasks lacks owner or date, and these are not taken from
 * a task of a submitted plan. A row added to a submitted plan may still be filled in cell by cell.
 */
export const submittedTasksAreComplete: HardRule = {
  tables: [plan.name, task.name],
  check: (rows, changes) => [
    ...changes.filter((change) => leavesDraft(change)).flatMap(({ id }) => gapsOfPlan(rows, id)),
    ...changes.filter(({ table }) => table === task.name).flatMap((change) => taken(rows, change)),
  ],
}

function leavesDraft({ table, before, after }: RowChange): boolean {
  return (
    table === plan.name &&
    after !== null &&
    after['state'] !== 'draft' &&
    (before === null || before['state'] === 'draft')
  )
}

function gapsOfPlan(rows: Rows, planId: string): readonly Rejection[] {
  return allRows(rows, task)
    .filter((row) => row.plan === planId)
    .flatMap((row) => gaps(row).map((column) => notReady(row, column)))
}

function taken(rows: Rows, { before, after }: RowChange): readonly Rejection[] {
  const [old, now] = [taskOf(before), taskOf(after)]
  if (!old || !now || !isSubmitted(rows, now.plan)) return []
  return gaps(now)
    .filter((column) => old[column] !== null)
    .map((column) => notReady(now, column))
}

function taskOf(row: Row | null): Task | null {
  return row && typed(task, row)
}

function isSubmitted(rows: Rows, planId: string): boolean {
  const state = rowById(rows, plan, planId)?.state
  return state === 'meeting' || state === 'issued'
}

function notReady(row: Task, column: Needed): Rejection {
  return {
    code: 'task-not-ready',
    at: { table: task.name, id: row.id, column },
    task: row.content,
    missing: column,
  }
}
