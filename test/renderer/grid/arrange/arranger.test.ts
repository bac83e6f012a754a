import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Arranger } from '../../../../renderer/grid/arrange/arranger.ts'
import { groupKeys, sumsByTotals, sumsOf } from '../../../../renderer/grid/arrange/groups.ts'
import { PLAIN, type Layout } from '../../../../renderer/grid/arrange/layout.ts'
import type { SheetRow } from '../../../../renderer/grid/contract.ts'
import { column, MONEY, row, SETTING, TOWN } from '../sheets.ts'

const COLUMNS = [
  column('name', { kind: 'text', title: '名称' }),
  column('town', TOWN),
  column('cost', MONEY, { unit: '万元' }),
  column('share', { kind: 'number', unit: '%', title: '占比' }),
  column('year', { kind: 'integer', title: '年度' }),
]

function make(id: string, town: string | null, cost: number | null, more: Partial<SheetRow> = {}): SheetRow {
  return row(id, { name: `项目${id}`, town, cost, share: 5, year: 2025 }, more)
}

const ROWS = [
  make('a', 'huzhen', 300),
  make('b', 'bihu', null),
  make('c', 'huzhen', 100),
  make('d', null, 200, { demo: true }),
]

/** An arranger with what it is given unless a test says otherwise. */
function arranging() {
  const arranger = new Arranger()
  return (layout: Layout, rows: readonly SheetRow[] = ROWS, fresh: ReadonlySet<string> = NONE) =>
    arranger.arrange({
      rows,
      columns: COLUMNS,
      layout,
      setting: SETTING,
      fresh,
      first: 'name',
      title: (text, count) => `${text}×${count}`,
      sums: SUMS,
    })
}

const NONE: ReadonlySet<string> = new Set()
const SUMS = (rows: readonly SheetRow[]) => sumsOf(rows, COLUMNS)

function ids(rows: readonly SheetRow[]): string {
  return rows.map(({ id, group }) => (group ? '|' : id)).join('')
}

const FILTERED: Layout = { ...PLAIN, filters: { town: { only: ['壶镇镇'] } } }
const SORTED: Layout = { ...PLAIN, sort: [{ field: 'cost', down: false }] }

