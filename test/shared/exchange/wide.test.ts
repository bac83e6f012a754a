import { describe, expect, it } from 'vitest'
import { editsOf } from '../../../shared/exchange/import/edits.ts'
import { mappingOf } from '../../../shared/exchange/import/mapping.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import type { SourceCell } from '../../../shared/exchange/import/source.ts'
import { pivot } from '../../../shared/indicators/pivot.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { opened } from '../packs/workbook.ts'
import { rowsOf } from '../rows.ts'
import { bookOf, lookedAt } from './looked-at.ts'

const { rows } = opened(true)

/** The page of indicators as one copies it: region, indicator, unit, scope, then the years. */
function ownSheet(measure: 'value' | 'growth'): SourceCell[][] {
  const sheet = pivot(rows)
  const heads = ['地区', '指标', '单位', '口径', ...sheet.years.map(String)]
  const lines = sheet.rows.map(({ region, indicator, scope, unit, cells }) => [
    labelOf(rows, 'region', region),
    labelOf(rows, 'indicator', indicator),
    measure === 'growth' ? '%' : unit,
    scope,
    ...sheet.years.map((year) => cells.get(year)?.[measure] ?? null),
  ])
  return [heads, ...lines]
}

const SMALL = rowsOf({
  region: [
    { id: 'a', name: '甲镇', level: 'town' },
    { id: 'b', name: '乙镇', level: 'town' },
  ],
  indicator: [
    { id: 'gdp', name: '地区生产总值', unit: '亿元', direction: 'up', kind: 'flow', aggregation: 'sum' },
  ],
  observation: [
    {
      id: 'o1',
      region: 'a',
      indicator: 'gdp',
      period: '2021',
      vintage: 'preliminary',
      state: 'actual',
      value: 10,
    },
    { id: 'o2', region: 'a', indicator: 'gdp', period: '2021', vintage: 'final', state: 'actual', value: 11 },
    {
      id: 'o3',
      region: 'a',
      indicator: 'gdp',
      period: '2022',
      vintage: 'report',
      state: 'actual',
      missing: 'unpublished',
    },
  ],
})
const FILE = bookOf([
  ['甲镇主要指标'],
  ['指标', '单位', '2021年', '2022年'],
  ['地区生产总值', '亿元', 12, 13],
])

