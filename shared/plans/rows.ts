import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import type { Finding } from '../table/rejection.ts'
import { allRows } from '../table/typed.ts'
import { type FUND_SOURCES, project, projectFund, projectYear, type task } from './tables.ts'

/** A row of 年度计划: one task. */
export type Task = RowOf<typeof task>
/** A row of 项目. */
type Project = RowOf<typeof project>
/** A row of 项目年度投资. */
export type ProjectYear = RowOf<typeof projectYear>
/** A row of 项目资金来源. */
export type ProjectFund = RowOf<typeof projectFund>
/** Code of a source of money. */
export type FundSource = keyof typeof FUND_SOURCES

/** Sources that are government money, so that 政府投资条例 applies to the project (§2: 预算安排的资金, bonds included). */
const GOVERNMENT_SOURCES: ReadonlySet<FundSource> = new Set([
  'central',
  'province',
  'city',
  'county',
  'town',
  'general-bond',
  'special-bond',
])

/** A project with all its years, in order, and its sources of money by year. */
export interface ProjectFile {
  readonly project: Project
  readonly years: readonly ProjectYear[]
  readonly funds: ReadonlyMap<number, readonly ProjectFund[]>
}

/** What one rule finds at one project. */
export type ProjectCheck = (file: ProjectFile) => readonly Finding[]

/** Every project with its years and funds, gathered in one pass over each table. */
export function projectFiles(rows: Rows): readonly ProjectFile[] {
  const years = Map.groupBy(allRows(rows, projectYear), (row) => row.project)
  const funds = Map.groupBy(allRows(rows, projectFund), (row) => row.project)
  return allRows(rows, project).map((one) => ({
    project: one,
    years: (years.get(one.id) ?? []).toSorted((a, b) => a.year - b.year),
    funds: Map.groupBy(funds.get(one.id) ?? [], (row) => row.year),
  }))
}

/**
 * Whether a project falls under 政府投资条例: some of its money is the government's, or no source is recorded yet.
 */
export function isGovernmentInvestment({ funds }: ProjectFile): boolean {
  const sources = [...funds.values()].flat().filter(({ planned }) => planned > 0)
  return sources.length === 0 || sources.some(({ source }) => GOVERNMENT_SOURCES.has(source))
}
