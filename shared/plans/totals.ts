import type { Rows } from '../table/change.ts'
import { allRows } from '../table/typed.ts'
import { percentOf, sumOf, type Sum } from '../units/sum.ts'
import { type FundSource, type ProjectFile, projectFiles, type ProjectFund } from './rows.ts'
import { FUND_SOURCES, projectFund, task, type TASK_LIGHTS } from './tables.ts'

/** Which projects and which year a total is of; left out means all. */
export interface PlanQuery {
  readonly regions?: readonly string[]
  readonly category?: string
  readonly year?: number
}

/** Totals of some projects; money in 分, land in 0.0001 亩. */
export interface ProjectTotals {
  readonly count: number
  readonly totalInvestment: Sum
  /** Of the year asked for, or of all years. */
  readonly yearInvestment: Sum
  readonly completed: Sum
  /** Completed as a percentage of planned over the years whose completion is reported; null if none is. */
  readonly completion: number | null
  readonly newLand: Sum
  readonly jobs: Sum
}

/** Totals of the projects asked for; with a year only those that have a row in it. */
export function projectTotals(rows: Rows, query: PlanQuery = {}): ProjectTotals {
  return totalsOf(chosen(rows, query), query.year)
}

/** The same totals for each region or category that has projects, in the order of their first project. */
export function projectTotalsBy(
  rows: Rows,
  by: 'region' | 'category',
  query: PlanQuery = {},
): ReadonlyMap<string, ProjectTotals> {
  const groups = Map.groupBy(chosen(rows, query), (file) => file.project[by])
  return new Map([...groups].map(([key, files]) => [key, totalsOf(files, query.year)]))
}

function chosen(rows: Rows, query: PlanQuery): readonly ProjectFile[] {
  const { year } = query
  const files = ofRegions(rows, query)
  return year === undefined ? files : files.filter((file) => file.years.some((row) => row.year === year))
}

function ofRegions(rows: Rows, { regions, category }: PlanQuery): readonly ProjectFile[] {
  return projectFiles(rows).filter(
    ({ project: one }) =>
      (regions === undefined || regions.includes(one.region)) &&
      (category === undefined || category === one.category),
  )
}

function totalsOf(files: readonly ProjectFile[], year: number | undefined): ProjectTotals {
  const years = files.flatMap((file) => file.years.filter((row) => year === undefined || row.year === year))
  const reported = years.filter(({ completed }) => completed !== null)
  const completed = sumOf(years.map((row) => row.completed))
  return {
    count: files.length,
    totalInvestment: sumOf(files.map((file) => file.project.total_investment)),
    yearInvestment: sumOf(years.map((row) => row.investment)),
    completed,
    completion: percentOf(completed.sum, sumOf(reported.map((row) => row.investment)).sum),
    newLand: sumOf(years.map((row) => row.new_land)),
    jobs: sumOf(files.map((file) => file.project.jobs)),
  }
}

/** Money by source. */
export interface FundTotals {
  readonly source: FundSource
  readonly planned: Sum
  readonly confirmed: Sum
  readonly received: Sum
  /** 资金到位率: received of planned where both are reported, %. */
  readonly arrival: number | null
}

/** Money of the projects asked for by source, in the order of the sources; sources without rows are left out. */
export function fundTotals(rows: Rows, query: PlanQuery = {}): readonly FundTotals[] {
  const projects = new Set(ofRegions(rows, query).map((file) => file.project.id))
  const funds = allRows(rows, projectFund).filter(
    (row) => projects.has(row.project) && (query.year === undefined || row.year === query.year),
  )
  return (Object.keys(FUND_SOURCES) as FundSource[]).flatMap((source) => {
    const own = funds.filter((row) => row.source === source)
    return own.length === 0 ? [] : [fundsOf(source, own)]
  })
}

function fundsOf(source: FundSource, funds: readonly ProjectFund[]): FundTotals {
  const reported = funds.filter(({ received }) => received !== null)
  const received = sumOf(funds.map((row) => row.received))
  return {
    source,
    planned: sumOf(funds.map((row) => row.planned)),
    confirmed: sumOf(funds.map((row) => row.confirmed)),
    received,
    arrival: percentOf(received.sum, sumOf(reported.map((row) => row.planned)).sum),
  }
}

/** How the tasks stand: by light (empty key: no light given), and how many lack what 计划-1 asks for. */
export interface TaskTotals {
  readonly count: number
  readonly lights: ReadonlyMap<keyof typeof TASK_LIGHTS | '', number>
  readonly withoutOffice: number
  readonly withoutDate: number
  readonly withoutClause: number
}

/** Counts of the tasks of some regions and a plan. */
export function taskTotals(
  rows: Rows,
  query: { readonly regions?: readonly string[]; readonly plan?: string } = {},
): TaskTotals {
  const tasks = allRows(rows, task).filter(
    (row) =>
      (query.regions === undefined || query.regions.includes(row.region)) &&
      (query.plan === undefined || row.plan === query.plan),
  )
  const lights = Map.groupBy(tasks, ({ light }) => light ?? '')
  return {
    count: tasks.length,
    lights: new Map([...lights].map(([light, own]) => [light, own.length])),
    withoutOffice: tasks.filter((row) => row.lead_office === null).length,
    withoutDate: tasks.filter((row) => row.due === null).length,
    withoutClause: tasks.filter((row) => row.clause === null).length,
  }
}
