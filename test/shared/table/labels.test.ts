import { expect, it } from 'vitest'
import { findReference, labelOf, tablesOfLabels } from '../../../shared/table/reference.ts'
import { TABLES } from '../../../shared/tables.ts'
import { rowsOf } from '../rows.ts'

it('a label that is a reference depends on the rows that it points at, and on no others', () => {
  // A target is called by its indicator, a year of a project by the project.
  expect(tablesOfLabels(['target'])).toEqual(new Set(['target', 'indicator']))
  expect(tablesOfLabels(['project_year', 'office'])).toEqual(new Set(['project_year', 'project', 'office']))
  expect(tablesOfLabels([])).toEqual(new Set())
  const all = TABLES.map(({ name }) => name)
  expect(tablesOfLabels(all)).toEqual(new Set(all))
})

it('a row whose number says its label is called by the number; what was written before still finds it', () => {
  const rows = rowsOf({
    clause: [
      { id: 'c', number: '一（二）', heading: '总体目标', kind: 'clause' },
      { id: 'g', number: '一（二）创富城市', heading: '创富城市', kind: 'goal', parent: 'c' },
    ],
  })
  expect([labelOf(rows, 'clause', 'c'), labelOf(rows, 'clause', 'g')]).toEqual([
    '一（二） 总体目标',
    '一（二）创富城市',
  ])
  for (const written of ['一（二）创富城市', '创富城市', '一（二）创富城市 创富城市'])
    expect(findReference(rows, ['clause'], written)).toEqual(['g'])
  expect(findReference(rows, ['clause'], '一（二） 总体目标')).toEqual(['c'])
})
