import type { Player, ValueChange } from '../scenarios/players.ts'
import type { Contribution } from '../simulation/contribution.ts'
import { amountText, outcomeText, valueText, type Subject } from './analyses.ts'
import type { Language } from './language.ts'
import { joined } from './unit-words.ts'

/** What of a scenario a difference is of: the run without uncertainty, the mean of its draws, or a target's chance. */
export type Measure = 'run' | 'mean' | 'chance'

/** Names of what a difference is made of, as the reader calls them. */
export interface PlayerNames {
  readonly region: (id: string) => string
  readonly project: (id: string) => string
  readonly unit: (unit: string) => string
  /** The task and the clause that a project stands under; empty if it has none. */
  readonly basis: (project: string) => readonly string[]
}

/** One part of a difference: what it says and where it comes from. */
export interface ToldPart {
  readonly id: string
  readonly player: Player
  readonly part: number
  readonly alone: number
  readonly error: number | null
  readonly sentence: string
  /** The model's own words on an assumption or lever and what set its value, or a project's task and clause. */
  readonly source: string
}

/** The outcome of a difference as sentences name it: of draws it is their mean, or the chance of the target. */
export function measured(subject: Subject, measure: Measure, language: Language): Subject {
  const zh = language === 'zh-CN'
  if (measure === 'run') return subject
  if (measure === 'mean')
    return { ...subject, name: zh ? `${subject.name}的抽样均值` : `the mean draw of ${subject.name}` }
  const name = zh ? `${subject.name}的达标概率` : `the chance of the target for ${subject.name}`
  return { name, unit: '%', decimals: 1 }
}

/** The parts in words, in their order. */
export function tellParts(
  { players, split, measure }: { players: readonly Player[]; split: Contribution; measure: Measure },
  names: PlayerNames,
  subject: Subject,
  language: Language,
): readonly ToldPart[] {
  const total = (split.to ?? 0) - (split.from ?? 0)
  const byId = new Map(players.map((player) => [player.id, player]))
  return (split.parts ?? []).flatMap((part) => {
    const player = byId.get(part.id)
    if (!player) return []
    const change = wordPlayer(player, names, language)
    const sentence =
      player.kind === 'width' && measure === 'run'
        ? wordWidthAtRest(change, subject, language)
        : wordPart(change, part, total, subject, language)
    return [{ ...part, player, sentence, source: wordSource(player, names, language) }]
  })
}

/** A size of a difference: a share differs by points, not by per cent. */
function sizeText(size: number, subject: Subject, language: Language): string {
  if (subject.unit !== '%') return outcomeText(size, subject, language)
  const unit = language === 'zh-CN' ? '个百分点' : 'percentage points'
  return joined(amountText(size, subject.decimals), unit, language)
}

/** What was changed: “新增用地”由 160亩 改为 80亩. */
function wordPlayer(player: Player, names: PlayerNames, language: Language): string {
  const zh = language === 'zh-CN'
  if (player.kind === 'plan')
    return zh
      ? '两个情景的上级情景不同，计划投资随之不同'
      : 'The scenarios have different roots, and so other plans'
  if (player.kind === 'project') return wordTreatment(player, names.project(player.project), language)
  const [first, ...more] = player.changes
  const told = first ? wordChange(first, player, names, language) : ''
  const rest = more.length === 0 ? '' : zh ? `（另有 ${more.length} 处）` : ` (and ${more.length} more)`
  if (player.kind === 'width')
    return zh
      ? `“${player.name}”的 80% 半宽${told}${rest}`
      : `80% half-width of “${player.name}” ${told}${rest}`
  return zh ? `“${player.name}”${told}${rest}` : `“${player.name}” ${told}${rest}`
}

function wordChange(
  { region, years, from, to }: ValueChange,
  { unit }: { readonly unit: string },
  names: PlayerNames,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  const missing = zh ? '缺失' : 'missing'
  const value = (number: number | null) =>
    number === null ? missing : joined(valueText(number), names.unit(unit), language)
  const span = years === null ? '' : years[0] === years[1] ? `${years[0]}` : `${years[0]}–${years[1]}`
  if (zh) {
    const at = `${region === null ? '' : names.region(region)}${span === '' ? '' : `${span}年`}`
    return `${at}由 ${value(from)} 改为 ${value(to)}`
  }
  const at = [region === null ? '' : `in ${names.region(region)}`, span === '' ? '' : `for ${span}`]
  return ['from', value(from), 'to', value(to), ...at].filter(Boolean).join(' ')
}

