import { expect, it } from 'vitest'
import { calculate } from '../../../shared/calculation/calculate.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import { understand } from '../../../shared/exchange/import/understand.ts'
import { office, plan, task } from '../../../shared/plans/tables.ts'
import { rowsOf } from '../rows.ts'

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

function imported(lines: readonly (readonly string[])[]) {
  const cells = [['工作任务', '配合部门', '分管领导'], ...lines]
  return previewOf(
    understand({
      book: {
        format: 'xlsx',
        encoding: null,
        delimiter: null,
        sheets: [
          {
            name: '表',
            hidden: false,
            width: 3,
            rows: cells.map((row, at) => ({ at, cells: row })),
            merges: [],
            formulas: new Map(),
            hiddenRows: new Set(),
            hiddenColumns: new Set(),
          },
        ],
      },
      table: task,
      rows: stored,
      choices: {},
      remembered: {},
      unitOf: () => null,
      calculate,
      computed: new Set(),
      newId: () => 'new',
      progress: () => {},
    }),
  )
}

it('[计划-14] are found under the headings of offices, parted alike, and no change where only the signs differ', () => {
  const preview = imported([
    ['修路', '甲局，乙局', ''],
    ['造林', '甲局;乙局 ； 甲局', '某甲 某乙'],
  ])
  expect(preview.columns.map(({ target }) => target)).toEqual(['content', 'support_offices', 'leader'])
  expect(preview.counts).toMatchObject({ fresh: 0, changed: 1, unchanged: 1 })
  expect(preview.changes).toMatchObject([{ column: 'leader', before: '某甲', after: '某甲、某乙' }])
})
