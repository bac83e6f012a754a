import type { Finding } from '../table/rejection.ts'
import { sumOf } from '../units/sum.ts'
import { isGovernmentInvestment, type ProjectCheck, type ProjectFile, type ProjectYear } from './rows.ts'
import { project, projectYear } from './tables.ts'

/** Stages with which a project may stand in the annual plan: 可研 approved, 概算 fixed, or later (政府投资条例 §17). */
const READY_STAGES: ReadonlySet<string> = new Set([
  'feasibility',
  'estimate',
  'building',
  'finished',
  'operating',
])
/** What §16 wants of a project in the annual plan besides its yearly amount and sources. */
const PLAN_CONTENTS = ['content', 'start', 'finish', 'total_investment'] as const
/** 土地管理法 §46: requisition of more than 35 公顷 of farmland, or 70 公顷 of other land, goes to the State Council. */
const STATE_LIMITS = { farmland: 35 * 150_000, other: 70 * 150_000 } as const

/** Years in which the project is to be built: those with an investment above nought. */
function buildingYears({ years }: ProjectFile): readonly ProjectYear[] {
  return years.filter(({ investment }) => investment > 0)
}

/** 计划-5: government projects enter the annual plan once 可研 is approved or 概算 fixed (政府投资条例 §17). */
export const readyForThePlan: ProjectCheck = (file) => {
  const { id, name: label, stage, nature } = file.project
  // 前期 items are planned so that they reach that stage.
  if (nature === 'preliminary' || (stage !== null && READY_STAGES.has(stage))) return []
  const [first] = buildingYears(file)
  if (!first || !isGovernmentInvestment(file)) return []
  return [
    {
      rule: '计划-5',
      severity: 'warn',
      at: { table: project.name, id, column: 'stage' },
      params: { project: label, year: first.year, stage: stage ?? '' },
    },
  ]
}

/** 计划-8: a project in the annual plan has the contents of 政府投资条例 §16. */
export const planContents: ProjectCheck = (file) => {
  if (buildingYears(file).length === 0 || !isGovernmentInvestment(file)) return []
  const { id, name: label } = file.project
  return PLAN_CONTENTS.filter((column) => file.project[column] === null).map((column): Finding => ({
    rule: '计划-8',
    severity: 'warn',
    at: { table: project.name, id, column },
    params: { project: label, missing: column },
  }))
}

/** 计划-11: a project does not finish before it starts. */
export const finishAfterStart: ProjectCheck = ({ project: { id, name: label, start, finish } }) =>
  start !== null && finish !== null && finish < start
    ? [
        {
          rule: '计划-11',
          severity: 'error',
          at: { table: project.name, id, column: 'finish' },
          params: { project: label, start, finish },
        },
      ]
    : []

/** 计划-12: paddy is part of farmland, farmland of new land, and new land of all years of the project's land. */
export const landPartsFit: ProjectCheck = ({ project: { id, name: label, land_total }, years }) => {
  const findings = years.flatMap((year) => [
    ...partOf(label, year, 'paddy', 'farmland'),
    ...partOf(label, year, 'farmland', 'new_land'),
  ])
  const { sum } = sumOf(years.map(({ new_land }) => new_land))
  if (sum === null || land_total === null || sum <= land_total) return findings
  return [
    ...findings,
    {
      rule: '计划-12',
      severity: 'warn',
      at: { table: project.name, id, column: 'land_total' },
      params: { project: label, part: 'new_land', whole: 'land_total', amount: sum, limit: land_total },
    },
  ]
}

function partOf(
  label: string,
  year: ProjectYear,
  part: 'paddy' | 'farmland',
  whole: 'farmland' | 'new_land',
): readonly Finding[] {
  const [amount, limit] = [year[part], year[whole]]
  if (amount === null || limit === null || amount <= limit) return []
  return [
    {
      rule: '计划-12',
      severity: 'error',
      at: { table: projectYear.name, id: year.id, column: part },
      params: { project: label, year: year.year, part, whole, amount, limit },
    },
  ]
}

/** 计划-13: land whose requisition only the State Council approves (土地管理法 §46). */
export const stateApproval: ProjectCheck = ({ project: one, years }) => {
  const taken = years.filter(({ land_way }) => land_way !== 'stock' && land_way !== 'none')
  const farmland = sumOf(taken.map((year) => year.farmland)).sum ?? 0
  const other = (sumOf(taken.map((year) => year.new_land)).sum ?? 0) - farmland
  const reasons: { column: string; reason: string; amount: number; limit: number }[] = []
  if (one.on_basic_farmland === 1)
    reasons.push({ column: 'on_basic_farmland', reason: 'basic-farmland', amount: 0, limit: 0 })
  if (farmland > STATE_LIMITS.farmland)
    reasons.push({ column: 'land_total', reason: 'farmland', amount: farmland, limit: STATE_LIMITS.farmland })
  if (other > STATE_LIMITS.other)
    reasons.push({ column: 'land_total', reason: 'other', amount: other, limit: STATE_LIMITS.other })
  return reasons.map(({ column, ...params }): Finding => ({
    rule: '计划-13',
    severity: 'warn',
    at: { table: project.name, id: one.id, column },
    params: { project: one.name, ...params },
  }))
}