function wordTreatment(
  { from, to }: Extract<Player, { kind: 'project' }>,
  name: string,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  if (from.included !== to.included)
    return zh
      ? `项目“${name}”${to.included ? '纳入' : '不纳入'}`
      : `Project “${name}” ${to.included ? 'taken in' : 'left out'}`
  const by = to.shiftYears - from.shiftYears
  return zh
    ? `项目“${name}”${by > 0 ? '推迟' : '提前'} ${Math.abs(by)} 年`
    : `Project “${name}” ${Math.abs(by)} ${Math.abs(by) === 1 ? 'year' : 'years'} ${by > 0 ? 'later' : 'earlier'}`
}

/** Where a part comes from. */
function wordSource(player: Player, names: PlayerNames, language: Language): string {
  const zh = language === 'zh-CN'
  if (player.kind === 'plan')
    return zh ? '依据：两个情景各自的上级情景。' : 'Basis: the root of each scenario.'
  if (player.kind === 'project') {
    const basis = names.basis(player.project)
    if (basis.length === 0)
      return zh
        ? '该项目没有对应任务，找不到依据条款。'
        : 'The project belongs to no task, so there is no clause.'
    return zh ? `依据：${basis.join('，')}。` : `Basis: ${basis.join(', ')}.`
  }
  const doc = player.doc.trim().replaceAll(/\s*\n\s*/g, '')
  const note = zh
    ? doc === ''
      ? '模型没有写明依据'
      : `依据：${doc.replace(/[。.]$/, '')}`
    : doc === ''
      ? 'The model states no basis'
      : `Basis: ${doc.replace(/[。.]$/, '')}`
  const set = wordOrigin(player, language)
  return zh ? `${note}；${set}。` : `${note}; ${set}.`
}

function wordOrigin({ origin }: Extract<Player, { name: string }>, language: Language): string {
  const zh = language === 'zh-CN'
  switch (origin.kind) {
    case 'draft':
      return zh ? '现值是试算的' : 'now tried out'
    case 'scenario':
      return zh ? `现值由情景“${origin.name}”设定` : `now set by the scenario “${origin.name}”`
    case 'default':
      return zh ? '现值是模型本身的' : "now the model's own"
    case 'missing':
      return zh ? '现在没有取值' : 'now without a value'
  }
}

/** One part of a difference: what was changed, what that brings, and how much of the whole it is. */
function wordPart(
  change: string,
  { part, error }: { readonly part: number; readonly error: number | null },
  total: number,
  subject: Subject,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  if (part === 0)
    return zh ? `${change}，不影响${subject.name}。` : `${change}: no effect on ${subject.name}.`
  const size = sizeText(Math.abs(part), subject, language)
  const share = (part / total) * 100
  const of =
    total === 0 || Math.abs(share) > 999
      ? ''
      : zh
        ? `，为总变化的 ${share.toFixed(1)}%`
        : `, ${share.toFixed(1)}% of the whole change`
  const doubt =
    error === null
      ? ''
      : zh
        ? `（抽样标准误 ${amountText(error, subject.decimals)}）`
        : ` (standard error ${amountText(error, subject.decimals)})`
  return zh
    ? `${change}，使${subject.name}${part > 0 ? '增加' : '减少'} ${size}${of}${doubt}。`
    : `${change}: ${subject.name} ${part > 0 ? 'rises' : 'falls'} by ${size}${of}${doubt}.`
}

/** A width in a run without uncertainty: why it has no part. */
function wordWidthAtRest(change: string, subject: Subject, language: Language): string {
  return language === 'zh-CN'
    ? `${change}：只改变不确定的范围，不抽样时${subject.name}不变。`
    : `${change}: only how uncertain it is; without draws ${subject.name} stays the same.`
}

/** The whole of a difference, and what is to be said where only widths differ. */
export function wordDifference(
  {
    players,
    split: { from, to },
    measure,
  }: { players: readonly Player[]; split: Contribution; measure: Measure },
  subject: Subject,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  if (from === null || to === null)
    return zh
      ? `${subject.name}算不出，无法分解。`
      : `${subject.name} cannot be computed, so it cannot be split.`
  const [before, after] = [from, to].map((value) => outcomeText(value, subject, language))
  const by = sizeText(Math.abs(to - from), subject, language)
  const whole = zh
    ? `${subject.name}由 ${before} 变为 ${after}，${to >= from ? '增加' : '减少'} ${by}。`
    : `${subject.name} goes from ${before} to ${after}, ${to >= from ? 'up' : 'down'} by ${by}.`
  const onlyWidths = players.length > 0 && players.every(({ kind }) => kind === 'width')
  if (!onlyWidths || measure !== 'run') return whole
  return zh
    ? `两个情景只有不确定的范围（80% 半宽）不同，不抽样时结果相同；要看有何影响，请看达标概率或抽样均值。${whole}`
    : `The two scenarios differ only in how uncertain assumptions are (80% half-widths), so without draws the result is the same; see the chance of the target or the mean of draws for what that does. ${whole}`
}
