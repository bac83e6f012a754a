// Adopting a scenario freezes what it would come to: the one place where results are stored (DESIGN 5).
import { membersOf, regionsOf } from '../indicators/regions.ts'
import { targetsOf } from '../indicators/stale.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { yearOfStep } from '../model/calendar.ts'
import type { Program } from '../model/program.ts'
import type { Inputs } from '../simulation/trajectories.ts'
import type { Edit, Rows } from '../table/change.ts'
import type { Command } from '../table/rule.ts'
import type { RowOf } from '../table/table.ts'
import { allRows, rowById } from '../table/typed.ts'
import { adoptedFigure, adoption } from './adoption-tables.ts'
import { contextOf } from './context.ts'
import { regionalNameOf } from './ensemble-request.ts'
import { unitScale } from './sources.ts'
import { scenario as scenarioTable } from './tables.ts'

/** The quantiles that an adoption keeps, in the order of its columns. */
export const ADOPTED_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Chance of something over the draws. */
interface Share {
  readonly probability: number | null
  readonly standardError: number | null
}

/** What adopting needs of an ensemble of one scenario. */
export interface AdoptedEnsemble {
  readonly bands: readonly {
    readonly name: string
    readonly region: number | null
    readonly mean: readonly (number | null)[]
    readonly quantiles: readonly (readonly (number | null)[])[]
  }[]
  readonly targets: readonly { readonly id: string; readonly steps: readonly Share[] }[]
  readonly together: Share | null
}

/** A frozen figure as its table holds it, without id and adoption. */
export type FrozenFigure = Omit<RowOf<typeof adoptedFigure>, 'id' | 'position' | 'adoption'>

/** Arguments of `adoptScenario`: who asked for what, what was drawn, and what came out. */
export interface AdoptScenario {
  readonly scenario: string
  readonly at: string
  readonly who: string
  readonly draws: number
  readonly seed: number
  /** SHA-256 of the model's text. */
  readonly modelHash: string
  /** The journal's newest entry at that moment: the rows that were drawn from. */
  readonly journal: { readonly seq: number; readonly hash: string }
  readonly ensemble: AdoptedEnsemble
  readonly program: Program
  readonly inputs: Inputs
}

/** Names of the model whose bands an adoption keeps: every indicator that it computes, and what stands for it in all towns. */
export function adoptedOutputs(program: Program, rows: Rows): readonly string[] {
  return contextOf(rows, program).statistics.indicators.flatMap((indicator) => {
    const regional = regionalNameOf(program, indicator.name)
    return [...(isComputed(program, indicator) ? [indicator.name] : []), ...(regional ? [regional] : [])]
  })
}

function isComputed(program: Program, { name, unit }: Indicator): boolean {
  const declaration = program.declarations.get(name)
  return declaration?.kind === 'variable' && unitScale(declaration.unit, unit) !== null
}

/** The figures of an ensemble as they are frozen: indicators by region and year, then targets by year. */
export function frozenFigures(
  program: Program,
  rows: Rows,
  inputs: Inputs,
  ensemble: AdoptedEnsemble,
): readonly FrozenFigure[] {
  const { statistics } = contextOf(rows, program)
  const perYear = inputs.stepsPerYear ?? 1
  const years = Array.from({ length: inputs.steps }, (_, step) => step)
    .filter((step) => step % perYear === 0)
    .map((step) => ({ step, year: yearOfStep(inputs, step) }))
  const group = regionsOf(rows).find(({ id }) => membersOf(rows, id).length > 0)
  const places = [
    ...inputs.regions.map(({ id }, place) => ({ region: id, place })),
    ...(group ? [{ region: group.id, place: null }] : []),
  ]
  const figures = statistics.indicators.flatMap((indicator) =>
    places.flatMap(({ region, place }): readonly FrozenFigure[] => {
      const name = place === null ? regionalNameOf(program, indicator.name) : indicator.name
      const declaration = name === null ? undefined : program.declarations.get(name)
      const scale = declaration ? unitScale(declaration.unit, indicator.unit) : null
      const band = ensemble.bands.find((one) => one.name === name && one.region === place)
      if (scale === null || !band) return []
      const at = (values: readonly (number | null)[] | undefined, step: number): number | null => {
        const value = values?.[step] ?? null
        return value === null ? null : value * scale
      }
      return years.map(({ step, year }) => ({
        ...NOTHING,
        region,
        indicator: indicator.id,
        year,
        mean: at(band.mean, step),
        p5: at(band.quantiles[0], step),
        p25: at(band.quantiles[1], step),
        median: at(band.quantiles[2], step),
        p75: at(band.quantiles[3], step),
        p95: at(band.quantiles[4], step),
      }))
    }),
  )
  const byId = new Map(targetsOf(rows).map((target) => [target.id, target]))
  const chances = ensemble.targets.flatMap(({ id, steps }): readonly FrozenFigure[] => {
    const target = byId.get(id)
    if (!target) return []
    return years.map(({ step, year }) => ({
      ...NOTHING,
      region: target.region,
      indicator: target.indicator,
      target: id,
      year,
      aim: target.value,
      probability: percent(steps[step]?.probability),
      standard_error: percent(steps[step]?.standardError),
    }))
  })
  return [...figures, ...chances]
}

