import { describe, expect, it } from 'vitest'
import { captionOf, DECLARED_TITLES, linesOf, sheetOf, withGone } from '../../../shared/snapshots/words.ts'
import type { RowDifference } from '../../../shared/snapshots/differences.ts'
import type { Row } from '../../../shared/table/table.ts'
import { rowsOf } from '../rows.ts'

const HERE = rowsOf({
  region: [{ id: 'lake', name: '湖镇' }],
  indicator: [{ id: 'gdp', name: '地区生产总值', unit: '亿元' }],
  project: [{ id: 'p', name: '产业园', region: 'lake' }],
})

const FIGURE: Row = {
  id: 'f',
  position: 1,
  region: 'lake',
  indicator: 'gdp',
  period: '2023',
  scope: null,
  vintage: 'final',
  state: 'actual',
  value: 1234.5,
  demo: 1,
}

function changed(table: string, before: Row, after: Row, columns: readonly string[]): RowDifference {
  const cells = columns.map((column) => ({
    column,
    before: before[column] ?? null,
    after: after[column] ?? null,
    seq: 7,
  }))
  return { table, id: after.id, kind: 'changed', before, after, seq: 7, cells }
}

describe('[存稿-4] a difference in words', () => {
  it('calls a row by what tells it from others, its references by name', () => {
    const figure = changed('observation', FIGURE, { ...FIGURE, value: 1300 }, ['value'])
    expect(captionOf(figure, HERE, DECLARED_TITLES)).toBe('湖镇 · 地区生产总值 · 2023 · 最终核实')
    const year: Row = { id: 'y', position: 1, project: 'p', year: 2026, investment: 1 }
    const yearly: RowDifference = {
      ...figure,
      table: 'project_year',
      before: null,
      after: year,
      kind: 'added',
    }
    expect(captionOf(yearly, HERE, DECLARED_TITLES)).toBe('产业园 · 2026')
    const comment: Row = {
      id: 'c',
      position: 1,
      table_name: 'project',
      row_id: 'p',
      column_name: 'total_investment',
      text: '核对',
    }
    const said: RowDifference = { ...yearly, table: 'cell_comment', after: comment }
    expect(captionOf(said, HERE, DECLARED_TITLES)).toBe('项目 · 产业园 · 总投资')
  })

  it('names a row that is gone, today’s name going first', () => {
    const year: Row = { id: 'y', position: 1, project: 'old', year: 2026 }
    const difference: RowDifference = {
      table: 'project_year',
      id: 'y',
      kind: 'deleted',
      before: year,
      after: null,
      seq: 3,
      cells: [],
    }
    expect(captionOf(difference, HERE, DECLARED_TITLES)).toBe('old · 2026')
    const gone = new Map([['old', { table: 'project', row: { id: 'old', position: 1, name: '旧项目' } }]])
    expect(captionOf(difference, withGone(HERE, gone), DECLARED_TITLES)).toBe('旧项目 · 2026')
    const renamed = new Map([['p', { table: 'project', row: { id: 'p', position: 1, name: '旧名' } }]])
    expect(withGone(HERE, renamed).get('project', 'p')?.['name']).toBe('产业园')
  })

  it('gives each cell with its unit, and figures what they went up or down by', () => {
    const [value] = linesOf(
      changed('observation', FIGURE, { ...FIGURE, value: 1300.2 }, ['value']),
      HERE,
      DECLARED_TITLES,
    )
    expect(value).toMatchObject({
      unit: '亿元',
      before: '1,234.5',
      after: '1,300.2',
      step: '+65.7',
      figure: true,
    })
    const project: Row = {
      id: 'p',
      position: 1,
      name: '产业园',
      region: 'lake',
      nature: 'new',
      done_through: 2023,
    }
    const after = { ...project, total_investment: 150_000_00, nature: 'continued', done_through: 2024 }
    const [amount, nature, year] = linesOf(
      changed('project', project, after, ['total_investment', 'nature', 'done_through']),
      HERE,
      DECLARED_TITLES,
    )
    expect(amount).toMatchObject({ title: '总投资', unit: '万元', before: null, after: '15.00', step: null })
    expect(nature).toMatchObject({ before: '新建', after: '续建', step: null, figure: false })
    // A year is no amount.
    expect(year).toMatchObject({ before: '2023', after: '2024', step: null })
  })

  it('lists a row that came or went whole in a file, figures as other programs read them, made-up rows with their label', () => {
    const deleted: RowDifference = {
      table: 'observation',
      id: 'f',
      kind: 'deleted',
      before: FIGURE,
      after: null,
      seq: 4,
      cells: [],
    }
    expect(linesOf(deleted, HERE, DECLARED_TITLES)).toMatchObject([{ column: null, seq: 4 }])
    const lines = sheetOf([deleted], HERE, DECLARED_TITLES, {
      kind: () => '删除',
      entry: (seq) => ['甲', `第${seq}笔`, '修改'],
      demo: '演示数据（虚构）',
    })
    expect(lines.map((line) => line[3])).toEqual([
      '地区',
      '指标',
      '时期',
      '版次',
      '状态',
      '数值',
      '演示数据（虚构）',
    ])
    expect(lines[5]).toEqual([
      '指标数据',
      '湖镇 · 地区生产总值 · 2023 · 最终核实',
      '删除',
      '数值',
      '亿元',
      '1234.5',
      '',
      '',
      '甲',
      '第4笔',
      '修改',
      '演示数据（虚构）',
    ])
  })
})
