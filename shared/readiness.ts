import { CONSTRUCTION_ACCOUNTS, type LandAccount } from './land/accounts.ts'
import { changeFor } from './land/balance.ts'
import { landEntry } from './land/tables.ts'
import { type ProjectFile, projectFiles } from './plans/rows.ts'
import type { LAND_WAYS } from './plans/tables.ts'
import type { Rows } from './table/change.ts'
import { allRows } from './table/typed.ts'
import { sumOf } from './units/sum.ts'

// Whether a project has the land and the money of a year: plans meet ledger here, related by row ids only.

/** A year of a project as it counts in a scenario; a shifted project's years are moved with their money and land need. */
export interface EffectiveYear {
  readonly year: number
  /** 分. */
  readonly investment: number
  /** New construction land in 0.0001 亩; missing counts as no need. */
  readonly newLand: number | null
  readonly landWay: keyof typeof LAND_WAYS | null
  /** Sums over the year's sources, 分; sources without a confirmed amount confirm nothing. */
  readonly planned: number
  readonly confirmed: number
}

/** Which money counts: what is planned from named sources, or only what is confirmed. */
type MoneyThatCounts = 'planned' | 'confirmed'

/** How a project stands in a year. Money in 分, land in 0.0001 亩. */
export interface Readiness {
  readonly investment: number
  readonly funded: number
  /** New construction land needed to the end of the year, from the accounts of the ledger. */
  readonly landNeeded: number
  /** Held by the project in these accounts at the end of the year. */
  readonly landHeld: number
  readonly hasMoney: boolean
  readonly hasLand: boolean
  /** What lacks to the investment; 0 if nothing. */
  readonly moneyShort: number
  /** What lacks of land, each account for itself; 0 if nothing. */
  readonly landShort: number
  readonly missing: readonly ('land' | 'money')[]
}

/** Settings of one question about a project's year. */
export interface ReadinessOptions {
  /** The project's years in place of those of the plan, such as shifted ones. */
  readonly years?: readonly EffectiveYear[]
  readonly money?: MoneyThatCounts
}

/** Land and money of all projects, gathered once; ask it once per project and year. */
export interface ReadinessBook {
  /** Years of a project as planned, in order; empty for an unknown project. */
  years(projectId: string): readonly EffectiveYear[]
  of(projectId: string, year: number, options?: ReadinessOptions): Readiness
}

/**
 * Gathers land and money of all projects (RULES 计划-6).
 *
 * Money: the year's sources sum to at least the year's investment. Planned sums count unless only confirmed ones are
 * asked for [J]. Land: for each account that gives new construction land (新增指标 from 新增建设用地计划, 增减挂钩 from its
 * own), what the years so far need is no more than what the project holds there at the end of the year. 存量盘活, 流转 and
 * 不需用地 need none; a need without a named way is taken as 新增指标. A year without investment needs no money.
 */
export function readinessBook(rows: Rows): ReadinessBook {
  const plans = new Map(projectFiles(rows).map((file) => [file.project.id, effectiveYears(file)]))
  const land = landOfProjects(rows)
  const years = (projectId: string): readonly EffectiveYear[] => plans.get(projectId) ?? []
  return {
    years,
    of: (projectId, year, options = {}) =>
      readiness(options.years ?? years(projectId), year, options.money ?? 'planned', (account) =>
        heldAt(land.get(projectId), account, year),
      ),
  }
}

/** One project's year; for many, make one readinessBook and ask it. */
export function projectReadiness(
  rows: Rows,
  projectId: string,
  year: number,
  options: ReadinessOptions = {},
): Readiness {
  return readinessBook(rows).of(projectId, year, options)
}

/** The years moved by whole years, money and land need with them; the ledger stays as it is. */
export function shiftYears(years: readonly EffectiveYear[], by: number): readonly EffectiveYear[] {
  return years.map((one) => ({ ...one, year: one.year + by }))
}