/** The chance that all targets are reached together, as it is frozen. */
export function frozenTogether({ together }: AdoptedEnsemble): {
  readonly together: number | null
  readonly together_error: number | null
} {
  return { together: percent(together?.probability), together_error: percent(together?.standardError) }
}

/** A share in %, or in 百分点 where it is an error. */
function percent(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : share * 100
}

const NOTHING = {
  target: null,
  aim: null,
  mean: null,
  p5: null,
  p25: null,
  median: null,
  p75: null,
  p95: null,
  probability: null,
  standard_error: null,
} as const

/** Freezes a scenario's results: one row of the adoption and one for each figure. Nothing of the scenario changes. */
export const adoptScenario: Command<AdoptScenario> = (rows, args) => {
  const own = rowById(rows, scenarioTable, args.scenario)
  if (!own)
    return {
      ok: false,
      rejections: [{ at: { table: scenarioTable.name, id: args.scenario }, code: 'no-such-row' }],
    }
  const name = freeName(rows, `${own.name} ${args.at.slice(0, 10)}`)
  const { ensemble, journal } = args
  const head: Edit = {
    kind: 'insert',
    table: adoption.name,
    values: {
      name,
      scenario: own.id,
      at: args.at,
      who: args.who,
      draws: args.draws,
      seed: args.seed,
      model_hash: args.modelHash,
      journal_seq: journal.seq,
      journal_hash: journal.hash,
      ...frozenTogether(ensemble),
      demo: isMadeUp(rows) ? 1 : 0,
    },
  }
  // The store gives the new row its id, so its figures name it by its label.
  const figures = frozenFigures(args.program, rows, args.inputs, ensemble).map((figure): Edit => ({
    kind: 'insert',
    table: adoptedFigure.name,
    values: { adoption: name, ...figure },
  }))
  return { ok: true, value: [head, ...figures] }
}

/** Arguments of `withdrawAdoption`. */
export interface WithdrawAdoption {
  readonly id: string
}

/** Takes an adoption back with all its figures; the journal keeps it. */
export const withdrawAdoption: Command<WithdrawAdoption> = (rows, { id }) => {
  if (!rowById(rows, adoption, id))
    return { ok: false, rejections: [{ at: { table: adoption.name, id }, code: 'no-such-row' }] }
  const figures = figuresOf(rows, id)
  return {
    ok: true,
    value: [
      ...figures.map((figure): Edit => ({ kind: 'delete', table: adoptedFigure.name, id: figure.id })),
      { kind: 'delete', table: adoption.name, id },
    ],
  }
}

/** The frozen figures of an adoption, in the order in which they were frozen. */
export function figuresOf(rows: Rows, id: string): readonly RowOf<typeof adoptedFigure>[] {
  return allRows(rows, adoptedFigure).filter((figure) => figure.adoption === id)
}

function freeName(rows: Rows, base: string): string {
  const taken = new Set(allRows(rows, adoption).map(({ name }) => name))
  let name = base
  for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`
  return name
}

/** Whether anything that a run starts from is made up. */
function isMadeUp(rows: Rows): boolean {
  return ['observation', 'project', 'project_year', 'project_fund'].some((table) =>
    rows.all(table).some(({ demo }) => demo === 1),
  )
}
