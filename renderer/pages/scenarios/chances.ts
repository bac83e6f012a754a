import type { SimulationReport } from '../../../shared/api/verbs.ts'
import { regionOf, regionsOf } from '../../../shared/indicators/regions.ts'
import { indicator as indicatorTable, target as targetTable } from '../../../shared/indicators/tables.ts'
import { endOfYear, yearOfStep } from '../../../shared/model/calendar.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { rowById } from '../../../shared/table/typed.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { ChanceLine } from '../../charts/probability.ts'
import { nameIn } from '../../text/names.ts'
import { targetText } from './analyses/about.ts'

/** Chances of the targets shown by year, with that of all targets together. */
export interface Chances {
  readonly years: readonly number[]
  /** The year in which they are due; null where they differ. */
  readonly due: number | null
  readonly lines: readonly ChanceLine[]
}

/** Reads the chances of the targets of some indicators and places, and of all targets of the workbook together. */
export function chancesOf(
  report: SimulationReport,
  rows: Rows,
  shown: { readonly indicators: readonly string[]; readonly regions: readonly string[] },
  language: Language,
  words: { readonly all: string; readonly above: string },
): Chances {
  const scenario = report.scenarios[0]
  const clock = { baseYear: report.baseYear, stepsPerYear: report.stepsPerYear === 4 ? 4 : 1 } as const
  const steps = scenario?.targets[0]?.steps.length ?? 0
  // Nothing is drawn yet in the base year.
  const years = Array.from(
    new Set(Array.from({ length: Math.max(steps - 1, 0) }, (_, at) => yearOfStep(clock, at + 1))),
  )
  const at = (
    list: readonly { readonly probability: number | null; readonly standardError: number | null }[],
  ) => years.map((year) => list[endOfYear(clock, year)])
  const places = regionsOf(rows)
  const dueYears = new Set<number>()
  const found = (scenario?.targets ?? []).flatMap(({ id, steps: list }): readonly ChanceLine[] => {
    const target = rowById(rows, targetTable, id)
    const indicator = rowById(rows, indicatorTable, target?.indicator ?? null)
    const region = target ? regionOf(rows, target.region) : undefined
    if (!target || !indicator || !region) return []
    const order = shown.indicators.indexOf(indicator.id)
    if (order < 0 || !shown.regions.includes(region.id)) return []
    dueYears.add(target.year)
    const chances = at(list)
    return [
      {
        id,
        name: [
          nameIn(region, language),
          target.basis === 'above-county'
            ? `${nameIn(indicator, language)} ${words.above}`
            : (targetText(rows, target, language).split(' · ')[0] ?? ''),
        ].join(' '),
        region: region.id,
        isGroup: region.level === 'group',
        regionOrder: places.findIndex((one) => one.id === region.id),
        order,
        values: chances.map((chance) => percent(chance?.probability)),
        errors: chances.map((chance) => percent(chance?.standardError)),
      },
    ]
  })
  const together = at(scenario?.jointly ?? [])
  const jointly: ChanceLine = {
    id: 'all',
    name: words.all,
    region: null,
    isGroup: false,
    regionOrder: 0,
    order: 3,
    values: together.map((chance) => percent(chance?.probability)),
    errors: together.map((chance) => percent(chance?.standardError)),
  }
  const [due = null] = dueYears.size === 1 ? dueYears : []
  return { years, due, lines: together.length > 0 ? [...found, jointly] : found }
}

function percent(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : share * 100
}
