import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetLines } from '../../../shared/budget/lines.ts'
import { BUDGET_SOFT_RULES } from '../../../shared/budget/rules.ts'
import { budgetTotals, comparedLines, pinnedBudgetRows } from '../../../shared/budget/totals.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import { rowsOf } from '../rows.ts'

type Line = Readonly<Record<string, Cell>>
/** 万元 in 分. */
const WAN = 1_000_000

const line = (id: string, cells: Line): Line => ({
  id,
  region: 'huzhen',
  year: 2024,
  book: 'general',
  side: 'expenditure',
  subject: id,
  ...cells,
})
const book = (...lines: readonly Line[]): ReturnType<typeof rowsOf> =>
  rowsOf({ region: [{ id: 'huzhen', name: '壶镇镇', level: 'town' }], budget_line: lines })
const findings = (...lines: readonly Line[]): readonly Finding[] => {
  const rows = book(...lines)
  return BUDGET_SOFT_RULES.flatMap((rule) => rule.check(rows))
}
const short = (...lines: readonly Line[]): readonly string[] =>
  findings(...lines).map(({ rule, severity, at }) => `${rule} ${severity} ${at.id} ${at.column}`)

const tax = line('税收', { side: 'revenue', budget: 600 * WAN })
const transfer = line('转移支付', { side: 'revenue', budget: 400 * WAN })
const school = line('教育', { subject_code: '205', budget: 1000 * WAN })

describe('totals of a budget', () => {
  it('stand by book and side beside the same columns of the year before', () => {
    const rows = book(
      { ...tax, final: 660 * WAN, adjusted: 600 * WAN },
      transfer,
      school,
      line('土地出让', { book: 'fund', side: 'revenue', budget: 50 * WAN }),
      line('税收', { id: 'tax23', side: 'revenue', year: 2023, budget: 800 * WAN }),
      line('别镇', { region: 'wenxi', side: 'revenue', budget: 7 * WAN }),
    )
    const totals = budgetTotals(rows, 'huzhen', 2024)
    expect(totals.map(({ book: name, side }) => `${name} ${side}`)).toEqual([
      'general revenue',
      'general expenditure',
      'fund revenue',
    ])
    const [revenue] = totals
    expect(revenue?.columns.budget).toEqual({
      now: { sum: 1000 * WAN, count: 2, missing: 0, beyond: false },
      before: { sum: 800 * WAN, count: 1, missing: 0, beyond: false },
      difference: 200 * WAN,
      change: 25,
    })
    expect(revenue?.columns.final).toMatchObject({
      now: { sum: 660 * WAN, missing: 1 },
      before: { sum: null, missing: 1 },
      difference: null,
      change: null,
    })
    expect(revenue?.finalOfBudget).toBeCloseTo(110, 12)
  })

  it('count a line that is not adjusted with its budget, once any line of its side is adjusted', () => {
    const totals = budgetTotals(book({ ...tax, adjusted: 650 * WAN }, transfer, school), 'huzhen', 2024)
    expect(totals.map(({ columns }) => columns.adjusted.now)).toMatchObject([
      { sum: 1050 * WAN, missing: 0 },
      { sum: null, missing: 1 },
    ])
  })

  it('count no subject twice that is broken down', () => {
    const rows = book(
      line('教育', { subject_code: '205', budget: 1000 * WAN }),
      line('普通教育', { subject_code: '20502', budget: 900 * WAN }),
      line('小学教育', { subject_code: '2050202', budget: 900 * WAN }),
      line('职业教育', { subject_code: '20503', budget: 100 * WAN }),
    )
    expect(budgetTotals(rows, 'huzhen', 2024)[0]?.columns.budget.now.sum).toBe(1000 * WAN)
    expect(pinnedBudgetRows(budgetLines(rows))).toMatchObject([
      {
        labels: { region: 'huzhen', year: 2024, book: 'general', side: 'expenditure' },
        rows: 4,
        sums: { budget: { sum: 1000 * WAN }, final: { sum: null, missing: 2 } },
      },
    ])
  })

  it('of a line beside the same line of the year before, unless more than one could be meant', () => {
    const rows = book(
      line('a', { subject_code: '205', subject: '教育支出', budget: 12 * WAN }),
      line('b', { subject: '卫生', budget: 5 * WAN }),
      line('c', { subject: '新设', budget: 1 * WAN }),
      line('a23', { year: 2023, subject_code: '205', subject: '教育', budget: 10 * WAN }),
      line('b23', { year: 2023, subject: '卫生', budget: 2 * WAN }),
      line('b23-2', { year: 2023, subject: '卫生', budget: 3 * WAN }),
    )
    const compared = comparedLines(rows, 'huzhen', 2024)
    expect(compared.get('a')).toMatchObject({ before: { id: 'a23' }, columns: { budget: { change: 20 } } })
    expect(compared.get('b')).toMatchObject({ before: null, ambiguous: true })
    expect(compared.get('c')).toMatchObject({
      before: null,
      ambiguous: false,
      columns: { budget: { change: null } },
    })
  })

  it('equal exact sums whatever the lines', () => {
    const amounts = fc.array(fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 })), { minLength: 1 })
    fc.assert(
      fc.property(amounts, (budgets) => {
        const rows = book(...budgets.map((budget, index) => line(`l${index}`, { budget })))
        const { now } = budgetTotals(rows, 'huzhen', 2024)[0]?.columns.budget ?? {}
        const given = budgets.flatMap((budget) => (budget === null ? [] : [BigInt(budget)]))
        const exact = given.reduce((sum, one) => sum + one, 0n)
        expect(now?.missing).toBe(budgets.length - given.length)
        expect(now?.sum).toBe(given.length === 0 ? null : Number(exact))
      }),
    )
  })
})

