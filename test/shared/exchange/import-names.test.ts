import { expect, it } from 'vitest'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import { office, plan, task } from '../../../shared/plans/tables.ts'
import { rowsOf } from '../rows.ts'
import { bookOf, lookedAt } from './looked-at.ts'

// Names of people and offices in other people's files.

const stored = rowsOf({
  region: [{ id: 'town', name: '某镇', level: 'town' }],
  [office.name]: [{ id: 'office', name: '某部门', type: 'department' }],
  [plan.name]: [{ id: 'plan', title: '某年计划', term: 'year', year: 2025, state: 'draft' }],
  [task.name]: [
    { id: 'old', plan: 'plan', region: 'town', content: '修路', support_offices: '甲局，乙局', leader: null },
    {
      id: 'same',
      plan: 'plan',
      region: 'town',
      content: '造林',
      support_offices: '甲局、乙局',
      leader: '某甲',
    },
  ],
})

it('[计划-14] are found under the headings of offices, parted alike, and no change where only the signs differ', () => {
  const book = bookOf([
    ['工作任务', '配合部门', '分管领导'],
    ['修路', '甲局，乙局', null],
    ['造林', '甲局;乙局 ； 甲局', '某甲 某乙'],
  ])
  const preview = previewOf(lookedAt(book, task.name, stored))
  expect(preview.columns.map(({ target }) => target)).toEqual(['content', 'support_offices', 'leader'])
  expect(preview.counts).toMatchObject({ fresh: 0, changed: 1, unchanged: 1 })
  expect(preview.changes).toMatchObject([{ column: 'leader', before: '某甲', after: '某甲、某乙' }])
})
