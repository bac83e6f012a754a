import { describe, expect, it } from 'vitest'
import { namedBySheet } from '../../../shared/exchange/import/named-in-text.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import { rowsOf } from '../rows.ts'
import { editsOf } from '../../../shared/exchange/import/edits.ts'
import { previewTogether } from '../../../shared/exchange/import/together.ts'
import { bookOf, bookOfSheets, lookedAt, lookedAtTogether } from './looked-at.ts'

const LINE = { year: 2025, book: 'general', side: 'expenditure', subject: '教育支出' }
const ROWS = rowsOf({
  region: [
    { id: 'hu', name: '壶镇镇', level: 'town' },
    { id: 'wen', name: '温溪镇', level: 'town' },
    { id: 'bi', name: '碧湖镇', level: 'town' },
  ],
  budget_line: [{ id: 'b1', region: 'hu', ...LINE, budget: 1_000_000 }],
})

const sheet = (amount: number, title = '2025年预算表') => [
  [title],
  ['年度', '账本', '收支', '功能科目', '预算数（万元）'],
  [2025, '一般公共预算', '支出', '教育支出', amount],
]

describe('the name of a sheet', () => {
  it.each([
    ['壶镇', 'hu'],
    ['2.温溪镇', 'wen'],
    ['碧湖2025年', 'bi'],
    ['汇总', null],
    ['Sheet1', null],
    ['镇', null],
  ])('%s means %s', (name, id) => expect(namedBySheet(ROWS, ['region'], name)).toBe(id))

  it('says which town its rows are of, so that those of another are not changed', () => {
    const other = previewOf(lookedAt(bookOf(sheet(2), '温溪'), 'budget_line', ROWS))
    expect(other.counts).toMatchObject({ fresh: 1, changed: 0, stops: 0 })
    expect(other.lacking).toEqual([{ column: 'region', value: 'wen' }])
    const same = previewOf(lookedAt(bookOf(sheet(2), '壶镇'), 'budget_line', ROWS))
    expect(same.counts).toMatchObject({ fresh: 0, changed: 1 })
    const titled = previewOf(lookedAt(bookOf(sheet(2, '温溪镇2025年预算表')), 'budget_line', ROWS))
    expect(titled.lacking).toEqual([{ column: 'region', value: 'wen' }])
  })

  it('counts more than what was chosen for another file of its kind', () => {
    const before = { '*': { targets: {}, values: { region: 'hu' } } }
    const sheets = lookedAt(bookOf(sheet(2), '温溪'), 'budget_line', ROWS, {}, before)
    expect(previewOf(sheets).lacking).toEqual([{ column: 'region', value: 'wen' }])
    const unnamed = lookedAt(bookOf(sheet(2)), 'budget_line', ROWS, {}, before)
    expect(previewOf(unnamed).counts).toMatchObject({ fresh: 0, changed: 1 })
  })

  it('chosen otherwise, the rows are of the town that was chosen', () => {
    const asked = { values: { region: 'hu' } }
    const { counts, lacking } = previewOf(lookedAt(bookOf(sheet(2), '温溪'), 'budget_line', ROWS, asked))
    expect([counts.changed, counts.fresh, lacking]).toEqual([1, 0, []])
  })
})