describe('findings of a budget', () => {
  it('[预算-1] the general budget balances to the 分, and empty lines are counted', () => {
    expect(findings(tax, transfer, school)).toEqual([])
    expect(findings(tax, { ...transfer, budget: null }, school)).toMatchObject([
      {
        rule: '预算-1',
        severity: 'warn',
        at: { id: '教育', column: 'budget' },
        params: { region: '壶镇镇', revenue: 600 * WAN, difference: -400 * WAN, missing: 1 },
      },
    ])
    expect(short(tax, transfer, { ...school, budget: 1000 * WAN - 1 })).toEqual(['预算-1 warn 教育 budget'])
    expect(short({ ...tax, book: 'fund' }, { ...school, book: 'fund' })).toEqual([])
  })

  it('[预算-1] the adjusted column is judged once it is filled throughout', () => {
    const partly = [{ ...tax, adjusted: 700 * WAN }, transfer, school]
    expect(short(...partly)).toEqual([])
    const whole = [
      { ...tax, adjusted: 700 * WAN },
      { ...transfer, adjusted: 400 * WAN },
      { ...school, adjusted: 1000 * WAN },
    ]
    expect(short(...whole)).toEqual(['预算-1 warn 教育 adjusted'])
  })

  it('[预算-2] the reserve is 1–3 % of own spending, bounds included, transfers left out', () => {
    const withReserve = (reserve: number): readonly string[] =>
      short(
        line('教育', { subject_code: '205', budget: 1000 * WAN - reserve }),
        line('预备费', { subject_code: '227', budget: reserve }),
        line('上解', { subject_code: '230', budget: 5000 * WAN }),
      )
    expect(withReserve(10 * WAN)).toEqual([])
    expect(withReserve(30 * WAN)).toEqual([])
    expect(withReserve(10 * WAN - 1)).toEqual(['预算-2 warn 预备费 budget'])
    expect(withReserve(30 * WAN + 1)).toEqual(['预算-2 warn 预备费 budget'])
  })

  it('[预算-3] what is adjusted was budgeted, if only with 0', () => {
    expect(short(line('新增', { adjusted: 5 * WAN }))).toEqual(['预算-3 warn 新增 budget'])
    expect(short(line('新增', { adjusted: 5 * WAN, budget: 0 }))).toEqual([])
  })

  it('[预算-4] spending stays within the approved amount; transfers are no adjustment', () => {
    const spent = (cells: Line): readonly string[] => short(line('道路', { final: 100 * WAN, ...cells }))
    expect(spent({ budget: 100 * WAN })).toEqual([])
    expect(spent({ budget: 90 * WAN, adjusted: 100 * WAN })).toEqual([])
    expect(spent({ budget: 100 * WAN, adjusted: 90 * WAN })).toEqual(['预算-4 warn 道路 final'])
    expect(spent({})).toEqual(['预算-4 warn 道路 final'])
    expect(spent({ transfer_state: 'formal' })).toEqual([])
    expect(spent({ side: 'revenue' })).toEqual([])
  })

  it('[预算-5] a subject equals its parts', () => {
    const whole = line('教育', { subject_code: '205', budget: 1000 * WAN })
    const part = line('普通教育', { subject_code: '20502', budget: 900 * WAN })
    expect(findings(whole, part)).toMatchObject([
      {
        rule: '预算-5',
        severity: 'error',
        at: { id: '教育', column: 'budget' },
        params: { parts: 900 * WAN },
      },
    ])
    expect(short(whole, part, line('职业教育', { subject_code: '20503', budget: null }))).toEqual([])
    expect(short(whole, part, line('职业教育', { subject_code: '20503', budget: 100 * WAN }))).toEqual([])
  })
})
