import { expect, it } from 'vitest'
import { tablesOfLabels } from '../../../shared/table/reference.ts'
import { TABLES } from '../../../shared/tables.ts'

it('a label that is a reference depends on the rows that it points at, and on no others', () => {
  // A target is called by its indicator, a year of a project by the project.
  expect(tablesOfLabels(['target'])).toEqual(new Set(['target', 'indicator']))
  expect(tablesOfLabels(['project_year', 'office'])).toEqual(new Set(['project_year', 'project', 'office']))
  expect(tablesOfLabels([])).toEqual(new Set())
  const all = TABLES.map(({ name }) => name)
  expect(tablesOfLabels(all)).toEqual(new Set(all))
})