describe('rows that are arranged', () => {
  it('are the very same list while nothing is asked for', () => {
    expect(arranging()(PLAIN).rows).toBe(ROWS)
  })

  it('are filtered when the filter is set: an edit hides nothing until it is applied again', () => {
    const arrange = arranging()
    expect(ids(arrange(FILTERED).rows)).toBe('ac')
    const moved = [make('a', 'bihu', 300), ...ROWS.slice(1)]
    expect(ids(arrange(FILTERED, moved).rows)).toBe('ac')
    expect(ids(arrange({ ...FILTERED, applied: 1 }, moved).rows)).toBe('c')
  })

  it('show a new row where it was put, but not every row that comes by', () => {
    const arrange = arranging()
    arrange(FILTERED)
    const more = [...ROWS.slice(0, 2), make('x', null, null), ...ROWS.slice(2), make('y', null, 1)]
    expect(ids(arrange(FILTERED, more, new Set(['x'])).rows)).toBe('axc')
    expect(ids(arrange({ ...FILTERED, applied: 1 }, more).rows)).toBe('ac')
  })

  it('are sorted when the order is set: an edit moves nothing, a new row follows its neighbour', () => {
    const arrange = arranging()
    expect(ids(arrange(SORTED).rows)).toBe('cdab')
    const edited = ROWS.map((one) => (one.id === 'c' ? make('c', 'huzhen', 999) : one))
    expect(ids(arrange(SORTED, edited).rows)).toBe('cdab')
    const fresh = new Set(['x', 'y'])
    const more = [make('y', null, 5), ...edited.slice(0, 1), make('x', null, 0), ...edited.slice(1)]
    expect(ids(arrange(SORTED, more, fresh).rows)).toBe('ycdaxb')
    expect(ids(arrange({ ...SORTED, applied: 1 }, more, fresh).rows)).toBe('xydacb')
  })

  it('are sorted anew when other rows come into focus', () => {
    const arrange = arranging()
    arrange(SORTED)
    expect(ids(arrange(SORTED, [make('z', null, 250), ...ROWS]).rows)).toBe('cdzab')
  })

  it('leave the filter of a column alone that the page has taken away', () => {
    const arranged = arranging()({ ...PLAIN, filters: { gone: { only: [] } } })
    expect(ids(arranged.rows)).toBe('abcd')
  })

  it('say which filter cannot be read', () => {
    const condition = { comparison: 'above', first: '多', second: '' } as const
    expect(arranging()({ ...PLAIN, filters: { cost: { condition } } })).toMatchObject({
      rows: ROWS,
      unread: ['cost'],
    })
  })

  it('[property] are the rows that pass, each once, whatever is set in which order', () => {
    const values = fc.record({
      town: fc.constantFrom('huzhen', 'bihu', null),
      cost: fc.option(fc.integer({ min: -5, max: 5 })),
    })
    fc.assert(
      fc.property(
        fc.array(values, { maxLength: 12 }),
        fc.array(
          fc.record({
            only: fc.option(fc.subarray(['壶镇镇', '碧湖镇', ''])),
            down: fc.option(fc.boolean()),
            grouped: fc.boolean(),
          }),
          { maxLength: 5 },
        ),
        (cells, steps) => {
          const rows = cells.map(({ town, cost }, at) => make(String(at), town, cost))
          const arrange = arranging()
          for (const { only, down, grouped } of steps) {
            const layout: Layout = {
              ...PLAIN,
              filters: only ? { town: { only } } : {},
              sort: down === null ? [] : [{ field: 'cost', down }],
              groups: grouped ? ['town'] : [],
            }
            const { rows: shown, passing } = arrange(layout, rows)
            const expected = rows.filter(
              ({ cells: { town } }) =>
                !only || only.includes(town === 'huzhen' ? '壶镇镇' : town === 'bihu' ? '碧湖镇' : ''),
            )
            expect(passing.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
            expect(
              shown
                .filter(({ group }) => !group)
                .map(({ id }) => id)
                .toSorted(),
            ).toEqual(passing.map(({ id }) => id).toSorted())
            const costs = passing.flatMap(({ cells: { cost } }) => (typeof cost === 'number' ? [cost] : []))
            if (down !== null) expect(costs).toEqual(costs.toSorted((a, b) => (down ? b - a : a - b)))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('groups', () => {
  const grouped: Layout = { ...PLAIN, groups: ['town'] }

  it('stand under a heading with its rows counted and its amounts added up', () => {
    const { rows } = arranging()(grouped)
    expect(ids(rows)).toBe('|ac|b|d')
    expect(rows[0]).toMatchObject({ words: { name: '壶镇镇×2' }, cells: { cost: 400 }, kind: 'group' })
    // What has no sum is left empty, and what is missing stays missing.
    expect(rows[0]?.cells['share']).toBeUndefined()
    expect(rows[0]?.cells['year']).toBeUndefined()
    expect(rows[3]?.cells['cost']).toBeNull()
    // A sum of made-up figures is made up.
    expect(rows[5]).toMatchObject({ words: { name: '×1' }, marks: { cost: 'demo' } })
  })

  it('are folded away, and nest', () => {
    const arrange = arranging()
    const keys = groupKeys(arrange(grouped).rows)
    const folded = new Set([keys[0] ?? ''])
    expect(ids(arrange({ ...grouped, folded }).rows)).toBe('||b|d')
    expect(ids(arrange({ ...PLAIN, groups: ['town', 'name'] }).rows)).toBe('||a|c||b||d')
  })

  it('add nothing up that the totals of the page keep apart', () => {
    const total = (id: string, cost: number) => row(id, { cost, year: 2025 }, { kind: 'total' })
    expect(sumsByTotals(ROWS, COLUMNS, [total('in', 5)]).cells).toEqual({ cost: 5 })
    expect(sumsByTotals(ROWS, COLUMNS, [total('in', 5), total('out', 6)]).cells).toEqual({})
  })

  it('add no unlike units', () => {
    const kilos = { cost: { unit: '公斤', title: '公斤' } }
    expect(sumsOf([make('a', null, 1, { units: kilos }), make('b', null, 2)], COLUMNS).cells['cost']).toBe(
      undefined,
    )
    expect(sumsOf([make('a', null, 1, { units: kilos })], COLUMNS)).toMatchObject({
      cells: { cost: 1 },
      units: kilos,
    })
  })
})
