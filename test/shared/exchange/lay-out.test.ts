import { describe, expect, it } from 'vitest'
import { layOut } from '../../../shared/exchange/lay-out.ts'
import type { Layout } from '../../../shared/exchange/layout.ts'
import { readTechnical } from '../../../shared/exchange/technical.ts'
import type { ExportView } from '../../../shared/exchange/view.ts'
import { MEANING } from '../../../shared/paper-totals.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { tableNamed, TABLES } from '../../../shared/tables.ts'
import { opened } from '../packs/workbook.ts'
import { rowsOf } from '../rows.ts'

const sample = opened(true).rows

function laid(name: string, rows: Rows = sample, view: Partial<ExportView> = {}): Layout {
  const table = tableNamed(name)
  if (!table) throw new Error(`no table ${name}`)
  return layOut(table, { table: name, language: 'zh-CN', ...view }, rows, MEANING)
}

const rowWithRole = ({ roles }: Layout, role: string): number =>
  [...roles].find(([, own]) => own === role)?.[0] ?? -1

/** Characters of a Latin digit's width. */
const wide = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)

/** A figure as a number format such as #,##0.00"公斤"_ writes it. */
function shownAs(value: number, format: string): string {
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0
  const figure = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const grouped = format.startsWith('#,##0') ? value.toLocaleString('en-US', figure) : value.toFixed(decimals)
  return grouped + (/"(.*)"/.exec(format)?.[1] ?? '')
}

const projects = (amounts: readonly (number | null)[]): Rows =>
  rowsOf({
    region: [{ id: 'huzhen', name: '壶镇镇' }],
    project: amounts.map((total, at) => ({
      id: `p${at}`,
      name: `项目${at}`,
      region: 'huzhen',
      category: at % 2 === 0 ? 'economy' : 'social',
      total_investment: total,
    })),
  })

