import { regionOf } from '../../../../shared/indicators/regions.ts'
import { projectBasis } from '../../../../shared/scenarios/project-basis.ts'
import type { Contribution } from '../../../../shared/simulation/contribution.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { amountText, type Subject } from '../../../../shared/text/analyses.ts'
import type { PlayerNames, ToldPart } from '../../../../shared/text/difference.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { WaterfallData } from '../../../charts/waterfall.ts'
import { nameIn } from '../../../text/names.ts'
import { unitTitle } from '../../../text/titles.ts'

/** Parts drawn one by one; what is smaller is drawn together. */
const MOST_PARTS = 14

/** Names of what a difference is made of, in the language of the window. */
export function namesOf(rows: Rows, language: Language): PlayerNames {
  return {
    region: (id) => {
      const region = regionOf(rows, id)
      return region ? nameIn(region, language) : id
    },
    project: (id) => String(rows.get('project', id)?.['name'] ?? id),
    unit: (unit) => unitTitle(unit, language),
    basis: (id) => projectBasis(rows, id),
  }
}

/** What a part is called. */
export function nameOfPart({ player }: ToldPart, names: PlayerNames, otherPlan: string): string {
  if (player.kind === 'project') return names.project(player.project)
  return player.kind === 'plan' ? otherPlan : player.name
}

/** Words of a waterfall. */
interface WaterfallWords {
  readonly from: string
  readonly to: string
  readonly rest: string
  readonly legend: string
  readonly name: (part: ToldPart) => string
}

/** The waterfall of a difference; null where there is nothing to draw. */
export function waterfallOf(
  { from, to }: Pick<Contribution, 'from' | 'to'>,
  parts: readonly ToldPart[],
  subject: Subject,
  words: WaterfallWords,
): WaterfallData | null {
  const drawn = parts.filter(({ part }) => part !== 0)
  if (from === null || to === null || drawn.length === 0) return null
  const figure = (value: number) => amountText(value, subject.decimals)
  const signed = (part: number) => `${part > 0 ? '+' : ''}${figure(part)}`
  const rest = drawn.slice(MOST_PARTS).reduce((sum, { part }) => sum + part, 0)
  return {
    title: subject.unit === '' ? subject.name : `${subject.name}（${subject.unit}）`,
    subtitle: words.legend,
    from: { name: words.from, value: from, text: figure(from) },
    to: { name: words.to, value: to, text: figure(to) },
    parts: [
      ...drawn.slice(0, MOST_PARTS).map((one) => ({
        name: words.name(one),
        part: one.part,
        text: signed(one.part),
        sentence: `${one.sentence} ${one.source}`,
      })),
      ...(drawn.length > MOST_PARTS
        ? [{ name: words.rest, part: rest, text: signed(rest), sentence: words.rest }]
        : []),
    ],
  }
}
