import type { Rows } from '../table/change.ts'
import { labelOf } from '../table/reference.ts'

/** What a project rests on in the plans: the labels of its task and of that task's clause, as far as there are such. */
export function projectBasis(rows: Rows, project: string): readonly string[] {
  const task = rows.get('task', String(rows.get('project', project)?.['task'] ?? ''))
  const clause = rows.get('clause', String(task?.['clause'] ?? ''))
  return [
    ...(clause ? [labelOf(rows, 'clause', clause.id)] : []),
    ...(task ? [labelOf(rows, 'task', task.id)] : []),
  ]
}