describe('the sheet of a table', () => {
  it('has title, office and unit, grouped headings and numbered rows', () => {
    const { values, merges, roles } = laid('project', projects([1_000_000]), {
      columns: [{ field: 'name' }, { field: 'total_investment' }, { field: 'done_before' }],
    })
    expect(values[1]?.[0]).toBe('壶镇镇项目表')
    expect(values[2]).toEqual(['填报单位：壶镇镇', null, '单位：万元'])
    expect(values[3]).toEqual(['序号', '项目名称', '投资', null])
    expect(values[4]).toEqual([null, null, '总投资', '至上年底累计完成'])
    expect(values[5]).toEqual([1, '项目0', 1, null, 'p0'])
    expect(merges).toContainEqual({ top: 3, left: 2, bottom: 3, right: 3 })
    expect(merges).toContainEqual({ top: 3, left: 1, bottom: 4, right: 1 })
    const signed = [...roles.values()].filter((role) => role === 'signature')
    expect(signed.length).toBeGreaterThan(0)
    expect([...roles.values()]).toEqual([
      'technical',
      'title',
      'unit',
      'heading',
      'heading',
      'total',
      'note',
      ...signed.map(() => 'signature'),
    ])
  })

  it('names the unit in each heading where units are mixed, and shows amounts in the unit asked for', () => {
    const { values } = laid('project', projects([123_456_789]), {
      columns: [{ field: 'total_investment' }, { field: 'land_total' }],
      units: { money: '亿元', land: '公顷' },
    })
    expect(values[2]?.[1]).toBeNull()
    expect(values[3]?.[2]).toBe('用地总面积\n（公顷）')
    expect(values[4]?.[1]).toBe('总投资\n（亿元）')
    expect(values[5]?.[1]).toBe(0.0123456789)
  })

  it('adds totals as formulas with their results, and says what is missing in them', () => {
    const layout = laid('project', projects([1_000_000, null, 2_500_050]))
    const row = rowWithRole(layout, 'total')
    const column = layout.values[4]?.findIndex((cell) => String(cell).startsWith('总投资')) ?? -1
    expect(layout.values[row]?.[column]).toBe(3.50005)
    expect(layout.cells).toContainEqual({
      row,
      column,
      formula: expect.stringMatching(/^SUBTOTAL\(9,[A-Z]+6:[A-Z]+8\)$/),
      format: '#,##0.00000_ ',
    })
    expect(layout.values[rowWithRole(layout, 'note')]?.[0]).toContain('总投资缺 1 项')
  })

  it('puts rows together with a 小计 each, which the 合计 does not count twice', () => {
    const layout = laid('project', projects([1_000_000, 2_000_000, 3_000_000]), {
      columns: [{ field: 'name' }, { field: 'total_investment' }],
      subtotalBy: 'category',
    })
    expect(layout.values.slice(5, 11).map((row) => row.slice(0, 3))).toEqual([
      [1, '项目0', 1],
      [2, '项目2', 3],
      [null, '经济发展小计', 4],
      [3, '项目1', 2],
      [null, '社会事业小计', 2],
      [null, '合计', 6],
    ])
    expect(layout.cells.flatMap(({ row, formula }) => (formula ? [[row, formula]] : []))).toEqual([
      [7, 'SUBTOTAL(9,C6:C7)'],
      [9, 'SUBTOTAL(9,C9)'],
      [10, 'SUBTOTAL(9,C6:C10)'],
    ])
  })

  it('sums of years that are scattered over the sheet hang on the year', () => {
    const layout = laid('project_year')
    const formulas = layout.cells.flatMap(({ formula }) => formula ?? [])
    expect(formulas.some((formula) => /^SUMIFS\(D6:D61,\$C\$6:\$C\$61,2025\)$/.test(formula))).toBe(true)
  })

  it('hatches made-up rows, and notes what that means; rows with sources are plain', () => {
    const layout = laid('observation')
    const hatched = layout.cells.filter((cell) => cell.hatched).length
    expect(hatched).toBe(sample.all('observation').filter(({ demo }) => demo === 1).length)
    expect(layout.values[rowWithRole(layout, 'note')]?.[0]).toContain('演示数据（虚构）')
    expect([...laid('clause').roles.values()]).not.toContain('note')
  })

  it('gives a statistic the unit and the decimals of its indicator', () => {
    const rows = rowsOf({
      region: [{ id: 'r', name: '壶镇镇' }],
      indicator: [{ id: 'i', name: '常住人口', unit: '万人', decimals: 2 }],
      observation: [{ region: 'r', indicator: 'i', period: '2025', value: 3.5 }],
    })
    const { values, cells } = laid('observation', rows, {
      columns: [{ field: 'indicator' }, { field: 'period' }, { field: 'value' }],
    })
    expect(values[3]).toEqual(['序号', '指标', '时期', '数值', '单位'])
    expect(values[4]).toEqual([1, '常住人口', 2025, 3.5, '万人', 'observation-1'])
    expect(cells).toContainEqual({ row: 4, column: 3, format: '#,##0.00_ ' })
  })

  it('keeps grain in kilograms, whatever unit land is shown in', () => {
    const rows = rowsOf({
      region: [{ id: 'r', name: '壶镇镇' }],
      land_entry: [
        { date: '2025-03-31', account: 'capacity', event: 'opening', to_holder: 'r', amount: 32_000_000 },
      ],
    })
    const { values, cells } = laid('land_entry', rows, {
      columns: [{ field: 'date' }, { field: 'amount' }],
      units: { land: '公顷' },
    })
    expect(values[4]).toEqual([1, 45_747, 3200, 'land_entry-1'])
    expect(cells).toContainEqual({ row: 4, column: 2, format: '#,##0.00"公斤"_ ' })
    const total = cells.find(({ formula }) => formula !== undefined)
    expect(total).toMatchObject({ row: 5, column: 2, format: '#,##0.00"公斤"_ ' })
  })

  it('makes every column wide enough for its figures with their units', () => {
    for (const { name } of TABLES) {
      const { values, columns, cells, roles, body } = laid(name)
      for (const [at, { format, width }] of columns.entries()) {
        const shown = values.flatMap((row, number): string[] => {
          const value = row[at]
          if (number < body.first || typeof value !== 'number' || format === null) return []
          if (format.startsWith('yyyy')) return ['2025-12-31']
          if (roles.get(number) === 'note') return []
          const own = cells.findLast((cell) => cell.row === number && cell.column === at && cell.format)
          return [shownAs(value, own?.format ?? format)]
        })
        for (const text of shown) expect(width, `${name} ${text}`).toBeGreaterThanOrEqual(wide(text) + 1)
      }
    }
  })

  it('gives every signer cells that are wide enough, in one line or more', () => {
    for (const language of ['zh-CN', 'en-US'] as const)
      for (const { name } of TABLES) {
        const { values, columns, merges, roles } = laid(name, sample, { language })
        const signers = [...roles].flatMap(([row, role]) =>
          role === 'signature'
            ? (values[row] ?? [])
                .slice(0, -1)
                .flatMap((text, at) => (text === null ? [] : [{ row, at, text }]))
            : [],
        )
        for (const { row, at, text } of signers) {
          const merge = merges.find(({ top, left }) => top === row && left === at)
          const room = columns
            .slice(at, (merge?.right ?? at) + 1)
            .reduce((sum, { width, hidden }) => sum + (hidden ? 0 : width), 0)
          expect(room, `${name} ${text}`).toBeGreaterThan(wide(String(text)))
        }
        const words = signers.map(({ text }) => text).join(' ')
        expect(words.split(language === 'zh-CN' ? '：' : ':')).toHaveLength(6)
      }
  })

  it('keeps texts a little longer than usual in one line where the paper has room', () => {
    const named = (name: string): Rows =>
      rowsOf({ project: [{ id: 'p', name, region: 'r' }], region: [{ id: 'r', name: '壶镇镇' }] })
    const columns = [{ field: 'name' }, { field: 'code' }]
    const one = laid('project', named('壶镇智能机械装备产业园一期'), { columns })
    expect(one.heights.get(one.body.first)).toBe(18)
    const two = laid('project', named('壶镇智能机械装备产业园一期标准厂房'), { columns })
    expect(two.columns[1]?.width).toBe(24)
    expect(two.heights.get(two.body.first)).toBe(32)
  })

  it('shows the beginning of a text that no row can hold, and says so', () => {
    const layout = laid('model')
    expect(layout.cells).toContainEqual({ row: layout.body.first, column: 2, top: true })
    expect(layout.heights.get(layout.body.first)).toBeLessThanOrEqual(409)
    expect(layout.values[rowWithRole(layout, 'note')]?.[0]).toContain('只见开头')
  })

  it('lets nobody sign a page without figures: the last rows go over with the signatures', () => {
    const offices = (count: number): Layout =>
      laid('office', sample, {
        rows: sample
          .all('office')
          .slice(0, count)
          .map(({ id }) => id),
      })
    const begun = Array.from({ length: 45 }, (_, at) => offices(at + 1)).flatMap((layout, at) =>
      layout.print.newPage === null ? [] : [[at + 1, layout.body.last - layout.print.newPage + 1]],
    )
    // Full-size rows of 18 points on A4: 33 fit with the signatures, from 37 on a row goes over by itself.
    expect(begun).toEqual([33, 34, 35, 36].map((count) => [count, 3]))
  })

  it('fits wide tables on A3 and narrow ones on A4', () => {
    expect(laid('project').print).toMatchObject({ paper: 'a3', orientation: 'landscape' })
    expect(laid('plan').print).toMatchObject({ paper: 'a4' })
    expect(laid('land_entry').print).toMatchObject({ paper: 'a4', orientation: 'landscape' })
  })

  it('says in hidden cells what it holds, for every table', () => {
    for (const { name, columns } of TABLES) {
      const layout = laid(name)
      const technical = readTechnical(layout.values[0] ?? [])
      expect(technical?.table).toBe(name)
      const fields = technical?.columns.map(({ field }) => field) ?? []
      expect(fields.toSorted()).toEqual(
        Object.keys(columns)
          .filter((field) => field !== 'demo' || fields.includes('demo'))
          .toSorted(),
      )
      const ids = layout.values
        .slice(layout.body.first, layout.body.last + 1)
        .map((row) => row[technical?.idAt ?? -1])
      expect(ids).toEqual(sample.all(name).map(({ id }) => id))
    }
  })
})
