import { budgetLine } from './budget/tables.ts'
import type { LandAccount } from './land/accounts.ts'
import { balances } from './land/balance.ts'
import { landEntry } from './land/tables.ts'
import { type ProjectFile, type ProjectFund, projectFiles } from './plans/rows.ts'
import { project, projectFund, projectYear } from './plans/tables.ts'
import { accountOfWay } from './readiness.ts'
import type { Rows } from './table/change.ts'
import type { Finding } from './table/rejection.ts'
import type { SoftRule } from './table/rule.ts'
import { allRows } from './table/typed.ts'
import { sumOf } from './units/sum.ts'

// Rules over more than one domain (shared/RULES.md). The domains do not know each other; here they meet by row id.

/** Sources that the budgets of county and town pay themselves. */
const OWN_BUDGET: ReadonlySet<ProjectFund['source']> = new Set(['county', 'town'])

/** 计划-6: new construction land that the plan needs is in the ledger, held by the project by the end of that year. */
const landBehindThePlan: SoftRule = {
  tables: [project.name, projectYear.name, landEntry.name],
  check: (rows) => {
    const held = ledgerOf(rows)
    return projectFiles(rows).flatMap((file) =>
      file.years.flatMap((year): Finding[] => {
        const account = accountOfWay(year.land_way)
        if (year.investment === 0 || !year.new_land || account === null) return []
        const needed = sumOf(
          file.years
            .filter((one) => one.year <= year.year && accountOfWay(one.land_way) === account)
            .map((one) => one.new_land),
        )
        return shortOf(file, year, 'new_land', '计划-6', 'error', {
          account,
          needed: needed.sum ?? 0,
          held: held(file.project.id, account, year.year),
        })
      }),
    )
  },
}

/**
 * 衔接-2: farmland and paddy that a project occupies are balanced by indices that it holds (土地管理法 §30). 增减挂钩
 * balances itself by the reclaimed land.
 */
const farmlandReplaced: SoftRule = {
  tables: [project.name, projectYear.name, landEntry.name],
  check: (rows) => {
    const held = ledgerOf(rows)
    return projectFiles(rows).flatMap((file) =>
      file.years.flatMap((year) =>
        (['farmland', 'paddy'] as const).flatMap((kind) => {
          if (year.investment === 0 || !year[kind] || accountOfWay(year.land_way) !== 'quota') return []
          const needed = sumOf(
            file.years
              .filter((one) => one.year <= year.year && accountOfWay(one.land_way) === 'quota')
              .map((one) => one[kind]),
          )
          return shortOf(file, year, kind, '衔接-2', 'warn', {
            account: kind,
            needed: needed.sum ?? 0,
            held: held(file.project.id, kind, year.year),
          })
        }),
      ),
    )
  },
}

function ledgerOf(rows: Rows): (projectId: string, account: LandAccount, year: number) => number {
  const years = new Map<number, Map<string, number>>()
  const atEndOf = (year: number): Map<string, number> => {
    const known = years.get(year)
    if (known) return known
    const sums = new Map<string, number>()
    for (const { account, holder, balance } of balances(rows, { at: `${year}-12-31` })) {
      const key = `${account} ${holder}`
      sums.set(key, (sums.get(key) ?? 0) + (balance ?? 0))
    }
    years.set(year, sums)
    return sums
  }
  return (projectId, account, year) => atEndOf(year).get(`${account} ${projectId}`) ?? 0
}

function shortOf(
  file: ProjectFile,
  year: ProjectFile['years'][number],
  column: string,
  rule: string,
  severity: Finding['severity'],
  {
    account,
    needed,
    held,
  }: { readonly account: LandAccount; readonly needed: number; readonly held: number },
): Finding[] {
  if (needed <= held) return []
  const at = { table: projectYear.name, id: year.id, column }
  const params = {
    project: file.project.name,
    year: year.year,
    account,
    needed,
    held,
    difference: needed - held,
  }
  return [{ rule, severity, at, params }]
}

/**
 * 衔接-1: what county and town pay for a project stands in their budgets (政府投资条例 §18). Only judged where budget
 * lines name the project, since many budgets are kept by subject alone.
 */
const fundsInTheBudget: SoftRule = {
  tables: [project.name, projectFund.name, budgetLine.name],
  check: (rows) => {
    const lines = Map.groupBy(
      allRows(rows, budgetLine).filter(({ side, project: id }) => side === 'expenditure' && id !== null),
      (line) => `${line.project} ${line.year}`,
    )
    return projectFiles(rows).flatMap((file) =>
      [...file.funds].flatMap(([year, funds]): Finding[] => {
        const own = funds.filter(({ source }) => OWN_BUDGET.has(source))
        const planned = sumOf(own.map((fund) => fund.planned)).sum ?? 0
        const budgeted = sumOf(
          (lines.get(`${file.project.id} ${year}`) ?? []).map((line) => line.adjusted ?? line.budget),
        ).sum
        const [first] = own
        if (!first || budgeted === null || budgeted >= planned) return []
        return [
          {
            rule: '衔接-1',
            severity: 'warn',
            at: { table: projectFund.name, id: first.id, column: 'planned' },
            params: { project: file.project.name, year, planned, budgeted, difference: planned - budgeted },
          },
        ]
      }),
    )
  },
}

/** Findings where two domains contradict each other. */
export const CROSS_CHECKS: readonly SoftRule[] = [landBehindThePlan, farmlandReplaced, fundsInTheBudget]