describe('statistics with years across', () => {
  it.each(['value', 'growth'] as const)('our own page changes nothing when it comes back: %s', (measure) => {
    const understood = lookedAt(bookOf(ownSheet(measure)), 'observation', rows)
    const { counts, wide, problems, changes } = previewOf(understood)
    expect(wide).toEqual({ on: true, across: ['period'] })
    expect([changes, problems]).toEqual([[], []])
    expect(counts).toMatchObject({ fresh: 0, changed: 0, stops: 0 })
    expect(counts.unchanged).toBeGreaterThan(measure === 'value' ? 150 : 10)
  })

  it('changes the figure that counts, and takes away the reason why there was none', () => {
    const understood = lookedAt(FILE, 'observation', SMALL)
    const edits = [...editsOf(understood)].map(({ edit, row, at }) => [row, at, edit])
    const set = (id: string, column: string, value: SourceCell) => ({
      kind: 'set',
      table: 'observation',
      id,
      column,
      value,
    })
    expect(edits).toEqual([
      [2, 2, set('o2', 'value', 12)],
      [2, 3, set('o3', 'missing', null)],
      [2, 3, set('o3', 'value', 13)],
    ])
    expect(previewOf(understood).changes.map(({ label, at }) => [label, at])).toEqual([
      ['甲镇 地区生产总值 2021', 2],
      ['甲镇 地区生产总值 2022', 3],
    ])
  })

  it('of another vintage they are figures of their own; of another town than the title says, too', () => {
    const asked = { values: { vintage: 'revised', region: 'b' } }
    const understood = lookedAt(FILE, 'observation', SMALL, asked)
    const { counts, lacking } = previewOf(understood)
    expect(counts).toMatchObject({ fresh: 2, changed: 0, stops: 0 })
    expect(lacking).toEqual([
      { column: 'region', value: 'b' },
      { column: 'vintage', value: 'revised' },
      { column: 'state', value: 'actual' },
    ])
    const [first] = editsOf(understood)
    expect(first?.edit).toMatchObject({
      kind: 'insert',
      values: {
        region: 'b',
        indicator: 'gdp',
        period: '2021',
        vintage: 'revised',
        state: 'actual',
        value: 12,
      },
    })
  })

  it('of nobody knows which town mean none that is there, until the person says which', () => {
    const file = bookOf([
      ['指标', '2021年', '2022年'],
      ['地区生产总值', 12, 13],
    ])
    const { counts, lacking, problems } = previewOf(lookedAt(file, 'observation', SMALL))
    expect(counts).toMatchObject({ fresh: 0, changed: 0, stopped: 2 })
    expect(lacking).toContainEqual({ column: 'region', value: null })
    expect(problems.map(({ address, reason }) => [address, reason.code])).toEqual([
      ['Sheet1!B2', 'required'],
      ['Sheet1!C2', 'required'],
      ['Sheet1!B2', 'no-unit'],
    ])
    const told = lookedAt(file, 'observation', SMALL, { values: { region: '甲镇' } })
    expect(previewOf(told).counts).toMatchObject({ changed: 2, stopped: 0 })
  })

  it('are read as they stand where that was chosen, now or for the template', () => {
    const off = lookedAt(FILE, 'observation', SMALL, { unfold: false })
    const preview = previewOf(off)
    expect(preview.wide).toEqual({ on: false, across: ['period'] })
    expect(preview.columns.map(({ target }) => target)).toEqual(['indicator', '#unit', null, null])
    const kept = { [preview.fingerprint]: mappingOf(preview, { unfold: false }) }
    expect(previewOf(lookedAt(FILE, 'observation', SMALL, {}, kept)).wide?.on).toBe(false)
    expect(previewOf(lookedAt(FILE, 'observation', SMALL, { unfold: true }, kept)).wide?.on).toBe(true)
  })

  it('an emptied cell empties the figure only if that was chosen, and never makes one', () => {
    const file = bookOf([
      ['地区', '指标', '2021', '2023'],
      ['甲镇', '地区生产总值', '—', null],
    ])
    expect(previewOf(lookedAt(file, 'observation', SMALL)).counts).toMatchObject({ data: 0 })
    const cleared = lookedAt(file, 'observation', SMALL, { clear: true })
    expect(previewOf(cleared).counts).toMatchObject({ data: 1, changed: 1, fresh: 0 })
  })

  it('without a unit are told, compared with what is there, and read in the unit that is chosen', () => {
    const file = bookOf([
      ['地区', '指标', '2021年', '2023年'],
      ['甲镇', '地区生产总值', 118_000, '13亿元'],
    ])
    const { problems, bare } = previewOf(lookedAt(file, 'observation', SMALL))
    expect(problems.map(({ address, reason }) => [address, reason])).toEqual([
      ['Sheet1!C2', { code: 'perhaps-unit', unit: '亿元', perhaps: '万元', times: 10_000, count: 1, of: 1 }],
      ['Sheet1!C2', { code: 'no-unit', unit: '亿元', count: 1 }],
    ])
    expect(bare).toEqual([{ kept: ['亿元'], taken: null, perhaps: '万元', count: 1 }])
    const chosen = lookedAt(file, 'observation', SMALL, { bareUnits: ['万元'] })
    expect(previewOf(chosen)).toMatchObject({
      problems: [],
      bare: [{ kept: ['亿元'], taken: '万元', perhaps: null, count: 1 }],
      changes: [{ after: 11.8 }],
      fresh: [{ figure: { value: 13 } }],
    })
  })

  it('of a year that is not there yet are compared with the nearest one that is', () => {
    const file = bookOf([
      ['地区', '指标', '2021年（亿元）', '2025年（亿元）', '2025年一季度（亿元）'],
      ['甲镇', '地区生产总值', 12, 156_000, 3.1],
    ])
    const { problems } = previewOf(lookedAt(file, 'observation', SMALL))
    expect(problems.map(({ address, reason }) => [address, reason.code])).toEqual([
      ['Sheet1!D2', 'perhaps-unit'],
    ])
  })

  it('of the table that the file lacks are shown and stay, also those that are empty in it', () => {
    const file = bookOf([
      ['地区', '指标', '2021年（亿元）', '2022年（亿元）'],
      ['甲镇', '地区生产总值', null, 13],
      ['乙镇', '地区生产总值', 5, 6],
    ])
    const understood = lookedAt(file, 'observation', SMALL, { removeAbsent: true })
    expect(previewOf(understood)).toMatchObject({
      absent: {
        count: 1,
        rows: [{ id: 'o2', label: '甲镇 地区生产总值 2021' }],
        deletable: false,
      },
      counts: { removed: 0 },
    })
    expect([...editsOf(understood)].map(({ edit }) => edit.kind)).toEqual(['set', 'set', 'insert', 'insert'])
  })

  it('a column may be left out, and a figure twice is told at its cell', () => {
    const without = lookedAt(FILE, 'observation', SMALL, { targets: { '3': null } })
    expect(previewOf(without).counts).toMatchObject({ data: 1 })
    const twice = bookOf([
      ['地区', '指标', '2021年（亿元）'],
      ['甲镇', '地区生产总值', 1],
      ['甲镇', '地区生产总值', 2],
    ])
    const { problems } = previewOf(lookedAt(twice, 'observation', SMALL))
    expect(problems.map(({ address, reason, severity }) => [address, reason.code, severity])).toEqual([
      ['Sheet1!C3', 'same-key', 'stop'],
    ])
  })

  it.each<[string, SourceCell[][]]>([
    [
      'a row for each figure',
      [
        ['地区', '指标', '年份', '数值'],
        ['甲镇', '地区生产总值', 2021, 12],
      ],
    ],
    [
      'years beside words',
      [
        ['地区', '2021年工作'],
        ['甲镇', '修路'],
      ],
    ],
    [
      'a share of a year',
      [
        ['地区', '指标', '2021年占比'],
        ['甲镇', '地区生产总值', 12],
      ],
    ],
    [
      'a part of a year that is none of ours',
      [
        ['地区', '指标', '2024年1-5月'],
        ['甲镇', '地区生产总值', 12],
      ],
    ],
  ])('are not seen in %s', (_, cells) => {
    expect(lookedAt(bookOf(cells), 'observation', SMALL).wide).toBe(null)
  })

  it('say so where there are too many of them, or rows too many to look for a second table', () => {
    const years = Array.from({ length: 12 }, (_, at) => `${2010 + at}年（亿元）`)
    const figures = years.map((_, at) => at + 1)
    const long = Array.from({ length: 20_001 }, () => ['甲镇', '地区生产总值', ...figures])
    const told = (rows: SourceCell[][]) =>
      previewOf(lookedAt(bookOf(rows), 'observation', SMALL)).problems.filter(({ reason }) =>
        ['not-parted', 'not-unfolded'].includes(reason.code),
      )
    expect(told([['地区', '指标', ...years], ...long]).map(({ reason }) => reason)).toEqual([
      { code: 'not-parted', rows: 20_002, most: 20_000 },
      { code: 'not-unfolded', count: 240_024, most: 200_000 },
    ])
    expect(told([['地区', '指标', ...years], ...long.slice(0, 5)])).toEqual([])
  })

  it('are not looked for in other tables', () => {
    expect(lookedAt(FILE, 'project', SMALL).wide).toBe(null)
  })
})
