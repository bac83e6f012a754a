import { runScenario } from '../electron/cli/run-scenario.ts'
import { membersOf } from '../shared/indicators/regions.ts'
import { assessTargets } from '../shared/scenarios/assess.ts'
import type { Standing, TargetState } from '../shared/scenarios/target-state.ts'
import type { Rows } from '../shared/table/change.ts'
import { formatCell } from '../shared/table/kinds.ts'
import type { Language } from '../shared/text/language.ts'
import { layOut } from './terminal-table.ts'

interface Words {
  readonly title: string
  readonly indicator: string
  readonly aim: string
  readonly standings: Readonly<Record<Standing, string>>
  readonly short: string
  readonly count: (count: number) => string
  readonly aboveCounty: string
  readonly betterThanCity: string
  readonly complete: string
  readonly yes: string
  readonly no: string
  readonly made: string
  readonly noModel: string
  readonly none: string
}

/** Shapes beside the words, so that the table reads without colour. */
const SHAPES: Readonly<Record<Standing, string>> = {
  reached: '●',
  'on-path': '▲',
  gap: '■',
  'no-data': '○',
  incomparable: '◇',
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '各项目标在基准情景下的推演',
    indicator: '指标',
    aim: '目标',
    standings: {
      reached: '已达标',
      'on-path': '到期可达标',
      gap: '有差距',
      'no-data': '暂无数据',
      incomparable: '不可比',
    },
    short: '差',
    count: (count) => `共 ${count} 项：`,
    aboveCounty: '高于所在县',
    betterThanCity: '好于全市',
    complete: '完成',
    yes: '是',
    no: '否',
    made: '* 含演示数据（虚构），只用于试用，不能作为统计依据。',
    noModel: '工作簿中没有可运行的模型，以下只比较已有数据；请在“模型”页查看问题。',
    none: '工作簿中还没有目标。',
  },
  'en-US': {
    title: 'The targets in the base scenario',
    indicator: 'Indicator',
    aim: 'Target',
    standings: {
      reached: 'reached',
      'on-path': 'will be reached',
      gap: 'gap',
      'no-data': 'no data',
      incomparable: 'not comparable',
    },
    short: 'short',
    count: (count) => `${count} in all: `,
    aboveCounty: 'above its county',
    betterThanCity: 'better than the city',
    complete: 'complete',
    yes: 'yes',
    no: 'no',
    made: '* with made-up sample data 演示数据（虚构）: for trying out only, no statistics.',
    noModel:
      'This workbook has no model that runs; only actual figures are compared. See the page 模型 (model).',
    none: 'This workbook has no targets yet.',
  },
}

/**
 * The short table that `npm start` prints: a line per indicator, year and comparison, a column per place, in it the
 * base scenario's value, its shape, and what is missing.
 */
export function targetsTable(rows: Rows, language: Language): string {
  const words = WORDS[language]
  const ran = runScenario(rows)
  const result = ran.kind === 'run' ? ran.result : null
  const states = assessTargets(rows, result)
  if (states.length === 0) return words.none
  const said: Said = { rows, words, language }
  const places = [...new Set(states.map(({ region }) => region))]
  // A target of the group takes a line of its own, not a column that is empty everywhere else.
  const regions = places.filter((id) => membersOf(rows, id).length === 0)
  const lines = [
    ...Map.groupBy(states, ({ indicator, year, basis }) => `${indicator} ${year} ${basis}`).values(),
  ]
  return [
    words.title,
    ...(result === null ? [words.noModel] : []),
    ...layOut([
      [words.indicator, words.aim, ...regions.map((id) => nameOf(said, 'region', id))],
      ...lines.map((line) => lineOf(said, line, regions)),
    ]),
    summary(states, words),
    ...(states.some(({ demo }) => demo) ? [words.made] : []),
  ].join('\n')
}

/** What every part of the table needs to put figures into words. */
interface Said {
  readonly rows: Rows
  readonly words: Words
  readonly language: Language
}

function lineOf(said: Said, states: readonly TargetState[], regions: readonly string[]): string[] {
  const aims = [...new Set(states.map((state) => aimText(said, state)))]
  return [
    nameOf(said, 'indicator', states[0]?.indicator ?? ''),
    aims.join(' / '),
    ...(states.some(({ region }) => regions.includes(region))
      ? regions.map((id) => cellOf(said, states, id))
      : states.map((state) => `${nameOf(said, 'region', state.region)} ${cellText(said, state)}`)),
  ]
}

function cellOf(said: Said, states: readonly TargetState[], id: string): string {
  const state = states.find(({ region }) => region === id)
  return state ? cellText(said, state) : ''
}

function cellText(said: Said, state: TargetState): string {
  const { standing, gap, demo } = state
  const decides = state.projected ?? state.latest?.value ?? null
  const value = decides === null ? '—' : figureText(said, state, decides)
  // Yes or no has no distance.
  const short = standing === 'gap' && gap !== null && !isYesNo(said, state)
  const missing = short ? ` ${said.words.short} ${figureText(said, state, Math.abs(gap))}` : ''
  return `${SHAPES[standing]} ${value}${missing}${demo ? ' *' : ''}`
}

function aimText(said: Said, state: TargetState): string {
  const { basis, operator, aim, unit, year } = state
  const { words } = said
  const figure = aim === null ? '' : ` ${figureText(said, state, aim)} ${unit}`.trimEnd()
  const at = (text: string): string => `${year} ${text}`
  if (basis === 'above-county') return at(`${words.aboveCounty}（${unit}）`)
  if (basis === 'better-than-city') return at(`${words.betterThanCity}${figure}`)
  if (isYesNo(said, state)) return at(words.yes)
  if (operator === 'complete') return at(`${words.complete}${figure}`)
  const signs = { above: '>', 'at-least': '≥', below: '<', 'at-most': '≤' } as const
  return at(figure === '' ? '—' : `${signs[operator]}${figure}`)
}

/** A figure without its unit, which stands with the aim. */
function figureText(said: Said, state: TargetState, value: number): string {
  if (isYesNo(said, state)) return value >= 1 ? said.words.yes : said.words.no
  const { rows, language } = said
  const decimals = state.decimals ?? 2
  return formatCell({ kind: 'number', title: '', unit: state.unit, decimals }, value, {
    rows,
    decimals,
    language,
  })
}

function isYesNo({ rows }: Said, { indicator }: TargetState): boolean {
  return rows.get('indicator', indicator)?.['kind'] === 'yesno'
}

function summary(states: readonly TargetState[], words: Words): string {
  const counts = Map.groupBy(states, ({ standing }) => standing)
  const parts = (Object.keys(SHAPES) as Standing[]).flatMap((standing) => {
    const count = counts.get(standing)?.length ?? 0
    return count === 0 ? [] : [`${SHAPES[standing]} ${words.standings[standing]} ${count}`]
  })
  return `${words.count(states.length)}${parts.join('  ')}`
}

function nameOf({ rows, language }: Said, table: 'region' | 'indicator', id: string): string {
  const row = rows.get(table, id)
  return String((language === 'en-US' ? row?.['english_name'] : null) ?? row?.['name'] ?? id)
}