describe('sheets of one template, each of a town', () => {
  const book = bookOfSheets([
    ['汇总', [['三镇2025年预算'], ['合计', 9]]],
    ['壶镇', sheet(2)],
    ['温溪', sheet(3, '壶镇镇2025年预算表')],
    ['碧湖', [...sheet(4), [2025, '一般公共预算', '支出', '农林水支出', '很多']]],
    ['碧湖 (2)', sheet(5)],
  ])

  it('come in together, each row of the town that its sheet is called by, with its place in the file', () => {
    const together = lookedAtTogether(book, 'budget_line', ROWS)
    const preview = previewTogether(together)
    expect(preview.together).toEqual({
      on: true,
      sheets: [
        { sheet: 1, name: '壶镇', says: { region: 'hu' } },
        { sheet: 2, name: '温溪', says: { region: 'wen' } },
        { sheet: 3, name: '碧湖', says: { region: 'bi' } },
      ],
    })
    expect(preview.counts).toMatchObject({ data: 4, fresh: 2, changed: 1, stopped: 1, problems: 3 })
    expect(preview.lacking).toEqual([])
    expect(preview.problems.map(({ sheet: of, address, reason }) => [of, address, reason.code])).toEqual([
      [1, '壶镇!A2', 'sheets-aside'],
      [3, '碧湖!E4', 'not-a-number'],
      [2, '温溪!A1', 'two-names'],
    ])
    const edits = together.all.flatMap((one) => [...editsOf(one)])
    expect(edits.map(({ sheet: of, edit }) => [of, edit])).toEqual([
      [1, { kind: 'set', table: 'budget_line', id: 'b1', column: 'budget', value: '2.00' }],
      ...[
        [2, 'wen', '3.00'],
        [3, 'bi', '4.00'],
      ].map(([of, region, budget]) => [
        of,
        expect.objectContaining({ kind: 'insert', values: { ...LINE, region, budget } }),
      ]),
    ])
  })

  it('come in alone where one was chosen, and a row is left out of the sheet where it stands', () => {
    const alone = lookedAtTogether(book, 'budget_line', ROWS, { sheet: 2 })
    expect(alone.all.map(({ place }) => place.sheet)).toEqual([2])
    expect(previewTogether(alone).together?.on).toBe(false)
    const without = { without: [{ sheet: 3, row: 2 }] }
    const { counts } = previewTogether(lookedAtTogether(book, 'budget_line', ROWS, without))
    expect(counts).toMatchObject({ data: 3, fresh: 1, changed: 1, stopped: 1 })
  })

  it('of other headings, or without a town in their names, do not', () => {
    const others = bookOfSheets([
      ['壶镇', sheet(2)],
      [
        '温溪',
        [
          ['年度', '功能科目', '预算数'],
          [2025, '教育支出', 1],
        ],
      ],
      ['Sheet3', sheet(4)],
    ])
    expect(previewTogether(lookedAtTogether(others, 'budget_line', ROWS)).together).toBeNull()
  })
})

describe('lines below a note at the end', () => {
  it('go on with it, and a heading of a part above stays one', () => {
    const rows = [
      ...sheet(2),
      ['一、乡镇'],
      [2025, '一般公共预算', '支出', '农林水支出', 3],
      ['注：1.不含上级补助。'],
      ['2.金额为年初数。'],
      ['三、由财政所填报。'],
    ]
    const { leftOut, counts } = previewOf(lookedAt(bookOf(rows, '壶镇'), 'budget_line', ROWS))
    expect(leftOut.map(({ role }) => role)).toEqual(['section', 'note', 'note', 'note'])
    expect(counts).toMatchObject({ data: 2, stops: 0 })
  })
})

describe('sheets that do not come in with the others', () => {
  it('are named with the reason, each once', () => {
    const other = [
      ['年度', '账本', '收支', '科目名称', '说明'],
      [2025, '一般公共预算', '支出', '教育支出', '无'],
    ]
    const book = bookOfSheets([
      ['壶镇', sheet(2)],
      ['温溪', sheet(3)],
      ['壶镇镇（2）', sheet(4)],
      ['碧湖', other],
      ['说明', [['与乡镇无关']]],
    ])
    const told = (choices = {}) =>
      previewTogether(lookedAtTogether(book, 'budget_line', ROWS, choices)).problems.flatMap(({ reason }) =>
        reason.code === 'sheets-aside' ? [[reason.why, reason.names]] : [],
      )
    expect(told()).toEqual([
      ['same-town', ['壶镇镇（2）']],
      ['other-headings', ['碧湖']],
    ])
    // Who chooses one sheet does not ask for others.
    expect(told({ sheet: 0 })).toEqual([])
  })
})
