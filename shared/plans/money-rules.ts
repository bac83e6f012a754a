import type { Finding } from '../table/rejection.ts'
import { differenceOf, sumOf } from '../units/sum.ts'
import { isGovernmentInvestment, type ProjectCheck, type ProjectFile, type ProjectYear } from './rows.ts'
import { project, projectFund, projectYear, QUARTER_COLUMNS } from './tables.ts'

// Sums of a project's money. Amounts are integers of 分 and compared exactly.

/** 计划-2: the sources of a project's year sum to the year's investment, to the 分. */
export const fundsMakeTheYear: ProjectCheck = ({ project: { name: label }, years, funds }) => [
  ...years.flatMap((year): Finding[] => {
    const sources = funds.get(year.year) ?? []
    const sum = sumOf(sources.map(({ planned }) => planned))
    const difference = year.investment - (sum.sum ?? 0)
    if (sum.beyond || difference === 0) return []
    return [
      {
        rule: '计划-2',
        severity: 'error',
        at: { table: projectYear.name, id: year.id, column: 'investment' },
        params: {
          project: label,
          year: year.year,
          investment: year.investment,
          funds: sum.sum ?? 0,
          sources: sources.length,
          difference,
        },
      },
    ]
  }),
  ...fundsWithoutYear(label, years, funds),
]

function fundsWithoutYear(
  label: string,
  years: readonly ProjectYear[],
  funds: ProjectFile['funds'],
): readonly Finding[] {
  const planned = new Set(years.map(({ year }) => year))
  return [...funds].flatMap(([year, sources]): Finding[] => {
    const [first] = sources
    if (!first || planned.has(year)) return []
    const sum = sumOf(sources.map((source) => source.planned)).sum ?? 0
    if (sum === 0) return []
    return [
      {
        rule: '计划-2',
        severity: 'error',
        at: { table: projectFund.name, id: first.id, column: 'year' },
        params: {
          project: label,
          year,
          investment: 0,
          funds: sum,
          sources: sources.length,
          difference: -sum,
        },
      },
    ]
  })
}

/** 计划-3: the quarters sum to the year once any of them is given; an empty quarter is not nought. */
export const quartersMakeTheYear: ProjectCheck = ({ project: { name: label }, years }) =>
  years.flatMap((year): Finding[] => {
    const sum = sumOf(QUARTER_COLUMNS.map((quarter) => year[quarter]))
    if (sum.count === 0 || sum.sum === null || sum.sum === year.investment) return []
    const difference = year.investment - sum.sum
    const firstEmpty = QUARTER_COLUMNS.find((quarter) => year[quarter] === null)
    return [
      {
        rule: '计划-3',
        severity: sum.missing > 0 && difference > 0 ? 'warn' : 'error',
        at: {
          table: projectYear.name,
          id: year.id,
          column: difference > 0 && firstEmpty ? firstEmpty : 'investment',
        },
        params: {
          project: label,
          year: year.year,
          investment: year.investment,
          quarters: sum.sum,
          empty: sum.missing,
          difference,
        },
      },
    ]
  })

/**
 * 计划-4: what is done and planned stays within the approved estimate, or the total investment while none is approved
 * (政府投资条例 §23); nor does the total itself pass the approved estimate.
 */
export const withinTheTotal: ProjectCheck = (file) => {
  const { total_investment: total, approved_estimate: approved, id, name: label } = file.project
  const limit = approved ?? total
  if (limit === null) return []
  const at = { table: project.name, id, column: approved === null ? 'total_investment' : 'approved_estimate' }
  const basis = approved === null ? 'total' : 'approved'
  const committed = committedSum(file)
  const findings: Finding[] = []
  if (committed !== null && committed > limit)
    findings.push({
      rule: '计划-4',
      severity: 'warn',
      at,
      params: {
        project: label,
        what: 'committed',
        basis,
        amount: committed,
        limit,
        difference: committed - limit,
      },
    })
  if (approved !== null && total !== null && total > approved)
    findings.push({
      rule: '计划-4',
      severity: 'warn',
      at: { ...at, column: 'total_investment' },
      params: {
        project: label,
        what: 'total',
        basis,
        amount: total,
        limit: approved,
        difference: total - approved,
      },
    })
  return findings
}

/** Done before and the years after: a missing 累计完成 counts as nothing known, so the sum is a lower bound. */
function committedSum({ project: { done_before, done_through }, years }: ProjectFile): number | null {
  const through = done_through ?? (years[0]?.year ?? 0) - 1
  const later = years.filter(({ year }) => year > through).map(({ investment }) => investment)
  return sumOf([done_before, ...later]).sum
}

/** 计划-9: an approved estimate more than a tenth above the feasibility estimate is reported (政府投资条例 §12). */
export const estimateNearFeasibility: ProjectCheck = (file) => {
  const { approved_estimate: approved, feasibility_estimate: feasible, id, name: label } = file.project
  if (approved === null || feasible === null || !isGovernmentInvestment(file)) return []
  if (BigInt(approved) * 10n <= BigInt(feasible) * 11n) return []
  return [
    {
      rule: '计划-9',
      severity: 'warn',
      at: { table: project.name, id, column: 'approved_estimate' },
      params: { project: label, approved, feasible, difference: approved - feasible },
    },
  ]
}

/** 计划-10: more completed than planned in a year is checked before it is reported. */
export const completionWithinPlan: ProjectCheck = ({ project: { name: label }, years }) =>
  years.flatMap((year): Finding[] => {
    const difference = differenceOf(sumOf([year.completed]), sumOf([year.investment]))
    if (difference === null || difference <= 0) return []
    return [
      {
        rule: '计划-10',
        severity: 'warn',
        at: { table: projectYear.name, id: year.id, column: 'completed' },
        params: {
          project: label,
          year: year.year,
          completed: year.completed ?? 0,
          investment: year.investment,
          difference,
        },
      },
    ]
  })
