import { regionOf, regionsOf } from '../../../shared/indicators/regions.ts'
import { indicator as indicatorTable, target as targetTable } from '../../../shared/indicators/tables.ts'
import { endOfYear, yearOfStep } from '../../../shared/model/calendar.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { rowById } from '../../../shared/table/typed.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { ChanceLine } from '../../charts/probability.ts'
import { nameIn } from '../../text/names.ts'
import { targetText } from './analyses/about.ts'
import type { EnsembleReport } from './ensemble.ts'

type Steps = EnsembleReport['scenarios'][number]['jointly']

/** Chances of the targets shown by year, with that of all targets together. */
export interface Chances {
  readonly years: readonly number[]
  /** The year in which they are due; null where they differ. */
  readonly due: number | null
  readonly lines: readonly ChanceLine[]
}

/** Reads the chances of the targets of some indicators and places, and of all targets together, in every scenario drawn. */
export function chancesOf(
  report: EnsembleReport,
  rows: Rows,
  shown: { readonly indicators: readonly string[]; readonly regions: readonly string[] },
  language: Language,
  words: { readonly all: string; readonly above: string },
): Chances {
  const clock = { baseYear: report.baseYear, stepsPerYear: report.stepsPerYear === 4 ? 4 : 1 } as const
  const steps = report.scenarios[0]?.jointly.length ?? 0
  // Nothing is drawn yet in the base year.
  const years = Array.from(
    new Set(Array.from({ length: Math.max(steps - 1, 0) }, (_, at) => yearOfStep(clock, at + 1))),
  )
  const places = regionsOf(rows)
  const several = report.scenarios.length > 1
  const dueYears = new Set<number>()
  const lines = report.scenarios.flatMap(
    ({ id: scenario, targets, jointly, order }): readonly ChanceLine[] => {
      const own = labelOf(rows, 'scenario', scenario)
      const line = (
        id: string,
        name: string,
        label: string,
        list: Steps,
        place: Pick<ChanceLine, 'region' | 'isGroup' | 'regionOrder'>,
      ) => {
        const chances = years.map((year) => list[endOfYear(clock, year)])
        return {
          id: `${order}/${id}`,
          name: several ? `${name} · ${own}` : name,
          label,
          order,
          values: chances.map((chance) => percent(chance?.probability)),
          errors: chances.map((chance) => percent(chance?.standardError)),
          ...place,
        }
      }
      const found = targets.flatMap(({ id, steps: list }): readonly ChanceLine[] => {
        const target = rowById(rows, targetTable, id)
        const indicator = rowById(rows, indicatorTable, target?.indicator ?? null)
        const region = target ? regionOf(rows, target.region) : undefined
        if (!target || !indicator || !region) return []
        if (!shown.indicators.includes(indicator.id) || !shown.regions.includes(region.id)) return []
        dueYears.add(target.year)
        const what =
          target.basis === 'above-county'
            ? `${nameIn(indicator, language)} ${words.above}`
            : (targetText(rows, target, language).split(' · ')[0] ?? '')
        const regionOrder = places.findIndex((one) => one.id === region.id)
        const place = { region: region.id, isGroup: region.level === 'group', regionOrder }
        // What all lines have in common needs not stand at every line's end.
        const parts = [
          shown.regions.length > 1 || !several ? nameIn(region, language) : '',
          shown.indicators.length > 1 || !several ? what : '',
          several ? own : '',
        ]
        const label = parts.filter((part) => part !== '').join(' ')
        return [line(id, `${nameIn(region, language)} ${what}`, label, list, place)]
      })
      const all = { region: null, isGroup: false, regionOrder: 0 }
      return jointly.length > 0
        ? [...found, line('all', words.all, order === 0 ? words.all : '', jointly, all)]
        : found
    },
  )
  const [due = null] = dueYears.size === 1 ? dueYears : []
  return { years, due, lines }
}

function percent(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : share * 100
}