/** A project's year that has investment planned but lacks land or money. */
export interface UnreadyProject {
  readonly project: string
  readonly year: number
  readonly readiness: Readiness
}

/** 无指标、无资金的项目: all project years with investment that lack land or money, of one year or of all. */
export function unreadyProjects(rows: Rows, year?: number): readonly UnreadyProject[] {
  const book = readinessBook(rows)
  return projectFiles(rows).flatMap(({ project, years }) =>
    years
      .filter((row) => row.investment > 0 && (year === undefined || row.year === year))
      .map((row) => ({ project: project.id, year: row.year, readiness: book.of(project.id, row.year) }))
      .filter((one) => one.readiness.missing.length > 0),
  )
}

/** The account from which a way of providing land takes it; null if it takes none. */
export function accountOfWay(way: EffectiveYear['landWay']): LandAccount | null {
  if (way === null || way === 'new') return CONSTRUCTION_ACCOUNTS.new
  return way === 'linkage' ? CONSTRUCTION_ACCOUNTS.linkage : null
}

function effectiveYears({ years, funds }: ProjectFile): readonly EffectiveYear[] {
  return years.map(({ year, investment, new_land, land_way }) => ({
    year,
    investment,
    newLand: new_land,
    landWay: land_way,
    planned: sumOf((funds.get(year) ?? []).map((fund) => fund.planned)).sum ?? 0,
    confirmed: sumOf((funds.get(year) ?? []).map((fund) => fund.confirmed)).sum ?? 0,
  }))
}

function readiness(
  years: readonly EffectiveYear[],
  year: number,
  money: MoneyThatCounts,
  held: (account: LandAccount) => number,
): Readiness {
  const now = years.filter((one) => one.year === year)
  const investment = sumOf(now.map((one) => one.investment)).sum ?? 0
  const funded = sumOf(now.map((one) => one[money])).sum ?? 0
  const needs = [...Map.groupBy(needed(years, year), ({ account }) => account)].map(([account, parts]) => ({
    need: sumOf(parts.map(({ area }) => area)).sum ?? 0,
    has: held(account),
  }))
  const [moneyShort, landShort] = [
    Math.max(0, investment - funded),
    needs.reduce((sum, { need, has }) => sum + Math.max(0, need - has), 0),
  ]
  return {
    investment,
    funded,
    landNeeded: needs.reduce((sum, { need }) => sum + need, 0),
    landHeld: needs.reduce((sum, { has }) => sum + has, 0),
    hasMoney: moneyShort === 0,
    hasLand: landShort === 0,
    moneyShort,
    landShort,
    missing: [...(landShort > 0 ? (['land'] as const) : []), ...(moneyShort > 0 ? (['money'] as const) : [])],
  }
}

function needed(
  years: readonly EffectiveYear[],
  upTo: number,
): readonly { readonly account: LandAccount; readonly area: number }[] {
  return years.flatMap(({ year, newLand, landWay }) => {
    const account = accountOfWay(landWay)
    return account === null || year > upTo || newLand === null || newLand === 0
      ? []
      : [{ account, area: newLand }]
  })
}

interface Movement {
  readonly account: LandAccount
  readonly date: string
  readonly change: number
}

function landOfProjects(rows: Rows): ReadonlyMap<string, readonly Movement[]> {
  const movements = new Map<string, Movement[]>()
  for (const entry of allRows(rows, landEntry))
    for (const holder of [entry.from_holder, entry.to_holder]) {
      if (holder === null || rows.get('project', holder) === undefined) continue
      const own = movements.get(holder) ?? []
      own.push({ account: entry.account, date: entry.date, change: changeFor(entry, holder) })
      movements.set(holder, own)
    }
  return movements
}

function heldAt(movements: readonly Movement[] | undefined, account: LandAccount, year: number): number {
  const end = `${year}-12-31`
  return (movements ?? []).reduce(
    (sum, one) => (one.account === account && one.date <= end ? sum + one.change : sum),
    0,
  )
}
