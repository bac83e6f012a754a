import { regionOf } from '../../../../shared/indicators/regions.ts'
import type { Difference, Player } from '../../../../shared/scenarios/difference.ts'
import type { Contribution } from '../../../../shared/simulation/contribution.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { amountText, wordPart, wordPlayer, type Subject } from '../../../../shared/text/analyses.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { WaterfallData } from '../../../charts/waterfall.ts'
import { nameIn } from '../../../text/names.ts'
import { unitTitle } from '../../../text/titles.ts'

/** Parts drawn one by one; what is smaller is drawn together. */
const MOST_PARTS = 14

/** A difference that was split, with what was split. */
export interface SplitDifference {
  readonly difference: Difference
  readonly split: Contribution
}

/** A part with its name and its sentence. */
export interface ToldPart {
  readonly id: string
  readonly name: string
  readonly kind: Player['kind']
  readonly part: number
  readonly alone: number
  readonly sentence: string
  /** The model's comment: what it means and where it comes from; empty for projects. */
  readonly source: string
}

/** The parts in words, largest first. */
export function toldParts(
  { difference, split }: SplitDifference,
  rows: Rows,
  subject: Subject,
  language: Language,
  otherPlan: string,
): readonly ToldPart[] {
  const names = {
    region: (id: string) => {
      const region = regionOf(rows, id)
      return region ? nameIn(region, language) : id
    },
    project: (id: string) => String(rows.get('project', id)?.['name'] ?? id),
    unit: (unit: string) => unitTitle(unit, language),
  }
  const total = (split.to ?? 0) - (split.from ?? 0)
  const players = new Map(difference.players.map((player) => [player.id, player]))
  return (split.parts ?? []).flatMap((part) => {
    const player = players.get(part.id)
    if (!player) return []
    const { kind } = player
    const name =
      kind === 'project' ? names.project(player.project) : kind === 'plan' ? otherPlan : player.name
    const sentence = wordPart(wordPlayer(player, names, language), part, total, subject, language)
    return [
      {
        id: part.id,
        name,
        kind,
        part: part.part,
        alone: part.alone,
        sentence,
        source: 'doc' in player ? player.doc : '',
      },
    ]
  })
}

/** The waterfall of a difference; null where there is nothing to draw. */
export function waterfallOf(
  { split }: SplitDifference,
  parts: readonly ToldPart[],
  subject: Subject,
  words: { readonly from: string; readonly to: string; readonly rest: string; readonly legend: string },
): WaterfallData | null {
  const { from, to } = split
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
      ...drawn.slice(0, MOST_PARTS).map(({ name, part, sentence }) => ({
        name,
        part,
        text: signed(part),
        sentence,
      })),
      ...(drawn.length > MOST_PARTS
        ? [{ name: words.rest, part: rest, text: signed(rest), sentence: words.rest }]
        : []),
    ],
  }
}
