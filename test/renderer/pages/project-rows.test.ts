import { describe, expect, it } from 'vitest'
import { newProjectFund, newProjectYear } from '../../../renderer/pages/projects/new-row.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  project: [
    { id: 'hall', position: 0, name: '城市客厅' },
    { id: 'plant', position: 1, name: '污水处理厂三期' },
  ],
  project_year: [
    { id: 'y1', position: 0, project: 'hall', year: 2024, investment: 1 },
    { id: 'y2', position: 1, project: 'hall', year: 2025, investment: 1 },
  ],
  project_fund: [{ id: 'f1', position: 0, project: 'hall', year: 2025, source: 'central', planned: 1 }],
  setting: [],
}
const rows: Rows = {
  all: (table) => TABLES[table] ?? [],
  get: (table, id) => TABLES[table]?.find((row) => row.id === id),
}
const near = rows.get('project_year', 'y2')

describe('a new row of a project', () => {
  it('is for the year in focus, or the next free one, so that it is never refused as a double', () => {
    expect(newProjectYear(rows, { project: 'plant', near: undefined, year: 2025 })).toMatchObject({
      year: 2025,
    })
    expect(newProjectYear(rows, { project: 'hall', near, year: 2025 })).toMatchObject({ year: 2026 })
    expect(newProjectYear(rows, { project: 'hall', near, year: 2023 })).toMatchObject({ year: 2023 })
    expect(newProjectYear(rows, { project: 'hall', near, year: null })).toMatchObject({ year: 2026 })
  })

  it('belongs to the project of the row that it follows, or to the one entered last', () => {
    expect(newProjectYear(rows, { project: null, near, year: null })).toMatchObject({ project: 'hall' })
    expect(newProjectYear(rows, { project: null, near: undefined, year: null })).toMatchObject({
      project: 'plant',
    })
  })

  it('takes a source of money that the project does not have yet in that year', () => {
    expect(newProjectFund(rows, { project: 'hall', near: undefined, year: 2025 })).toEqual({
      project: 'hall',
      year: 2025,
      source: 'province',
      planned: 0,
    })
    expect(newProjectFund(rows, { project: null, near, year: null })).toMatchObject({
      project: 'hall',
      year: 2025,
    })
  })
})
